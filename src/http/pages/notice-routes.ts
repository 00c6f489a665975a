import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { newSecret } from '../../access/secret.ts';
import type { Language } from '../../access/person-store.ts';
import { loadAround, loadNotices, numberOf } from '../../domain/recall/notice-facts-store.ts';
import type { KnownNotice } from '../../domain/recall/notice-facts-store.ts';
import { noticePdf } from '../../domain/recall/notice-print-operations.ts';
import type { NoticeAround } from '../../domain/recall/notice-text.ts';
import { NOTICE_WORDS } from '../../domain/recall/notice-words.ts';
import { ERROR_CODES, LotproofError } from '../../kit/errors.ts';
import { plainFileName } from '../../kit/file-name.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import {
  ANSWERS_MOST,
  PHOTO_BYTES,
  PHOTOS_MOST,
  readAnswer,
  recordAnswer,
} from '../../outside/notice-answer.ts';
import type { AnswerFault, AnswerForm } from '../../outside/notice-answer.ts';
import { noticeOf, noticePath } from '../../outside/notice-link.ts';
import type { Edge } from '../edge.ts';
import { asLotproofError } from '../problem.ts';
import { formParts } from './form-parts.ts';
import { html } from './html.ts';
import { ANSWER_WORDS } from './notice-answer-words.ts';
import { answerForm, lastAnswer, noticePage } from './notice-page.ts';
import { admitDeed, admitOutside, note, outsideLanguage, refuse } from './outside-admit.ts';
import type { Admitted } from './outside-admit.ts';
import { SECRET_FILE, sendOutside } from './outside-frame.ts';
import { attachedAs } from './page-alone.ts';

/** Photos and the fields around them. */
const ANSWER_BYTES = PHOTOS_MOST * PHOTO_BYTES + 64 * 1024;
const NONCE_LENGTH = 22;
const TEXT_BYTES = 16_000;

/** Who was let in, before any of the body was read. */
const letIn = new WeakMap<FastifyRequest, Admitted>();

/** The page by which a consignee sees and answers a recall notice, without an account and without scripts. */
export function noticeRoutes(edge: Edge, app: FastifyInstance): void {
  void app.register((pages, _options, done) => {
    pages.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: ANSWER_BYTES },
      (_request, body, given) => given(null, body),
    );
    pages.addHook('onRequest', async (request, reply) => {
      const admitted = await admitOutside(edge, 'notice', request, reply);
      if (admitted === null) return reply;
      const isDeed = request.method === 'POST' || request.url.includes('/notice.pdf');
      if (isDeed && !admitDeed(edge, admitted, reply)) return reply;
      letIn.set(request, admitted);
      return undefined;
    });
    pages.setErrorHandler((error, request, reply) => failed(edge, error, request, reply));
    const usual = { method: 'GET', exposeHeadRoute: false } as const;
    pages.route({ ...usual, url: '/n/:token', handler: (request, reply) => show(edge, request, reply) });
    pages.route({
      ...usual,
      url: '/n/:token/notice.pdf',
      handler: (request, reply) => sendPdf(edge, request, reply),
    });
    pages.post('/n/:token', (request, reply) => answer(edge, request, reply));
    done();
  });
}

interface Told {
  readonly admitted: Admitted;
  readonly ledger: Ledger;
  readonly known: KnownNotice;
  readonly around: NoticeAround;
}

