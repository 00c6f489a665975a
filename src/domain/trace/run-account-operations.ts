import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import { selectIn } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { runAccount } from './run-account.ts';
import type { RunAccount } from './run-account.ts';
import { MISSING_KIND_NAMES, MISSING_KINDS, missingOfRun } from './run-completeness.ts';
import type { RunPapers } from './run-completeness.ts';
import type { RunFact } from './scope-facts.ts';
import { loadCartons } from './scope-cartons-store.ts';
import { loadRuns } from './scope-runs-store.ts';
import { namedSchema } from './scope-report.ts';
import type { Named } from './scope-report.ts';

const unitsSchema = z.strictObject({
  made: z.int().nullable(),
  packed: z.int(),
  sampled: z.int(),
  scrapped: z.int(),
  looseStock: z.int(),
  delivered: z.int(),
  reworkedAway: z.int(),
  unaccounted: z.int().nullable().describe('Negative where more is recorded than was made'),
});

const slotSchema = z.strictObject({
  slot: z.string(),
  material: namedSchema,
  unit: z.string(),
  need: z.int(),
  most: z.int().describe('Need with the stated loss on top'),
  issued: z.int(),
  returned: z.int(),
  waste: z.int(),
  net: z.int(),
  room: z.int(),
  state: z.enum(['covered', 'short', 'over', 'none', 'quantity-unknown']),
});

const balanceOperation = readOperation({
  name: 'run.balance',
  summary: 'The mass balance of a run: its units, and each slot’s material in against out',
  permission: 'read',
  positional: ['id'],
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({ run: namedSchema, units: unitsSchema, slots: z.array(slotSchema) }),
  examples: [{ says: 'Where the units and the material of a run went', input: { id: 'bg1' } }],
  run: async (context, { id }) => {
    const { run, account } = await loadAccount(context, id);
    const materials = await materialNames(context, account);
    const slots = account.slots.map((slot) => {
      const material = present(materials.get(slot.material), 'a slot has a material');
      return { ...slot, material: material.named, unit: material.unit };
    });
    return { run: nameOfRun(run), units: { ...account.units }, slots };
  },
});

const missingSchema = z.strictObject({
  missing: z.enum(MISSING_KIND_NAMES),
  says: z.string(),
  slot: z.string().nullable(),
  needed: z.int().nullable(),
  recorded: z.int().nullable(),
  units: z
    .int()
    .nullable()
    .describe('Units the record would settle; null: nobody knows how many the run made'),
  ask: namedSchema.nullable().describe('Party of the run’s site'),
});

const completenessOperation = readOperation({
  name: 'run.completeness',
  summary: 'Which records of a run are missing, whom to ask, and how many units each would settle',
  permission: 'read',
  positional: ['id'],
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({ run: namedSchema, complete: z.boolean(), missing: z.array(missingSchema) }),
  examples: [{ says: 'What is missing of a run', input: { id: 'bg4' } }],
  run: async (context, { id }) => {
    const { run, account, windows } = await loadAccount(context, id);
    const papers = await loadPapers(context, run.key, windows);
    const ask = await partyToAsk(context, run);
    const missing = missingOfRun(run, account, papers).map(({ kind, ...rest }) => ({
      missing: kind,
      says: rest.slot === null ? MISSING_KINDS[kind] : `${MISSING_KINDS[kind]}: ${rest.slot}`,
      ...rest,
      ask,
    }));
    return { run: nameOfRun(run), complete: missing.length === 0, missing };
  },
});

function nameOfRun(run: RunFact): Named {
  return { kind: 'run', id: run.id, name: run.code };
}

async function loadAccount(
  context: ReadContext,
  id: string,
): Promise<{ run: RunFact; account: RunAccount; windows: number }> {
  const { transaction } = context;
  const standing = await findVisible(context, runRecord, id);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The run "${id}" was withdrawn.`);
  const others = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    `select rework_source.run as n from rework join rework_source on rework_source.n = rework.n where rework.run = ?
      union select rework.run as n from rework_source join rework on rework.n = rework_source.n where rework_source.run = ?`,
    [standing.n, standing.n],
  );
  const keys = new Set([standing.n, ...others.map((row) => row.n)]);
  const loaded = await loadRuns(transaction, keys);
  const cartons = await loadCartons(transaction, keys, []);
  const run = present(
    loaded.runs.find((one) => one.key === standing.n),
    'the run is loaded',
  );
  const windows = loaded.consumptions.filter((row) => row.run === run.key && row.window !== null).length;
  return { run, account: runAccount(run, loaded, cartons), windows };
}

async function materialNames(
  context: ReadContext,
  account: RunAccount,
): Promise<Map<number, { named: Named; unit: string }>> {
  const rows = await selectIn<{ n: number; id: string; name: string; unit: string }>(
    context.transaction,
    `select material.n as n, record.id as id, material.name as name, material.unit as unit
      from material join record on record.n = material.n where material.n in (?*)`,
    account.slots.map((slot) => slot.material),
  );
  return new Map(
    rows.map((row) => [row.n, { named: { kind: 'material', id: row.id, name: row.name }, unit: row.unit }]),
  );
}

async function loadPapers(context: ReadContext, run: number, windows: number): Promise<RunPapers> {
  const count = async (text: string): Promise<number> => {
    const rows = await execute<{ count: number } & Record<string, SqlValue>>(context.transaction, text, [
      run,
    ]);
    return rows[0]?.count ?? 0;
  };
  return {
    finalInspections: await count(
      "select count(*) as count from inspection where run = ? and kind in ('final', 'pre-shipment')",
    ),
    retainedSamples: await count("select count(*) as count from sample where run = ? and kind = 'retained'"),
    windows,
  };
}

async function partyToAsk(context: ReadContext, run: RunFact): Promise<Named | null> {
  if (run.site === null) return null;
  const rows = await execute<{ id: string; name: string } & Record<string, SqlValue>>(
    context.transaction,
    `select record.id as id, party.name as name from site join party on party.n = site.party
      join record on record.n = party.n where site.n = ?`,
    [run.site],
  );
  const row = rows[0];
  return row === undefined ? null : { kind: 'party', id: row.id, name: row.name };
}

export const RUN_ACCOUNT_OPERATIONS: readonly Operation[] = [balanceOperation, completenessOperation];
