import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectListsIn } from '../../db/select-in.ts';
import type { LedgerState } from '../../ledger/ledger-state.ts';
import type { Key, RunFact } from './scope-facts.ts';

/** A series with such a carton, and what its shipment lines say is in it: a run, a product, or nothing. */
export interface OpenSeries {
  readonly series: Key;
  readonly runs: ReadonlySet<Key>;
  readonly products: ReadonlySet<Key>;
  /** Of some carton nothing is said. */
  readonly anything: boolean;
}

interface Known {
  readonly state: LedgerState;
  readonly open: readonly OpenSeries[];
}

/** Beyond so many new entries it is quicker to look at every series again. */
const ENTRIES_FOLLOWED = 5_000;

const known = new WeakMap<object, Known>();

/** Series with an unpacked carton that may hold units of the runs: its shipment lines name one of them, its product, or nothing. */
export function seriesWithoutPacking(
  open: readonly OpenSeries[],
  runs: readonly Pick<RunFact, 'key' | 'product'>[],
): Key[] {
  const { anything, ofRun, ofProduct } = goodsOf(open);
  const products = new Set(runs.map(({ product }) => product));
  return [
    ...anything,
    ...runs.flatMap(({ key }) => ofRun.get(key) ?? []),
    ...[...products].flatMap((product) => ofProduct.get(product) ?? []),
  ];
}

interface Goods {
  readonly anything: readonly Key[];
  readonly ofRun: ReadonlyMap<Key, readonly Key[]>;
  readonly ofProduct: ReadonlyMap<Key, readonly Key[]>;
}

const arranged = new WeakMap<readonly OpenSeries[], Goods>();

/** The series by the goods that are named, so that a question does not look at those of all others. */
function goodsOf(open: readonly OpenSeries[]): Goods {
  const before = arranged.get(open);
  if (before !== undefined) return before;
  const by = (goods: (one: OpenSeries) => ReadonlySet<Key>): Map<Key, Key[]> => {
    const found = new Map<Key, Key[]>();
    for (const one of open)
      for (const key of goods(one)) {
        const known = found.get(key);
        if (known === undefined) found.set(key, [one.series]);
        else known.push(one.series);
      }
    return found;
  };
  const made = {
    anything: open.filter((one) => one.anything).map(({ series }) => series),
    ofRun: by(({ runs }) => runs),
    ofProduct: by(({ products }) => products),
  };
  arranged.set(open, made);
  return made;
}

/**
 * Series with a carton, shipped or opened, of which nobody says what was packed in it. To know them every series has to be
 * looked at, so they are kept by the open database and followed from entry to entry; a correction or withdrawal looks again.
 */
export async function openSeries(
  transaction: Transaction,
  state: LedgerState,
): Promise<readonly OpenSeries[]> {
  const before = known.get(transaction.home);
  if (before?.state.hash === state.hash) return before.open;
  const followed = before === undefined ? null : await follow(transaction, before, state);
  const open = followed ?? (await lookAtAll(transaction));
  if (before === undefined || before.state.position < state.position)
    known.set(transaction.home, { state, open });
  return open;
}

/** The series after entries were added; null when that cannot be told from the entries. */
async function follow(
  transaction: Transaction,
  before: Known,
  state: LedgerState,
): Promise<OpenSeries[] | null> {
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
  const candidates = [...before.open.map(({ series }) => series), ...shipped.map((row) => row.series)];
  return openOnes(
    await selectListsIn(transaction, `${PACKED} where series in (?*) ${IN_ORDER}`, candidates),
    [
      ...(await selectListsIn(transaction, `${SHIPPED} where series in (?*)`, candidates)),
      ...(await selectListsIn(transaction, `${OPENED} where from_series in (?*)`, candidates)),
    ],
  );
}

const PACKED = 'select series, carton_from, carton_to from packing';
const IN_ORDER = 'order by series, carton_from';
const SHIPPED = 'select series, carton_from, carton_to, run, product from shipment_line';
const OPENED = 'select from_series, from_carton_from, from_carton_to, null, null from repack_move';

async function lookAtAll(transaction: Transaction): Promise<OpenSeries[]> {
  return openOnes(await transaction.selectLists(`${PACKED} ${IN_ORDER}`, []), [
    ...(await transaction.selectLists(`${SHIPPED} where series is not null`, [])),
    ...(await transaction.selectLists(OPENED, [])),
  ]);
}

type Ranges = readonly (readonly SqlValue[])[];
/** Series, first carton, one past the last. */
type PackedRow = readonly [series: Key, from: number, to: number];
/** The same with the goods that are named; no numbers where only the series is. */
type NamedRow = readonly [
  series: Key,
  from: number | null,
  to: number | null,
  run: Key | null,
  product: Key | null,
];

/** Series with a named range that lies in no stretch of cartons packed without a gap; what was packed comes in order. */
function openOnes(packed: Ranges, named: Ranges): OpenSeries[] {
  const stretches = stretchesOf(packed);
  const open = new Map<Key, { series: Key; runs: Set<Key>; products: Set<Key>; anything: boolean }>();
  for (const row of named) {
    // Columns as they stand in the texts.
    const [series, from, to, run, product] = row as NamedRow;
    if (from === null || to === null) continue;
    if (stretches.get(series)?.some((stretch) => stretch.from <= from && to <= stretch.to) === true) continue;
    const one = open.get(series) ?? { series, runs: new Set(), products: new Set(), anything: false };
    open.set(series, one);
    if (run !== null) one.runs.add(run);
    else if (product !== null) one.products.add(product);
    else one.anything = true;
  }
  return [...open.values()].sort((left, right) => left.series - right.series);
}

function stretchesOf(packed: Ranges): Map<Key, { from: number; to: number }[]> {
  const stretches = new Map<Key, { from: number; to: number }[]>();
  for (const row of packed) {
    // As above.
    const [series, from, to] = row as PackedRow;
    const known = stretches.get(series);
    const last = known?.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (known === undefined) stretches.set(series, [{ from, to }]);
    else known.push({ from, to });
  }
  return stretches;
}
