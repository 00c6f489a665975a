import { execute } from '../../db/bulk.ts';
import { readTemplate } from '../../drawing/template.ts';
import { LotproofError } from '../../kit/errors.ts';
import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { labelExceptionSchema } from './label-exception.ts';
import { boundElsewhere } from './label-binding.ts';
import { fieldProblems, hashOfFile } from './label-template-fields-store.ts';
import { labelPlanSchema, labelSchema, labelTemplateSchema } from './label.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import type { Label, LabelTemplate } from './label.ts';

export const labelPlanRecord = defineRecord({
  kind: 'label-plan',
  version: 1,
  noun: 'label plan',
  plural: 'label-plans',
  summary:
    'What labels of a product must say and where, who stands behind it, and what its public page shows.',
  schema: labelPlanSchema,
  tables: {
    label_plan: {
      columns: {
        product: optionalReference('product'),
        responsible: optionalReference('party'),
        private_labeler: optionalReference('party'),
      },
    },
  },
  rows: (body) => ({
    label_plan: [
      { product: body.product, responsible: body.responsible, private_labeler: body.privateLabeler },
    ],
  }),
  names: () => [],
  label: (body) => (body.product === undefined ? 'Label plan' : `Label plan of ${body.product}`),
  site: 'firm',
  example: { product: 'romper', channels: ['amazon'], places: ['product', 'retail-package'] },
});

export const labelTemplateRecord = defineRecord({
  kind: 'label-template',
  version: 1,
  noun: 'label template',
  plural: 'label-templates',
  summary:
    'A standing way of writing a label: its lines, languages and look; draft or approved, in versions.',
  schema: labelTemplateSchema,
  tables: {
    label_template: {
      columns: {
        name: text,
        version: integer,
        state: text,
        place: text,
        product: optionalReference('product'),
        supersedes: optionalReference('label-template'),
      },
      indexes: [['name']],
    },
  },
  rows: (body) => ({
    label_template: [
      {
        name: body.name,
        version: body.version,
        state: body.state,
        place: body.place,
        product: body.product,
        supersedes: body.supersedes,
      },
    ],
  }),
  names: (body) => [{ code: body.name, form: 'other' }],
  label: (body) => `${body.name} ${String(body.version)}`,
  site: 'firm',
  guard: guardTemplate,
  example: {
    name: 'Care label',
    version: 1,
    state: 'draft',
    place: 'product',
    form: 'plain',
    lines: ['who', 'place', 'date', 'product', 'cohort', 'address', 'phone'],
    look: { layout: 'care-label', widthMm: 30, heightMm: 60, method: 'woven', symbol: 'none' },
  },
});

/** An approved template stays what was approved, and a version of a name is one template. */
async function guardTemplate(
  transaction: Transaction,
  { id, n, body, before }: Guarded<LabelTemplate>,
): Promise<void> {
  const said = ({ note: _note, source: _source, ...rest }: LabelTemplate): string => canonicalJson(rest);
  if (before?.state === 'approved' && said(before) !== said(body))
    throw new LotproofError(
      'bound',
      `The label template "${id}" is approved and stays as it is: record a new version.`,
    );
  requireOwnFile(body);
  requireApproval(body);
  const others = await execute<{ id: string }>(
    transaction,
    `select record.id as id from label_template join record on record.n = label_template.n
      where label_template.name = ? and label_template.version = ? and label_template.n <> ? limit 1`,
    [body.name, body.version, n],
  );
  const other = others[0]?.id;
  if (other === undefined) return;
  throw new LotproofError(
    'bound',
    `Version ${String(body.version)} of ${body.name} is the label template "${other}" already.`,
  );
}

/** A file is the one that its hash is of, says which template and version it is, and has fields that labels fill. */
function requireOwnFile({ name, version, file }: LabelTemplate): void {
  if (file === undefined) return;
  if (hashOfFile(file.text) !== file.sha256)
    throw new LotproofError('bound', 'The text of the file is another than its SHA-256 says.');
  const read = readTemplate(file.text);
  if (read.name !== name || read.version !== version)
    throw new LotproofError(
      'bound',
      `The file does not call itself ${name}, version ${String(version)}: load a file that does.`,
    );
  const problems = fieldProblems(read);
  if (problems.length === 0) return;
  throw new LotproofError('invalid-input', `The template ${name} cannot be used. ${problems.join(' ')}`);
}

