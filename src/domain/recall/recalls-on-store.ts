import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { Span } from '../../kit/span.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { loadLeaving, stoppedGoods } from '../release/goods-out-store.ts';
import type { Leaving } from '../release/goods-out.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { recallSchema } from './recall.ts';
import type { Recall } from './recall.ts';
import { findRecalled } from './recall-stop-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Something that may be recalled: records by their numbers. */
export type Goods =
  | { readonly run: number }
  | { readonly series: number; readonly range: Span | null }
  | { readonly product: number }
  | { readonly shipment: number };

/** A recall that takes in all of something, or some of it. */
export interface RecallOn {
  readonly n: number;
  readonly id: string;
  readonly body: Recall;
  readonly extent: 'all' | 'some';
}

/** The recalls on some goods, whatever day they left: what was moved, packed or reworked since included. */
export async function recallsOn(transaction: Transaction, kinds: Kinds, goods: Goods): Promise<RecallOn[]> {
  const any = await selectStanding<{ n: number }>(transaction, 'select n from recall limit 1', []);
  if (any.length === 0) return [];
  const lines = await linesFor(transaction, goods);
  const found = new Set<number>();
  const look = {
    mayStop: () => Promise.resolve(true),
    find: async (...[within, of, out]: Parameters<typeof findRecalled>) => {
      for (const { recall } of await findRecalled(within, of, out)) found.add(recall.n);
      return [];
    },
  };
  await stoppedGoods(transaction, kinds, [look], lines);
  for (const n of await boxedWith(transaction, goods)) found.add(n);
  const whole = 'run' in goods ? await recalledWhole(transaction, goods.run) : new Set<number>();
  const isOne = 'series' in goods && goods.range !== null;
  const records = await labelledRecords(transaction, kinds, found);
  const sorted = [...found].sort((left, right) => left - right);
  return sorted.flatMap((n): RecallOn[] => {
    const record = records.get(n);
    if (record === undefined) return [];
    const extent = isOne || whole.has(n) ? 'all' : 'some';
    return [{ n, id: record.id, body: recallSchema.parse(record.body), extent }];
  });
}

/** Lines as if these goods left now; of a shipment its own, to nobody whom a recall sends goods. */
async function linesFor(transaction: Transaction, goods: Goods): Promise<Leaving[]> {
  if ('shipment' in goods) {
    const rows = await selectIn<{ n: number }>(
      transaction,
      'select n from shipment_line where shipment in (?*)',
      [goods.shipment],
    );
    const lines = await loadLeaving(transaction, new Set(rows.map(({ n }) => n)));
    return lines.map((line) => ({ ...line, date: null }));
  }
  const line: Leaving = {
    ...{ by: { kind: 'recall', id: 'check' }, shipment: 0, shipmentCode: '', date: null, from: null },
    ...{ series: null, range: null, run: null, product: null },
  };
  return [{ ...line, ...goods }];
}

/** Recalls of cartons that have some of these goods in them: whatever is in such a carton goes back, also what nothing was suspected of. */
async function boxedWith(transaction: Transaction, goods: Goods): Promise<number[]> {
  if (!('run' in goods) && !('product' in goods)) return [];
  const isRun = 'run' in goods;
  const rows = await selectStanding<{ n: number }>(
    transaction,
    `select distinct recall.n as n from packing_content content join packing on packing.n = content.n
      join recall_carton own on own.series = packing.series
        and own.carton_from < packing.carton_to and own.carton_to > packing.carton_from
      join recall on recall.n = own.n
      where recall.boundary = 'cartons' and ${isRun ? 'content.run = ?' : 'content.run in (select n from run where product = ?)'}`,
    [isRun ? goods.run : goods.product],
  );
  return rows.map(({ n }) => n);
}

async function recalledWhole(transaction: Transaction, run: number): Promise<ReadonlySet<number>> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from recall_run where run = ? and whole = 1',
    [run],
  );
  return new Set(rows.map(({ n }) => n));
}
