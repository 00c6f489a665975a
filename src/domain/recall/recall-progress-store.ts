import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { guardClosing } from './recall-closing-guard-store.ts';
import { recallClosingSchema, recallMonthSchema, recallProgressSchema } from './recall-progress.ts';

export const recallProgressRecord = defineRecord({
  kind: 'recall-progress',
  version: 1,
  noun: 'progress of a recall',
  plural: 'recall-progress',
  summary: 'Units of a recall that somebody has, set apart, sent back, corrected or destroyed.',
  schema: recallProgressSchema,
  tables: {
    recall_progress: {
      columns: {
        recall: reference('recall'),
        date: text,
        step: text,
        place: text,
        party: optionalReference('party'),
        units: integer,
        into_run: optionalReference('run'),
        by_whom: optionalText,
        answer: optionalReference('notice-answer'),
      },
      indexes: [['date']],
    },
    recall_progress_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    recall_progress: [
      {
        recall: body.recall,
        date: body.date,
        step: body.step,
        place: body.place,
        party: body.party,
        units: body.units,
        into_run: body.into,
        by_whom: body.by,
        answer: body.answer,
      },
    ],
    recall_progress_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `${String(body.units)} units ${body.step} on ${body.date}`,
  site: 'firm',
  example: {
    recall: 'example-1',
    date: '2021-11-09',
    step: 'stated',
    place: 'retailer',
    party: 'arcadia',
    units: 180,
    by: 'Store manager',
  },
});

export const recallClosingRecord = defineRecord({
  kind: 'recall-closing',
  version: 1,
  noun: 'closing of a recall',
  plural: 'recall-closings',
  summary: 'The decision that a recall is at its end: the sums meet, or each unit has a reason.',
  schema: recallClosingSchema,
  tables: {
    recall_closing: { columns: { recall: reference('recall'), closed_on: text, closed_by: text } },
    recall_closing_reason: {
      columns: { place: text, party: optionalReference('party'), units: integer },
    },
    recall_closing_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    recall_closing: [{ recall: body.recall, closed_on: body.closedOn, closed_by: body.closedBy }],
    recall_closing_reason: (body.reasons ?? []).map(({ place, party, units }) => ({ place, party, units })),
    recall_closing_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `Closing on ${body.closedOn}`,
  site: 'firm',
  guard: guardClosing,
  example: {
    recall: 'example-1',
    closedOn: '2022-03-01',
    closedBy: 'M. Sato',
    reasons: [{ place: 'consumer', units: 270, reason: 'Not handed in after three notices' }],
  },
});

export const recallMonthRecord = defineRecord({
  kind: 'recall-month',
  version: 1,
  noun: 'month of a recall',
  plural: 'recall-months',
  summary:
    'Figures of a month of a recall that no other record tells: incidents, people told, people who asked.',
  schema: recallMonthSchema,
  tables: {
    recall_month: {
      columns: {
        recall: reference('recall'),
        month: text,
        incidents: optionalInteger,
        injuries: optionalInteger,
        deaths: optionalInteger,
      },
    },
  },
  rows: (body) => ({
    recall_month: [
      {
        recall: body.recall,
        month: body.month,
        incidents: body.incidents,
        injuries: body.injuries,
        deaths: body.deaths,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.month} of recall ${body.recall}`,
  site: 'firm',
  example: { recall: 'example-1', month: '2021-11', incidents: 0, injuries: 0, toldByEmail: 12 },
});
