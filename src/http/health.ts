import { memoryUsage, uptime } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { execute } from '../db/bulk.ts';
import { publicUrl } from '../house/address.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { isLoopback } from '../kit/loopback.ts';
import { mayDo } from '../operation/permission.ts';
import type { Edge } from './edge.ts';

/** Databases that do not answer within this time do not answer, in milliseconds. */
const READY_MS = 3_000;

/** `/health/live` and `/health/ready`, for whatever keeps the server running. */
export function healthRoutes(edge: Edge, app: FastifyInstance): void {
  let last = { at: '', answer: Promise.resolve<Readiness>('stopping') };
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    // Anybody may ask, as often as they like: the databases are asked once a second.
    const second = edge.now().slice(0, 19);
    if (last.at !== second) last = { at: second, answer: readiness(edge) };
    const status = edge.state.stopping ? 'stopping' : await last.answer;
    if (status !== 'ready') reply.status(ERROR_CODES['database-unavailable'].status);
    return { status };
  });
}

/** `/metrics`, for Prometheus. */
export function metricsRoute(edge: Edge, app: FastifyInstance): void {
  app.get('/metrics', (request, reply) => {
    requireWatcher(edge, request);
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    return edge.metrics.text([
      {
        name: 'lotproof_heavy_under_way',
        says: 'Long answers being worked out.',
        value: edge.heavy.running + edge.long.running,
      },
      {
        name: 'lotproof_heavy_waiting',
        says: 'Long answers waiting for a turn.',
        value: edge.heavy.waiting + edge.long.waiting,
      },
      { name: 'lotproof_pasts_kept', says: 'Ledgers as they stood, kept.', value: edge.pasts.size().ledgers },
      { name: 'lotproof_pasts_bytes', says: 'Room they take.', value: edge.pasts.size().bytes },
      { name: 'process_resident_memory_bytes', says: 'Memory of the process.', value: memoryUsage().rss },
      { name: 'process_uptime_seconds', says: 'Since the process started.', value: uptime() },
    ]);
  });
}

type Readiness = 'ready' | 'stopping' | 'database-unavailable';

async function readiness(edge: Edge): Promise<Readiness> {
  const asked = Promise.allSettled([
    edge.access.read((transaction) => execute(transaction, 'select count(*) as people from person')),
    edge.firms.list(),
  ]).then((answers) => answers.every(({ status }) => status === 'fulfilled'));
  const clock = new AbortController();
  const late = wait(READY_MS, false, { signal: clock.signal }).catch(() => false);
  const answered = await Promise.race([asked, late]);
  clock.abort();
  return answered ? 'ready' : 'database-unavailable';
}

/** Metrics name routes and counts; they are for this machine, or for a token that may audit. */
function requireWatcher(edge: Edge, request: FastifyRequest): void {
  const { caller } = request;
  if (caller?.by === 'token' && mayDo(caller.actor, 'audit')) return;
  const fromHere = publicUrl(edge.settings) === null && isLoopback(request.socket.remoteAddress ?? '');
  if (fromHere) return;
  throw caller === null
    ? new LotproofError('unauthenticated')
    : new LotproofError('forbidden', 'Metrics need an API token with the permission "audit".');
}
