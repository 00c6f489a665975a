import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { spanSchema } from '../../kit/span.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { holdSchema } from '../inspection/inspection.ts';
import { labelledRecords } from './record-labels-store.ts';
import { readinessOfAll } from './readiness-store.ts';
import type { Readiness } from './readiness-store.ts';
import { namedSchema } from './scope-report.ts';
import type { Named } from './scope-report.ts';

const HOLDS_SHOWN = 20;

const askSchema = z.strictObject({
  ask: namedSchema.nullable().describe('Party of the runs’ sites; null: no site is recorded'),
  runs: z.int().describe('Runs of theirs that lack records'),
  records: z.int().describe('Records that those runs lack'),
  units: z.int().describe('Units that the worst of it leaves open, run by run'),
  openRuns: z.int().describe('Those among the runs that are open: nobody knows their units'),
});

const holdRowSchema = z.strictObject({
  hold: namedSchema,
  of: namedSchema,
  span: spanSchema.nullable().describe('Units of a run; null: it is on the whole of it'),
  cartons: spanSchema.nullable().describe('Cartons of a series; null: it is on the whole of it'),
  placedOn: z.string(),
  reason: z.string(),
});

const overviewOperation = readOperation({
  name: 'overview.show',
  summary: 'The firm at a glance: runs by state, who owes records, holds in force',
  description:
    'A run is complete, or lacks records, or is open: its units made are not recorded yet. Parties that owe records are listed with most units ' +
    `first; of the holds that no release ended, the latest ${String(HOLDS_SHOWN)} are listed.`,
  permission: 'trace',
  inThread: true,
  input: z.strictObject({}),
  output: z.strictObject({
    position: z.int(),
    runs: z.strictObject({ total: z.int(), complete: z.int(), lacking: z.int(), open: z.int() }),
    missing: z.array(askSchema),
    holds: z.strictObject({ total: z.int(), rows: z.array(holdRowSchema) }),
  }),
  examples: [{ says: 'The firm this morning', input: {} }],
  run: async (context) => {
    const { transaction, position } = context;
    const all = await readinessOfAll(transaction);
    const open = all.filter(({ made }) => made === null).length;
    const complete = all.filter(({ missing }) => missing.length === 0).length;
    return {
      position,
      runs: { total: all.length, complete, lacking: all.length - complete - open, open },
      missing: await missingByParty(transaction, all),
      holds: await holdsInForce(context),
    };
  },
});

/** Who is to be asked for what is missing, those whose runs have most units first. */
async function missingByParty(
  transaction: Transaction,
  all: readonly Readiness[],
): Promise<z.infer<typeof askSchema>[]> {
  const lacking = all.filter(({ missing }) => missing.length > 0);
  const rows = await selectIn<{ n: number; id: string; name: string }>(
    transaction,
    `select run.n as n, record.id as id, party.name as name from run join site on site.n = run.site
        join party on party.n = site.party join record on record.n = party.n
      where run.n in (?*)`,
    lacking.map(({ run }) => run),
  );
  const parties = new Map(rows.map(({ n, id, name }): [number, Named] => [n, { kind: 'party', id, name }]));
  const asks = new Map<string | null, z.infer<typeof askSchema>>();
  for (const { run, made, missing, units } of lacking) {
    const ask = parties.get(run) ?? null;
    const sum = asks.get(ask?.id ?? null) ?? { ask, runs: 0, records: 0, units: 0, openRuns: 0 };
    sum.runs += 1;
    sum.records += missing.length;
    sum.units += units ?? 0;
    sum.openRuns += made === null ? 1 : 0;
    asks.set(ask?.id ?? null, sum);
  }
  return [...asks.values()].sort((left, right) => right.units - left.units || right.records - left.records);
}

async function holdsInForce({
  transaction,
  ledger,
}: ReadContext): Promise<{ total: number; rows: z.infer<typeof holdRowSchema>[] }> {
  const holds = await execute<{ n: number; of: number }>(
    transaction,
    `select hold.n as n, hold."of" as "of" from hold
      where not exists (select 1 from hold_release where hold_release.hold = hold.n)
      order by hold.placed_on desc, hold.n desc`,
  );
  const shown = holds.slice(0, HOLDS_SHOWN);
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    shown.flatMap((row) => [row.n, row.of]),
  );
  const rows = shown.flatMap((row) => {
    const [hold, of] = [records.get(row.n), records.get(row.of)];
    if (hold === undefined || of === undefined) return [];
    const { placedOn, reason, span = null, cartons = null } = holdSchema.parse(hold.body);
    const named = ({ kind, id, label }: typeof hold): Named => ({ kind, id, name: label });
    return [{ hold: named(hold), of: named(of), span, cartons, placedOn, reason }];
  });
  return { total: holds.length, rows };
}

/** The firm at a glance. */
export const OVERVIEW_OPERATIONS: readonly Operation[] = [overviewOperation];
