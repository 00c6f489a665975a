import type { Key, MaterialLotFact, MovementFact, RunFact } from './scope-facts.ts';
import { isClosedElsewhere, isUsedUpBefore, type LotAccount } from './scope-accounts.ts';
import type { ClearedReason } from './scope-question.ts';
import { dayOfTime } from './scope-times.ts';
import { sitesOf, type ScopeWorld } from './scope-world.ts';

/** Proofs that a lot is elsewhere than in a run, by its own dates, places and account. */
export interface Clearance {
  readonly reasons: readonly ClearedReason[];
  readonly restsOn: readonly Key[];
  /** A proof by dates would stand if the dates did not contradict each other. */
  readonly hasWrongDates: boolean;
}

/** What of a lot's record the proofs need, worked out once a lot. */
export interface LotHistory {
  readonly lot: MaterialLotFact;
  readonly account: LotAccount;
  /** First day on which any of it can have left its supplier; null: not known. */
  readonly firstDay: string | null;
  /** Day of the first receipt anywhere; null: a receipt is missing or has no date. */
  readonly firstReceipt: string | null;
  /** First day at each site; null: at some time. */
  readonly arrivals: ReadonlyMap<Key, string | null>;
  /** A move whose destination is not known. */
  readonly isSomewhere: boolean;
  /** The recorded receipts add up to all that was dispatched. */
  readonly isAllReceived: boolean;
  readonly hasWrongDates: boolean;
}

export function lotHistory(world: ScopeWorld, lot: MaterialLotFact, account: LotAccount): LotHistory {
  const days = [lot.made?.from, lot.dispatched?.from].flatMap((day) =>
    day === null || day === undefined ? [] : [dayOfTime(day)],
  );
  const firstDay = days.length === 0 ? null : days.reduce((left, right) => (left > right ? left : right));
  const isAllReceived =
    lot.quantityDispatched !== null &&
    lot.receipts.length > 0 &&
    lot.receipts.every((receipt) => receipt.quantity !== null) &&
    lot.receipts.reduce((sum, receipt) => sum + (receipt.quantity ?? 0), 0) === lot.quantityDispatched;
  const received = lot.receipts.map((receipt) => (receipt.date === null ? null : dayOfTime(receipt.date)));
  const firstReceipt = earliest(received);
  const [madeFrom, sentFrom] = [lot.made?.from ?? null, lot.dispatched?.from ?? null];
  return {
    lot,
    account,
    firstDay,
    firstReceipt: isAllReceived ? firstReceipt : null,
    arrivals: arrivalsOf(world, lot),
    isSomewhere: lot.movements.some((movement) => movement.kind === 'moved' && movement.toSite === null),
    isAllReceived,
    hasWrongDates:
      (madeFrom !== null && sentFrom !== null && dayOfTime(sentFrom) < dayOfTime(madeFrom)) ||
      received.some((day) => day !== null && firstDay !== null && day < firstDay),
  };
}

/** The first of several days; null where one is not known, for that may be the first. */
function earliest(days: readonly (string | null)[]): string | null {
  let first: string | null = days[0] ?? null;
  for (const day of days) {
    if (day === null || first === null) return null;
    if (day < first) first = day;
  }
  return first;
}

/** A site has a lot from its first receipt there, or from the first move to it; a run that used it there shows that it was. */
function arrivalsOf(world: ScopeWorld, lot: MaterialLotFact): Map<Key, string | null> {
  const days = new Map<Key, (string | null)[]>();
  const put = (site: Key | null, day: string | null): void => {
    if (site === null) return;
    const there = days.get(site);
    if (there === undefined) days.set(site, [day]);
    else there.push(day);
  };
  for (const receipt of lot.receipts)
    put(receipt.site, receipt.date === null ? null : dayOfTime(receipt.date));
  const moves = lot.movements.filter((movement: MovementFact) => movement.kind === 'moved');
  for (const move of moves) put(move.toSite, move.date === null ? null : dayOfTime(move.date));
  for (const movement of lot.movements)
    if (movement.kind !== 'moved' && !days.has(movement.site ?? 0)) put(movement.site, null);
  for (const row of world.rowsOfLot.get(lot.key) ?? []) {
    const run = row.run === null ? undefined : world.runs.get(row.run);
    // A run that other sites worked on may have taken it at any of them.
    if (run === undefined || run.site === null) continue;
    if (run.alsoAt.length === 0 && !run.subcontractedUnnamed && !days.has(run.site)) put(run.site, null);
  }
  return new Map([...days].map(([site, all]) => [site, earliest(all)]));
}

/**
 * Every proof by dates, places and quantities that this lot is not in this run (readings 3, 7 and 18). None where the run has the
 * lot on record: then its own rows decide, and dates that say otherwise contradict them (5).
 */
export function clearanceOf(world: ScopeWorld, history: LotHistory, run: RunFact): Clearance {
  const { lot, account } = history;
  const rows = world.rowsOfLot.get(lot.key) ?? [];
  if (rows.some((row) => row.run === run.key)) return { reasons: [], restsOn: [], hasWrongDates: false };
  const reasons: ClearedReason[] = [];
  const restsOn: Key[] = [];
  const isRunWrong =
    run.ended !== null && run.started !== null && dayOfTime(run.ended) < dayOfTime(run.started);
  const isWrong = history.hasWrongDates || isRunWrong;
  const last = run.ended === null ? null : dayOfTime(run.ended);
  const byDates: ClearedReason[] = [];
  if (last !== null && history.firstDay !== null && last < history.firstDay) byDates.push('before-made');
  if (last !== null && isBeforeReceipt(history, run, last)) byDates.push('before-receipt');
  if (!isWrong) reasons.push(...byDates);
  if (isNeverAtSite(history, run)) reasons.push('never-at-site');
  if (!isWrong && isUsedUpBefore(account, run)) reasons.push('used-up-before');
  if (isClosedElsewhere(account, run)) reasons.push('account-closed-elsewhere');
  if (reasons.includes('before-receipt') || reasons.includes('never-at-site'))
    restsOn.push(...lot.receipts.map((receipt) => receipt.key));
  if (reasons.length > 0) restsOn.push(lot.key);
  return { reasons, restsOn, hasWrongDates: isWrong && byDates.length > 0 };
}

/** Before it first came to any site that worked on the run; where those are not all known, before it came anywhere. */
function isBeforeReceipt(history: LotHistory, run: RunFact, last: string): boolean {
  if (!history.isAllReceived) return false;
  if (!areSitesKnown(history, run)) return history.firstReceipt !== null && last < history.firstReceipt;
  const there = sitesOf(run).filter((site) => history.arrivals.has(site));
  return (
    there.length > 0 &&
    there.every((site) => {
      const day = history.arrivals.get(site);
      return day !== null && day !== undefined && last < day;
    })
  );
}

function areSitesKnown(history: LotHistory, run: RunFact): boolean {
  return run.site !== null && !run.subcontractedUnnamed && !history.isSomewhere;
}

function isNeverAtSite(history: LotHistory, run: RunFact): boolean {
  if (!history.isAllReceived || !areSitesKnown(history, run)) return false;
  return sitesOf(run).every((site) => !history.arrivals.has(site));
}
