import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { intersectSpans, spanLength } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { rangesBySeries } from '../release/goods-out.ts';
import type { SortedRanges } from '../release/goods-out.ts';
import { formatCartonMark, readCartonMark } from '../code/carton-mark.ts';

/** Recalled cartons that a consignee was sent on one shipment. */
export interface ConsigneeCartons {
  readonly series: { readonly n: number; readonly id: string; readonly code: string };
  readonly range: Span;
  /** Marks of the first and the last carton. */
  readonly marks: readonly [string, string];
  /** Recalled units in each; null: no packing record says. */
  readonly unitsPerCarton: number | null;
  readonly shipment: {
    readonly n: number;
    readonly id: string;
    readonly code: string;
    readonly date: string | null;
  } | null;
}

/** A recalled lot that a consignee has units of. */
export interface ConsigneeLot {
  readonly run: { readonly n: number; readonly id: string; readonly code: string };
  readonly product: { readonly id: string; readonly name: string };
  /** Null: the packing records do not tell how many. */
  readonly units: number | null;
}

/** Goods that a consignee was sent by a line that names no cartons, and that may be recalled ones. */
export interface UnnumberedGoods {
  readonly shipment: {
    readonly n: number;
    readonly id: string;
    readonly code: string;
    readonly date: string | null;
  };
  readonly cartons: number | null;
  readonly units: number | null;
}

/** Exactly what one consignee has of a recall, as the record said when it was declared. */
export interface RecallConsignee {
  /** Null: nobody says whom the shipment went to. */
  readonly party: { readonly n: number; readonly id: string; readonly name: string } | null;
  readonly cartons: readonly ConsigneeCartons[];
  readonly cartonCount: number;
  readonly lots: readonly ConsigneeLot[];
  /** Recalled units in these cartons, as far as packing records say. */
  readonly units: number;
  /** False: of some cartons no packing record says how many. */
  readonly isUnitsKnown: boolean;
  readonly unnumbered: readonly UnnumberedGoods[];
}

interface CartonRow {
  readonly series: number;
  readonly series_id: string;
  readonly series_code: string;
  readonly mark: string;
  readonly carton_from: number;
  readonly carton_to: number;
  readonly units: number | null;
  readonly party: number | null;
  readonly shipment: number | null;
  readonly shipment_id: string | null;
  readonly shipment_code: string | null;
  readonly shipment_date: string | null;
}

/** Everybody who was sent recalled goods, most units first; `n` of the recall. Whoever is not known comes last, as one without a party. */
export async function consigneesOfRecall(transaction: Transaction, n: number): Promise<RecallConsignee[]> {
  const rows = await selectStanding<CartonRow>(
    transaction,
    `select own.series as series, named.id as series_id, series.code as series_code, series.mark as mark,
        own.carton_from as carton_from, own.carton_to as carton_to, own.units as units, own.party as party,
        own.shipment as shipment, sent.id as shipment_id, shipment.code as shipment_code, shipment.date as shipment_date
      from recall_carton own join carton_series series on series.n = own.series join record named on named.n = own.series
      left join shipment on shipment.n = own.shipment left join record sent on sent.n = own.shipment
      where own.n = ? and own.place = 'consignee' order by own.line`,
    [n],
  );
  const packed = await packedLots(transaction, n, new Set(rows.map(({ series }) => series)));
  const open = await unnumberedLines(transaction, n);
  const parties = await partiesNamed(
    transaction,
    [...rows, ...open].flatMap(({ party }) => party ?? []),
  );
  const keys = new Set([...rows, ...open].map(({ party }) => party));
  const [rowsOf, openOf] = [Map.groupBy(rows, ({ party }) => party), Map.groupBy(open, ({ party }) => party)];
  const found = [...keys].map((party) =>
    consigneeOf(
      party === null ? null : (parties.get(party) ?? null),
      rowsOf.get(party) ?? [],
      packed,
      openOf.get(party) ?? [],
    ),
  );
  return found.sort(
    (left, right) =>
      Number(left.party === null) - Number(right.party === null) ||
      right.units - left.units ||
      (left.party?.n ?? 0) - (right.party?.n ?? 0),
  );
}

function consigneeOf(
  party: RecallConsignee['party'],
  rows: readonly CartonRow[],
  packed: ReadonlyMap<number, SortedRanges<PackedLot>>,
  open: readonly OpenRow[],
): RecallConsignee {
  const cartons = rows.map(cartonsOf);
  const units = cartons.reduce(
    (sum, { unitsPerCarton, range }) => sum + (unitsPerCarton ?? 0) * spanLength(range),
    0,
  );
  const isUnitsKnown = cartons.every(({ unitsPerCarton }) => unitsPerCarton !== null);
  return {
    ...{ party, cartons, units, isUnitsKnown },
    cartonCount: cartons.reduce((sum, { range }) => sum + spanLength(range), 0),
    lots: lotsIn(cartons, packed, isUnitsKnown ? units : null),
    unnumbered: open.map(({ shipment, id, code, date, cartons: boxes, units: pieces }) => ({
      shipment: { n: shipment, id, code, date },
      ...{ cartons: boxes, units: pieces },
    })),
  };
}

function cartonsOf(row: CartonRow): ConsigneeCartons {
  const range = { from: row.carton_from, to: row.carton_to };
  const mark = readCartonMark(row.mark);
  const markOf = (number: number): string =>
    mark === null ? String(number) : formatCartonMark(mark, number);
  const { shipment, shipment_id: id, shipment_code: code, shipment_date: date } = row;
  return {
    series: { n: row.series, id: row.series_id, code: row.series_code },
    range,
    marks: [markOf(range.from), markOf(range.to - 1)],
    unitsPerCarton: row.units,
    shipment: shipment === null || id === null || code === null ? null : { n: shipment, id, code, date },
  };
}

