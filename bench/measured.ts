/** One measurement: how long, and how that stands beside the least work that could do it on the same machine in the same run. */
export interface Measured {
  readonly part: string;
  readonly database: string;
  readonly what: string;
  /** What the answer held or the work did, so that nobody takes an empty answer for a quick one. */
  readonly size: string;
  readonly rounds: number;
  readonly medianMs: number;
  /** Entries, rows or records a second, where the work is a heap of them. */
  readonly perSecond?: number;
  readonly beside?: { readonly what: string; readonly medianMs: number };
}

/** How often the time of its baseline a measurement took. */
export function ratioOf({ medianMs, beside }: Measured): number | null {
  return beside === undefined ? null : medianMs / beside.medianMs;
}

export function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of so many rounds, after one that is not counted. */
export async function medianOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  await work(0);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) times.push(await timed(() => work(round)));
  return median(times);
}
