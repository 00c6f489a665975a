import { isCalendarDate } from '../../kit/calendar-date.ts';
import { RULES } from '../requirement/catalogue/rules.ts';

/** Fields of a report that its text may say. */
export const PROPOSED_FIELDS = [
  'number',
  'issuedOn',
  'testedFrom',
  'testedTo',
  'labNumber',
  'ageGrade',
  'language',
] as const;
type ProposedField = (typeof PROPOSED_FIELDS)[number];

export interface ProposedValue {
  readonly field: ProposedField;
  readonly value: string;
  /** The line it was read from, and its page, from 1. */
  readonly quote: string;
  readonly page: number;
}

export interface ProposedResult {
  /** Rule whose citation stands above it last; null: none does. */
  readonly rule: string | null;
  readonly analyte: string;
  readonly value: string;
  readonly unit: 'ppm' | 'mg/kg' | 'percent' | null;
  readonly quote: string;
  readonly page: number;
}

export interface ReportProposal {
  readonly fields: readonly ProposedValue[];
  readonly results: readonly ProposedResult[];
  /** Rules whose citation stands anywhere in it. */
  readonly rules: readonly string[];
}

interface Line {
  readonly text: string;
  readonly page: number;
}

/**
 * What the text of a report seems to say, each with the line it was read from: for a person to confirm, never to be taken over. Dates
 * that could be read in two ways are left out.
 */
export function proposeReport(pages: readonly string[]): ReportProposal {
  const lines = pages.flatMap((text, index) =>
    text.split(/\r?\n/).map((line): Line => ({ text: line.trim(), page: index + 1 })),
  );
  const found = lines.flatMap(fieldsIn);
  const first = PROPOSED_FIELDS.flatMap((field) => found.find((one) => one.field === field) ?? []);
  const results = resultsIn(lines);
  const rules = [...new Set(lines.flatMap(({ text }) => rulesIn(text)))];
  return { fields: [...first, ...languageOf(lines)], results, rules };
}

const NUMBER = /(?:report\s*(?:no\.?|number|#)|报告编号)\s*[:：.]?\s*([A-Z0-9][A-Z0-9/_.-]{3,60})/i;
const ISSUED =
  /(?:date of (?:issue|report)|report date|issued? (?:on|date)|签发日期|报告日期)\s*[:：]?\s*(.{6,30})/i;
const TESTED =
  /(?:test(?:ing)? period|date of test(?:ing)?|tested on|测试周期|检测日期)\s*[:：]?\s*(.{6,60})/i;
const LAB = /CPSC\s*(?:lab(?:oratory)?)?\s*(?:id|no\.?|number)\s*[:：#.]?\s*(\d{4})\b/i;
const AGE = /(?:age (?:grade|group|grading)|labeled age|适用年龄)\s*[:：]?\s*(.{2,40})/i;

function fieldsIn({ text, page }: Line): ProposedValue[] {
  const at = { quote: text, page };
  const found: ProposedValue[] = [];
  const add = (field: ProposedField, value: string | undefined | null): void => {
    if (value !== undefined && value !== null && value.trim() !== '')
      found.push({ field, value: value.trim(), ...at });
  };
  add('number', NUMBER.exec(text)?.[1]);
  add('issuedOn', datesIn(ISSUED.exec(text)?.[1] ?? '')[0]);
  const tested = datesIn(TESTED.exec(text)?.[1] ?? '');
  add('testedFrom', tested[0]);
  add('testedTo', tested.at(-1));
  add('labNumber', LAB.exec(text)?.[1]);
  add('ageGrade', AGE.exec(text)?.[1]);
  return found;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATES =
  /(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})|(\d{1,2})[\s-]([A-Za-z]{3,9})\.?[\s,-]+(\d{4})/g;

/** Days in a text whose order of year, month and day is plain; 03/05/2025 is not. */
function datesIn(text: string): string[] {
  return [...text.matchAll(DATES)].flatMap((match) => {
    const [, year, month, day, word, dayAfter, yearAfter, dayBefore, wordAfter, yearLast] = match;
    const named = (word ?? wordAfter ?? '').slice(0, 3).toLowerCase();
    const parts = [
      year ?? yearAfter ?? yearLast ?? '',
      month ?? String(MONTHS.indexOf(named) + 1),
      day ?? dayAfter ?? dayBefore ?? '',
    ];
    const date = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');
    return isCalendarDate(date) ? [date] : [];
  });
}

/** Mostly Chinese characters make a Chinese report; without any text nothing is said. */
function languageOf(lines: readonly Line[]): ProposedValue[] {
  const text = lines.map((line) => line.text).join('');
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (chinese + latin < 20) return [];
  const value = chinese * 2 > latin ? 'zh' : 'en';
  return [{ field: 'language', value, quote: lines.find((line) => line.text !== '')?.text ?? '', page: 1 }];
}

const CITED = RULES.flatMap(({ id, citations }) => citations.map(({ text }) => ({ id, cited: plain(text) })));
const ANALYTES = [...new Set(RULES.flatMap(({ limits }) => limits.map(({ analyte }) => analyte)))];

function plain(citation: string): string {
  return citation
    .toLowerCase()
    .replaceAll(/§|\bpart\b|\bsection\b/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Rules whose citation a line holds, as a whole and not as the beginning of a longer number. */
function rulesIn(text: string): string[] {
  const line = plain(text);
  return CITED.filter(({ cited }) => {
    const at = line.indexOf(cited);
    return at >= 0 && !/^[\d(]/.test(line.slice(at + cited.length));
  }).map(({ id }) => id);
}

const VALUE = /(<\s?\d+(?:\.\d+)?|\b\d+(?:\.\d+)?)\s*(ppm|mg\/kg|%)?/;
const UNITS = { ppm: 'ppm', 'mg/kg': 'mg/kg', '%': 'percent' } as const;

function resultsIn(lines: readonly Line[]): ProposedResult[] {
  let rule: string | null = null;
  return lines.flatMap(({ text, page }) => {
    rule = rulesIn(text)[0] ?? rule;
    const analyte = ANALYTES.find((one) => new RegExp(`(^|[^A-Za-z])${one}([^A-Za-z]|$)`).test(text));
    if (analyte === undefined) return [];
    const after = text.slice(text.indexOf(analyte) + analyte.length).replace(/^\)/, '');
    const match = VALUE.exec(after);
    if (match?.[1] === undefined) return [];
    const unit = Object.entries(UNITS).find(([written]) => written === match[2]?.toLowerCase())?.[1] ?? null;
    return [{ rule, analyte, value: match[1].replaceAll(' ', ''), unit, quote: text, page }];
  });
}
