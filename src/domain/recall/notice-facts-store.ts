import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import { readSetting } from '../../ledger/ledger.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { partySchema } from '../party/party.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { noticeAnswerSchema, noticeSendingSchema, recallNoticeSchema } from './notice.ts';
import type { NoticeFacts } from './notice-standing.ts';
import type { NoticeAround } from './notice-text.ts';
import { recallSchema } from './recall.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A notice with all that happened to it. */
export interface KnownNotice extends NoticeFacts {
  readonly n: number;
  readonly id: string;
  readonly consignee: { readonly id: string; readonly name: string };
}

/** The standing notices of a recall, or the one notice, in the order they were made. */
export async function loadNotices(
  transaction: Transaction,
  kinds: Kinds,
  of: { readonly recall: number } | { readonly notice: number },
): Promise<KnownNotice[]> {
  const [column, key] = 'recall' in of ? ['recall', of.recall] : ['n', of.notice];
  const rows = await selectStanding<{ n: number; id: string; party: string; name: string }>(
    transaction,
    `select own.n as n, record.id as id, called.id as party, party.name as name from recall_notice own
      join record on record.n = own.n join party on party.n = own.consignee join record called on called.n = own.consignee
      where own.${column} = ? order by own.n`,
    [key],
  );
  const numbers = new Set(rows.map(({ n }) => n));
  const records = await labelledRecords(transaction, kinds, numbers);
  const sendings = await said(transaction, kinds, 'notice_sending', numbers);
  const answers = await said(transaction, kinds, 'notice_answer', numbers);
  return rows.map(({ n, id, party, name }) => ({
    ...{ n, id, consignee: { id: party, name } },
    notice: recallNoticeSchema.parse(present(records.get(n), 'a notice stands').body),
    sendings: (sendings.get(n) ?? []).map((body) => noticeSendingSchema.parse(body)),
    answers: (answers.get(n) ?? []).map((body) => noticeAnswerSchema.parse(body)),
  }));
}

/** Bodies of what names these notices, by notice, in the order they were recorded. */
async function said(
  transaction: Transaction,
  kinds: Kinds,
  table: 'notice_sending' | 'notice_answer',
  notices: ReadonlySet<number>,
): Promise<Map<number, unknown[]>> {
  const rows = await selectIn<{ n: number; notice: number }>(
    transaction,
    `select n, notice from ${table} where notice in (?*) order by n`,
    notices,
  );
  const records = await labelledRecords(transaction, kinds, new Set(rows.map(({ n }) => n)));
  const found = new Map<number, unknown[]>();
  for (const { n, notice } of rows)
    found.set(notice, [...(found.get(notice) ?? []), records.get(n)?.body ?? null]);
  return found;
}

/** Number of a standing record by its id. Throws `not-found`. */
export async function numberOf(
  transaction: Transaction,
  kind: 'recall' | 'recall-notice',
  id: string,
): Promise<number> {
  const [row] = await selectStanding<{ n: number }>(
    transaction,
    'select n from record where kind = ? and id = ? and withdrawn = 0',
    [kind, id],
  );
  if (row !== undefined) return row.n;
  throw new LotproofError(
    'not-found',
    `There is no ${kind === 'recall' ? 'recall' : 'recall notice'} "${id}" that stands.`,
  );
}

/** What stands around a notice: firm, consignee, recall, and how the firm is reached. */
export async function loadAround(
  transaction: Transaction,
  kinds: Kinds,
  { notice, consignee }: Pick<KnownNotice, 'notice' | 'consignee'>,
): Promise<NoticeAround> {
  const all = await loadAroundAll(transaction, kinds, await numberOf(transaction, 'recall', notice.recall));
  return { ...all, consignee: consignee.name };
}

/** What stands around all notices of a recall. */
export async function loadAroundAll(
  transaction: Transaction,
  kinds: Kinds,
  recall: number,
): Promise<Omit<NoticeAround, 'consignee'>> {
  const recalls = await labelledRecords(transaction, kinds, [recall]);
  const body = recallSchema.parse(present(recalls.get(recall), 'a recall stands').body);
  const { code, title, reason, advice = null, adviceChinese = null } = body;
  const firm = (await readSetting(transaction, 'firm-name')) ?? '';
  return {
    ...{ firm, recall: { code, title, reason, advice, adviceChinese } },
    contact: await contactOf(
      transaction,
      kinds,
      body.runs.map(({ run }) => run),
    ),
  };
}

/** Mail and telephone of whoever stands behind the goods: the importer of the recalled products, where that is on record. */
async function contactOf(transaction: Transaction, kinds: Kinds, runs: readonly string[]): Promise<string[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    `select distinct product.importer as n from run join record on record.n = run.n join product on product.n = run.product
      where product.importer is not null and record.id in (?texts)`,
    [JSON.stringify(runs)],
  );
  const records = await labelledRecords(transaction, kinds, new Set(rows.map(({ n }) => n)));
  const ways = [...records.values()].flatMap(({ body }) => {
    const { contact, email, phone } = partySchema.parse(body);
    return [contact, email, phone].filter((way) => way !== undefined);
  });
  return [...new Set(ways)];
}
