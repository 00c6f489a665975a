import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { productRecord } from '../product/product-store.ts';
import { siteRecord } from '../party/party-store.ts';
import { findRecord } from '../record-reading.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { CELL_STATES, coverageOf, isProven } from './coverage.ts';
import type { CoverageFacts } from './coverage-facts.ts';
import { loadCoverage } from './coverage-store.ts';
import { changesOf } from './material-change.ts';
import { recordNames } from './record-names-store.ts';
import type { NameRecord } from './record-names-store.ts';

const RUN_LIMIT = 1_000;

const rowSchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  site: namedSchema.nullable(),
  made: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  asked: z.enum(['none', 'current', 'stale']).describe('Whether it is known which rules apply'),
  whole: z.boolean(),
  covered: z.int(),
  cells: z.int(),
  open: z
    .array(z.strictObject({ state: z.enum(CELL_STATES), cells: z.int() }))
    .describe('What its other cells say, the most frequent first'),
  alarms: z.int().describe('Material changes that nobody assessed, or whose retest is due'),
});
type Row = z.infer<typeof rowSchema>;

const inputSchema = z.strictObject({
  product: idSchema.optional().describe('Only runs of this product'),
  site: idSchema.optional().describe('Only runs of this site'),
  from: dateSchema.optional().describe('Only runs that began on this day or later'),
  to: dateSchema.optional().describe('Only runs that began on this day or earlier'),
  limit: z
    .int()
    .min(1)
    .max(RUN_LIMIT)
    .optional()
    .describe(`The newest so many; default ${String(RUN_LIMIT)}`),
});

const runsOperation = readOperation({
  name: 'coverage.runs',
  summary: 'Which runs are proven whole, and of what kind the open cells of the others are',
  description: 'The matrices of up to a thousand runs at once, the newest first, added up.',
  permission: 'trace',
  inThread: true,
  input: inputSchema,
  output: z.strictObject({ whole: z.int(), open: z.int(), runs: z.array(rowSchema) }),
  examples: [{ says: 'All runs of a product', input: { product: 'romper' } }],
  run: async (context, asked) => {
    const { transaction, ledger } = context;
    const facts = await loadCoverage(transaction, ledger.kinds, await runsOf(context, asked));
    const ids = facts.flatMap(({ product, site }) => [product, ...(site === null ? [] : [site])]);
    const name = await recordNames(transaction, ledger.kinds, ids);
    const runs = facts.map((one) => rowOf(one, name));
    const whole = runs.filter((run) => run.whole).length;
    return { whole, open: runs.length - whole, runs };
  },
  table: ({ runs }) => [
    ['run', 'product', 'site', 'made', 'asked', 'whole', 'covered', 'cells', 'open', 'alarms'],
    ...runs.map(({ run, product, site, made, asked, whole, covered, cells, open, alarms }) => [
      ...[run.name, product.name, site?.name ?? null, made.to ?? made.from, asked, whole ? 'yes' : 'no'],
      ...[covered, cells, open.map((one) => `${one.state} ${String(one.cells)}`).join('; '), alarms],
    ]),
  ],
});

async function runsOf(
  { transaction }: ReadContext,
  { product, site, from, to, limit }: z.infer<typeof inputSchema>,
): Promise<number[]> {
  const conditions = ['1 = 1'];
  const parameters: SqlValue[] = [];
  const add = (text: string, value: SqlValue): void => {
    conditions.push(text);
    parameters.push(value);
  };
  if (product !== undefined) add('product = ?', (await findRecord(transaction, productRecord, product)).n);
  if (site !== undefined) add('site = ?', (await findRecord(transaction, siteRecord, site)).n);
  if (from !== undefined) add('started >= ?', from);
  // Started at any time of that day.
  if (to !== undefined) add('started < ?', `${to}U`);
  const rows = await execute<{ n: number }>(
    transaction,
    `select n from run where ${conditions.join(' and ')} order by coalesce(started, '') desc, n desc limit ?`,
    [...parameters, limit ?? RUN_LIMIT],
  );
  return rows.map(({ n }) => n);
}

function rowOf(facts: CoverageFacts, name: NameRecord): Row {
  const coverage = coverageOf(facts);
  const cells = coverage.rows.flatMap((row) => row.cells);
  const open = Map.groupBy(
    cells.filter(({ state }) => !isProven(state)),
    ({ state }) => state,
  );
  const { asked, run, product, site, madeFrom, madeTo } = facts;
  return {
    run: { kind: 'run', id: run.id, name: run.code },
    product: name('product', product),
    site: site === null ? null : name('site', site),
    made: { from: madeFrom, to: madeTo },
    asked: asked === null ? 'none' : asked.stale.length === 0 ? 'current' : 'stale',
    whole: coverage.isWhole,
    covered: cells.filter(({ state }) => isProven(state)).length,
    cells: cells.length,
    open: [...open]
      .map(([state, ofState]) => ({ state, cells: ofState.length }))
      .toSorted((left, right) => right.cells - left.cells || left.state.localeCompare(right.state, 'en')),
    alarms: changesOf(facts, coverage).filter(({ state }) => state !== 'harmless').length,
  };
}

/** The coverage of many runs at once. */
export const COVERAGE_RUNS_OPERATIONS: readonly Operation[] = [runsOperation];
