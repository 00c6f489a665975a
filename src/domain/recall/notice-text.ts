import type { NoticeAct, RecallNotice } from './notice.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import type { NoticeLanguage, NoticeWords } from './notice-words.ts';

/** What a notice says besides its own record. */
export interface NoticeAround {
  readonly firm: string;
  readonly consignee: string;
  readonly recall: {
    readonly code: string;
    readonly title: string;
    readonly reason: string;
    readonly advice: string | null;
    readonly adviceChinese: string | null;
  };
  /** How the firm is reached: mail, telephone; empty: nobody recorded how. */
  readonly contact: readonly string[];
}

/** Rows that a mail lists; the PDF beside it has all of them. */
const ROWS_IN_MAIL = 40;

const one = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Subject of the mail, on one line, in both languages. */
export function noticeSubject(notice: RecallNotice, around: NoticeAround, act: NoticeAct): string {
  const before = (words: NoticeWords): string => (act === 'first' ? '' : `${words[act]}: `);
  const { en, zh } = NOTICE_WORDS;
  const text = `${before(en)}${en.title} ${notice.code}: ${around.recall.title} / ${before(zh)}${zh.title}`;
  return one(text).slice(0, 250);
}

/** Text of the mail: English, then Chinese, the link between them. */
export function noticeMail(
  notice: RecallNotice,
  around: NoticeAround,
  { act, link }: { readonly act: NoticeAct; readonly link: string | null },
): string {
  const parts = (['en', 'zh'] as const).map((language) => letter(notice, around, { act, link, language }));
  return parts.join('\n\n----------\n\n');
}

function letter(
  notice: RecallNotice,
  around: NoticeAround,
  { act, link, language }: { act: NoticeAct; link: string | null; language: NoticeLanguage },
): string {
  const words = NOTICE_WORDS[language];
  const title = `${act === 'first' ? '' : `${words[act]}: `}${words.title} ${notice.code}`;
  const answer = link === null ? [] : [words.answerLink, link, words.answerSays];
  const paragraphs = [
    [title, around.recall.title],
    [words.dear(around.consignee)],
    [words.lead(around.firm), `${words.reason}: ${one(around.recall.reason)}`],
    [`${words.doNow}:`, ...stepsFor(notice, around, language).map((step) => `- ${step}`)],
    [words.answerBy(notice.answerBy), ...answer],
    [`${words.goods}:`, ...goodsLines(notice, words)],
    around.contact.length === 0 ? [] : [`${words.contact}: ${around.contact.join(', ')}`],
    [around.firm, words.foot],
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What the consignee is to do: what holds for every recall, then what this one and this notice ask. */
export function stepsFor(
  notice: RecallNotice,
  { recall }: NoticeAround,
  language: NoticeLanguage,
): readonly string[] {
  const own =
    language === 'zh'
      ? [recall.adviceChinese ?? recall.advice, notice.asksChinese ?? notice.asks ?? null]
      : [recall.advice, notice.asks ?? null];
  return [...NOTICE_WORDS[language].steps, ...own.filter((text) => text !== null).map(one)];
}

function goodsLines(notice: RecallNotice, words: NoticeWords): string[] {
  const { lots, cartons, unnumbered } = goodsRows(notice, words);
  const tables = [
    { title: words.lots, rows: lots },
    { title: words.cartons, rows: cartons },
    { title: words.unnumbered, rows: unnumbered },
  ].filter(({ rows }) => rows.length > 0);
  return [
    `${words.unitsInAll}: ${notice.units === undefined ? words.unknown : String(notice.units)}`,
    ...tables.flatMap(({ title, rows }) => [
      `${title}:`,
      ...rows
        .slice(0, ROWS_IN_MAIL)
        .map((row) => `  ${row.map(({ head, value }) => `${head} ${value}`).join(', ')}`),
      ...(rows.length > ROWS_IN_MAIL ? [`  ${words.further(rows.length - ROWS_IN_MAIL)}`] : []),
    ]),
  ];
}

interface Cell {
  readonly head: string;
  readonly value: string;
}

/** The goods of a notice as rows, each cell with its head. What is not known says so. */
export function goodsRows(
  { lots, cartons, unnumbered = [] }: RecallNotice,
  words: NoticeWords,
): Record<'lots' | 'cartons' | 'unnumbered', readonly (readonly Cell[])[]> {
  const cell = (head: string, value: string | number | undefined): Cell => ({
    head,
    value: value === undefined ? words.unknown : one(String(value)),
  });
  return {
    lots: lots.map(({ product, code, units }) => [
      ...[cell(words.product, product), cell(words.lot, code), cell(words.units, units)],
    ]),
    cartons: cartons.map(({ first, last, from, to, unitsPerCarton, shipmentCode, sentOn }) => [
      ...[cell(words.from, first), cell(words.to, last), cell(words.count, to - from)],
      ...[cell(words.each, unitsPerCarton), cell(words.shipment, shipmentCode), cell(words.sentOn, sentOn)],
    ]),
    unnumbered: unnumbered.map(({ shipmentCode, sentOn, cartons: boxes, units }) => [
      ...[cell(words.shipment, shipmentCode), cell(words.sentOn, sentOn)],
      ...[cell(words.count, boxes), cell(words.units, units)],
    ]),
  };
}
