import { z } from 'zod';
import type { Typesetter } from '../../drawing/typesetter.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import { fileName, givenOut } from '../label/label-file-operations.ts';
import { loadAround, loadNotices, numberOf } from './notice-facts-store.ts';
import { noticeSheet } from './notice-sheet.ts';
import type { NoticeSheet } from './notice-sheet.ts';
import { noticeMail, noticeSubject } from './notice-text.ts';
import type { NoticeAround } from './notice-text.ts';
import type { NoticeLanguage } from './notice-words.ts';
import { NOTICE_ACTS } from './notice.ts';
import type { RecallNotice } from './notice.ts';

/** The notice as it goes out. */
export const noticePrintOperation = readOperation({
  name: 'notice.print',
  summary: 'A recall notice as PDF, or as the text of a mail',
  permission: 'trace',
  positional: ['notice'],
  input: z.strictObject({
    notice: idSchema.describe('Id of the notice'),
    language: z.enum(['en', 'zh']).optional().describe('Of the PDF; default en'),
    act: z.enum(NOTICE_ACTS).optional().describe('What the mail is; default first'),
    format: z.enum(['pdf', 'text']).optional().describe('Default pdf; text: the mail alone'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    subject: z.string(),
    text: z.string().describe('Of the mail, in English and Chinese, without the link to answer by'),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [],
  run: async (context, { notice: id, language = 'en', act = 'first', format = 'pdf', out }) => {
    const { transaction, ledger } = context;
    const n = await numberOf(transaction, 'recall-notice', id);
    const [found] = await loadNotices(transaction, ledger.kinds, { notice: n });
    const known = present(found, 'the notice stands');
    const { notice } = known;
    const around = await loadAround(transaction, ledger.kinds, known);
    const text = noticeMail(notice, around, { act, link: null });
    const bytes = format === 'text' ? Buffer.from(text) : await noticePdf(notice, around, language);
    return {
      name: fileName(`notice-${notice.code}-${language}`, format === 'text' ? 'txt' : 'pdf'),
      ...{ subject: noticeSubject(notice, around, act), text },
      ...givenOut(context, bytes, out),
    };
  },
  show: ({ subject, text, path }) => (path === null ? `${subject}\n\n${text}` : `Wrote ${path}.`),
});

/** The notice as a PDF on A4, with every carton of it. */
export async function noticePdf(
  notice: RecallNotice,
  around: NoticeAround,
  language: NoticeLanguage,
): Promise<Buffer> {
  // The fonts are brought in when something is drawn, not when the program starts.
  const { drawSheet } = await import('../../drawing/sheet.ts');
  const { openTypesetter } = await import('../../drawing/typesetter.ts');
  const typesetter = await openTypesetter();
  const sheet = noticeSheet(notice, around, language);
  // The same sheet with other texts in it.
  const printed = JSON.parse(JSON.stringify(sheet), (_, value: unknown) =>
    typeof value === 'string' ? printable(typesetter, value) : value,
  ) as NoticeSheet;
  return Buffer.from(await drawSheet({ ...printed, paper: 'a4' }));
}

/** What people typed must not keep a recall notice from being printed: what no font here has is shown as a box. */
function printable(typesetter: Typesetter, text: string): string {
  return Array.from(text.replaceAll(/\s+/gu, ' '))
    .map((character) => (hasGlyph(typesetter, character) ? character : '□'))
    .join('');
}

function hasGlyph(typesetter: Typesetter, character: string): boolean {
  try {
    typesetter.set(character, 'en', 400);
    return true;
  } catch (error) {
    if (error instanceof LotproofError) return false;
    throw error;
  }
}