interface PackedLot {
  readonly range: Span;
  readonly lot: Omit<ConsigneeLot, 'units'>;
  readonly unitsPerCarton: number | null;
}

/** Units of each lot in these cartons; where they do not come to what the scope counted, nobody can tell how many of each. */
function lotsIn(
  cartons: readonly ConsigneeCartons[],
  packed: ReadonlyMap<number, SortedRanges<PackedLot>>,
  units: number | null,
): ConsigneeLot[] {
  const found = new Map<number, { lot: PackedLot['lot']; units: number | null }>();
  for (const { series, range } of cartons)
    for (const one of packed.get(series.n)?.overlapping(range) ?? []) {
      const shared = intersectSpans(one.range, range);
      const more =
        shared === null || one.unitsPerCarton === null ? null : one.unitsPerCarton * spanLength(shared);
      const before = found.get(one.lot.run.n)?.units;
      const sum = before === undefined ? more : before === null || more === null ? null : before + more;
      found.set(one.lot.run.n, { lot: one.lot, units: sum });
    }
  const lots = [...found.values()].sort((left, right) => left.lot.run.n - right.lot.run.n);
  const told = lots.reduce((sum, lot) => sum + (lot.units ?? 0), 0);
  const isTold = units === told && lots.every((lot) => lot.units !== null);
  return lots.map((one) => ({ ...one.lot, units: isTold ? one.units : null }));
}

interface LotRow {
  readonly series: number;
  readonly low: number;
  readonly high: number;
  readonly run: number;
  readonly id: string;
  readonly code: string;
  readonly product: string;
  readonly name: string;
  readonly units: number | null;
}

/**
 * Recalled runs in these series: as packed, and as moved into them later. A recall of cartons takes all that is in them, runs included of
 * which no unit was suspect.
 */
async function packedLots(
  transaction: Transaction,
  n: number,
  series: ReadonlySet<number>,
): Promise<ReadonlyMap<number, SortedRanges<PackedLot>>> {
  const own = `join run on run.n = content.run join record made on made.n = run.n
    join product on product.n = run.product join record sold on sold.n = product.n`;
  const columns = 'run.n as run, made.id as id, run.code as code, sold.id as product, product.name as name';
  const packed = await selectIn<LotRow>(
    transaction,
    `select packing.series as series, packing.carton_from as low, packing.carton_to as high, ${columns},
        content.units_per_carton as units
      from packing join packing_content content on content.n = packing.n ${own} where packing.series in (?*)`,
    series,
  );
  const moved = await selectIn<Omit<LotRow, 'units'>>(
    transaction,
    `select content.to_series as series, content.to_carton_from as low, content.to_carton_to as high, ${columns}
      from repack_move content ${own} where content.to_series in (?*)`,
    series,
  );
  const recalled = await recalledRuns(transaction, n);
  const all = [...packed, ...moved.map((row) => ({ ...row, units: null }))].filter(
    ({ run }) => recalled?.has(run) ?? true,
  );
  return rangesBySeries(all.map((row) => ({ series: row.series, ...packedLot(row) })));
}

/** Null: whatever is in the cartons. */
async function recalledRuns(transaction: Transaction, n: number): Promise<ReadonlySet<number> | null> {
  const [recall] = await selectStanding<{ boundary: string }>(
    transaction,
    'select boundary from recall where n = ?',
    [n],
  );
  if (recall?.boundary === 'cartons') return null;
  const rows = await selectStanding<{ run: number }>(
    transaction,
    'select distinct run from recall_run where n = ?',
    [n],
  );
  return new Set(rows.map(({ run }) => run));
}

function packedLot({ low, high, run, id, code, product, name, units }: LotRow): PackedLot {
  return {
    range: { from: low, to: high },
    lot: { run: { n: run, id, code }, product: { id: product, name } },
    unitsPerCarton: units,
  };
}

interface OpenRow {
  readonly party: number | null;
  readonly shipment: number;
  readonly id: string;
  readonly code: string;
  readonly date: string | null;
  readonly cartons: number | null;
  readonly units: number | null;
}

/** Lines without carton numbers that name a recalled run, a series with recalled cartons, or its product and nothing nearer. */
async function unnumberedLines(transaction: Transaction, n: number): Promise<OpenRow[]> {
  return selectStanding<OpenRow>(
    transaction,
    `select coalesce(line.consignee, shipment.consignee) as party, shipment.n as shipment, sent.id as id, shipment.code as code,
        shipment.date as date, line.cartons as cartons, line.units as units
      from shipment_line line join shipment on shipment.n = line.shipment join record sent on sent.n = shipment.n
      where line.carton_from is null
        and (shipment.date is null or shipment.date <= (select declared_on from recall where n = ?)) and (line.run in (select run from recall_run where n = ?)
        or (line.run is null and line.series in (select series from recall_carton where n = ?))
        or (line.run is null and line.series is null and line.product in
          (select run.product from recall_run join run on run.n = recall_run.run where recall_run.n = ?)))
      order by line.n`,
    [n, n, n, n],
  );
}

async function partiesNamed(transaction: Transaction, keys: readonly number[]) {
  const rows = await selectIn<{ n: number; id: string; name: string }>(
    transaction,
    'select party.n as n, record.id as id, party.name as name from party join record on record.n = party.n where party.n in (?*)',
    keys,
  );
  return new Map(rows.map((row) => [row.n, { n: row.n, id: row.id, name: row.name }]));
}
