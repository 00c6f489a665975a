import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

const count = z.int().min(0).max(NUMBER_LIMIT);
const named = z.string().min(1).max(200);
const told = z.string().min(1).max(4_000);

/** An address that mail can be sent to: one, without a name beside it, and nothing that could end a line of a letter's head. */
export const mailAddressSchema = z
  .email('an e-mail address')
  .max(200)
  .refine((address) => !/[\s<>,;:"\\]/u.test(address), 'one e-mail address and nothing beside it');

/** What one consignee is told of a recall: exactly their goods, as the record said when it was made. */
export const recallNoticeSchema = z.strictObject({
  recall: idOf('recall'),
  consignee: idOf('party'),
  code: z.string().min(1).max(140).describe('Number of the notice'),
  madeOn: dateSchema,
  answerBy: dateSchema.describe('By when the consignee is asked to answer'),
  to: mailAddressSchema.optional().describe('E-mail address it goes to; absent: it goes by hand'),
  above: mailAddressSchema
    .optional()
    .describe('E-mail address of whoever is asked when they do not answer; absent: asked by hand'),
  contact: named.optional().describe('Person or position it is for'),
  cartons: z
    .array(
      z.strictObject({
        series: idOf('carton-series'),
        from: z.int().min(1).max(NUMBER_LIMIT).describe('First carton number'),
        to: z
          .int()
          .min(2)
          .max(NUMBER_LIMIT + 1)
          .describe('One past the last carton number'),
        first: named.describe('Mark of the first carton'),
        last: named.describe('Mark of the last carton'),
        unitsPerCarton: count.optional().describe('Recalled units in each; absent: no packing record says'),
        shipment: idOf('shipment').optional().describe('The shipment they came on'),
        shipmentCode: named.optional().describe('Its number'),
        sentOn: dateSchema.optional(),
      }),
    )
    .max(100_000)
    .describe('Their cartons'),
  lots: z
    .array(
      z.strictObject({
        run: idOf('run'),
        code: named.describe('Lot code'),
        product: named.describe('Name of the product'),
        units: count.optional().describe('Units of it; absent: the packing records do not tell'),
      }),
    )
    .max(20_000)
    .describe('Lots in them'),
  unnumbered: z
    .array(
      z.strictObject({
        shipment: idOf('shipment'),
        shipmentCode: named.describe('Its number'),
        sentOn: dateSchema.optional(),
        cartons: count.optional().describe('How many cartons'),
        units: count.optional().describe('How many units'),
      }),
    )
    .max(10_000)
    .optional()
    .describe('Goods without carton numbers that may be recalled ones'),
  units: count.optional().describe('Recalled units in the cartons; absent: nobody can tell'),
  asks: told.optional().describe('What else the consignee is asked to do'),
  asksChinese: told.optional().describe('The same in Chinese'),
  ...commonFields,
});
export type RecallNotice = z.infer<typeof recallNoticeSchema>;

export const NOTICE_ACTS = ['first', 'reminder', 'escalation'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

const SENDING_WAYS = ['mail', 'post', 'telephone', 'handed', 'portal'] as const;

/** That a notice, a reminder or an escalation went out, or did not. */
export const noticeSendingSchema = z.strictObject({
  notice: idOf('recall-notice'),
  act: z.enum(NOTICE_ACTS).describe('First notice, reminder, or over the head of who did not answer'),
  way: z.enum(SENDING_WAYS).describe('How'),
  sentOn: dateSchema,
  to: z.string().min(1).max(320).optional().describe('Address, number or person'),
  outcome: z
    .enum(['accepted', 'refused'])
    .describe('Whether it was taken: by their mail server, or by whoever was there'),
  says: z.string().max(1_000).optional().describe('What the mail server or the person said'),
  messageId: z.string().max(300).optional().describe('Id of the mail'),
  sentBy: named.optional().describe('Who sent it'),
  ...commonFields,
});
export type NoticeSending = z.infer<typeof noticeSendingSchema>;

export const ANSWER_WAYS = ['link', 'mail', 'telephone', 'post', 'visit'] as const;
export const ANSWER_STOCK = ['found', 'none', 'looking'] as const;

/** What a consignee answers, in units, all told so far: the newest answer is the one that counts. */
export const noticeAnswerSchema = z
  .strictObject({
    notice: idOf('recall-notice'),
    answeredOn: dateSchema,
    way: z.enum(ANSWER_WAYS).describe('How the answer came'),
    by: named.optional().describe('Who answers'),
    received: z.boolean().describe('They have the notice'),
    stock: z.enum(ANSWER_STOCK).describe('Whether they have the goods, have none, or are still looking'),
    found: count.optional().describe('Units found'),
    isolated: count.optional().describe('Units of these set aside'),
    returned: count.optional().describe('Units sent back'),
    destroyed: count.optional().describe('Units destroyed'),
    sold: count.optional().describe('Units sold or passed on before'),
    files: z.array(idOf('file')).max(50).optional().describe('Photos and papers'),
    ...commonFields,
  })
  .refine(({ stock, found }) => stock !== 'none' || (found ?? 0) === 0, {
    message: 'no units found, where they have none',
    path: ['found'],
  });
export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;
