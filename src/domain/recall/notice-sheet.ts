import { goodsRows, stepsFor } from './notice-text.ts';
import type { NoticeAround } from './notice-text.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import type { NoticeLanguage } from './notice-words.ts';
import type { RecallNotice } from './notice.ts';

interface Column {
  readonly title: string;
  readonly share: number;
}

interface Section {
  readonly title: string;
  readonly items?: readonly { readonly label: string; readonly value: string; readonly isWide?: boolean }[];
  readonly table?: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly text?: string;
}

/** A notice as sections of a document, for paper. */
export interface NoticeSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly corner: readonly string[];
  readonly sections: readonly Section[];
  readonly foot: string;
}

/** The whole notice, with every carton of it. */
export function noticeSheet(
  notice: RecallNotice,
  around: NoticeAround,
  language: NoticeLanguage,
): NoticeSheet {
  const words = NOTICE_WORDS[language];
  const { lots, cartons, unnumbered } = goodsRows(notice, words);
  const total = notice.units === undefined ? words.unknown : String(notice.units);
  return {
    title: words.title,
    subtitle: around.recall.title,
    corner: [notice.code, `${words.recall} ${around.recall.code}`, `${words.madeOn} ${notice.madeOn}`],
    sections: [
      ...lettersParts(notice, around, language),
      { title: words.goods, items: [{ label: words.unitsInAll, value: total }] },
      ...tableOf(words.lots, lots, [5, 4, 2]),
      ...tableOf(words.cartons, cartons, [4, 4, 2, 2, 3, 3]),
      ...tableOf(words.unnumbered, unnumbered, [3, 3, 2, 2], words.unnumberedSays),
    ],
    foot: `${around.firm} · ${notice.code} · ${words.foot}`,
  };
}

/** To whom, why, what to do, and the answer. */
function lettersParts(notice: RecallNotice, around: NoticeAround, language: NoticeLanguage): Section[] {
  const words = NOTICE_WORDS[language];
  return [
    {
      title: words.dear(around.consignee),
      items: [
        { label: '', value: words.lead(around.firm), isWide: true },
        { label: words.reason, value: around.recall.reason, isWide: true },
      ],
    },
    {
      title: words.doNow,
      items: stepsFor(notice, around, language).map((step, at) => ({
        ...{ label: '', value: `${String(at + 1)}. ${step}`, isWide: true },
      })),
    },
    {
      title: words.answer,
      items: [
        { label: words.answer, value: words.answerBy(notice.answerBy), isWide: true },
        {
          ...{ label: words.contact, isWide: true },
          value: around.contact.length === 0 ? around.firm : `${around.firm}, ${around.contact.join(', ')}`,
        },
      ],
    },
  ];
}

function tableOf(
  title: string,
  rows: readonly (readonly { readonly head: string; readonly value: string }[])[],
  shares: readonly number[],
  text?: string,
): Section[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = first.map(({ head }, at) => ({ title: head, share: shares[at] ?? 1 }));
  const table = { columns, rows: rows.map((row) => row.map(({ value }) => value)) };
  return [{ title, table, ...(text === undefined ? {} : { text }) }];
}
