import { z } from 'zod';
import { selectIn } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { productRecord } from '../product/product-store.ts';
import { siteRecord } from '../party/party-store.ts';
import { changedMeanwhile, pageInput, pageOf, pageSchema, readCursor } from './kept-pages.ts';
import { readinessOfAll } from './readiness-store.ts';
import type { Readiness } from './readiness-store.ts';
import { MISSING_KIND_NAMES } from './run-completeness.ts';
import { namedSchema } from './scope-report.ts';

const rowSchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  made: z.int().nullable().describe('Null: the run is open'),
  complete: z.boolean(),
  missing: z.array(z.enum(MISSING_KIND_NAMES)).describe('A kind as often as it is missing'),
  units: z
    .int()
    .nullable()
    .describe('Units that the worst of it leaves open; null: nobody knows how many the run made'),
});

const readinessOperation = readOperation({
  name: 'readiness.list',
  summary: 'How complete the records of every run are, the worst first',
  description:
    'What `run completeness` says of each run, in short: those with most missing first, then those with most units. A run that is not ready ' +
    'is one of which a scope could not tell everything.',
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    product: idSchema.optional().describe('Only runs of this product'),
    site: idSchema.optional().describe('Only runs at this site'),
    ...pageInput,
  }),
  output: pageSchema(rowSchema),
  examples: [{ says: 'The ten that lack most', input: { limit: 10 } }],
  run: async (context, input) => {
    const { position } = context;
    const cursor = readCursor(input.cursor);
    if (cursor !== null && cursor.at !== position) throw changedMeanwhile(cursor.at, position);
    const list = await narrowed(context, await readinessOfAll(context.transaction), input);
    const page = pageOf(list, { position, from: cursor?.from ?? 0, limit: input.limit });
    return { ...page, rows: await named(context, page.rows) };
  },
});

async function narrowed(
  context: ReadContext,
  all: readonly Readiness[],
  input: { product?: string | undefined; site?: string | undefined },
): Promise<readonly Readiness[]> {
  const { transaction } = context;
  let list = all;
  const leave = async (column: 'product' | 'site', key: number): Promise<void> => {
    const runs = await selectIn<{ n: number }>(transaction, `select n from run where ${column} in (?*)`, [
      key,
    ]);
    const wanted = new Set(runs.map(({ n }) => n));
    list = list.filter(({ run }) => wanted.has(run));
  };
  if (input.product !== undefined)
    await leave('product', (await findRecord(transaction, productRecord, input.product)).n);
  if (input.site !== undefined)
    await leave('site', (await findRecord(transaction, siteRecord, input.site)).n);
  return list;
}

interface RunRow {
  readonly n: number;
  readonly id: string;
  readonly code: string;
  readonly product: string;
  readonly product_name: string;
}

async function named(context: ReadContext, list: readonly Readiness[]): Promise<z.infer<typeof rowSchema>[]> {
  const rows = await selectIn<RunRow>(
    context.transaction,
    `select run.n as n, own.id as id, run.code as code, made.id as product, product.name as product_name
      from run join record own on own.n = run.n join product on product.n = run.product
        join record made on made.n = run.product
      where run.n in (?*)`,
    list.map(({ run }) => run),
  );
  const runs = new Map(rows.map((row) => [row.n, row]));
  return list.map(({ run, made, missing, units }) => {
    const { id, code, product, product_name: name } = present(runs.get(run), 'a run on record');
    return {
      run: { kind: 'run', id, name: code },
      product: { kind: 'product', id: product, name },
      ...{ made, complete: missing.length === 0, missing: [...missing], units },
    };
  });
}

/** Questions about every run of a firm. */
export const READINESS_OPERATIONS: readonly Operation[] = [readinessOperation];
