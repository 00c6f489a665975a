import { endedBefore, datesContradict, firstDays, isBefore } from './scope-dates.ts';
import type { Key, MaterialLotFact, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { ClearedReason } from '../trace/scope-question.ts';

/** What is on record of where a suspect lot went. */
export interface LotAccount {
  readonly lot: MaterialLotFact;
  /** Net quantity taken in by each run; a run with a row that has no quantity is not here but in `unknown`. */
  readonly byRun: ReadonlyMap<Key, number>;
  /** Taken in where no run is named (over packed cartons). */
  readonly elsewhere: number;
  /** Rows without a quantity: the account cannot be closed. */
  readonly unknown: boolean;
}

export function lotAccount(index: FactIndex, lot: MaterialLotFact): LotAccount {
  const byRun = new Map<Key, number>();
  let elsewhere = 0;
  let unknown = false;
  for (const row of index.rowsOfLot.get(lot.key) ?? []) {
    if (row.kind === 'waste') continue;
    if (row.quantity === null) unknown = true;
    const net = (row.quantity ?? 0) * (row.kind === 'return' ? -1 : 1);
    if (row.run === null) elsewhere += net;
    else byRun.set(row.run, (byRun.get(row.run) ?? 0) + net);
  }
  return { lot, byRun, elsewhere, unknown };
}

const GONE = ['scrapped', 'sampled', 'returned-to-supplier'] as const;

function gone(lot: MaterialLotFact, until: string | null): number {
  return lot.movements
    .filter((movement) => GONE.some((kind) => kind === movement.kind))
    .filter((movement) => until === null || (movement.date !== null && isBefore(movement.date, until)))
    .reduce((sum, movement) => sum + movement.quantity, 0);
}

function sumOf(quantities: Iterable<number>): number {
  let sum = 0;
  for (const quantity of quantities) sum += quantity;
  return sum;
}

/** More out than in, or more received than dispatched: a quantity contradiction, which closes nothing. */
function contradicts(account: LotAccount): boolean {
  const { lot } = account;
  if (lot.quantityDispatched === null) return true;
  const out = sumOf(account.byRun.values()) + account.elsewhere + gone(lot, null);
  const received = sumOf(lot.receipts.map((receipt) => receipt.quantity ?? 0));
  return out > lot.quantityDispatched || received > lot.quantityDispatched;
}

/**
 * The proofs by date, place and account that a run took nothing of a lot it does not record (readings 3, 7, 18). Each rests on
 * records that are there: a missing date, quantity or site proves nothing.
 */
export function lotClearances(index: FactIndex, account: LotAccount, run: RunFact): ClearedReason[] {
  if ((index.rowsOfRun.get(run.key) ?? []).some((row) => row.lot === account.lot.key)) return [];
  const reasons: ClearedReason[] = [];
  if (isBeforeMade(account.lot, run)) reasons.push('before-made');
  const received = receivedInFull(account);
  if (received && isBeforeReceipt(account.lot, run)) reasons.push('before-receipt');
  if (received && neverAtSite(account.lot, run)) reasons.push('never-at-site');
  if (usedUpBefore(index, account, run)) reasons.push('used-up-before');
  if (closedElsewhere(index, account, run)) reasons.push('account-closed-elsewhere');
  return reasons;
}

function isBeforeMade(lot: MaterialLotFact, run: RunFact): boolean {
  if (datesContradict(lot)) return false;
  const { made, dispatched } = firstDays(lot);
  return endedBefore(run, made) || endedBefore(run, dispatched);
}

/** The recorded receipts, all with date and quantity, add up to all that was dispatched. */
function receivedInFull({ lot }: LotAccount): boolean {
  if (lot.quantityDispatched === null || lot.receipts.length === 0) return false;
  if (lot.receipts.some((receipt) => receipt.quantity === null)) return false;
  return sumOf(lot.receipts.map((receipt) => receipt.quantity ?? 0)) === lot.quantityDispatched;
}

function workedAt(run: RunFact): Set<Key> | null {
  if (run.site === null) return null;
  return new Set([run.site, ...run.alsoAt]);
}

/** Days on which the lot came to these sites: receipts, and moves between sites. Null: one of them has no date. */
function arrivals(lot: MaterialLotFact, sites: ReadonlySet<Key> | null): (string | null)[] {
  const here = (site: Key | null): boolean => sites === null || site === null || sites.has(site);
  return [
    ...lot.receipts.filter((receipt) => here(receipt.site)).map((receipt) => receipt.date),
    ...lot.movements
      .filter((movement) => movement.kind === 'moved' && here(movement.toSite))
      .map((movement) => movement.date),
  ];
}

function isBeforeReceipt(lot: MaterialLotFact, run: RunFact): boolean {
  if (datesContradict(lot)) return false;
  const sites = workedAt(run);
  const came = arrivals(lot, run.subcontractedUnnamed ? null : sites);
  if (sites === null || came.length === 0) return false;
  return came.every((day) => endedBefore(run, day));
}

function neverAtSite(lot: MaterialLotFact, run: RunFact): boolean {
  const sites = workedAt(run);
  if (sites === null || run.subcontractedUnnamed) return false;
  return arrivals(lot, sites).length === 0;
}

function usedUpBefore(index: FactIndex, account: LotAccount, run: RunFact): boolean {
  const { started } = run;
  const { quantityDispatched } = account.lot;
  if (started === null || quantityDispatched === null || account.unknown || contradicts(account))
    return false;
  let used = gone(account.lot, started);
  for (const [key, quantity] of account.byRun) {
    const other = index.runs.get(key);
    if (other !== undefined && endedBefore(other, started)) used += quantity;
  }
  return used === quantityDispatched;
}

function closedElsewhere(index: FactIndex, account: LotAccount, run: RunFact): boolean {
  const { quantityDispatched } = account.lot;
  if (quantityDispatched === null || account.unknown || contradicts(account)) return false;
  const out = sumOf(account.byRun.values()) + account.elsewhere + gone(account.lot, null);
  if (out === quantityDispatched) return true;
  return closedByCount(index, account, run, quantityDispatched);
}

/**
 * A dated stock count closes the account for runs that ended before it: what was counted lay in the store, so it is in none of
 * them; what runs took after the count comes out of what was counted.
 */
function closedByCount(index: FactIndex, account: LotAccount, run: RunFact, dispatched: number): boolean {
  const days = new Set(
    account.lot.movements
      .filter((one) => one.kind === 'stock-count' && one.date !== null)
      .map((one) => one.date ?? ''),
  );
  for (const day of days) {
    if (!endedBefore(run, day)) continue;
    let out = gone(account.lot, day);
    let clean = true;
    for (const [key, quantity] of account.byRun) {
      const other = index.runs.get(key);
      if (other !== undefined && endedBefore(other, day)) out += quantity;
      else if (other?.started === null || other === undefined || isBefore(other.started, day)) clean = false;
    }
    const counted = account.lot.movements
      .filter((one) => one.kind === 'stock-count' && one.date === day)
      .reduce((sum, one) => sum + one.quantity, 0);
    if (clean && account.elsewhere === 0 && out + counted === dispatched) return true;
  }
  return false;
}

/** All of the lot is on record somewhere: reading 2 lets a slot then count as covered with room left. */
export function accountIsClosed(account: LotAccount): boolean {
  const { quantityDispatched } = account.lot;
  if (quantityDispatched === null || account.unknown || contradicts(account)) return false;
  return sumOf(account.byRun.values()) + account.elsewhere + gone(account.lot, null) === quantityDispatched;
}
