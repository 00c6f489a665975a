import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { GATE_CONDITIONS } from '../agreement/agreement.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { loadGates } from './gate-store.ts';
import type { GatedCondition, GatedRun } from './gate.ts';
import { findingText, GATE_FINDING_CODES, GATE_FINDINGS } from './gate-words.ts';

/** Runs whose gates are looked at: the latest made. */
const RUNS_LOOKED_AT = 500;
const SHOWN = 50;
/** Findings that are told of a condition; `release assess` tells all. */
const FINDINGS_TOLD = 3;

const standingSchema = z.strictObject({
  condition: z.enum(GATE_CONDITIONS),
  known: z.boolean().describe('False: nobody knows whether it is met'),
  findings: z
    .array(
      z.strictObject({
        code: z.enum(GATE_FINDING_CODES),
        says: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .describe(`What stands against it, the first ${String(FINDINGS_TOLD)}`),
  more: z.int().describe('Further findings that are not told here'),
});

const waitingSchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  factory: namedSchema.nullable(),
  madeOn: z.string().nullable(),
  units: z.int().nullable(),
  beforeShipping: z.boolean().describe('Its goods may leave only once it is released'),
  standing: z.int().describe('Conditions that stand between the run and the world'),
  unknown: z.int().describe('Those among them that nobody knows'),
  conditions: z.array(standingSchema).describe('Which they are'),
});
type Waiting = z.infer<typeof waitingSchema>;

const waitingOperation = readOperation({
  name: 'release.waiting',
  summary: 'Runs that wait for their release, those with most against them first',
  description:
    `Runs without a release that stands, of which nothing has left yet; parts that were made as a material lot and never packed go into other runs and wait for none. The gates of the ${String(RUNS_LOOKED_AT)} latest are looked at; ` +
    '`total` counts all that wait.',
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    limit: z
      .int()
      .min(1)
      .max(RUNS_LOOKED_AT)
      .optional()
      .describe(`Runs at most; default ${String(SHOWN)}`),
  }),
  output: z.strictObject({ total: z.int(), lookedAt: z.int(), runs: z.array(waitingSchema) }),
  examples: [{ says: 'What waits this morning', input: { limit: 10 } }],
  run: async ({ transaction, ledger }: ReadContext, { limit }) => {
    const { total, runs } = await waitingRuns(transaction);
    const gates = await loadGates(transaction, ledger.kinds, runs);
    const waiting = gates.map(waitingOf).sort(worstFirst);
    return { total, lookedAt: runs.length, runs: waiting.slice(0, limit ?? SHOWN) };
  },
  table: ({ runs }) => [
    ['run', 'product', 'factory', 'made on', 'units', 'standing', 'unknown', 'conditions'],
    ...runs.map(({ run, product, factory, madeOn, units, standing, unknown, conditions }) => [
      ...[run.name, product.name, factory?.name ?? null, madeOn, units, standing, unknown],
      conditions.map(({ condition }) => condition).join(' '),
    ]),
  ],
});

const WAITING = `from run where not exists (select 1 from run_release own where own.run = run.n and not exists
      (select 1 from release_revocation where release_revocation.release = own.n))
    and not exists (select 1 from shipment_line where shipment_line.run = run.n)
    and (exists (select 1 from packing_content where packing_content.run = run.n)
      or not exists (select 1 from material_lot_source source where source.run = run.n))
    and not exists (select 1 from packing_content content join packing on packing.n = content.n
      join shipment_line line on line.series = packing.series
        and (line.carton_from is null or (line.carton_from < packing.carton_to and line.carton_to > packing.carton_from))
      where content.run = run.n)`;

async function waitingRuns(transaction: Transaction): Promise<{ total: number; runs: number[] }> {
  const [counted] = await execute<{ count: number } & Record<string, SqlValue>>(
    transaction,
    `select count(*) as count ${WAITING}`,
  );
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    `select run.n as n ${WAITING} order by coalesce(run.started, run.ended, '') desc, run.n desc limit ${String(RUNS_LOOKED_AT)}`,
  );
  return { total: counted?.count ?? 0, runs: rows.map(({ n }) => n) };
}

function waitingOf({ run, product, factory, madeOn, units, terms, conditions }: GatedRun): Waiting {
  const standing = conditions.filter(({ stands }) => stands).map(standingOf);
  return {
    ...{ run, product, factory, madeOn, units, beforeShipping: terms.beforeShipping },
    ...{ standing: standing.length, unknown: standing.filter(({ known }) => !known).length },
    conditions: standing,
  };
}

function standingOf({ condition, findings }: GatedCondition): z.infer<typeof standingSchema> {
  const open = findings.filter(({ overriddenBy }) => overriddenBy === null);
  const told = open.slice(0, FINDINGS_TOLD);
  return {
    condition,
    known: open.some(({ code }) => GATE_FINDINGS[code].state === 'not-met'),
    findings: told.map(({ code, values }) => ({
      code,
      says: findingText(code, values),
      values: { ...values },
    })),
    more: open.length - told.length,
  };
}

/** Most against it first, then those that must be released before they leave, then the oldest. */
function worstFirst(left: Waiting, right: Waiting): number {
  const day = ({ madeOn }: Waiting): string => madeOn ?? '';
  return (
    right.standing - left.standing ||
    Number(right.beforeShipping) - Number(left.beforeShipping) ||
    (day(left) < day(right) ? -1 : day(left) > day(right) ? 1 : 0)
  );
}

/** Runs between the factory and the truck. */
export const WAITING_OPERATIONS: readonly Operation[] = [waitingOperation];
