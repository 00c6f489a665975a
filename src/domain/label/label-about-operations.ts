import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import { idSchema } from '../../kit/id.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { isAsFrozen } from './label-content.ts';
import { loadLabelFacts, loadMarkFacts } from './label-facts-store.ts';
import { sumCounts } from './label-counts.ts';
import type { PrintCounts } from './label-counts.ts';
import { labelRecord } from './label-store.ts';
import { versionsOf } from './label-versions-store.ts';
import { LABEL_PLACES, labelPrintSchema, labelSchema } from './label.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';

const count = z.int().nullable().describe('Null: not known');
export const countsSchema = z.strictObject({
  printed: count,
  applied: count,
  spoiled: count,
  returned: count,
  difference: count.describe('Printed less applied, spoiled and returned'),
  prints: z.int().describe('Records they are of'),
});

const versionSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  approvedBy: z.string(),
  approvedOn: z.string(),
  reason: z.string().nullable(),
  publicCode: z.string(),
  publicAddress: z.string().nullable(),
  counts: countsSchema,
});

const accountOperation = readOperation({
  name: 'label.account',
  summary: 'Versions of a label, and whether its printed labels are accounted for',
  description:
    'Printed less applied, spoiled and returned is the difference. Where one count is missing nothing can be said, and nothing is.',
  permission: 'read',
  positional: ['label'],
  input: z.strictObject({ label: idSchema.describe('The label') }),
  output: z.strictObject({
    label: z.string(),
    run: z.string(),
    made: count.describe('Units the run made; null: not recorded'),
    isFrozen: z.boolean().describe('The label says what its latest version says'),
    versions: z.array(versionSchema),
    counts: countsSchema.describe('Of all versions'),
  }),
  examples: [{ says: 'Of the label on the product', input: { label: 'bg1-product' } }],
  run: async (context, { label }) => {
    const { transaction, ledger } = context;
    const standing = await findVisible(context, labelRecord, label);
    const found = await labelledRecords(transaction, ledger.kinds, [standing.n]);
    const versions = await versionsOf(transaction, ledger.kinds, standing.n);
    const body = labelSchema.parse(found.get(standing.n)?.body);
    const all: PrintCounts[] = [];
    const told: z.output<typeof versionSchema>[] = [];
    for (const { n, id, body: version } of versions) {
      const prints = await printsOf(context, n);
      all.push(...prints);
      told.push({
        id,
        version: version.version,
        approvedBy: version.approvedBy,
        approvedOn: version.approvedOn,
        reason: version.reason ?? null,
        publicCode: version.publicCode,
        publicAddress: version.publicAddress ?? null,
        counts: sumCounts(prints),
      });
    }
    const [last] = versions;
    return {
      label,
      run: body.run,
      made: await madeOf(context, body.run),
      isFrozen: last !== undefined && isAsFrozen(body, last.body),
      versions: told,
      counts: sumCounts(all),
    };
  },
});

async function printsOf(context: ReadContext, version: number): Promise<PrintCounts[]> {
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    context.transaction,
    'select n from label_print where version = ? order by n',
    [version],
  );
  const numbers = rows.map(({ n }) => n);
  const found = await labelledRecords(context.transaction, context.ledger.kinds, numbers);
  return [...found.values()].map(({ body }) => labelPrintSchema.parse(body));
}

async function madeOf({ transaction, ledger, actor }: ReadContext, run: string): Promise<number | null> {
  const { n } = await findVisible({ transaction, ledger, actor }, kindNamed(ledger, 'run'), run);
  const rows = await execute<{ made: number | null } & Record<string, SqlValue>>(
    transaction,
    'select made from run where n = ?',
    [n],
  );
  return rows[0]?.made ?? null;
}

const markedSchema = z.strictObject({
  id: z.string(),
  place: z.enum(LABEL_PLACES),
  component: z.string().nullable(),
  form: z.enum(['plain', 'coded']),
  visibleThrough: z.boolean(),
  first: z.string().describe('Its first line'),
  version: z.int().nullable().describe('Latest approved version; null: none'),
  isFrozen: z.boolean().describe('It says what its latest version says'),
  approvedBy: z.string().nullable(),
  approvedOn: z.string().nullable(),
});

const aboutOperation = readOperation({
  name: 'label.about',
  summary: 'The labels of a run: where it is marked, what is approved, and what is still to do',
  permission: 'read',
  positional: ['run'],
  input: z.strictObject({ run: idSchema.describe('The run') }),
  output: z.strictObject({
    run: z.string(),
    labels: z.array(markedSchema),
    unmarked: z.array(z.enum(LABEL_PLACES)).describe('Planned places without a label'),
    exceptions: z.array(
      z.strictObject({
        id: z.string(),
        because: z.string(),
        reason: z.string(),
        decidedBy: z.string(),
        decidedOn: z.string(),
      }),
    ),
    runsOfSameCode: z
      .int()
      .describe('Other runs of the product and variant that bear its code: it ties a unit to none of them'),
  }),
  examples: [{ says: 'What is marked', input: { run: 'bg1' } }],
  run: async (context, { run }) => {
    const { transaction, ledger } = context;
    const standing = await findVisible(context, kindNamed(ledger, 'run'), run);
    const facts = await loadLabelFacts(transaction, ledger.kinds, standing.n);
    const marks = await loadMarkFacts(transaction, ledger.kinds, standing.n);
    const labels: z.output<typeof markedSchema>[] = [];
    for (const { id, body } of marks.labels) {
      const own = await findVisible(context, labelRecord, id);
      const [last] = await versionsOf(transaction, ledger.kinds, own.n);
      labels.push({
        id,
        place: body.place,
        component: body.component ?? null,
        form: body.form,
        visibleThrough: body.visibleThrough ?? false,
        first: body.lines[0]?.text ?? '',
        version: last?.body.version ?? null,
        isFrozen: last !== undefined && isAsFrozen(body, last.body),
        approvedBy: last?.body.approvedBy ?? null,
        approvedOn: last?.body.approvedOn ?? null,
      });
    }
    const planned = facts.plan?.body.places ?? ['product', 'retail-package'];
    const isMarked = (place: string): boolean =>
      labels.some((one) => one.place === place || (place === 'product' && one.place === 'component'));
    return {
      run,
      labels,
      unmarked: planned.filter((place) => !isMarked(place)),
      exceptions: marks.exceptions.map(({ id, body: { because, reason, decidedBy, decidedOn } }) => ({
        id,
        because,
        reason,
        decidedBy,
        decidedOn,
      })),
      runsOfSameCode: marks.runsOfSameCode,
    };
  },
});

export const LABEL_ABOUT_OPERATIONS: readonly Operation[] = [aboutOperation, accountOperation];