/** Whoever approved it stands by name and day, whichever way that was recorded. */
function requireApproval({ name, state, approvedBy, approvedOn }: LabelTemplate): void {
  if (
    state !== 'approved' ||
    (approvedBy !== undefined && approvedBy.trim() !== '' && approvedOn !== undefined)
  )
    return;
  throw new LotproofError(
    'invalid-input',
    `The template ${name} is approved by nobody: say who approved it, and when, or let it be a draft.`,
  );
}

export const labelRecord = defineRecord({
  kind: 'label',
  version: 1,
  noun: 'label',
  plural: 'labels',
  summary: 'The mark of one run at one place, as it is being written; approved, it is frozen as a version.',
  schema: labelSchema,
  tables: {
    label: {
      columns: {
        run: reference('run'),
        place: text,
        component: optionalText,
        form: text,
        code: optionalText,
        template: optionalReference('label-template'),
      },
      indexes: [['code']],
    },
    label_picture: { columns: { photo: reference('file') } },
  },
  rows: (body) => ({
    label: [
      {
        run: body.run,
        place: body.place,
        component: body.component,
        form: body.form,
        code: body.code,
        template: body.template,
      },
    ],
    label_picture: body.picture?.photo === undefined ? [] : [{ photo: body.picture.photo }],
  }),
  names: (body) =>
    body.code === undefined ? [] : [{ code: body.code, form: 'other', of: { kind: 'run', id: body.run } }],
  label: (body) => `Label of ${body.run}: ${body.component ?? body.place}`,
  site: { via: 'run' },
  guard: guardLabel,
  example: {
    run: 'bg1',
    place: 'product',
    form: 'plain',
    lines: [
      { key: 'who', text: 'Importer: Arcadia Bay Imports LLC' },
      { key: 'cohort', text: 'Batch: ABC0921-VN-BG1' },
    ],
  },
});

/** A label belongs to the run it was made for, and a coded mark means one run of the firm alone. */
async function guardLabel(transaction: Transaction, { id, n, body, before }: Guarded<Label>): Promise<void> {
  if (before !== null && before.run !== body.run) throw boundElsewhere(id, before.run, body.run);
  if (body.code === undefined) return;
  const others = await execute<{ run: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as run from label join record on record.n = label.run
      where label.code = ? and label.n <> ? and label.run <> (select run from label where n = ?) order by label.n limit 1`,
    [body.code, n, n],
  );
  const other = others[0]?.run;
  if (other === undefined) return;
  throw new LotproofError(
    'bound',
    `The code ${body.code} stands on a label of the run "${other}" already: one code on two runs leads to neither.`,
  );
}

export const labelExceptionRecord = defineRecord({
  kind: 'label-exception',
  version: 1,
  noun: 'label exception',
  plural: 'label-exceptions',
  summary: 'Why a product itself is not marked, who decided and when. It never excuses the package.',
  schema: labelExceptionSchema,
  tables: {
    label_exception: {
      columns: {
        product: optionalReference('product'),
        run: optionalReference('run'),
        component: optionalText,
        because: text,
        decided_on: text,
        decided_by: text,
      },
    },
    label_exception_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    label_exception: [
      {
        product: body.product,
        run: body.run,
        component: body.component,
        because: body.because,
        decided_on: body.decidedOn,
        decided_by: body.decidedBy,
      },
    ],
    label_exception_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `Not marked: ${body.because}`,
  site: [{ via: 'run' }, { via: 'product' }],
  example: {
    product: 'romper',
    because: 'too-small',
    reason: 'Each piece is under 12 mm; the box carries the mark',
    decidedBy: 'Compliance Arcadia Bay',
    decidedOn: '2021-08-20',
  },
});
