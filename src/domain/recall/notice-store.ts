import { namesFrom } from '../../kit/name-forms.ts';
import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { noticeAnswerSchema, noticeSendingSchema, recallNoticeSchema } from './notice.ts';

export const recallNoticeRecord = defineRecord({
  kind: 'recall-notice',
  version: 1,
  noun: 'recall notice',
  plural: 'recall-notices',
  summary: 'What one consignee is told of a recall: exactly their cartons, lots and units.',
  schema: recallNoticeSchema,
  tables: {
    recall_notice: {
      columns: {
        recall: reference('recall'),
        consignee: reference('party'),
        code: text,
        answer_by: text,
        units: optionalInteger,
      },
    },
    recall_notice_carton: {
      columns: {
        series: reference('carton-series'),
        carton_from: integer,
        carton_to: integer,
        shipment: optionalReference('shipment'),
      },
    },
    recall_notice_lot: { columns: { run: reference('run') } },
    recall_notice_unnumbered: { columns: { shipment: reference('shipment') } },
  },
  rows: (body) => ({
    recall_notice: [
      {
        ...{ recall: body.recall, consignee: body.consignee, code: body.code },
        ...{ answer_by: body.answerBy, units: body.units },
      },
    ],
    recall_notice_carton: body.cartons.map(({ series, from, to, shipment }) => ({
      ...{ series, carton_from: from, carton_to: to, shipment },
    })),
    recall_notice_lot: body.lots.map(({ run }) => ({ run })),
    recall_notice_unnumbered: (body.unnumbered ?? []).map(({ shipment }) => ({ shipment })),
  }),
  names: (body) => namesFrom('other', [body.code]),
  label: (body) => body.code,
  site: 'firm',
  example: {
    ...{ recall: 'example-1', consignee: 'arcadia', code: 'R-2021-1/1' },
    ...{ madeOn: '2021-11-02', answerBy: '2021-11-09', to: 'quality@arcadia.example' },
    cartons: [{ series: 'ABI', from: 1, to: 14, first: 'ABI-0001', last: 'ABI-0013', unitsPerCarton: 20 }],
    lots: [{ run: 'bg1', code: 'ABC0921-VN-BG1', product: 'Baby Romper (2022)', units: 260 }],
    units: 260,
  },
});

export const noticeSendingRecord = defineRecord({
  kind: 'notice-sending',
  version: 1,
  noun: 'sending of a notice',
  plural: 'notice-sendings',
  summary: 'That a recall notice, a reminder or an escalation went out, how, and whether it was taken.',
  schema: noticeSendingSchema,
  tables: {
    notice_sending: {
      columns: { notice: reference('recall-notice'), act: text, way: text, sent_on: text, outcome: text },
    },
  },
  rows: ({ notice, act, way, sentOn, outcome }) => ({
    notice_sending: [{ notice, act, way, sent_on: sentOn, outcome }],
  }),
  names: () => [],
  label: ({ act, way, sentOn }) => `${act} by ${way}, ${sentOn}`,
  site: 'firm',
  example: {
    ...{ notice: 'example-1', act: 'reminder', way: 'telephone', sentOn: '2021-11-05' },
    ...{ to: 'Warehouse desk', outcome: 'accepted', says: 'They look today.', sentBy: 'M. Sato' },
  },
});

export const noticeAnswerRecord = defineRecord({
  kind: 'notice-answer',
  version: 1,
  noun: 'answer to a notice',
  plural: 'notice-answers',
  summary: 'What a consignee answers to a recall notice, in units: found, set aside, returned, destroyed.',
  schema: noticeAnswerSchema,
  tables: {
    notice_answer: {
      columns: {
        ...{ notice: reference('recall-notice'), answered_on: text, way: text, stock: text },
        ...{ found: optionalInteger, isolated: optionalInteger, returned: optionalInteger },
        ...{ destroyed: optionalInteger, sold: optionalInteger },
      },
    },
    notice_answer_file: { columns: { file: reference('file') } },
  },
  rows: ({ notice, answeredOn, way, stock, found, isolated, returned, destroyed, sold, files }) => ({
    notice_answer: [
      { notice, answered_on: answeredOn, way, stock, found, isolated, returned, destroyed, sold },
    ],
    notice_answer_file: (files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: ({ stock, answeredOn }) => `${stock}, ${answeredOn}`,
  site: 'firm',
  example: {
    ...{ notice: 'example-1', answeredOn: '2021-11-04', way: 'telephone', by: 'Warehouse desk' },
    ...{ received: true, stock: 'found', found: 200, isolated: 200, sold: 60 },
  },
});
