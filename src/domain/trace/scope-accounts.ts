import type { Key, MaterialLotFact, RunFact } from './scope-facts.ts';
import { slotAccount, type SlotAccount } from './scope-slots.ts';
import { dayOfTime, isBefore } from './scope-times.ts';
import { slotsOf, type ScopeWorld } from './scope-world.ts';

/** Some of a lot that left it, for good, at a time. */
interface Departure {
  readonly quantity: number;
  /** Null: not known when. */
  readonly when: string | null;
  readonly site: Key | null;
}

/**
 * Where all of a lot went (reading 3): what runs consumed net, scrap, samples and returns to its supplier, and dated stock counts.
 * Rows of an overfull slot, or that cannot be true by their dates, close nothing (reading 5).
 */
export interface LotAccount {
  readonly dispatched: number | null;
  readonly departures: readonly Departure[];
  readonly total: number;
  /** Counted quantity by day. */
  readonly counts: ReadonlyMap<string, number>;
}

export function lotAccount(
  world: ScopeWorld,
  lot: MaterialLotFact,
  accountsOf: (run: RunFact) => readonly SlotAccount[],
): LotAccount {
  const departures: Departure[] = [];
  const rows = Map.groupBy(world.rowsOfLot.get(lot.key) ?? [], (row) => row.run ?? 0);
  for (const [key, own] of [...rows].sort(([left], [right]) => left - right)) {
    const run = world.runs.get(key);
    const usable = own.filter(
      (row) => run === undefined || !isContradictory(accountsOf(run), row.slot, row.lot),
    );
    const quantity = usable.reduce(
      (sum, row) => sum + (row.kind === 'waste' ? 0 : row.kind === 'issue' ? 1 : -1) * (row.quantity ?? 0),
      0,
    );
    if (quantity > 0)
      departures.push({
        quantity,
        when: run === undefined ? (own[0]?.date ?? null) : run.ended,
        site: run?.site ?? null,
      });
  }
  const counts = new Map<string, number>();
  for (const movement of lot.movements) {
    if (movement.kind === 'moved') continue;
    if (movement.kind !== 'stock-count')
      departures.push({ quantity: movement.quantity, when: movement.date, site: movement.site });
    else if (movement.date !== null) {
      const day = dayOfTime(movement.date);
      counts.set(day, (counts.get(day) ?? 0) + movement.quantity);
    }
  }
  const total = departures.reduce((sum, { quantity }) => sum + quantity, 0);
  return { dispatched: lot.quantityDispatched, departures, total, counts };
}

function isContradictory(accounts: readonly SlotAccount[], slot: string | null, lot: Key): boolean {
  const account = accounts.find((each) => each.slot.slot === slot);
  if (account === undefined) return false;
  return (
    account.isOver || (account.hasWrongDates && account.rows.some((row) => row.lot === lot && row.isMention))
  );
}

/** All that was dispatched is recorded as gone before the run began. */
export function isUsedUpBefore(account: LotAccount, run: RunFact): boolean {
  const { started } = run;
  if (started === null || account.dispatched === null || account.total > account.dispatched) return false;
  const gone = account.departures.reduce((sum, { quantity, when, site }) => {
    const isGone = when !== null && isBefore(when, started, site !== null && site === run.site);
    return isGone ? sum + quantity : sum;
  }, 0);
  return account.dispatched > 0 && gone === account.dispatched;
}

/**
 * All that was dispatched is recorded elsewhere: in other runs and movements at any time; or gone by the day of a stock count or
 * counted on it, for a run that had ended by then. The run itself has none of it on record.
 */
export function isClosedElsewhere(account: LotAccount, run: RunFact): boolean {
  const { dispatched, total } = account;
  if (dispatched === null || dispatched === 0 || total > dispatched) return false;
  if (total === dispatched) return true;
  const { ended } = run;
  if (ended === null) return false;
  return [...account.counts].some(([day, counted]) => {
    if (dayOfTime(ended) >= day) return false;
    const gone = account.departures.reduce(
      (sum, { quantity, when }) => (when !== null && dayOfTime(when) < day ? sum + quantity : sum),
      0,
    );
    return gone + counted === dispatched;
  });
}

/** The accounts of all slots of a run. */
export function accountsOfRun(world: ScopeWorld, run: RunFact): SlotAccount[] {
  return slotsOf(world, run).map((slot) => slotAccount(world, run, slot));
}
