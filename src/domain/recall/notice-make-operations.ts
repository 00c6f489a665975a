import { z } from 'zod';
import { addDays, dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import type { Transaction } from '../../db/database.ts';
import type { Draft } from '../../ledger/draft.ts';
import { record } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { partySchema } from '../party/party.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { mailAddressSchema, recallNoticeSchema } from './notice.ts';
import type { RecallNotice } from './notice.ts';
import { loadNotices, numberOf } from './notice-facts-store.ts';
import { consigneesOfRecall } from './recall-consignees-store.ts';
import type { RecallConsignee } from './recall-consignees-store.ts';
import { recallSchema } from './recall.ts';

const ANSWER_DAYS = 5;

/** Writes what is still to be told to whom; sending is another act. */
export const noticeMakeOperation = writeOperation({
  name: 'notice.make',
  summary:
    'Write the notices of a recall: one for each consignee, with exactly their cartons, lots and units',
  description:
    'A consignee who has a notice of this recall already gets no other. Goods that went to nobody on record are told in the answer: nobody can be told of them. Nothing is sent by this.',
  permission: 'share',
  positional: ['recall'],
  input: z.strictObject({
    recall: idSchema.describe('Id of the recall'),
    answerBy: dateSchema.optional().describe(`Default: in ${String(ANSWER_DAYS)} days`),
    asks: recallNoticeSchema.shape.asks,
    asksChinese: recallNoticeSchema.shape.asksChinese,
  }),
  output: z.strictObject({
    made: z.array(z.strictObject({ id: z.string(), code: z.string(), consignee: z.string() })),
    before: z.int().describe('Consignees who had a notice already'),
    nobody: z
      .strictObject({ cartons: z.int(), units: z.int() })
      .nullable()
      .describe('Recalled goods that were sent to nobody on record'),
  }),
  examples: [],
  run: async (context, { recall, ...wish }) => {
    const outcome: Made = { made: [], before: 0, nobody: null };
    await record(context.ledger, handOf(context), async (end) => {
      const { transaction } = end;
      const n = await numberOf(transaction, 'recall', recall);
      const known = await loadNotices(transaction, context.ledger.kinds, { recall: n });
      const all = await consigneesOfRecall(transaction, n);
      const unknown = all.find(({ party }) => party === null);
      outcome.nobody = unknown === undefined ? null : { cartons: unknown.cartonCount, units: unknown.units };
      const told = new Set(known.map(({ consignee }) => consignee.id));
      const open = all.filter(({ party }) => party !== null && !told.has(party.id));
      outcome.before = all.filter(({ party }) => party !== null && told.has(party.id)).length;
      const facts = { recall, n, first: known.length + 1, wish };
      const drafts = await draftsFor(context, transaction, open, facts);
      await end.append(drafts.map(({ draft }) => draft));
      outcome.made = drafts.map(({ draft: { id }, code, consignee }) => ({ id, code, consignee }));
    });
    return outcome;
  },
});

interface Made {
  made: { id: string; code: string; consignee: string }[];
  before: number;
  nobody: { cartons: number; units: number } | null;
}

interface Wish {
  readonly answerBy?: string | undefined;
  readonly asks?: string | undefined;
  readonly asksChinese?: string | undefined;
}

async function draftsFor(
  context: Context,
  transaction: Transaction,
  consignees: readonly RecallConsignee[],
  { recall, n, first, wish }: { recall: string; n: number; first: number; wish: Wish },
): Promise<{ draft: Draft; code: string; consignee: string }[]> {
  const parties = new Set(consignees.flatMap(({ party }) => party?.n ?? []));
  const records = await labelledRecords(transaction, context.ledger.kinds, new Set([n, ...parties]));
  const { code } = recallSchema.parse(records.get(n)?.body);
  const madeOn = context.now().slice(0, 10);
  return consignees.flatMap((consignee, at) => {
    const { party } = consignee;
    if (party === null) return [];
    const { email, contact } = partySchema.parse(records.get(party.n)?.body);
    const to = mailAddressSchema.safeParse(email);
    const body: RecallNotice = {
      ...{ recall, consignee: party.id, code: `${code}/${String(first + at)}`, madeOn },
      answerBy: wish.answerBy ?? addDays(madeOn, ANSWER_DAYS),
      ...(to.success ? { to: to.data } : {}),
      ...(contact === undefined ? {} : { contact }),
      ...goodsOf(consignee),
      ...(wish.asks === undefined ? {} : { asks: wish.asks }),
      ...(wish.asksChinese === undefined ? {} : { asksChinese: wish.asksChinese }),
    };
    const draft: Draft = { action: 'record', kind: 'recall-notice', id: context.newId(), body };
    return [{ draft, code: body.code, consignee: party.name }];
  });
}

/** What they were sent, without what is not known. */
function goodsOf({ cartons, lots, unnumbered, units, isUnitsKnown }: RecallConsignee) {
  const sent = (shipment: RecallConsignee['cartons'][number]['shipment']) =>
    shipment === null
      ? {}
      : {
          ...{ shipment: shipment.id, shipmentCode: shipment.code },
          ...(shipment.date === null ? {} : { sentOn: shipment.date.slice(0, 10) }),
        };
  const known = <Name extends string>(name: Name, value: number | null) =>
    value === null ? {} : ({ [name]: value } as Record<Name, number>); // a computed key is of its own type
  return {
    cartons: cartons.map(({ series, range, marks: [first, last], unitsPerCarton, shipment }) => ({
      ...{ series: series.id, from: range.from, to: range.to, first, last },
      ...known('unitsPerCarton', unitsPerCarton),
      ...sent(shipment),
    })),
    lots: lots.map(({ run, product, units: count }) => ({
      ...{ run: run.id, code: run.code, product: product.name },
      ...known('units', count),
    })),
    ...(unnumbered.length === 0
      ? {}
      : {
          unnumbered: unnumbered.map(({ shipment, cartons: boxes, units: count }) => ({
            ...{ shipment: shipment.id, shipmentCode: shipment.code },
            ...(shipment.date === null ? {} : { sentOn: shipment.date.slice(0, 10) }),
            ...known('cartons', boxes),
            ...known('units', count),
          })),
        }),
    ...(isUnitsKnown ? { units } : {}),
  };
}