/** The notice of the link; null when it no longer stands, and a refusal was sent. */
async function toldOf(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<Told | null> {
  const admitted = letIn.get(request);
  if (admitted === undefined) throw new LotproofError('internal', 'A notice was asked for without its link.');
  const { link, language } = admitted;
  try {
    const ledger = await edge.firms.open(link.firm);
    return await ledger.database.read(async (transaction) => {
      const n = await numberOf(transaction, 'recall-notice', noticeOf(link));
      const [known] = await loadNotices(transaction, ledger.kinds, { notice: n });
      if (known === undefined) throw new LotproofError('not-found');
      return { admitted, ledger, known, around: await loadAround(transaction, ledger.kinds, known) };
    });
  } catch (error) {
    if (!(error instanceof LotproofError) || error.code !== 'not-found') throw error;
    return refuse(edge, reply, language, null);
  }
}

const sentSchema = z.object({ sent: z.string().optional().catch(undefined) });

async function show(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const told = await toldOf(edge, request, reply);
  if (told === null) return reply;
  await note(edge, request, told.admitted.link, 'looked');
  const isNew = sentSchema.parse(request.query).sent === '1';
  return sendNotice(reply, told, { typed: {}, faults: [], isNew });
}

interface Filled {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  readonly isNew: boolean;
}

function sendNotice(reply: FastifyReply, told: Told, { typed, faults, isNew }: Filled): FastifyReply {
  const { admitted, known, around } = told;
  const { token, language } = admitted;
  const path = noticePath(token);
  const nonce = newSecret().slice(0, NONCE_LENGTH);
  const form = answerForm({ language, path, answerBy: known.notice.answerBy, nonce, typed, faults });
  const answering = html`${lastAnswer(language, known.answers.at(-1), isNew)} ${form}`;
  return sendOutside(reply, {
    ...{ language, path, status: faults.length === 0 ? 200 : 422 },
    title: `${NOTICE_WORDS[language].title} ${known.notice.code}`,
    main: noticePage({ language, path, known, around, answering }),
  });
}

async function sendPdf(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const told = await toldOf(edge, request, reply);
  if (told === null) return reply;
  const { admitted, known, around } = told;
  await note(edge, request, admitted.link, 'fetched');
  const bytes = await noticePdf(known.notice, around, admitted.language);
  const name = plainFileName(`notice-${known.notice.code}-${admitted.language}.pdf`);
  return reply
    .headers({
      ...SECRET_FILE,
      'content-disposition': attachedAs(name),
    })
    .type('application/pdf')
    .send(bytes);
}

async function answer(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const told = await toldOf(edge, request, reply);
  if (told === null) return reply;
  const { admitted, known, ledger } = told;
  const { link, token, language } = admitted;
  const own = ANSWER_WORDS[language];
  if (known.answers.length >= ANSWERS_MOST) return says(reply, admitted, own.tooMany, 429);
  const form = formOf(request);
  const read = readAnswer(form);
  if (!('body' in read))
    return sendNotice(reply, told, {
      ...{ typed: form.texts, isNew: false },
      faults: read.map((fault) => faultText(language, fault)),
    });
  const nonce = /^[A-Za-z0-9_-]{22}$/.exec(form.texts['nonce'] ?? '')?.[0] ?? newSecret();
  await recordAnswer(
    {
      ...{ ledger, dataFolder: edge.firms.filesFolder(link.firm), link: link.id, nonce },
      ...{ notice: { id: known.id, code: known.notice.code }, now: edge.now(), newId: edge.newId },
    },
    read,
  );
  await note(edge, request, link, 'answered');
  return reply
    .headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    .redirect(`${noticePath(token)}?lang=${language}&sent=1`, 303);
}

/** The fields of a form, each once and no longer than a page of text, and its photos. */
function formOf(request: FastifyRequest): AnswerForm {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const parts = formParts(body, request.headers['content-type'] ?? '');
  if (parts === null) throw new LotproofError('usage', 'The form cannot be read.');
  const texts: Record<string, string> = {};
  const photos: Buffer[] = [];
  for (const { name, isFile, bytes } of parts) {
    // A field for files that was left empty sends a file without content.
    if (isFile && name === 'photo' && bytes.length > 0) photos.push(bytes);
    else if (!isFile) texts[name] ??= bytes.toString('utf8', 0, TEXT_BYTES);
  }
  return { texts, photos };
}

function faultText(language: Language, fault: AnswerFault): string {
  const own = ANSWER_WORDS[language];
  if (fault.fault === 'count') {
    const names = {
      ...{ found: own.unitsFound, isolated: own.unitsIsolated, returned: own.unitsReturned },
      ...{ destroyed: own.unitsDestroyed, sold: own.unitsSold },
    };
    return own.wrongCount(names[fault.field]);
  }
  const says = { stock: own.wrongStock, none: own.wrongNone, photo: own.wrongPhoto };
  return says[fault.fault];
}

/** One sentence and the way back. */
function says(
  reply: FastifyReply,
  { token, language }: Admitted,
  text: string,
  status: number,
): FastifyReply {
  const main = html`<h1>${text}</h1>
    <p><a href="${noticePath(token)}?lang=${language}">${ANSWER_WORDS[language].back}</a></p>`;
  return sendOutside(reply, { language, path: null, status, title: text, main });
}

/** A page instead of a problem document: whoever answers from a phone sees what to do. */
function failed(edge: Edge, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ours = asLotproofError(error);
  const { status } = ERROR_CODES[ours.code];
  if (status >= 500) edge.requestLog.fault(request.id, ours);
  const admitted = letIn.get(request);
  const own = ANSWER_WORDS[admitted?.language ?? outsideLanguage(request)];
  const text = status === 413 ? own.tooLarge : own.failed;
  if (admitted !== undefined) return says(reply, admitted, text, status);
  const main = html`<h1>${text}</h1>`;
  return sendOutside(reply, { language: outsideLanguage(request), path: null, status, title: text, main });
}
