import { codeKey } from '../../kit/code-key.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import { readCartonNotation, type WrittenCartons } from '../../domain/code/carton-notation.ts';
import type { Cell } from '../grid/sheet.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';

export interface CartonSettings {
  /** Texts that may stand before the numbers, as R of `R40-R58`. Others are refused. */
  readonly prefixes?: readonly string[] | undefined;
  /** What the series is called on this row: it may stand before the numbers too. */
  readonly series?: readonly string[] | undefined;
}

/** Every stretch of carton numbers in a cell, each with `from`, `to` (half-open), `count` of all of them, and `prefix`. */
export function readCartons(cell: Cell, settings: CartonSettings): Reading[] {
  if (cell.kind === 'empty') return [NOTHING];
  if (cell.kind === 'number') return [readOneNumber(cell)];
  if (cell.kind !== 'text') return [notCartons(cell.text, `"${cell.text}" holds no carton number.`)];
  const notation = readCartonNotation(cell.text);
  if (!notation.ok) return [notCartons(cell.text, notation.says)];
  const stranger = notation.ranges.find((range) => !mayPrecede(range, settings));
  if (stranger !== undefined) {
    return [
      faulty(
        'unknown-code',
        cell.text,
        'carton numbers, or a mark that the mapping knows',
        `"${stranger.prefix}" stands before the carton number and nobody says what it means.`,
        'Add it to `prefixes` of the column when it is these cartons’ own mark.',
      ),
    ];
  }
  const count = notation.ranges.reduce((sum, range) => sum + range.to - range.from, 0);
  return notation.ranges.map((range) => rangeReading(range, count));
}

function readOneNumber(cell: Cell): Reading {
  const number = cell.number ?? 0;
  if (!Number.isInteger(number) || number < 1 || number > NUMBER_LIMIT) {
    return notCartons(cell.text, `${cell.text} is not a carton number.`);
  }
  return rangeReading({ from: number, to: number + 1, prefix: '' }, 1);
}

function rangeReading(range: WrittenCartons, count: number): Reading {
  const last = range.to - 1;
  const main = range.from === last ? String(last) : `${String(range.from)}-${String(last)}`;
  return readAs(main, {
    from: range.from,
    to: range.to,
    count,
    prefix: range.prefix === '' ? null : range.prefix,
  });
}

function mayPrecede(range: WrittenCartons, settings: CartonSettings): boolean {
  const key = codeKey(range.prefix);
  if (key === '') return true;
  const allowed = [...(settings.prefixes ?? []), ...(settings.series ?? [])];
  return allowed.some((text) => codeKey(text) === key);
}

function notCartons(found: string, says: string): Reading {
  return faulty('bad-value', found, 'carton numbers as 1-120', says);
}

/** A shipping mark written with its numbers, as a pattern: `HL-26031 C/NO.R40-R58` is `HL-26031 C/NO.R{n}`. */
export function readMark(cell: Cell): Reading {
  if (cell.kind === 'empty') return NOTHING;
  const text = cell.text.normalize('NFKC');
  if (/\{n(?::\d+)?\}/.test(text)) return readAs(text);
  const whole = splitAtRange(text);
  if (whole === undefined)
    return faulty('bad-value', cell.text, 'a mark with its number', `"${text}" has no carton number.`);
  const { before = '', first = '', last, after = '' } = whole;
  const padded = first.startsWith('0') && (last === undefined || last.length === first.length);
  const number = padded ? `{n:${String(first.length)}}` : '{n}';
  return readAs(`${before}${number}${after}`, { from: Number(first), to: Number(last ?? first) + 1 });
}

/** The mark text may hold digits of its own (`PO 4471 C/NO.1-20`): the numbers are those of the last stretch. */
function splitAtRange(text: string): Record<string, string | undefined> | undefined {
  const match =
    /(?<first>\d+)(?:\s*(?:[-‐‑‒–—―−~〜∼]+|至|到|\bto\b)\s*(?<again>\D*?)(?<last>\d+))?(?<after>\D*)$/iu.exec(
      text,
    );
  if (match?.groups === undefined) return undefined;
  return { ...match.groups, before: text.slice(0, match.index) };
}
