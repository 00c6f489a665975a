import { z } from 'zod';
import { houseOf } from '../access/grant.ts';
import { execute } from '../db/bulk.ts';
import { handOf } from '../domain/label/label-operations.ts';
import { NOTICE_ACTS } from '../domain/recall/notice.ts';
import type { NoticeAct, NoticeSending } from '../domain/recall/notice.ts';
import { loadAroundAll, loadNotices, numberOf } from '../domain/recall/notice-facts-store.ts';
import type { KnownNotice } from '../domain/recall/notice-facts-store.ts';
import { noticePdf } from '../domain/recall/notice-print-operations.ts';
import { noticeStanding } from '../domain/recall/notice-standing.ts';
import { noticeMail, noticeSubject } from '../domain/recall/notice-text.ts';
import type { NoticeAround } from '../domain/recall/notice-text.ts';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import { record } from '../ledger/record.ts';
import type { Mail, MailOutcome } from '../operation/mail.ts';
import { writeOperation } from '../operation/operation.ts';
import type { Context } from '../operation/operation.ts';
import { plainFileName } from '../kit/file-name.ts';
import { hereOnlySchema, hereOnlyText, isHereOnly } from './here-only.ts';
import { claimSending, endNoticeLink } from './notice-link.ts';

const sentSchema = z.strictObject({
  notice: z.string(),
  code: z.string(),
  consignee: z.string(),
  act: z.enum(NOTICE_ACTS),
  outcome: z
    .enum(['accepted', 'refused', 'by-hand', 'done', 'under-way'])
    .describe(
      '`by-hand`: no address is on record; `done`: this command sent it before; `under-way`: somebody else sends it at this moment, or has just done so',
    ),
  says: z.string().nullable().describe('What the mail server said'),
});
type Sent = z.infer<typeof sentSchema>;

/** Sends what is due, or chosen notices, by the user's mail server. */
export const noticeSendOperation = writeOperation({
  name: 'notice.send',
  summary: 'Send what is due of the notices of a recall by mail: first notices, reminders, escalations',
  description:
    'Each mail has its text in English and Chinese, both PDFs, and a link of its own by which the consignee answers without an account. What the mail server said is recorded. ' +
    'A notice without an address is told as `by-hand`: print it, and record that it went by `notice-sending record`. The mail server is named by LOTPROOF_SMTP_HOST and its fellows.',
  permission: 'share',
  about: 'access',
  positional: ['recall'],
  input: z.strictObject({
    recall: idSchema.describe('Id of the recall'),
    notices: z
      .array(idSchema)
      .min(1)
      .max(5_000)
      .optional()
      .describe('Only these, due or not; absent: all for which something is due'),
  }),
  output: z.strictObject({
    sent: z.array(sentSchema),
    stopped: z
      .string()
      .nullable()
      .describe('Why the rest was not sent: the mail server could not be used; null: all was tried'),
    hereOnly: hereOnlySchema,
  }),
  examples: [{ says: 'All that is due', input: { recall: 'example-1' } }],
  run: async (context, { recall, notices }) => {
    const { mail, url } = houseOf(context);
    if (mail === null)
      throw new LotproofError(
        'usage',
        'No mail server is named: set LOTPROOF_SMTP_HOST and LOTPROOF_SMTP_FROM, or send the notices by hand and record that.',
      );
    const due = await dueNotices(context, recall, notices);
    const hereOnly = isHereOnly({ url });
    const sent: Sent[] = [];
    for (const one of due) {
      try {
        sent.push(await sendOne(context, mail, one));
      } catch (error) {
        if (!(error instanceof LotproofError) || error.code !== 'mail-unavailable') throw error;
        if (sent.length === 0) throw error;
        return { sent, stopped: error.message, hereOnly };
      }
    }
    return { sent, stopped: null, hereOnly };
  },
  show: ({ sent, stopped, hereOnly }) =>
    [
      ...sent.map(
        ({ code, consignee, act, outcome, says }) =>
          `${code}  ${consignee}  ${act}: ${outcome}${says === null ? '' : ` (${says})`}`,
      ),
      sent.length === 0 ? 'Nothing is due.' : `${String(sent.length)} notices.`,
      ...(stopped === null ? [] : [`Stopped: ${stopped}`]),
      ...hereOnlyText(hereOnly),
    ].join('\n'),
});

