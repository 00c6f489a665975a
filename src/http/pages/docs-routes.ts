import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import type { Operation } from '../../operation/operation.ts';
import type { Edge } from '../edge.ts';
import { SchemaBook } from '../json-schema.ts';
import { openApi } from '../openapi.ts';
import { nounPage } from './docs-noun.ts';
import { nounsOf, nounTitle, sendDocs } from './docs-frame.ts';
import { startPage } from './docs-start.ts';
import { ICON, STYLE } from './style.ts';

/** The OpenAPI document, the pages that explain it, and their stylesheet: public, since the software is. */
export function docsRoutes(edge: Edge, app: FastifyInstance, operations: readonly Operation[]): void {
  const nouns = nounsOf(operations);
  const names = [...nouns.keys()];
  let document: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(operations));
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document);
  });
  app.get('/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(STYLE),
  );
  app.get('/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(ICON),
  );
  app.get('/docs', (_request, reply) => {
    const main = startPage(operations, edge.state.url);
    return sendDocs(reply, { title: 'Using the API', here: '/docs', nouns: names, main });
  });
  app.get('/docs/:noun', (request, reply) => {
    const { noun } = z.object({ noun: z.string() }).parse(request.params);
    const own = nouns.get(noun);
    if (own === undefined) throw new LotproofError('not-found', 'There is no such page. /docs lists them.');
    const main = nounPage(new SchemaBook(), noun, own);
    return sendDocs(reply, { title: nounTitle(noun), here: `/docs/${noun}`, nouns: names, main });
  });
}
