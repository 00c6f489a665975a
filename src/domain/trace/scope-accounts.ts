import type { ConsumptionFact, Key, MaterialLotFact, RunFact } from './scope-facts.ts';
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
 * Rows of an overfull slot, or that cannot be true by their dates, close nothing (reading 5); nor do those of a run that is still open,
 * which may bring some of it back, nor of one that brought back nobody knows how much.
 */
export interface LotAccount {
  readonly dispatched: number | null;
  readonly departures: readonly Departure[];
  /** What the departures come to. */
  readonly total: number;
  /** What is on record as having left it in any way, for good or not: more than was dispatched contradicts, and closes nothing. */
  readonly claimed: number;
  /** Counted quantity by day. */
  readonly counts: ReadonlyMap<string, number>;
}

export function lotAccount(
  world: ScopeWorld,
  lot: MaterialLotFact,
  accountsOf: (run: RunFact) => readonly SlotAccount[],
): LotAccount {
  const departures: Departure[] = [];
  let claimed = 0;
  const rows = Map.groupBy(world.rowsOfLot.get(lot.key) ?? [], (row) => row.run ?? 0);
  for (const [key, own] of [...rows].sort(([left], [right]) => left - right)) {
    const run = world.runs.get(key);
    claimed += Math.max(0, netOf(own));
    const isOpen = run?.made === null || own.some((row) => row.kind === 'return' && row.quantity === null);
    if (isOpen) continue;
    const quantity = netOf(
      own.filter((row) => run === undefined || !isContradictory(accountsOf(run), row.slot, row.lot)),
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
    if (movement.kind !== 'stock-count') {
      departures.push({ quantity: movement.quantity, when: movement.date, site: movement.site });
      claimed += movement.quantity;
    } else if (movement.date !== null) {
      const day = dayOfTime(movement.date);
      counts.set(day, (counts.get(day) ?? 0) + movement.quantity);
    }
  }
  const total = departures.reduce((sum, { quantity }) => sum + quantity, 0);
  return { dispatched: lot.quantityDispatched, departures, total, claimed, counts };
}

/** What rows took in, less what they brought back. */
function netOf(rows: readonly ConsumptionFact[]): number {
  const signs = { issue: 1, return: -1, waste: 0 };
  return rows.reduce((sum, row) => sum + signs[row.kind] * (row.quantity ?? 0), 0);
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
  if (started === null || account.dispatched === null || account.claimed > account.dispatched) return false;
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
  const { dispatched, total, claimed } = account;
  if (dispatched === null || dispatched === 0 || claimed > dispatched) return false;
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
