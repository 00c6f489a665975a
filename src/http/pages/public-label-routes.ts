import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../access/person-store.ts';
import { loadPublicFacts } from '../../domain/label/label-public-store.ts';
import { publicLabel } from '../../domain/label/label-public.ts';
import type { PublicLabel } from '../../domain/label/label-public.ts';
import { publicRecall } from '../../domain/recall/recall-public.ts';
import type { PublicRecall } from '../../domain/recall/recall-public.ts';
import { recallsOn } from '../../domain/recall/recalls-on-store.ts';
import { readPublicCode } from '../../domain/label/public-code.ts';
import type { Edge } from '../edge.ts';
import { LotproofError } from '../../kit/errors.ts';
import { html } from './html.ts';
import { codeForm, labelPage, sendPublic } from './public-label-page.ts';
import { PUBLIC_WORDS } from './public-label-words.ts';
import { preferredLanguage } from './words.ts';

const askedSchema = z.object({
  lang: z.enum(['en', 'zh']).optional().catch(undefined),
  code: z.string().max(100).optional().catch(undefined),
});
const pathSchema = z.object({ firm: z.string(), code: z.string().optional() });

interface Asked {
  readonly firm: string;
  /** As it was typed or scanned; null: none yet. */
  readonly typed: string | null;
  readonly language: Language;
}

/** The pages that codes on labels lead to: for anybody, without signing in, a limited number a minute. */
export function publicLabelRoutes(edge: Edge, app: FastifyInstance): void {
  app.get('/l/:firm', (request, reply) => answer(edge, request, reply));
  app.get('/l/:firm/:code', (request, reply) => answer(edge, request, reply));
}

function askedOf(request: FastifyRequest): Asked {
  const { firm, code: inPath } = pathSchema.parse(request.params);
  const { lang, code } = askedSchema.parse(request.query);
  const language = lang ?? preferredLanguage(request.headers['accept-language']);
  return { firm, typed: inPath ?? code ?? null, language };
}

async function answer(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = askedOf(request);
  const { firm, typed, language } = asked;
  const words = PUBLIC_WORDS[language];
  const wait = edge.publicPages.take(request.ip, Date.parse(edge.now()));
  if (wait > 0) {
    edge.metrics.limited();
    reply.header('retry-after', String(wait));
    return plain(reply, asked, { status: 429, title: words.tooMany, says: words.tooManySays });
  }
  if (typed === null || typed.trim() === '')
    return sendPublic(reply, {
      language,
      path: `/l/${encodeURIComponent(firm)}`,
      status: 200,
      title: words.title,
      main: html`<h1>${words.title}</h1>
        ${codeForm(words, firm)}`,
    });
  const code = readPublicCode(typed);
  if (code === null)
    return plain(reply, asked, { status: 404, title: words.mistyped, says: words.mistypedSays, typed });
  const label = await labelUnder(edge, firm, code, language);
  // A firm that is not here, a code that nobody was given and one that was taken back are one answer.
  if (label === null)
    return plain(reply, asked, { status: 404, title: words.unknown, says: words.unknownSays });
  const main = labelPage(words, label.shown, label.recalls);
  return sendPublic(reply, {
    language,
    path: `/l/${encodeURIComponent(firm)}/${code}`,
    status: 200,
    title: label.recalls.length === 0 ? label.shown.product : `${words.recalled}: ${label.shown.product}`,
    main,
  });
}

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly says: string;
  readonly typed?: string;
}

function plain(
  reply: FastifyReply,
  { firm, language }: Asked,
  { status, title, says, typed }: Refusal,
): FastifyReply {
  const words = PUBLIC_WORDS[language];
  const main = html`<h1>${title}</h1>
    <p>${says}</p>
    ${typed === undefined ? null : html`<p class="soft">${words.youTyped}: ${typed.slice(0, 40)}</p>`}
    ${codeForm(words, firm)}`;
  return sendPublic(reply, { language, path: `/l/${encodeURIComponent(firm)}`, status, title, main });
}

interface Labelled {
  readonly shown: PublicLabel;
  readonly recalls: readonly PublicRecall[];
}

async function labelUnder(
  edge: Edge,
  firm: string,
  code: string,
  language: Language,
): Promise<Labelled | null> {
  try {
    const { database, kinds } = await edge.firms.open(firm);
    return await database.read(async (transaction) => {
      const found = await loadPublicFacts(transaction, kinds, code);
      if (found === null) return null;
      const { version, facts, holdsInForce, run } = found;
      const recalls = await recallsOn(transaction, kinds, { run });
      return {
        shown: publicLabel(version, facts, { language, holdsInForce }),
        recalls: recalls.map((recall) => publicRecall(recall, language)),
      };
    });
  } catch (error) {
    // An id that no firm may have is a usage error, one that none has is not found.
    if (error instanceof LotproofError && ['usage', 'not-found'].includes(error.code)) return null;
    throw error;
  }
}
