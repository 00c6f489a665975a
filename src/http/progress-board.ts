import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LotproofError } from '../kit/errors.ts';
import type { Progress, TellProgress } from '../kit/progress.ts';
import type { Edge } from './edge.ts';
import { API_ROOT } from './routes.ts';

export const PROGRESS_PATH = `${API_ROOT}/progress/{key}`;
/** A request that is to be asked about names itself by this header. */
export const PROGRESS_HEADER = 'lotproof-progress';

/** Most requests that are followed at once. */
const FOLLOWED = 1_000;
const paramsSchema = z.object({ key: z.string() });

/** How far the requests are that are under way and named themselves; nothing of it outlives its request. */
export class ProgressBoard {
  readonly #latest = new Map<string, Progress | null>();

  /** Follows the work; the key of another caller is another key. */
  async follow<Result>(
    caller: string,
    key: string | null,
    work: (tell: TellProgress) => Promise<Result>,
  ): Promise<Result> {
    if (key === null || this.#latest.size >= FOLLOWED) return work(() => undefined);
    const name = nameOf(caller, key);
    this.#latest.set(name, null);
    try {
      return await work((progress) => this.#latest.set(name, progress));
    } finally {
      this.#latest.delete(name);
    }
  }

  /** Null: it has said nothing yet; undefined: it is not under way. */
  of(caller: string, key: string): Progress | null | undefined {
    return this.#latest.get(nameOf(caller, key));
  }
}

function nameOf(caller: string, key: string): string {
  return `${caller} ${key}`;
}

/** The key a request is followed by. */
export function progressKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,100}$/.test(header)) return header;
  throw new LotproofError('usage', 'Lotproof-Progress has 1 to 100 visible ASCII characters.');
}

/** Tells how far a request of the same caller is. */
export function progressRoute({ progress: board }: Edge, app: FastifyInstance): void {
  app.get(PROGRESS_PATH.replace('{key}', ':key'), (request, reply) => {
    const { caller } = request;
    if (caller === null) throw new LotproofError('unauthenticated');
    const progress = board.of(caller.id, paramsSchema.parse(request.params).key);
    void reply.header('cache-control', 'no-store');
    return { underWay: progress !== undefined, progress: progress ?? null };
  });
}
