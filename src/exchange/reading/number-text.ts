/** A text as a number: the decimal text it stands for, both when there are two, none when it is no number. */
export interface NumberReadings {
  readonly values: readonly string[];
  /** Text behind the number: `ctn` of `200ctn`. */
  readonly suffix: string;
}

export type DecimalMark = '.' | ',';

const NUMBER = /^(?<sign>[-+−]?)\s*(?<digits>\d[\d.,'’ \u00a0\u202f]*|[.,]\d+)\s*(?<suffix>[^\d\s.,].*)?$/u;

/**
 * All readings of a text as a number. `12,5` and `1.234,56` have one; `20,000` has two, for a comma that parts thousands in
 * one country starts the decimals in another. `proven` is the decimal mark that other cells of the column prove.
 */
export function readNumberText(text: string, proven: DecimalMark | null): NumberReadings {
  let plain = text.normalize('NFKC').trim();
  const inBrackets = /^\((.*)\)$/u.exec(plain)?.[1];
  if (inBrackets !== undefined) plain = `-${inBrackets}`;
  const match = NUMBER.exec(plain)?.groups;
  if (match === undefined) return { values: [], suffix: '' };
  const sign = match['sign'] === '-' || match['sign'] === '−' ? '-' : '';
  const digits = (match['digits'] ?? '').trim();
  const values = readingsOfDigits(digits, proven).map((value) => sign + value);
  return { values, suffix: (match['suffix'] ?? '').trim() };
}

function readingsOfDigits(digits: string, proven: DecimalMark | null): string[] {
  if (/^\d+$/.test(digits)) return [trimZeros(digits)];
  const spaced = /^\d{1,3}(?:['’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/u.test(digits);
  const joined = spaced ? digits.replace(/['’ \u00a0\u202f]/gu, '') : digits;
  if (/^\d+$/.test(joined)) return [trimZeros(joined)];
  if (!/^[\d.,]+$/.test(joined)) return [];
  const marks: readonly DecimalMark[] = proven === null || spaced ? ['.', ','] : [proven];
  const readings = marks.flatMap((mark) => {
    const value = readWithMark(joined, mark, spaced);
    return value === null ? [] : [value];
  });
  return [...new Set(readings)];
}

/** The number when `mark` starts its decimals and the other mark parts its thousands; null when it cannot be so written. */
function readWithMark(digits: string, mark: DecimalMark, grouped: boolean): string | null {
  const parts = digits.split(mark);
  if (parts.length > 2) return null;
  const [whole = '', decimals] = parts;
  const other = mark === '.' ? ',' : '.';
  if (decimals?.includes(other) === true) return null;
  if (whole.includes(other)) {
    if (grouped || !new RegExp(String.raw`^[1-9]\d{0,2}(?:[${other}]\d{3})+$`).test(whole)) return null;
  }
  const plain = trimZeros(whole.replaceAll(other, ''));
  return decimals === undefined || decimals === '' ? plain : trimDecimals(`${plain}.${decimals}`);
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '') || '0';
}

function trimDecimals(value: string): string {
  return value.replace(/0+$/, '').replace(/\.$/, '');
}

/** The decimal text of a cell's number, without the noise that binary fractions leave behind their twelfth digit. */
export function decimalText(value: number): string {
  const rounded = Number(value.toPrecision(12));
  const text = String(rounded);
  return /e/i.test(text) ? trimDecimals(rounded.toFixed(12)) : text;
}
