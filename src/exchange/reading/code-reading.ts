import type { Cell } from '../grid/sheet.ts';
import { decimalText } from './number-text.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';

/** Digits that a spreadsheet's number keeps. */
const KEPT_DIGITS = 15;

/**
 * A cell as a code or as text. A code typed as a number is taken as it is shown, with the zeros its format puts before it; one
 * that a number cannot hold has lost its last digits and is refused.
 */
export function readCode(cell: Cell): Reading {
  if (cell.kind === 'empty') return NOTHING;
  if (cell.kind === 'error')
    return faulty('bad-value', cell.text, 'a code', `The cell holds the error ${cell.text}.`);
  if (cell.kind === 'date') return readAs(cell.date === undefined ? cell.text : cell.text);
  if (cell.kind !== 'number') return readAs(cell.text);
  const value = cell.number ?? 0;
  const whole = Math.abs(value);
  if (whole >= 10 ** KEPT_DIGITS) {
    return faulty(
      'precision-lost',
      cell.text,
      'a code kept as text',
      `${cell.text} is a code kept as a number: from the ${String(KEPT_DIGITS + 1)}th digit on its digits are lost.`,
      'Take the code from the paper, and format the column as text.',
    );
  }
  const shown = cell.text;
  // A format such as 00000 shows zeros that belong to the code; thousands marks and rounding do not.
  if (/^0\d*$/.test(shown) && Number(shown) === value) return readAs(shown);
  return readAs(decimalText(value));
}
