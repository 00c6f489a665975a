import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { firmName } from '../../house/firms.ts';
import { plainFileName } from '../../kit/file-name.ts';
import { sharedPackOf, sharePath } from '../../outside/share.ts';
import type { SharedPack } from '../../outside/share.ts';
import { sharedFile } from '../../outside/shared-file.ts';
import type { Edge } from '../edge.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { admitDeed, admitOutside, note, refuse } from './outside-admit.ts';
import type { Admitted } from './outside-admit.ts';
import { SECRET_FILE, sendOutside } from './outside-frame.ts';
import { OUTSIDE_WORDS } from './outside-words.ts';
import { attachedAs, factList } from './page-alone.ts';

/** The page of a share link and the pack it opens: for whoever has the link, without signing in. */
export function shareRoutes(edge: Edge, app: FastifyInstance): void {
  // A HEAD that opens nothing would be an opening that is not noted.
  const usual = { method: 'GET', exposeHeadRoute: false } as const;
  app.route({ ...usual, url: '/s/:token', handler: (request, reply) => showShare(edge, request, reply) });
  app.route({ ...usual, url: '/s/:token/pack', handler: (request, reply) => sendPack(edge, request, reply) });
}

async function showShare(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const admitted = await admitOutside(edge, 'pack', request, reply);
  if (admitted === null) return reply;
  const { link, token, language } = admitted;
  const firm = (await firmName(await edge.firms.open(link.firm))) ?? link.firm;
  await note(edge, request, link, 'looked');
  const pack = sharedPackOf(link);
  return sendOutside(reply, {
    ...{ language, path: sharePath(token), status: 200 },
    title: `${OUTSIDE_WORDS[language].evidence} · ${pack.code}`,
    main: sharePage(admitted, pack, firm),
  });
}

function sharePage({ link, token, language }: Admitted, pack: SharedPack, firm: string): Html {
  const words = OUTSIDE_WORDS[language];
  const size = `${String(Math.ceil(pack.sizeBytes / 1_024))} KB`;
  return html`<h1>${words.evidence}: ${pack.code}</h1>
    <p>${words.evidenceSays(firm)}</p>
    ${factList([
      [words.about[pack.about] ?? pack.about, pack.code],
      [words.forWhom, link.receiver],
      [words.until, `${link.endsAt.slice(0, 16).replace('T', ' ')} UTC`],
      [words.file, `${pack.name} (${size})`],
    ])}
    <p><a class="do" href="${sharePath(token)}/pack" download>${words.fetch}</a></p>
    <h2>${words.check}</h2>
    <p>${words.checkSays}</p>
    <p>${words.checkKey}</p>
    ${factList([
      [words.key, html`<code>${pack.signingKey}</code>`],
      [words.sum, html`<code>${pack.sha256}</code>`],
      [words.position, String(pack.position)],
    ])}
    <p class="soft">${words.noted}</p>`;
}

async function sendPack(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const admitted = await admitOutside(edge, 'pack', request, reply);
  if (admitted === null) return reply;
  if (!admitDeed(edge, admitted, reply)) return reply;
  const { link, language } = admitted;
  const pack = sharedPackOf(link);
  const file = sharedFile(edge.firms.sharedFolder(link.firm), link.id);
  const size = await sizeOf(file);
  // A pack that is not what was shared is not handed out as if it were.
  if (size !== pack.sizeBytes) {
    refuse(edge, reply, language, null);
    return reply;
  }
  await note(edge, request, link, 'fetched');
  return reply
    .headers({
      ...SECRET_FILE,
      'content-length': size,
      'content-disposition': attachedAs(plainFileName(pack.name)),
    })
    .type('application/zip')
    .send(createReadStream(file));
}

/** Null where the file is gone, as after a move without it. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
