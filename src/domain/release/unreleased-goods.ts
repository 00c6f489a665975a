import type { Span } from '../../kit/span.ts';
import { cartonText } from './goods-out.ts';
import type { Contents, Leaving, Stopped } from './goods-out.ts';

/** Whether a run has to be released before its goods leave, and the day on which that was done. */
export interface RunStanding {
  readonly id: string;
  readonly code: string;
  readonly mustBeReleased: boolean;
  /** First day of a release that stands; null: there is none. */
  readonly releasedOn: string | null;
}

/**
 * Goods of runs that had to be released first and were not when they left; and, where a run that they may be of would have to be, goods
 * that nobody can say the run of, carton by carton.
 */
export function unreleasedGoods(
  { taken, nameless }: Contents,
  runs: ReadonlyMap<number, RunStanding>,
  mayBeAsked: (line: Leaving) => boolean,
): Stopped[] {
  const stopped = new Map<string, Stopped>();
  for (const { line, run, range } of taken) {
    const standing = runs.get(run);
    if (standing?.mustBeReleased !== true || isReleased(standing, line.date)) continue;
    stopped.set([line.by.kind, line.by.id, run, range?.from, range?.to].join(' '), {
      ...{ line, range, stop: 'unreleased' },
      says: `${cartonText(range)} on the shipment ${line.shipmentCode}: the run ${standing.code} ${unreleasedText(standing)}.`,
      todo: `Release the run first (release sign ${standing.id}); release assess ${standing.id} says what it waits for.`,
    });
  }
  const unknown = nameless.filter(({ line }) => mayBeAsked(line));
  return [...stopped.values(), ...unknown.map(({ line, range }) => unknownRun(line, range))];
}

function isReleased({ releasedOn }: RunStanding, date: string | null): boolean {
  return releasedOn !== null && (date === null || releasedOn <= date);
}

function unreleasedText({ releasedOn }: RunStanding): string {
  return releasedOn === null ? 'is not released' : `was released only on ${releasedOn}`;
}

function unknownRun(line: Leaving, range: Span | null): Stopped {
  return {
    ...{ line, range, stop: 'unreleased' },
    says: `${cartonText(range)} on the shipment ${line.shipmentCode}: no record says of which run they are, so nobody can say whether that is released.`,
    todo: 'Record their packing first, or name the run.',
  };
}
