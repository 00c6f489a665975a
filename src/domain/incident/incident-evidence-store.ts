import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { cartonsNotKnown, shippedOnLines } from '../same-story/shipped-goods-store.ts';

/** A revision that a run says it was made to; null: its run sheet names none, or not its kind. */
interface RevisionRow {
  readonly run: number;
  readonly product: number;
  readonly variant: string | null;
  readonly revision: number | null;
  readonly kind: string | null;
}

/** The revisions of runs, bill of materials first; a run without any has one row of nulls. */
export async function revisionRows(
  transaction: Transaction,
  runs: readonly number[],
): Promise<RevisionRow[]> {
  const bills = await selectIn<RevisionRow>(
    transaction,
    `select run.n as run, run.product as product, run.variant as variant, run.revision as revision, revision.kind as kind
      from run left join revision on revision.n = run.revision where run.n in (?*) order by run.n`,
    runs,
  );
  const others = await selectIn<RevisionRow>(
    transaction,
    `select run.n as run, run.product as product, run.variant as variant, own.revision as revision, revision.kind as kind
      from run_revision own join run on run.n = own.n left join revision on revision.n = own.revision
      where own.n in (?*) order by own.n, own.line`,
    runs,
  );
  return [...bills, ...others];
}

/** A material lot that went into a run. */
interface MaterialRow {
  readonly run: number;
  readonly slot: string | null;
  readonly lot: number;
  readonly material: number;
  readonly supplier: number | null;
}

export function materialRows(transaction: Transaction, runs: readonly number[]): Promise<MaterialRow[]> {
  return selectIn<MaterialRow>(
    transaction,
    `select distinct consumption.run as run, consumption.slot as slot, lot.n as lot, lot.material as material, lot.supplier as supplier
      from consumption join material_lot lot on lot.n = consumption.lot
      where consumption.run in (?*) and consumption.kind = 'issue' order by run, slot, lot`,
    runs,
  );
}

/** The shipment of a line, to whom, and when it left. */
interface ShippedLine {
  readonly shipment: number;
  readonly consignee: number | null;
  readonly date: string | null;
}

export async function shipmentRows(
  transaction: Transaction,
  lines: readonly number[],
): Promise<Map<number, ShippedLine>> {
  const rows = await selectIn<ShippedLine & { line: number }>(
    transaction,
    `select line.n as line, line.shipment as shipment, coalesce(line.consignee, shipment.consignee) as consignee,
        shipment.date as date from shipment_line line join shipment on shipment.n = line.shipment where line.n in (?*)`,
    lines,
  );
  return new Map(rows.map(({ line, shipment, consignee, date }) => [line, { shipment, consignee, date }]));
}

/** An inspection of a run, or of a shipment that took goods of it and of no other. */
interface InspectionRow {
  readonly n: number;
  readonly run: number;
  readonly kind: string;
  readonly date: string | null;
  readonly result: string;
}

export async function inspectionRows(
  transaction: Transaction,
  runs: readonly number[],
  shipped: readonly ShippedLine[],
): Promise<InspectionRow[]> {
  const own = await selectIn<InspectionRow>(
    transaction,
    'select n, run, kind, date, result from inspection where run in (?*) order by date, n',
    runs,
  );
  // An inspection of a shipment saw the run for certain only where nothing else was on it: one batch of four that was looked at tells
  // nothing of the other three.
  const rows = await selectIn<Omit<InspectionRow, 'run'> & { shipment: number }>(
    transaction,
    'select n, shipment, kind, date, result from inspection where shipment in (?*) and run is null order by date, n',
    shipped.map(({ shipment }) => shipment),
  );
  const only = await onlyRunsOf(transaction, new Set(rows.map(({ shipment }) => shipment)));
  const ofShipments = rows.flatMap(({ shipment, ...row }) => {
    const run = only.get(shipment);
    return run === undefined || !runs.includes(run) ? [] : [{ ...row, run }];
  });
  return [...own, ...ofShipments];
}

/** Shipments on which, by every line and packing record, there were goods of one run alone. */
async function onlyRunsOf(
  transaction: Transaction,
  shipments: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const only = new Map<number, number>();
  for (const shipment of shipments) {
    const lines = await selectStanding<{ n: number; cartons: number | null }>(
      transaction,
      'select n, coalesce(carton_to - carton_from, cartons) as cartons from shipment_line where shipment = ?',
      [shipment],
    );
    const goods = await shippedOnLines(transaction, shipment);
    const [run, ...others] = new Set(goods.map((each) => each.run));
    const isKnown = lines.every(({ n, cartons }) => {
      const onLine = goods.filter(({ line }) => line === n);
      return onLine.length > 0 && cartonsNotKnown(onLine, cartons) === 0;
    });
    if (run !== undefined && others.length === 0 && isKnown) only.set(shipment, run);
  }
  return only;
}
