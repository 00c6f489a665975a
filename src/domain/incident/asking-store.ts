import {
  anyReference,
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { recordAnswerSchema, recordRequestSchema } from './asking.ts';

export const recordRequestRecord = defineRecord({
  kind: 'record-request',
  version: 1,
  noun: 'request for a record',
  plural: 'record-requests',
  summary: 'A missing record that somebody is asked for, and how many units it could settle.',
  schema: recordRequestSchema,
  tables: {
    record_request: {
      columns: {
        incident: reference('incident'),
        party: optionalReference('party'),
        asked_on: text,
        due_on: optionalText,
        missing: optionalText,
        units: optionalInteger,
        run: optionalReference('run'),
        lot: optionalReference('material-lot'),
        shipment: optionalReference('shipment'),
      },
    },
  },
  rows: (body) => ({
    record_request: [
      {
        incident: body.incident,
        party: body.party,
        asked_on: body.askedOn,
        due_on: body.dueOn,
        missing: body.missing,
        units: body.units,
        run: body.run,
        lot: body.lot,
        shipment: body.shipment,
      },
    ],
  }),
  names: () => [],
  label: ({ says }) => says.slice(0, 200),
  site: 'firm',
  example: {
    incident: 'example-1',
    says: 'The issue slips of the dye for run BG1',
    askedOn: '2022-01-10',
    dueOn: '2022-01-12',
    run: 'bg1',
  },
});

export const recordAnswerRecord = defineRecord({
  kind: 'record-answer',
  version: 1,
  noun: 'answer',
  plural: 'record-answers',
  summary: 'What came back when somebody was asked for a record.',
  schema: recordAnswerSchema,
  tables: {
    record_answer: {
      columns: { request: reference('record-request'), outcome: text, answered_on: text, answered_by: text },
    },
    record_answer_record: { columns: { of: anyReference } },
    record_answer_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    record_answer: [
      {
        request: body.request,
        outcome: body.outcome,
        answered_on: body.answeredOn,
        answered_by: body.answeredBy,
      },
    ],
    record_answer_record: (body.records ?? []).map((of) => ({ of })),
    record_answer_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: ({ answeredBy, says }) => `${answeredBy}: ${says}`.slice(0, 200),
  site: 'firm',
  example: {
    request: 'example-1',
    outcome: 'sent',
    says: 'Slips 114 to 119 are attached',
    answeredOn: '2022-01-11',
    answeredBy: 'Store of the factory',
  },
});
