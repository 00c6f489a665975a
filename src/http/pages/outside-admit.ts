import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isOpen, outsideLinkOf } from '../../access/outside-link.ts';
import type { OutsideLink, OutsidePurpose } from '../../access/outside-link.ts';
import { noteOpening } from '../../access/outside-opening.ts';
import type { OpeningDeed } from '../../access/outside-opening.ts';
import { LANGUAGES } from '../../access/person-store.ts';
import type { Language } from '../../access/person-store.ts';
import type { Edge } from '../edge.ts';
import { html } from './html.ts';
import { sendOutside } from './outside-frame.ts';
import { OUTSIDE_WORDS } from './outside-words.ts';
import { preferredLanguage } from './words.ts';

const pathSchema = z.object({ token: z.string() });
const querySchema = z.object({ lang: z.enum(LANGUAGES).optional().catch(undefined) });

/** The link that a request comes by, and the token as it stands in the address. */
export interface Admitted {
  readonly link: OutsideLink;
  readonly token: string;
  readonly language: Language;
}

/** The language of the address, else of the browser. */
export function outsideLanguage(request: FastifyRequest): Language {
  const { lang } = querySchema.parse(request.query);
  return lang ?? preferredLanguage(request.headers['accept-language']);
}

/**
 * The open link of the request, or null when a refusal was sent. What was never made, what has ended and what was taken back are one
 * answer. Nothing of the body is read before, and a token that was never made writes nothing.
 */
export async function admitOutside(
  edge: Edge,
  purpose: OutsidePurpose,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Admitted | null> {
  const language = outsideLanguage(request);
  const nowMs = Date.parse(edge.now());
  const crowded = edge.outside.networks.take(networkOf(request.ip), nowMs);
  if (crowded > 0) return refuse(edge, reply, language, crowded);
  const { token } = pathSchema.parse(request.params);
  const link = await edge.access.read((transaction) => outsideLinkOf(transaction, purpose, token));
  if (link === null) return refuse(edge, reply, language, null);
  const busy = edge.outside.links.take(link.id, nowMs);
  if (busy > 0) return refuse(edge, reply, language, busy);
  if (isOpen(link, edge.now())) return { link, token, language };
  await note(edge, request, link, 'refused');
  return refuse(edge, reply, language, null);
}

/** Takes one of what costs more than a page; false: a refusal was sent. */
export function admitDeed(edge: Edge, { link, language }: Admitted, reply: FastifyReply): boolean {
  const wait = edge.outside.deeds.take(link.id, Date.parse(edge.now()));
  if (wait === 0) return true;
  refuse(edge, reply, language, wait);
  return false;
}

/** Notes what was done with a link, from where, and with what program. */
export async function note(
  edge: Edge,
  request: FastifyRequest,
  link: OutsideLink,
  deed: OpeningDeed,
): Promise<void> {
  const opening = {
    ...{ at: edge.now(), deed, address: request.ip },
    agent: request.headers['user-agent'] ?? '',
  };
  await edge.access.write((transaction) => noteOpening(transaction, link.id, opening));
}

/** Says that the link opens nothing, or to wait so many seconds. */
export function refuse(
  edge: Edge,
  reply: FastifyReply,
  language: Language,
  waitSeconds: number | null,
): null {
  const words = OUTSIDE_WORDS[language];
  if (waitSeconds !== null) {
    edge.metrics.limited();
    reply.header('retry-after', String(waitSeconds));
  }
  const [title, says] =
    waitSeconds === null ? [words.ended, words.endedSays] : [words.tooMany, words.tooManySays];
  const main = html`<h1>${title}</h1>
    <p>${says}</p>`;
  sendOutside(reply, { language, path: null, status: waitSeconds === null ? 404 : 429, title, main });
  return null;
}

/** Who is counted as one: a whole IPv6 network, since a single customer has as many addresses as they like. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return groups.slice(0, 4).join(':');
}
