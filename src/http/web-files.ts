import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LotproofError } from '../kit/errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Files have a digest of what is in them in their names, so that a browser may keep them for good. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** What stands in index.html where the nonce of an answer goes. */
const NONCE_PLACE = 'style-nonce-goes-here';

/**
 * The policy of the web app: scripts, pictures and requests of ours alone, nothing inline. Style sheets are ours too; the few style
 * elements that the component library makes carry a nonce, which is new with every answer. Pictures may also be made in the page
 * (a photo that was dropped), and the camera may be used by the page itself, to read codes.
 */
function webPolicy(nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    // The decoder of scanned codes is WebAssembly; this allows that and no eval.
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  };
}

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Compressed when first asked for, and kept. */
  readonly packed: Map<Encoding, Promise<Buffer>>;
}

/** The built web app in memory; null when it has not been built. */
export interface WebFiles {
  readonly index: string;
  readonly assets: ReadonlyMap<string, Asset>;
}

/** Reads what `npm run web:build` made. */
export function readWebFiles(folder: string): WebFiles | null {
  const index = path.join(folder, 'index.html');
  if (!existsSync(index)) return null;
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(path.join(folder, 'assets'))) {
    const type = TYPES[path.extname(name)];
    if (type !== undefined)
      assets.set(name, { type, plain: readFileSync(path.join(folder, 'assets', name)), packed: new Map() });
  }
  return { index: readFileSync(index, 'utf8'), assets };
}

/** The app's files. They are public, as the software is, and are not counted as questions. */
export function assetRoutes(app: FastifyInstance, web: WebFiles): void {
  app.get('/assets/:name', async (request, reply) => {
    const { name } = z.object({ name: z.string() }).parse(request.params);
    const asset = web.assets.get(name);
    if (asset === undefined) throw new LotproofError('not-found', 'There is no such file of the web app.');
    const encoding = encodingFor(request, asset);
    reply.type(asset.type).headers({ 'cache-control': FOR_GOOD, vary: 'accept-encoding' });
    if (encoding === null) return reply.send(asset.plain);
    return reply.header('content-encoding', encoding).send(await packed(asset, encoding));
  });
}

/** The page that starts the app, at each of its addresses. */
export function sendIndex(reply: FastifyReply, web: WebFiles): FastifyReply {
  const nonce = randomBytes(18).toString('base64url');
  return reply
    .type('text/html; charset=utf-8')
    .headers({ ...webPolicy(nonce), 'cache-control': 'no-cache' })
    .send(web.index.replace(NONCE_PLACE, nonce));
}

type Encoding = 'br' | 'gzip';

/** Below this a packed file is hardly smaller. */
const WORTH_PACKING_BYTES = 512;

function encodingFor(request: FastifyRequest, asset: Asset): Encoding | null {
  const isPacked = /^(image\/png|font\/)/.test(asset.type);
  if (isPacked || asset.plain.length < WORTH_PACKING_BYTES) return null;
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function packed(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const known = asset.packed.get(encoding);
  if (known !== undefined) return known;
  const made =
    encoding === 'br'
      ? brotli(asset.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : zip(asset.plain);
  asset.packed.set(encoding, made);
  return made;
}
