import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { boundElsewhere } from './label-binding.ts';
import { labelPrintSchema, labelVersionSchema } from './label.ts';
import type { LabelVersion } from './label.ts';

export const labelVersionRecord = defineRecord({
  kind: 'label-version',
  version: 1,
  noun: 'label version',
  plural: 'label-versions',
  summary: 'What a label said when it was approved, frozen: a later change is a new version beside it.',
  schema: labelVersionSchema,
  tables: {
    label_version: {
      columns: {
        label: reference('label'),
        version: integer,
        run: reference('run'),
        place: text,
        component: optionalText,
        code: optionalText,
        public_code: text,
        approved_on: text,
        approved_by: text,
      },
      indexes: [['public_code']],
    },
  },
  rows: (body) => ({
    label_version: [
      {
        label: body.label,
        version: body.version,
        run: body.run,
        place: body.place,
        component: body.component,
        code: body.code,
        public_code: body.publicCode,
        approved_on: body.approvedOn,
        approved_by: body.approvedBy,
      },
    ],
  }),
  names: (body) => [{ code: body.publicCode, form: 'other', of: { kind: 'run', id: body.run } }],
  label: (body) => `Label of ${body.run}: ${body.component ?? body.place}, version ${String(body.version)}`,
  site: { via: 'label' },
  guard: guardVersion,
  example: {
    label: 'example-1',
    version: 1,
    run: 'bg1',
    place: 'product',
    form: 'plain',
    lines: [
      { key: 'who', text: 'Importer: Arcadia Bay Imports LLC' },
      { key: 'cohort', text: 'Batch: ABC0921-VN-BG1' },
    ],
    publicCode: '7K3M9QX2W5TB',
    approvedBy: 'QA Arcadia Bay',
    approvedOn: '2021-08-30',
  },
});

/** A version stays what was approved, is of its label's run, and comes after those before it. */
async function guardVersion(
  transaction: Transaction,
  { id, n, body, before }: Guarded<LabelVersion>,
): Promise<void> {
  if (before !== null) {
    requireFrozen(id, before, body);
    return;
  }
  const [row] = await execute<{ run: string; last: number | null } & Record<string, SqlValue>>(
    transaction,
    `select record.id as run, (select max(version) from label_version where label = own.label and n <> own.n) as last
      from label_version own join label on label.n = own.label join record on record.n = label.run where own.n = ?`,
    [n],
  );
  if (row === undefined) return;
  if (row.run !== body.run) throw boundElsewhere(body.label, row.run, body.run);
  if (body.version > (row.last ?? 0)) return;
  throw new LotproofError(
    'bound',
    `The label "${body.label}" has version ${String(row.last)} already: the next one is ${String((row.last ?? 0) + 1)}.`,
  );
}

function requireFrozen(id: string, before: LabelVersion, body: LabelVersion): void {
  const said = ({ note: _note, source: _source, ...rest }: LabelVersion): string => canonicalJson(rest);
  if (said(before) === said(body)) return;
  throw new LotproofError(
    'bound',
    `The version "${id}" was approved on ${before.approvedOn} and stays as it is. Change the label and approve a new version.`,
  );
}

export const labelPrintRecord = defineRecord({
  kind: 'label-print',
  version: 1,
  noun: 'label print',
  plural: 'label-prints',
  summary: 'How many labels of a version were printed, applied, spoiled and given back.',
  schema: labelPrintSchema,
  tables: {
    label_print: {
      columns: {
        version: reference('label-version'),
        site: optionalReference('site'),
        date: optionalText,
        printed: optionalInteger,
        applied: optionalInteger,
        spoiled: optionalInteger,
        returned: optionalInteger,
      },
    },
  },
  rows: (body) => ({
    label_print: [
      {
        version: body.version,
        site: body.site,
        date: body.date,
        printed: body.printed,
        applied: body.applied,
        spoiled: body.spoiled,
        returned: body.returned,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Labels of ${body.version}`,
  site: [{ via: 'version' }],
  example: { version: 'example-1', date: '2021-09-07', printed: 540, applied: 520, spoiled: 14, returned: 6 },
});
