import type { Answer } from './label-answers.ts';
import { responsibleFor } from './label-facts.ts';
import type { LabelFacts } from './label-facts.ts';
import { folded, linesOf } from './label-marks.ts';
import type { Mark } from './label-marks.ts';

/** Whether a U.S. address or phone of whoever is named stands on a mark. */
export function contactSaid(
  facts: LabelFacts,
  mark: Mark,
  key: 'address' | 'phone',
): Omit<Answer, 'rule' | 'place'> {
  const { party } = responsibleFor(facts);
  const expected = party?.body[key];
  const lines = linesOf(mark, key, 'ask');
  const [line] = linesOf(mark, key);
  if (line === undefined && !lines.some(({ text }) => isSaid(key, text, expected)))
    return expected === undefined
      ? { outcome: 'not-met', reason: 'not-said-nor-recorded', values: {} }
      : { outcome: 'not-met', reason: 'not-said', values: { expected } };
  const printed = line?.text ?? lines[0]?.text ?? '';
  if (expected !== undefined && !lines.some(({ text }) => isSaid(key, text, expected)))
    return { outcome: 'not-met', reason: 'says-other', values: { printed, expected } };
  const country = party?.body.country;
  if (expected === undefined) return { outcome: 'unknown', reason: 'not-recorded', values: { printed } };
  const isAbroad = key === 'phone' ? !isAmericanPhone(expected) : country !== 'US';
  if (!isAbroad) return { outcome: 'met', reason: 'says-it', values: { printed } };
  if (key === 'address' && country === undefined)
    return { outcome: 'unknown', reason: 'country-unknown', values: { printed } };
  return { outcome: 'not-met', reason: 'not-in-us', values: { printed } };
}

function isSaid(key: 'address' | 'phone', text: string, expected: string | undefined): boolean {
  if (expected === undefined) return false;
  if (key === 'address') return folded(text).includes(folded(expected));
  return national(text).includes(national(expected));
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');
/** Digits without the country code of the North American plan, which is printed or not. */
const national = (text: string): string => digits(text.replace(/\+1\b/, ''));

/** Ten digits of the North American plan, with or without its country code. Which of its countries, digits do not tell. */
function isAmericanPhone(phone: string): boolean {
  const all = digits(phone);
  if (phone.trim().startsWith('+')) return all.startsWith('1') && all.length === 11;
  return all.length === 10 || (all.length === 11 && all.startsWith('1'));
}
