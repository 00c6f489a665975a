import { z } from 'zod';
import { addDays, dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import type { Transaction } from '../../db/database.ts';
import type { Draft } from '../../ledger/draft.ts';
import { recordFound } from '../../ledger/record-found.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
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

const madeSchema = z.strictObject({
  made: z.array(z.strictObject({ id: z.string(), code: z.string(), consignee: z.string() })),
  before: z.int().describe('Consignees who had a notice already'),
  nobody: z
    .strictObject({ cartons: z.int(), units: z.int() })
    .nullable()
    .describe('Recalled goods that were sent to nobody on record'),
});

/** What is told of a notice that was made. */
const noticeSchema = recallNoticeSchema.pick({ code: true, consignee: true }).loose();

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
  output: madeSchema,
  examples: [],
  inThread: 'apart',
  run: async (context, { recall, ...wish }) => {
    const { found } = await recordFound(
      context.ledger,
      handOf(context),
      async (transaction) => {
        const told = await toldOf(context, transaction, recall);
        return { told, drafts: await draftsFor(context, transaction, told, { recall, wish }) };
      },
      (end, { drafts }) => end.append(drafts.map(({ draft }) => draft)),
    );
    if (found === null) return madeBefore(context, recall);
    const { told, drafts } = found;
    const made = drafts.map(({ draft: { id }, code, consignee }) => ({ id, code, consignee }));
    return { made, before: told.withNotice.length, nobody: told.nobody };
  },
});

type Made = z.output<typeof madeSchema>;

/** A consignee whom somebody can tell. */
type KnownConsignee = RecallConsignee & { readonly party: NonNullable<RecallConsignee['party']> };

/** Who was sent goods of a recall, by whether a notice of it tells them. */
interface Told {
  readonly n: number;
  readonly notices: number;
  readonly open: readonly KnownConsignee[];
  readonly withNotice: readonly KnownConsignee[];
  readonly nobody: Made['nobody'];
}

async function toldOf({ ledger }: Context, transaction: Transaction, recall: string): Promise<Told> {
  const n = await numberOf(transaction, 'recall', recall);
  const known = await loadNotices(transaction, ledger.kinds, { recall: n });
  const all = await consigneesOfRecall(transaction, n);
  const unknown = all.find(({ party }) => party === null);
  const told = new Set(known.map(({ consignee }) => consignee.id));
  const named = all.flatMap(({ party, ...sent }): KnownConsignee[] =>
    party === null ? [] : [{ ...sent, party }],
  );
  return {
    ...{ n, notices: known.length },
    open: named.filter(({ party }) => !told.has(party.id)),
    withNotice: named.filter(({ party }) => told.has(party.id)),
    nobody: unknown === undefined ? null : { cartons: unknown.cartonCount, units: unknown.units },
  };
}

/** What this command made when it was sent the first time. */
async function madeBefore(context: Context, recall: string): Promise<Made> {
  const own = await recordedBy(context.ledger, context.command, 'recall-notice');
  const notices = own.map(({ id, body }) => ({ id, ...noticeSchema.parse(body) }));
  const told = await context.ledger.database.read((transaction) => toldOf(context, transaction, recall));
  const nameOf = new Map([...told.open, ...told.withNotice].map(({ party }) => [party.id, party.name]));
  const mine = new Set(notices.map(({ consignee }) => consignee));
  return {
    made: notices.map(({ id, code, consignee }) => ({
      id,
      code,
      consignee: nameOf.get(consignee) ?? consignee,
    })),
    before: told.withNotice.filter(({ party }) => !mine.has(party.id)).length,
    nobody: told.nobody,
  };
}

interface Wish {
  readonly answerBy?: string | undefined;
  readonly asks?: string | undefined;
  readonly asksChinese?: string | undefined;
}

async function draftsFor(
  context: Context,
  transaction: Transaction,
  { n, notices, open }: Told,
  { recall, wish }: { recall: string; wish: Wish },
): Promise<{ draft: Draft; code: string; consignee: string }[]> {
  const parties = new Set(open.map(({ party }) => party.n));
  const records = await labelledRecords(transaction, context.ledger.kinds, new Set([n, ...parties]));
  const { code } = recallSchema.parse(records.get(n)?.body);
  const madeOn = context.now().slice(0, 10);
  return open.map((consignee, at) => {
    const { party } = consignee;
    const { email, contact } = partySchema.parse(records.get(party.n)?.body);
    const to = mailAddressSchema.safeParse(email);
    const body: RecallNotice = {
      ...{ recall, consignee: party.id, code: `${code}/${String(notices + 1 + at)}`, madeOn },
      answerBy: wish.answerBy ?? addDays(madeOn, ANSWER_DAYS),
      ...(to.success ? { to: to.data } : {}),
      ...(contact === undefined ? {} : { contact }),
      ...goodsOf(consignee),
      ...(wish.asks === undefined ? {} : { asks: wish.asks }),
      ...(wish.asksChinese === undefined ? {} : { asksChinese: wish.asksChinese }),
    };
    const draft: Draft = { action: 'record', kind: 'recall-notice', id: context.newId(), body };
    return { draft, code: body.code, consignee: party.name };
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
