import { z } from 'zod';
import { selectListsIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { countsSchema } from './label-about-operations.ts';
import { batchSelection } from './label-batch-pages-operations.ts';
import { selectedIds } from './label-batch-selection-operations.ts';
import { isAsFrozen } from './label-content.ts';
import { sumCounts, totalCounts } from './label-counts.ts';
import type { PrintCounts } from './label-counts.ts';
import { labelRecord } from './label-store.ts';
import { versionsOf } from './label-versions-store.ts';
import { LABEL_PLACES, labelSchema } from './label.ts';

const { serials: _, ...selection } = batchSelection;

const rowSchema = z.strictObject({
  label: z.string(),
  run: z.string(),
  place: z.enum(LABEL_PLACES),
  component: z.string().nullable(),
  version: z
    .strictObject({ id: z.string(), version: z.int() })
    .nullable()
    .describe('The latest that was approved; null: none'),
  isFrozen: z.boolean().describe('The label says what its latest version says'),
  counts: countsSchema,
});

const tallyOperation = readOperation({
  name: 'label.tally',
  summary: 'Printed labels of many labels accounted for: printed, applied, spoiled, given back',
  description:
    'Of the same labels or runs as `label batch`, each with the counts of all its versions. A count that one label lacks is not known of all of them, and never taken for nought.',
  permission: 'read',
  positional: ['labels'],
  input: z.strictObject(selection),
  output: z.strictObject({
    labels: z.array(rowSchema),
    counts: countsSchema.describe('Of all of them; null: not known of each'),
  }),
  examples: [{ says: 'Of one run', input: { runs: ['bg1'] } }],
  run: async (context, input) => {
    const { ids } = await selectedIds(context, input);
    const labels: z.output<typeof rowSchema>[] = [];
    for (const id of ids) labels.push(await rowOf(context, id));
    return { labels, counts: totalCounts(labels.map(({ counts }) => counts)) };
  },
});

async function rowOf(context: ReadContext, id: string): Promise<z.output<typeof rowSchema>> {
  const { transaction, ledger } = context;
  const { n } = await findVisible(context, labelRecord, id);
  const record = present((await labelledRecords(transaction, ledger.kinds, [n])).get(n), 'the label stands');
  const body = labelSchema.parse(record.body);
  const versions = await versionsOf(transaction, ledger.kinds, n);
  const [last] = versions;
  const counts = await countsOf(
    context,
    versions.map((version) => version.n),
  );
  return {
    label: id,
    run: body.run,
    place: body.place,
    component: body.component ?? null,
    version: last === undefined ? null : { id: last.id, version: last.body.version },
    isFrozen: last !== undefined && isAsFrozen(body, last.body),
    counts: sumCounts(counts),
  };
}

async function countsOf({ transaction }: ReadContext, versions: readonly number[]): Promise<PrintCounts[]> {
  const rows = await selectListsIn(
    transaction,
    'select printed, applied, spoiled, returned from label_print where version in (?*) order by n',
    versions,
  );
  return rows.map((row) => {
    const [printed, applied, spoiled, returned] = row.map((count) =>
      count === null ? undefined : Number(count),
    );
    return { printed, applied, spoiled, returned };
  });
}

export const LABEL_TALLY_OPERATIONS: readonly Operation[] = [tallyOperation];
