import type { Answer } from './label-answers.ts';
import { countryOf, daysOf, responsibleFor, WHO_RULES } from './label-facts.ts';
import type { LabelFacts, MarkFacts } from './label-facts.ts';
import { holds, linesOf, placeMark, productMark } from './label-marks.ts';
import type { Mark } from './label-marks.ts';
import { placeWord } from './label-proposal.ts';
import { countryWord, dateWord, rangeWord } from './label-words.ts';

type Said = Omit<Answer, 'place'>;

/** Who, where, when and which batch: at each place that carries marks of its own. */
export function contentAnswers(facts: LabelFacts, marks: MarkFacts): readonly Answer[] {
  const own = [productMark(marks), placeMark(marks, 'retail-package')];
  const carrying = own.filter(({ labels }) => labels.some(({ visibleThrough }) => visibleThrough !== true));
  const outer = (['inner-pack', 'master-carton'] as const).map((place) => placeMark(marks, place));
  return [
    ...carrying.flatMap((mark) => {
      const said = [
        whoSaid(facts, mark),
        placeSaid(facts, mark),
        dateSaid(facts, mark),
        cohortSaid(facts, mark),
      ];
      return said.map((one): Answer => ({ ...one, place: mark.place }));
    }),
    // What is printed on outer packs is not asked for, and must not lead to another batch.
    ...outer.flatMap((mark) => {
      if (linesOf(mark, 'cohort').length === 0) return [];
      return [{ ...cohortSaid(facts, mark), place: mark.place }];
    }),
    ...ownRun(facts, marks),
  ];
}

/** The mark's code, where it is coded and the code stands for what is not printed. */
function codeOf({ labels }: Mark): { code: string; isDecoded: boolean } | null {
  const coded = labels.find(({ form, code }) => form === 'coded' && code !== undefined);
  if (coded?.code === undefined) return null;
  return { code: coded.code, isDecoded: coded.decoding !== undefined };
}

/** What the record says, in English as it would be printed, and in Chinese where that differs. */
type Expected = Readonly<Record<string, string>> & { readonly expected: string };

function notSaid(rule: Answer['rule'], mark: Mark, expected: Expected | null): Said {
  const coded = codeOf(mark);
  if (coded !== null) {
    const values = { code: coded.code };
    return coded.isDecoded
      ? { rule, outcome: 'met', reason: 'by-code', values }
      : { rule, outcome: 'not-met', reason: 'code-not-decoded', values };
  }
  return expected === null
    ? { rule, outcome: 'not-met', reason: 'not-said-nor-recorded', values: {} }
    : { rule, outcome: 'not-met', reason: 'not-said', values: expected };
}

function whoSaid(facts: LabelFacts, mark: Mark): Said {
  const rule = 'who';
  const who = responsibleFor(facts);
  const legal = who.party?.body.name ?? null;
  const lines = linesOf(mark, 'who');
  const [line] = lines;
  if (line === undefined) return notSaid(rule, mark, legal === null ? null : { expected: legal });
  const printed = line.text;
  if (legal === null) {
    const values = { why: WHO_RULES[who.rule].says };
    return { rule, outcome: 'unknown', reason: 'who-unsettled', values };
  }
  const names = [legal, ...(who.party?.body.otherNames ?? []), who.party?.body.localName ?? legal];
  if (lines.some(({ text }) => names.some((name) => holds(text, name))))
    return { rule, outcome: 'met', reason: 'says-it', values: { printed } };
  const brand = facts.plan?.body.brand;
  if (brand !== undefined && lines.some(({ text }) => holds(text, brand)))
    return { rule, outcome: 'unknown', reason: 'brand-only', values: { printed: brand, expected: legal } };
  return { rule, outcome: 'not-met', reason: 'says-other', values: { printed, expected: legal } };
}

