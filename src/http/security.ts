import type { FastifyReply, FastifyRequest } from 'fastify';
import { LotproofError } from '../kit/errors.ts';
import { isLoopback } from '../kit/loopback.ts';
import type { Edge } from './edge.ts';

/** No scripts, no frames, nothing from elsewhere: the pages here are plain HTML with one stylesheet. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not `no-referrer`: a browser would then keep the origin from our own forms too.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

export function secureAnswer(edge: Edge, reply: FastifyReply): void {
  reply.headers(HEADERS);
  if (edge.secure) reply.header('strict-transport-security', 'max-age=31536000');
}

/**
 * A server on loopback is asked under a loopback name. Anything else is a page of some other site whose name was made to point
 * here (DNS rebinding).
 */
export function checkHost(edge: Edge, request: FastifyRequest): void {
  if (!edge.loopbackOnly || isLoopback(request.hostname)) return;
  throw new LotproofError(
    'usage',
    'This server answers under a loopback name only; set LOTPROOF_PUBLIC_URL to reach it under another.',
  );
}

/** Header that scripts of our own send with changes; a form of another site cannot. */
export const CHANGE_HEADER = 'x-lotproof';

/**
 * Refuses a change that some other site's page makes a signed-in browser send: the browser names the page's origin, or says that
 * the page is ours; a program that names neither sends our header.
 */
export function checkOrigin(edge: Edge, request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site, [CHANGE_HEADER]: own } = request.headers;
  const allowed =
    origin !== undefined
      ? origin === edge.state.url || (!edge.named && origin === `http://${request.host}`)
      : site !== undefined
        ? site === 'same-origin' || site === 'none'
        : own !== undefined;
  if (allowed) return;
  throw new LotproofError(
    'forbidden',
    `A change by a signed-in browser must come from a page of this server; programs send the header ${CHANGE_HEADER}: 1, or an API token.`,
  );
}
