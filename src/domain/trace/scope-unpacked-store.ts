import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectListsIn } from '../../db/select-in.ts';
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
 * Series with a carton, shipped or opened, of which nobody says what was packed in it: it may hold anything. To know them every series has to be
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
    `select 1 from entry where sequence > ? and kind in ('packing', 'shipment-line', 'repack') and action <> 'record' limit 1`,
    [from],
  );
  if (changed.length > 0) return null;
  const shipped = await execute<{ series: number }>(
    transaction,
    `select series from shipment_line where n > ? and series is not null
      union select from_series as series from repack_move where n > ?`,
    [from, from],
  );
  const candidates = [...before.series, ...shipped.map((row) => row.series)];
  return openSeries(
    await selectListsIn(transaction, `${PACKED} where series in (?*) ${IN_ORDER}`, candidates),
    [
      ...(await selectListsIn(transaction, `${SHIPPED} where series in (?*)`, candidates)),
      ...(await selectListsIn(transaction, `${OPENED} where from_series in (?*)`, candidates)),
    ],
  );
}

const PACKED = 'select series, carton_from, carton_to from packing';
const IN_ORDER = 'order by series, carton_from';
const SHIPPED = 'select distinct series, carton_from, carton_to from shipment_line';
const OPENED = 'select distinct from_series, from_carton_from, from_carton_to from repack_move';

async function lookAtAll(transaction: Transaction): Promise<Key[]> {
  return openSeries(await transaction.selectLists(`${PACKED} ${IN_ORDER}`, []), [
    ...(await transaction.selectLists(`${SHIPPED} where series is not null`, [])),
    ...(await transaction.selectLists(OPENED, [])),
  ]);
}

type Ranges = readonly (readonly SqlValue[])[];
/** Series, first carton, one past the last: none where only the series is named. */
type RangeRow = readonly [series: Key, from: number | null, to: number | null];

/** Series with a named range that lies in no stretch of cartons packed without a gap; what was packed comes in order. */
function openSeries(packed: Ranges, named: Ranges): Key[] {
  const stretches = new Map<Key, { from: number; to: number }[]>();
  for (const row of packed) {
    // Columns as they stand in the texts.
    const [series, from, to] = row as RangeRow;
    const known = stretches.get(series);
    const last = known?.at(-1);
    if (last !== undefined && (from ?? 0) <= last.to) last.to = Math.max(last.to, to ?? 0);
    else if (known === undefined) stretches.set(series, [{ from: from ?? 0, to: to ?? 0 }]);
    else known.push({ from: from ?? 0, to: to ?? 0 });
  }
  const open = new Set<Key>();
  for (const row of named) {
    // As above.
    const [series, from, to] = row as RangeRow;
    if (from === null || to === null || open.has(series)) continue;
    const known = stretches.get(series) ?? [];
    if (!known.some((stretch) => stretch.from <= from && to <= stretch.to)) open.add(series);
  }
  return [...open].sort((left, right) => left - right);
}
