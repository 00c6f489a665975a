import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import type { RecordKind, Settled } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { loadLeaving, refuseStopped, stopsInForce } from './goods-out-store.ts';
import type { GoodsStop } from './goods-out-store.ts';
import type { Leaving } from './goods-out.ts';
import { linesWith } from './goods-lines-store.ts';
import type { Cartons } from './goods-packed-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Kinds of record by which goods leave, or come into what has left; with the fields that decide it. */
const LEADS_OUT: Readonly<Record<string, LeadsOut>> = {
  'shipment-line': {
    fields: ['shipment', 'series', 'from', 'to', 'cartons', 'units', 'product', 'run'],
    goods: loadLeaving,
  },
  shipment: { fields: ['date', 'from'], isNewIdle: true, goods: ofShipments },
  packing: {
    fields: ['series', 'from', 'to', 'contents'],
    goods: throughCartons('packing', 'series', 'carton'),
  },
  repack: { fields: ['moves'], goods: throughCartons('repack_move', 'to_series', 'to_carton') },
  rework: { fields: ['run', 'cartons'], goods: throughCartons('rework_carton', 'series', 'carton') },
};

interface LeadsOut {
  /** A correction of anything else leads nothing out. */
  readonly fields: readonly string[];
  /** A new one leads nothing out by itself: what names it is looked at. */
  readonly isNewIdle?: true;
  readonly goods: (transaction: Transaction, records: readonly number[]) => Promise<Leaving[]>;
}

/** The kind, refusing goods that must not leave, whichever way they are recorded: once a command, for all that it recorded. */
export function watched(kind: RecordKind, stops: readonly GoodsStop[]): RecordKind {
  const leads = LEADS_OUT[kind.kind];
  if (leads === undefined) return kind;
  const settle = async (transaction: Transaction, settled: Settled, kinds: Kinds): Promise<void> => {
    const inForce = await stopsInForce(transaction, stops);
    if (inForce.length === 0) return;
    const changed = await changing(transaction, kinds, settled, leads);
    await refuseStopped(transaction, kinds, inForce, await leads.goods(transaction, changed));
  };
  return { ...kind, settle };
}

/** New records, and corrections of what decides which goods leave when. */
async function changing(
  transaction: Transaction,
  kinds: Kinds,
  { recorded, corrected }: Settled,
  { fields, isNewIdle }: LeadsOut,
): Promise<number[]> {
  const now = await labelledRecords(transaction, kinds, [...corrected.keys()]);
  const decided = [...corrected].flatMap(([n, before]) =>
    decides(before, fields) === decides(now.get(n)?.body, fields) ? [] : [n],
  );
  return isNewIdle === true ? decided : [...recorded, ...decided];
}

function decides(body: unknown, fields: readonly string[]): string {
  const all = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return canonicalJson(Object.fromEntries(all.filter(([field]) => fields.includes(field))));
}

async function ofShipments(transaction: Transaction, shipments: readonly number[]): Promise<Leaving[]> {
  const rows = await selectIn<{ n: number }>(
    transaction,
    'select n from shipment_line where shipment in (?*)',
    shipments,
  );
  return loadLeaving(
    transaction,
    rows.map(({ n }) => n),
  );
}

/** Goods that come into cartons which have left: only what is in those cartons is looked at. */
function throughCartons(table: string, series: string, carton: string): LeadsOut['goods'] {
  const text = `select "${series}" as series, "${carton}_from" as low, "${carton}_to" as high from "${table}"
    where n in (?*) and "${series}" is not null`;
  return async (transaction, records) => {
    const rows = await selectIn<{ series: number; low: number; high: number }>(transaction, text, records);
    const cartons = rows.map(({ series: of, low, high }): Cartons => {
      return { series: of, range: { from: low, to: high } };
    });
    return (await linesWith(transaction, cartons)).map(({ line }) => line);
  };
}
