import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { ledgerState } from '../../ledger/ledger-state.ts';
import type { LedgerState } from '../../ledger/ledger-state.ts';
import type { Key } from './scope-facts.ts';

interface Known {
  readonly state: LedgerState;
  readonly series: readonly Key[];
}

/** Beyond so many new entries it is quicker to look at every series again. */
const ENTRIES_FOLLOWED = 5_000;

const known = new WeakMap<object, Known>();

/**
 * Series that were shipped and of which nobody says what is in them: any of them may hold anything. To know them every series has to be
 * looked at, so they are kept by the open database and followed from entry to entry; a correction or withdrawal looks again.
 */
export async function seriesWithoutPacking(transaction: Transaction): Promise<readonly Key[]> {
  const state = await ledgerState(transaction);
  const before = known.get(transaction.home);
  if (before?.state.hash === state.hash) return before.series;
  const followed = before === undefined ? null : await follow(transaction, before, state);
  const series = followed ?? (await lookAtAll(transaction));
  if (before === undefined || before.state.position < state.position)
    known.set(transaction.home, { state, series });
  return series;
}

/** The series after entries were added; null when that cannot be told from the entries. */
async function follow(transaction: Transaction, before: Known, state: LedgerState): Promise<Key[] | null> {
  const from = before.state.position;
  if (state.position <= from || state.position - from > ENTRIES_FOLLOWED) return null;
  const changed = await execute(
    transaction,
    `select 1 from entry where sequence > ? and kind in ('packing', 'shipment-line') and action <> 'record' limit 1`,
    [from],
  );
  if (changed.length > 0) return null;
  const shipped = await execute<{ series: number }>(
    transaction,
    'select distinct series from shipment_line where n > ? and series is not null',
    [from],
  );
  const candidates = [...before.series, ...shipped.map((row) => row.series)];
  const packed = await selectIn<{ series: number }>(
    transaction,
    'select distinct series from packing where series in (?*)',
    candidates,
  );
  const isPacked = new Set(packed.map((row) => row.series));
  return [...new Set(candidates)].filter((key) => !isPacked.has(key)).sort((left, right) => left - right);
}

/** Goes from one shipped series to the next along the index, so that the number of shipment lines does not count. */
async function lookAtAll(transaction: Transaction): Promise<Key[]> {
  const rows = await execute<{ key: number }>(
    transaction,
    `with recursive shipped(series) as (
      select min(series) from shipment_line
      union all
      select (select min(line.series) from shipment_line line where line.series > shipped.series)
        from shipped where shipped.series is not null)
    select series as key from shipped where series is not null
      and not exists (select 1 from packing where packing.series = shipped.series) order by series`,
  );
  return rows.map((row) => row.key);
}
