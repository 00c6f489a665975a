import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { NOTICE_ACTS } from './notice.ts';
import { loadNotices, numberOf } from './notice-facts-store.ts';
import type { KnownNotice } from './notice-facts-store.ts';
import { noticeMakeOperation } from './notice-make-operations.ts';
import { noticePrintOperation } from './notice-print-operations.ts';
import { NOTICE_STATES, noticeStanding, sumUnits } from './notice-standing.ts';

const unitsSchema = z.strictObject({
  sent: z.int().nullable().describe('Recalled units that the record says they were sent'),
  found: z.int().nullable(),
  isolated: z.int().nullable().describe('Set aside'),
  returned: z.int().nullable(),
  destroyed: z.int().nullable(),
  sold: z.int().nullable().describe('Sold or passed on before'),
  unaccounted: z
    .int()
    .nullable()
    .describe('Sent, and neither found nor sold; below 0: they found more than the record sent'),
});

const standingSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  consignee: z.strictObject({ id: z.string(), name: z.string() }),
  to: z.string().nullable().describe('E-mail address; null: it goes by hand'),
  state: z.enum(NOTICE_STATES),
  answerBy: z.string(),
  lastSentOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  sendings: z.int(),
  answers: z.int(),
  due: z.strictObject({ act: z.enum(NOTICE_ACTS), on: z.string(), isDue: z.boolean() }).nullable(),
  units: unitsSchema,
});

/** A notice as it stands on a day. */
function standingOf(known: KnownNotice, today: string): z.infer<typeof standingSchema> {
  const { id, consignee, notice, sendings, answers } = known;
  return {
    ...{ id, code: notice.code, consignee, to: notice.to ?? null, answerBy: notice.answerBy },
    ...{ sendings: sendings.length, answers: answers.length },
    ...noticeStanding(known, today),
  };
}

const standingOperation = readOperation({
  name: 'notice.standing',
  summary: 'How the notices of a recall stand: who was told, who answered, what is due, and the units',
  description:
    'A reminder is due three days after the last sending, somebody above is to be asked after two reminders, or after one where the day of the answer has passed. ' +
    'The newest answer of a consignee counts. Units that nobody has spoken of are unaccounted for, never taken for returned.',
  permission: 'trace',
  positional: ['recall'],
  input: z.strictObject({
    recall: idSchema.describe('Id of the recall'),
    on: dateSchema.optional().describe('Day to look from; default today, UTC'),
  }),
  output: z.strictObject({
    on: z.string(),
    notices: z.array(standingSchema),
    units: unitsSchema.describe('Over all notices; null: no notice or answer tells'),
    unitsUnknown: z.int().describe('Notices whose units nobody can tell: they are in no sum'),
    due: z.int().describe('Notices for which something is due'),
  }),
  examples: [],
  run: async (context, { recall, on }) => {
    const { transaction, ledger } = context;
    const today = on ?? context.now().slice(0, 10);
    const n = await numberOf(transaction, 'recall', recall);
    const known = await loadNotices(transaction, ledger.kinds, { recall: n });
    const notices = known.map((one) => standingOf(one, today));
    return {
      ...{ on: today, notices, units: sumUnits(notices.map(({ units }) => units)) },
      unitsUnknown: notices.filter(({ units }) => units.sent === null).length,
      due: notices.filter(({ due }) => due?.isDue === true).length,
    };
  },
});

/** Recall notices: written, printed, and how they stand. Sending and answering are above, in `src/outside/`. */
export const NOTICE_OPERATIONS: readonly Operation[] = [
  noticeMakeOperation,
  noticePrintOperation,
  standingOperation,
];
