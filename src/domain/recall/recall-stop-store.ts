import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { spanOf } from '../trace/scope-columns.ts';
import type { GoodsOut, GoodsStop } from '../release/goods-out-store.ts';
import type { Leaving } from '../release/goods-out.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { reworkedSince } from './recall-rework-store.ts';
import { recalledCartonsOf } from './recalled-cartons-store.ts';
import type { Since } from './recalled-cartons-store.ts';
import { recallSchema } from './recall.ts';
import { recalledGoods, stoppedBy } from './recalled-goods.ts';
import type { RecalledGoods, RecalledUnits, RecallInForce } from './recalled-goods.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Goods that were recalled. A recall that is closed still holds: what came back does not leave again. */
export const recalledStop: GoodsStop = {
  mayStop: async (transaction) => (await execute(transaction, 'select n from recall limit 1')).length > 0,
  find: async (transaction, kinds, goods) => (await findRecalled(transaction, kinds, goods)).map(stoppedBy),
};

/** Which of these goods are recalled, by which recall. */
export async function findRecalled(
  transaction: Transaction,
  kinds: Kinds,
  goods: GoodsOut,
): Promise<RecalledGoods[]> {
  const { recalls, since } = await recallsFor(transaction, kinds, goods.lines);
  if (recalls.size === 0) return [];
  const { taken } = await goods.contents();
  const units = await recalledUnits(transaction, [...recalls.keys()]);
  const cartons = await recalledCartonsOf(transaction, goods, units, since);
  const reworked = await reworkedSince(transaction, new Set(taken.map(({ run }) => run)), units, since);
  const consignees = await consigneesOf(transaction, goods.lines);
  const consigneeOf = (line: Leaving): number | null => consignees.get(line.n ?? -1) ?? null;
  return recalledGoods(goods.lines, taken, { recalls, units, cartons, reworked, consigneeOf });
}

interface RecallRow {
  readonly n: number;
  readonly declared_on: string;
  readonly since: number;
}

/** Recalls that had been declared when any of these goods left. */
async function recallsFor(
  transaction: Transaction,
  kinds: Kinds,
  lines: readonly Leaving[],
): Promise<{ recalls: Map<number, RecallInForce>; since: Since }> {
  const days = lines.flatMap(({ date }) => date ?? []).sort();
  const last = days.length < lines.length ? '9999-12-31' : (days.at(-1) ?? '');
  const rows = await execute<RecallRow & Record<string, string | number | null>>(
    transaction,
    'select n, declared_on, coalesce(position, n) as since from recall where declared_on <= ? order by n',
    [last],
  );
  const numbers = rows.map(({ n }) => n);
  const records = await labelledRecords(transaction, kinds, numbers);
  const takers = await selectIn<{ n: number; party: number }>(
    transaction,
    'select n, party from recall_taker where n in (?*)',
    numbers,
  );
  const recalls = rows.flatMap(({ n }): RecallInForce[] => {
    const record = records.get(n);
    if (record === undefined) return [];
    const { code, title, declaredOn } = recallSchema.parse(record.body);
    const own = takers.filter((taker) => taker.n === n).map(({ party }) => party);
    return [{ n, code, title, declaredOn, takers: new Set(own) }];
  });
  return {
    recalls: new Map(recalls.map((recall) => [recall.n, recall])),
    since: new Map(rows.map((row) => [row.n, row.since])),
  };
}

interface UnitsRow {
  readonly n: number;
  readonly run: number;
  readonly whole: number;
  readonly span_from: number | null;
  readonly span_to: number | null;
  readonly product: number;
}

async function recalledUnits(transaction: Transaction, recalls: readonly number[]): Promise<RecalledUnits[]> {
  const rows = await selectIn<UnitsRow>(
    transaction,
    `select own.n as n, own.run as run, own.whole as whole, own.span_from as span_from, own.span_to as span_to,
        run.product as product
      from recall_run own join run on run.n = own.run where own.n in (?*)`,
    recalls,
  );
  return rows.map(({ n, run, whole, span_from, span_to, product }) => ({
    ...{ recall: n, run, product },
    isWhole: whole === 1,
    span: spanOf(span_from, span_to),
  }));
}

async function consigneesOf(
  transaction: Transaction,
  lines: readonly Leaving[],
): Promise<Map<number, number | null>> {
  const rows = await selectIn<{ n: number; party: number | null }>(
    transaction,
    `select line.n as n, coalesce(line.consignee, shipment.consignee) as party
      from shipment_line line join shipment on shipment.n = line.shipment where line.n in (?*)`,
    lines.flatMap(({ n }) => n ?? []),
  );
  return new Map(rows.map(({ n, party }) => [n, party]));
}
