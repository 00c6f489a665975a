import type { FastifyInstance } from 'fastify';
import { LotproofError } from '../kit/errors.ts';
import type { Edge } from './edge.ts';
import { API_ROOT } from './routes.ts';

export const DEMO_PATH = `${API_ROOT}/demo`;

/** Builds the firms of the demo, as `lotproof demo` does, for the person who set the installation up. */
export function demoRoute(edge: Edge, app: FastifyInstance): void {
  let building: Promise<void> | null = null;
  app.post(DEMO_PATH, async (request, reply) => {
    const { caller } = request;
    if (caller === null) throw new LotproofError('unauthenticated');
    if (caller.by !== 'session' || !caller.person.founder)
      throw new LotproofError('forbidden', 'Only who set this installation up builds the demo.');
    if (edge.buildDemo === undefined) throw new LotproofError('not-found', 'This server has no demo.');
    // Whoever asks meanwhile waits for the same.
    building ??= edge.buildDemo(edge.firms).finally(() => {
      building = null;
    });
    await building;
    return reply.status(204).send();
  });
}