interface Due {
  readonly known: KnownNotice;
  readonly around: NoticeAround;
  readonly act: NoticeAct;
}

async function dueNotices(
  context: Context,
  recall: string,
  chosen: readonly string[] | undefined,
): Promise<Due[]> {
  const { ledger } = context;
  const today = context.now().slice(0, 10);
  return ledger.database.read(async (transaction) => {
    const n = await numberOf(transaction, 'recall', recall);
    const all = await loadNotices(transaction, ledger.kinds, { recall: n });
    const ids = new Set(all.map(({ id }) => id));
    const missing = (chosen ?? []).find((id) => !ids.has(id));
    if (missing !== undefined)
      throw new LotproofError('not-found', `The recall "${recall}" has no notice "${missing}".`);
    const around = await loadAroundAll(transaction, ledger.kinds, n);
    const wanted = chosen === undefined ? null : new Set(chosen);
    return all.flatMap((known): Due[] => {
      const { due } = noticeStanding(known, today);
      const isMeant = wanted === null ? due?.isDue === true : wanted.has(known.id);
      if (!isMeant) return [];
      return [{ known, act: due?.act ?? 'reminder', around: { ...around, consignee: known.consignee.name } }];
    });
  });
}

async function sendOne(context: Context, mail: Mail, { known, around, act }: Due): Promise<Sent> {
  const { id, notice, consignee } = known;
  const told = { notice: id, code: notice.code, consignee: consignee.name, act };
  // Who did not answer is not the one to complain to.
  const to = act === 'escalation' ? notice.above : notice.to;
  if (to === undefined) return { ...told, outcome: 'by-hand', says: null };
  const command = `${context.command}:${id}`;
  if (await isRecorded(context, command)) return { ...told, outcome: 'done', says: null };
  const sending = known.sendings.length;
  const claimed = await claimSending(context, { notice: id, sending, receiver: consignee.name });
  if (claimed === null) return { ...told, outcome: 'under-way', says: null };
  const { link, address } = claimed;
  // Whoever sent it meanwhile has recorded that, or else the claim would not be ours.
  if ((await sendingsOf(context, known)) !== sending) {
    await endNoticeLink(context, link.id);
    return { ...told, outcome: 'under-way', says: null };
  }
  const outcome = await post(mail, to, known, { around, act, address }).catch(async (error: unknown) => {
    await endNoticeLink(context, link.id);
    throw error;
  });
  const body: NoticeSending = {
    ...{ notice: id, act, way: 'mail', sentOn: context.now().slice(0, 10), to },
    ...{ outcome: outcome.outcome, says: outcome.says },
    ...(outcome.messageId === null ? {} : { messageId: outcome.messageId }),
  };
  await record(context.ledger, { ...handOf(context), command }, (end) =>
    end.append([{ action: 'record', kind: 'notice-sending', id: context.newId(), body }]),
  );
  // Not before it is on record: ending the link lets others send.
  if (outcome.outcome === 'refused') await endNoticeLink(context, link.id);
  return { ...told, outcome: outcome.outcome, says: outcome.says };
}

async function sendingsOf({ ledger }: Context, { n }: KnownNotice): Promise<number> {
  const [row] = await ledger.database.read((transaction) =>
    execute<{ sendings: number }>(
      transaction,
      'select count(*) as sendings from notice_sending where notice = ?',
      [n],
    ),
  );
  return present(row, 'a count').sendings;
}

async function post(
  mail: Mail,
  to: string,
  { notice }: KnownNotice,
  { around, act, address }: { around: NoticeAround; act: NoticeAct; address: string },
): Promise<MailOutcome> {
  const attachments = [];
  for (const language of ['en', 'zh'] as const)
    attachments.push({
      name: plainFileName(`notice-${notice.code}-${language}.pdf`),
      content: await noticePdf(notice, around, language),
      mediaType: 'application/pdf',
    });
  const text = noticeMail(notice, around, { act, link: address });
  return mail.send({ to, subject: noticeSubject(notice, around, act), text, attachments });
}

async function isRecorded({ ledger }: Context, command: string): Promise<boolean> {
  const rows = await ledger.database.read((transaction) =>
    execute(transaction, 'select 1 as one from entry where command = ? limit 1', [command]),
  );
  return rows.length > 0;
}
