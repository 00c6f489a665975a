/** How long the rounds of one contender took, in milliseconds. */
export interface Timing {
  readonly rounds: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Median of the distances from the median: how far rounds lie apart. */
  readonly spreadMs: number;
}

export function timingOf(times: readonly number[]): Timing {
  const medianMs = quantile(times, 0.5);
  return {
    rounds: times.length,
    medianMs,
    p95Ms: quantile(times, 0.95),
    p99Ms: quantile(times, 0.99),
    spreadMs: quantile(
      times.map((time) => Math.abs(time - medianMs)),
      0.5,
    ),
  };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One of those that answer the same question; `round` says which of the questions. */
export type Contender = (round: number) => Promise<unknown>;

/**
 * Times contenders in turns, so that noise of the machine meets all of them; who begins changes every round. The first
 * `warmUp` rounds are not counted.
 */
export async function race<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<Record<Name, Timing>> {
  // Object.entries forgets the names' type.
  const entries = Object.entries<Contender>(contenders) as [Name, Contender][];
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    const first = (round + warmUp) % entries.length;
    for (const [name, work] of [...entries.slice(first), ...entries.slice(0, first)]) {
      const took = await timed(() => work(Math.abs(round)));
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  const timings = [...times].map(([name, list]) => [name, timingOf(list)] as const);
  return Object.fromEntries(timings) as Record<Name, Timing>;
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
