import { LotproofError } from '../../kit/errors.ts';

/** Runs one piece of work after the other, and lets few wait: each takes a core for seconds. */
export interface Queue {
  /** Throws `busy` at once where as many wait as may. */
  run<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

export function startQueue(mostWaiting: number): Queue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: async (work) => {
      if (waiting > mostWaiting)
        throw new LotproofError(
          'busy',
          `${String(waiting)} photos are being read or wait for it, one at a time. Try again in a minute.`,
        );
      waiting += 1;
      const turn = last.then(work, work);
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
  };
}
