import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { clockStepRecord, incidentClockRecord } from './incident-clock-store.ts';
import type { ClockStep, IncidentClock } from './incident-clock.ts';
import type { ClockStepName } from './clock-rules.ts';
import { partsNaming } from './incident-parts-store.ts';
import type { Part } from './incident-parts-store.ts';

/** A clock with what was done; of a step that was recorded twice, the earlier doing counts. */
export interface RunningClock extends Part<IncidentClock> {
  readonly steps: ReadonlyMap<ClockStepName, Part<ClockStep>>;
}

/** The clocks of these incidents, in the order recorded. */
export async function clocksOf(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  incidents: readonly number[],
): Promise<RunningClock[]> {
  const clocks = await partsNaming(transaction, kinds, incidentClockRecord, incidents);
  const numbers = clocks.map(({ n }) => n);
  const steps = await partsNaming(transaction, kinds, clockStepRecord, numbers);
  const byClock = Map.groupBy(steps, ({ body }) => body.clock);
  return clocks.map((clock) => ({ ...clock, steps: earliest(byClock.get(clock.id) ?? []) }));
}

function earliest(steps: readonly Part<ClockStep>[]): Map<ClockStepName, Part<ClockStep>> {
  const found = new Map<ClockStepName, Part<ClockStep>>();
  for (const step of steps) {
    const known = found.get(step.body.step);
    if (known === undefined || step.body.doneAt < known.body.doneAt) found.set(step.body.step, step);
  }
  return found;
}

/** When each step was done. */
export function doneAtOf({ steps }: RunningClock): Map<ClockStepName, string> {
  return new Map([...steps].map(([name, { body }]) => [name, body.doneAt]));
}
