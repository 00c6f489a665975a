import type { Cell } from '../grid/sheet.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';
import { decimalText, readNumberText, type DecimalMark } from './number-text.ts';

export interface NumberSettings {
  /** The mark that starts decimals, as the mapping says. */
  readonly decimal?: DecimalMark | undefined;
  /** It holds even where the column itself gives no proof of it. */
  readonly always?: boolean | undefined;
}

/** Collects what a column's cells prove about its decimal mark: `12,5` proves a comma, `20,000` proves nothing. */
export class NumberWitness {
  readonly marks = new Set<DecimalMark>();

  see(cell: Cell): void {
    if (cell.kind !== 'text') return;
    const { values } = readNumberText(cell.text, null);
    if (values.length !== 1) return;
    const marks = (['.', ','] as const).filter((mark) => readNumberText(cell.text, mark).values.length === 1);
    const [only] = marks;
    if (marks.length === 1 && only !== undefined) this.marks.add(only);
  }
}

/** A cell's number as decimal text, and the text behind it. `empty` for an empty cell. */
export type NumberReading =
  | { readonly ok: true; readonly value: string | null; readonly suffix: string }
  | (Reading & { readonly ok: false });

export function readNumber(
  cell: Cell,
  settings: NumberSettings,
  witness: NumberWitness | null,
  mayBe: (value: string) => boolean = () => true,
): NumberReading {
  if (cell.kind === 'empty') return { ok: true, value: null, suffix: '' };
  if (cell.kind === 'number' || cell.kind === 'date') {
    // A number in a cell that is formatted as a date stays the number that somebody typed.
    return { ok: true, value: decimalText(cell.number ?? 0), suffix: '' };
  }
  if (cell.kind !== 'text') return notANumber(cell.text);
  const { values: all, suffix } = readNumberText(cell.text, agreedMark(settings, witness));
  const fitting = all.filter(mayBe);
  const values = fitting.length > 0 ? fitting : all;
  const [value] = values;
  if (value === undefined) return notANumber(cell.text);
  if (values.length > 1) {
    return faulty(
      'ambiguous-number',
      cell.text,
      values.join(' or '),
      `"${cell.text}" is text and reads as ${values.join(' or as ')}.`,
      'Say which number it is, in the cell or in the decisions.',
    );
  }
  return { ok: true, value, suffix };
}

function agreedMark(settings: NumberSettings, witness: NumberWitness | null): DecimalMark | null {
  if (settings.decimal === undefined) return null;
  if (settings.always === true) return settings.decimal;
  const [only] = witness?.marks ?? [];
  return witness?.marks.size === 1 && only === settings.decimal ? only : null;
}

function notANumber(text: string): Reading & { ok: false } {
  return faulty('bad-number', text, 'a number', `"${text}" is not a number.`);
}

/** Words behind a count that say nothing but what is counted. */
const COUNT_WORDS =
  /^(?:pcs?|pieces?|pce|units?|u|ctns?|cartons?|boxe?s|cases?|箱|个|個|件|只|支|张|張|片|套|sets?|cái|chiếc|thùng)\.?$/iu;

const WHOLE = /^-?\d+$/;

/** A whole number, at least 0 unless `negative` is allowed. */
export function readWhole(cell: Cell, settings: NumberSettings, witness: NumberWitness | null): Reading {
  // "1.500" pieces are 1500: nobody counts one and a half.
  const reading = readNumber(cell, settings, witness, (value) => WHOLE.test(value));
  if (!reading.ok) return reading;
  if (reading.value === null) return NOTHING;
  if (reading.suffix !== '' && !COUNT_WORDS.test(reading.suffix)) return notANumber(cell.text);
  if (!WHOLE.test(reading.value)) {
    return faulty('bad-number', cell.text, 'a whole number', `"${cell.text}" is not a whole number.`);
  }
  const value = Number(reading.value);
  return readAs(value, { size: Math.abs(value), negative: value < 0 });
}

/** A share in thousandths: `2.5%`, 0.025 in a cell, or `2.5` where the mapping says percent. */
export function readPermille(
  cell: Cell,
  settings: NumberSettings & { as?: 'fraction' | 'percent' | undefined },
  witness: NumberWitness | null,
): Reading {
  const reading = readNumber(cell, settings, witness);
  if (!reading.ok) return reading;
  if (reading.value === null) return NOTHING;
  const number = Number(reading.value);
  const isPercent = reading.suffix === '%' || settings.as === 'percent';
  if (reading.suffix !== '' && reading.suffix !== '%') return notANumber(cell.text);
  if (!isPercent && settings.as !== 'fraction' && number >= 1) {
    return faulty(
      'ambiguous-number',
      cell.text,
      `${String(number)}% or a fraction below 1`,
      `"${cell.text}" may mean ${String(number)}% or ${String(number)} times.`,
      'Write it with a percent sign, or let the mapping say `as: percent`.',
    );
  }
  const permille = Number((number * (isPercent ? 10 : 1_000)).toPrecision(12));
  if (!Number.isInteger(permille)) {
    return faulty(
      'bad-number',
      cell.text,
      'tenths of a percent',
      `"${cell.text}" is finer than a tenth of a percent.`,
    );
  }
  return readAs(permille);
}