function placeSaid(facts: LabelFacts, mark: Mark): Said {
  const rule = 'place';
  const expected = { expected: placeWord(facts, 'en'), expectedInChinese: placeWord(facts, 'zh') };
  const lines = linesOf(mark, 'place');
  const [line] = lines;
  if (line === undefined) return notSaid(rule, mark, expected.expected === '' ? null : expected);
  const printed = line.text;
  const country = countryOf(facts);
  const { city } = facts.site?.body ?? {};
  if (city === undefined || country === null)
    return { rule, outcome: 'unknown', reason: 'not-recorded', values: { printed } };
  const countries = [countryWord(country, 'en'), ...(OTHER_COUNTRY_NAMES[country] ?? [])];
  const isSaid = lines.some(({ text }) => holds(text, city) && countries.some((name) => holds(text, name)));
  return isSaid
    ? { rule, outcome: 'met', reason: 'says-it', values: { printed } }
    : { rule, outcome: 'not-met', reason: 'says-other', values: { printed, ...expected } };
}

/** How else a country is printed in English. */
const OTHER_COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  US: ['USA', 'U.S.A.', 'United States of America'],
  VN: ['Viet Nam'],
  CN: ['P.R. China', 'PRC'],
  KR: ['Korea'],
  TW: ['Taiwan'],
};

function dateSaid(facts: LabelFacts, mark: Mark): Said {
  const rule = 'date';
  const days = daysOf(facts);
  const expected =
    days === null
      ? null
      : { expected: rangeWord(days, 'day', 'en'), expectedInChinese: rangeWord(days, 'day', 'zh') };
  const lines = linesOf(mark, 'date');
  const [line] = lines;
  if (line === undefined) {
    const [cohort] = linesOf(mark, 'cohort');
    const leads = cohort !== undefined && holds(cohort.text, facts.run.body.code);
    if (leads && expected !== null && codeOf(mark) === null)
      return { rule, outcome: 'unknown', reason: 'date-by-batch', values: expected };
    return notSaid(rule, mark, expected);
  }
  const printed = line.text;
  if (days === null || expected === null)
    return { rule, outcome: 'unknown', reason: 'not-recorded', values: { printed } };
  return lines.some(({ text }) => saysDay(text, days))
    ? { rule, outcome: 'met', reason: 'says-it', values: { printed } }
    : { rule, outcome: 'not-met', reason: 'says-other', values: { printed, ...expected } };
}

/** A range is said by both its ends, or where both fall in one month, by the month. */
function saysDay(text: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const says = (day: string): boolean => dayForms(day).some((form) => holds(text, form));
  return says(to) && (says(from) || from.slice(0, 7) === to.slice(0, 7));
}

function dayForms(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const short = dateWord(day, 'month', 'en').replace(/^(\w{3})\w*/, '$1');
  const month1 = String(Number(month));
  return [
    dateWord(day, 'month', 'en'),
    dateWord(day, 'day', 'en'),
    short,
    day,
    `${year}-${month}`,
    `${month}/${year}`,
    `${month1}/${year}`,
    `${month}/${date}/${year}`,
    `${month1}/${String(Number(date))}/${year}`,
  ];
}

function cohortSaid(facts: LabelFacts, mark: Mark): Said {
  const rule = 'cohort';
  const expected = facts.run.body.code;
  const own = { expected };
  const lines = linesOf(mark, 'cohort', 'code');
  const [line] = lines;
  if (line === undefined) return notSaid(rule, mark, own);
  const printed = line.text;
  if (lines.some(({ text }) => holds(text, expected)))
    return { rule, outcome: 'met', reason: 'says-it', values: { printed } };
  const coded = codeOf(mark);
  if (coded !== null && lines.some(({ text }) => holds(text, coded.code))) return notSaid(rule, mark, own);
  return { rule, outcome: 'not-met', reason: 'other-batch', values: { printed, expected } };
}

/** A code that other runs bear too ties a unit to none of them, however well it is printed. */
function ownRun({ run }: LabelFacts, { labels, runsOfSameCode }: MarkFacts): readonly Answer[] {
  if (labels.length === 0) return [];
  const values = { run: run.body.code };
  const rule = 'guide-own-run';
  if (runsOfSameCode === 0) return [{ rule, outcome: 'met', reason: 'own-run', values, place: null }];
  const shared = { ...values, others: String(runsOfSameCode) };
  return [{ rule, outcome: 'not-met', reason: 'code-shared', values: shared, place: null }];
}
