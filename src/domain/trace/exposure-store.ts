import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { ledgerState } from '../../ledger/ledger-state.ts';
import type { LedgerState } from '../../ledger/ledger-state.ts';
import { LotGraph, worstFirst } from './exposure-graph.ts';
import type { Exposure } from './exposure-graph.ts';

interface Known {
  readonly state: LedgerState;
  readonly graph: LotGraph;
  readonly exposures: readonly Exposure[];
}

/** Rows read at once: a firm's links need not all lie in memory as rows. */
const ROWS_AT_ONCE = 100_000;
/** Kinds whose records are links or ends of links. */
const KINDS = ['product', 'run', 'material-lot', 'consumption', 'rework', 'packing'];

const known = new WeakMap<object, Known>();

/**
 * The exposure of every material lot, the worst first. The graph is kept by the open database and new entries are added to it; a
 * correction or withdrawal of a link loads it anew.
 */
export async function exposuresOf(transaction: Transaction): Promise<readonly Exposure[]> {
  return (await followed(transaction)).exposures;
}

/** Every link of lots, runs and rework, as the ledger says now. */
export async function lotGraphOf(transaction: Transaction): Promise<LotGraph> {
  return (await followed(transaction)).graph;
}

async function followed(transaction: Transaction): Promise<Known> {
  const state = await ledgerState(transaction);
  const before = known.get(transaction.home);
  if (before?.state.hash === state.hash) return before;
  const isOlder = before !== undefined && state.position <= before.state.position;
  const grown = before === undefined || isOlder ? null : await follow(transaction, before);
  const graph = grown ?? (await grow(transaction, new LotGraph(), 0));
  const exposures = graph.lots.map((lot) => graph.exposureOf(lot)).sort(worstFirst);
  if (!isOlder) known.set(transaction.home, { state, graph, exposures });
  return { state, graph, exposures };
}

async function follow(transaction: Transaction, before: Known): Promise<LotGraph | null> {
  const from = before.state.position;
  const marks = KINDS.map(() => '?').join(',');
  const changed = await execute(
    transaction,
    `select 1 from entry where sequence > ? and action <> 'record' and kind in (${marks}) limit 1`,
    [from, ...KINDS],
  );
  if (changed.length > 0) return null;
  // From here on the kept graph is ahead of its state: nobody may take it for that.
  known.delete(transaction.home);
  return grow(transaction, before.graph, from);
}

/** Adds everything that records after a position say. */
async function grow(transaction: Transaction, graph: LotGraph, after: number): Promise<LotGraph> {
  const each = (text: string, take: (row: readonly SqlValue[]) => void): Promise<void> =>
    eachRow(transaction, text, after, take);
  await each('select n, line from material_lot where (n > ? or n = ? and line > ?)', ([lot]) => {
    graph.addLot(Number(lot));
  });
  await each(
    `select run.n, run.line, run.made, product.intermediate from run join product on product.n = run.product
      where (run.n > ? or run.n = ? and run.line > ?)`,
    ([key, , made, intermediate]) => {
      graph.addRun({
        key: Number(key),
        made: made === null || made === undefined ? null : Number(made),
        intermediate: intermediate === 1,
      });
    },
  );
  await each(
    'select n, line, lot, run from consumption where (n > ? or n = ? and line > ?) and run is not null',
    ([, , lot, run]) => {
      graph.addLink(Number(lot), Number(run));
    },
  );
  await each(
    'select n, line, run from material_lot_source where (n > ? or n = ? and line > ?)',
    ([lot, , run]) => {
      graph.addLink(Number(run), Number(lot));
    },
  );
  await each(
    `select rework_source.n, rework_source.line, rework_source.run, rework.run from rework_source
      join rework on rework.n = rework_source.n
      where (rework_source.n > ? or rework_source.n = ? and rework_source.line > ?)`,
    ([, , from, into]) => {
      graph.addRework(Number(from), Number(into));
    },
  );
  await eachAddition(transaction, graph, after);
  return graph;
}

/** What was added to packed cartons reaches the runs packed in them: both records may be the new one, so all of them are looked at. */
async function eachAddition(transaction: Transaction, graph: LotGraph, after: number): Promise<void> {
  const rows = await execute<{ lot: number; run: number }>(
    transaction,
    `select distinct consumption.lot as lot, packing_content.run as run from consumption
      join packing on packing.series = consumption.series and packing.carton_from < consumption.carton_to
        and packing.carton_to > consumption.carton_from
      join packing_content on packing_content.n = packing.n
      where consumption.series is not null and consumption.run is null and (consumption.n > ? or packing.n > ?)`,
    [after, after],
  );
  for (const { lot, run } of rows) graph.addLink(lot, run);
}

/** Rows in the order of `n` and `line`, their first two columns, so many at a time. */
async function eachRow(
  transaction: Transaction,
  text: string,
  after: number,
  take: (row: readonly SqlValue[]) => void,
): Promise<void> {
  let index = 0;
  const numbered = `${text} order by 1, 2 limit ${String(ROWS_AT_ONCE)}`.replaceAll('?', () =>
    transaction.dialect.placeholder((index += 1)),
  );
  for (let [n, line] = [after, Number.MAX_SAFE_INTEGER]; ;) {
    const rows = await transaction.selectLists(numbered, [n, n, line]);
    for (const row of rows) take(row);
    const last = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE || last === undefined) return;
    [n, line] = [Number(last[0]), Number(last[1])];
  }
}
