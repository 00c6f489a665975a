import {
  anyReference,
  defineRecord,
  integer,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { namesFrom } from '../../kit/name-forms.ts';
import { legalHoldReleaseSchema, legalHoldSchema } from './legal-hold.ts';

export const legalHoldRecord = defineRecord({
  kind: 'legal-hold',
  version: 1,
  noun: 'legal hold',
  plural: 'legal-holds',
  summary: 'An order that nothing about some records is destroyed, however long ago its time was over.',
  schema: legalHoldSchema,
  tables: {
    legal_hold: {
      columns: { everything: integer, case_number: optionalText, placed_on: text, placed_by: text },
    },
    legal_hold_of: { columns: { of: anyReference } },
  },
  rows: (body) => ({
    legal_hold: [
      {
        everything: body.everything === true ? 1 : 0,
        case_number: body.caseNumber,
        placed_on: body.placedOn,
        placed_by: body.placedBy,
      },
    ],
    legal_hold_of: (body.of ?? []).map((of) => ({ of })),
  }),
  names: (body) => namesFrom('other', [body.caseNumber]),
  label: (body) =>
    `Legal hold of ${body.placedOn}${body.caseNumber === undefined ? '' : ` (${body.caseNumber})`}`,
  site: 'firm',
  example: {
    of: [{ kind: 'run', id: 'bg1' }],
    reason: 'Complaint 22-003: counsel asks that nothing about the run is destroyed',
    caseNumber: '22-003',
    placedOn: '2022-01-10',
    placedBy: 'R. Ito',
  },
});

export const legalHoldReleaseRecord = defineRecord({
  kind: 'legal-hold-release',
  version: 1,
  noun: 'end of a legal hold',
  plural: 'legal-hold-releases',
  summary: 'The signed decision that a legal hold ends.',
  schema: legalHoldReleaseSchema,
  tables: {
    legal_hold_release: {
      columns: { legal_hold: reference('legal-hold'), released_on: text, released_by: text },
    },
  },
  rows: (body) => ({
    legal_hold_release: [
      { legal_hold: body.legalHold, released_on: body.releasedOn, released_by: body.releasedBy },
    ],
  }),
  names: () => [],
  label: (body) => `End of ${body.legalHold} on ${body.releasedOn}`,
  site: 'firm',
  example: {
    legalHold: 'example-1',
    releasedOn: '2022-06-30',
    releasedBy: 'R. Ito',
    reason: 'Settled; counsel agrees in writing',
  },
});
