import type { FastifyInstance } from 'fastify';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Edge } from './edge.ts';
import { PROGRESS_HEADER, progressKeyOf } from './progress-board.ts';
import { API_ROOT } from './routes.ts';

export const DEMO_PATH = `${API_ROOT}/demo`;

/** Builds the firms of the demo, as `lotproof demo` does, for the person who set the installation up. */
export function demoRoute(edge: Edge, app: FastifyInstance): void {
  let building: Promise<void> | null = null;
  // Whoever asks meanwhile hears how far the same building is.
  const listeners = new Set<TellProgress>();
  app.post(DEMO_PATH, async (request, reply) => {
    const { caller } = request;
    if (caller === null) throw new LotproofError('unauthenticated');
    if (caller.by !== 'session' || !caller.person.founder)
      throw new LotproofError('forbidden', 'Only who set this installation up builds the demo.');
    const { buildDemo, firms, settings } = edge;
    if (buildDemo === undefined) throw new LotproofError('not-found', 'This server has no demo.');
    await edge.progress.follow(
      caller.id,
      progressKeyOf(request.headers[PROGRESS_HEADER]),
      async (tell: TellProgress) => {
        listeners.add(tell);
        const progress: TellProgress = (now) => listeners.forEach((listener) => listener(now));
        building ??= buildDemo({ firms, settings, progress }).finally(() => {
          building = null;
          listeners.clear();
        });
        await building;
      },
    );
    return reply.status(204).send();
  });
}
