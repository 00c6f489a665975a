import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { agreementSchema } from './agreement.ts';

export const agreementTable = {
  columns: {
    factory: reference('party'),
    product: optionalReference('product'),
    agreed_on: text,
    until: optionalText,
    issues_complete: integer,
    points_settled: integer,
    release_first: optionalInteger,
  },
} as const;

/** Yes, no, or not said. */
export function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

export const agreementRecord = defineRecord({
  kind: 'agreement',
  version: 1,
  noun: 'agreement',
  plural: 'agreements',
  summary: 'The six points settled with a factory before the first run.',
  schema: agreementSchema,
  tables: { agreement: agreementTable, agreement_file: { columns: { file: reference('file') } } },
  rows: (body) => ({
    agreement: [
      {
        factory: body.factory,
        product: body.product,
        agreed_on: body.agreedOn,
        until: body.until,
        issues_complete: body.issuesComplete === true ? 1 : 0,
        release_first: flag(body.release?.beforeShipping),
        points_settled: Object.values(body.points).filter((point) => point !== undefined).length,
      },
    ],
    agreement_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `Agreement of ${body.agreedOn}`,
  site: 'firm',
  example: {
    factory: 'thuonghoa',
    agreedOn: '2021-08-01',
    points: { identity: 'Batch code ABC…-VN-BG… on side-seam label and carton' },
    retentionYears: 6,
  },
});
