import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import type { Answered, AnsweredNotice } from './answered-units.ts';

interface NoticeRow {
  readonly n: number;
  readonly party: number;
  readonly units: number | null;
  readonly unnumbered: number | null;
  readonly seller: number | null;
}

interface AnswerRow extends Answered {
  readonly notice: number;
  readonly stock: string;
}

/** The notices of a recall with what was answered to each; `n` of the recall. */
export async function loadAnswered(transaction: Transaction, n: number): Promise<AnsweredNotice[]> {
  const notices = await selectStanding<NoticeRow>(
    transaction,
    `select own.n as n, own.consignee as party, own.units as units,
        (select min(line) from recall_notice_unnumbered where recall_notice_unnumbered.n = own.n) as unnumbered,
        (select min(line) from party_role where party_role.n = own.consignee and role in ('retailer', 'marketplace')) as seller
      from recall_notice own where own.recall = ? order by own.n`,
    [n],
  );
  const answers = await selectStanding<AnswerRow>(
    transaction,
    `select own.notice as notice, record.id as id, own.answered_on as "on", own.stock as stock, own.found as found,
        own.isolated as isolated, own.returned as returned, own.destroyed as destroyed, own.sold as sold
      from notice_answer own join record on record.n = own.n join recall_notice on recall_notice.n = own.notice
      where recall_notice.recall = ? order by own.n`,
    [n],
  );
  const byNotice = Map.groupBy(answers, ({ notice }) => notice);
  return notices.map(({ n: notice, party, units, unnumbered, seller }) => ({
    ...{ party, place: seller === null ? 'distributor' : 'retailer' },
    isSentKnown: units !== null && unnumbered === null,
    answers: (byNotice.get(notice) ?? []).map(answered),
  }));
}

function answered({ id, on, stock, found, isolated, returned, destroyed, sold }: AnswerRow): Answered {
  return { id, on, found: stock === 'none' ? 0 : found, isolated, returned, destroyed, sold };
}
