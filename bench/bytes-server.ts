/**
 * `node bench/bytes-server.ts FILE`: the peer of the HTTP rows. The same framework answers the same addresses with the same bytes,
 * from memory; FILE is JSON from address to answer.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import fastify from 'fastify';
import { z } from 'zod';

const answers = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const bytes = new Map(Object.entries(answers).map(([path, text]) => [path, Buffer.from(text)]));
const app = fastify({ logger: false });
app.get('/*', (request, reply) => {
  const answer = bytes.get(request.url);
  if (answer === undefined) return reply.status(404).send();
  return reply.type('application/json; charset=utf-8').send(answer);
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ url }));
process.on('SIGTERM', () => void app.close());
