import { codeKey } from '../../kit/code-key.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import type { CartonCandidate } from './carton-mark.ts';

const WORD = String.raw`(?:C\s*\/?\s*N(?:O|R)?|(?:CARTON|CTN|CASE|BOX)S?(?:\s*\/?\s*(?:NO|NR|NUMBER))?|箱号|箱號|件号|第)`;

/** What people write and say beside the forms of a mark: the number, and what names the order. */
const WORDINGS: readonly RegExp[] = [
  // PO-1 C/NO. 37 OF 130, PO-1 CTN 37/130
  new RegExp(String.raw`^(?<order>.*?)\s*${WORD}\s*[.:：#]*\s*(?<number>\d+)\s*(?:\/|OF)\s*\d+$`, 'iu'),
  // PO-1 第37箱, PO-1 37号箱
  /^(?<order>.*?)\s*第?\s*(?<number>\d+)\s*[号號]?\s*箱$/u,
  // CARTON NO. 37 OF PO-1, C/NO.37 PO-1
  new RegExp(String.raw`^${WORD}\s*[.:：#]*\s*(?<number>\d+)\s*(?:OF|,|，|\s)\s*(?<order>\S.*)$`, 'iu'),
  // PO-1 37, PO-1 #37
  /^(?<order>\S.*?)(?:\s+|\s*#\s*)(?<number>\d{1,5})$/u,
];

/**
 * The text as a carton of an order, in the ways that no mark is printed. A space or a sign has to part the order from the number: of
 * `PO137` nobody knows where the order ends.
 */
export function cartonWordings(text: string): CartonCandidate[] {
  const plain = text.normalize('NFKC').trim();
  for (const wording of WORDINGS) {
    const { order = '', number = '' } = wording.exec(plain)?.groups ?? {};
    const [key, carton] = [codeKey(order), Number(number)];
    if (number !== '' && carton >= 1 && carton <= NUMBER_LIMIT)
      return [{ pattern: `${key}CNO#`, number: carton }];
  }
  return [];
}
