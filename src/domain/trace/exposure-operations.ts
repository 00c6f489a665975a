import { z } from 'zod';
import { selectIn } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { materialRecord } from '../material/material-store.ts';
import { partyRecord } from '../party/party-store.ts';
import type { Exposure } from './exposure-graph.ts';
import { exposuresOf } from './exposure-store.ts';
import { changedMeanwhile, pageInput, pageOf, pageSchema, readCursor } from './kept-pages.ts';
import { namedSchema } from './scope-report.ts';
import type { Named } from './scope-report.ts';

const rowSchema = z.strictObject({
  lot: namedSchema,
  material: namedSchema,
  supplier: namedSchema.nullable(),
  runs: z.int().describe('Runs of goods that it reaches, through parts and rework'),
  openRuns: z.int().describe('Those among them that are open: their units are not in the sum'),
  units: z.int().describe('Units that those runs made'),
});

const exposureOperation = readOperation({
  name: 'exposure.list',
  summary: 'How many units and runs every material lot reaches, the most first',
  description:
    'Every run that a lot went into on record, through parts, rework and what was added to packed cartons. It is what would be looked at ' +
    'first if the lot came into question, not a verdict: `scope` tells what holds it, and looks at missing records too.',
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    material: idSchema.optional().describe('Only lots of this material'),
    supplier: idSchema.optional().describe('Only lots of this party'),
    ...pageInput,
  }),
  output: pageSchema(rowSchema),
  examples: [{ says: 'The ten lots that reach most', input: { limit: 10 } }],
  run: async (context, input) => {
    const { position } = context;
    const cursor = readCursor(input.cursor);
    if (cursor !== null && cursor.at !== position) throw changedMeanwhile(cursor.at, position);
    const list = await narrowed(context, await exposuresOf(context.transaction), input);
    const page = pageOf(list, { position, from: cursor?.from ?? 0, limit: input.limit });
    return { ...page, rows: await named(context, page.rows) };
  },
});

async function narrowed(
  context: ReadContext,
  exposures: readonly Exposure[],
  input: { material?: string | undefined; supplier?: string | undefined },
): Promise<readonly Exposure[]> {
  let list = exposures;
  const leave = async (column: 'material' | 'supplier', key: number): Promise<void> => {
    const text = `select n from material_lot where ${column} in (?*)`;
    const lots = await selectIn<{ n: number }>(context.transaction, text, [key]);
    const wanted = new Set(lots.map(({ n }) => n));
    list = list.filter(({ lot }) => wanted.has(lot));
  };
  const { transaction } = context;
  if (input.material !== undefined)
    await leave('material', (await findRecord(transaction, materialRecord, input.material)).n);
  if (input.supplier !== undefined)
    await leave('supplier', (await findRecord(transaction, partyRecord, input.supplier)).n);
  return list;
}

interface LotRow {
  readonly n: number;
  readonly id: string;
  readonly code: string;
  readonly material: string;
  readonly material_name: string;
  readonly supplier: string | null;
  readonly supplier_name: string | null;
}

async function named(
  context: ReadContext,
  exposures: readonly Exposure[],
): Promise<z.infer<typeof rowSchema>[]> {
  const rows = await selectIn<LotRow>(
    context.transaction,
    `select lot.n as n, own.id as id, lot.code as code, made.id as material, material.name as material_name,
        sold.id as supplier, party.name as supplier_name
      from material_lot lot join record own on own.n = lot.n
        join material on material.n = lot.material join record made on made.n = lot.material
        left join party on party.n = lot.supplier left join record sold on sold.n = lot.supplier
      where lot.n in (?*)`,
    exposures.map(({ lot }) => lot),
  );
  const lots = new Map(rows.map((row) => [row.n, row]));
  return exposures.map(({ lot, ...counts }) => {
    const row = present(lots.get(lot), 'a lot on record');
    const supplier: Named | null =
      row.supplier === null
        ? null
        : { kind: 'party', id: row.supplier, name: row.supplier_name ?? row.supplier };
    return {
      lot: { kind: 'material-lot', id: row.id, name: row.code },
      material: { kind: 'material', id: row.material, name: row.material_name },
      supplier,
      ...counts,
    };
  });
}

/** Questions about every lot of a firm. */
export const EXPOSURE_OPERATIONS: readonly Operation[] = [exposureOperation];
