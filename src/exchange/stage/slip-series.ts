import type { Fault } from '../import-problem.ts';
import type { Place } from './row-scope.ts';

/** A gap longer than this is the start of another series. */
const GAP_LIMIT = 30;

interface Series {
  readonly file: string;
  readonly sheet: string;
  readonly prefix: string;
  readonly digits: number;
  /** Cell of each number's first appearance. */
  readonly cells: Map<number, string>;
}

/** Collects the numbers of slips and finds those that are missing between two that are there. */
export class SlipSeries {
  readonly #series = new Map<string, Series>();

  see(slip: string, { file, sheet, cell }: Place): void {
    const match = /^(?<prefix>.*?)(?<number>\d{1,15})$/u.exec(slip.normalize('NFKC').trim());
    if (match?.groups === undefined) return;
    const { prefix = '', number = '' } = match.groups;
    const key = [file, sheet, prefix.toUpperCase(), number.length].join('\u0000');
    const series = this.#series.get(key) ?? { file, sheet, prefix, digits: number.length, cells: new Map() };
    this.#series.set(key, series);
    if (!series.cells.has(Number(number))) series.cells.set(Number(number), cell);
  }

  /** One finding for each gap, at the slip that follows it. */
  *gaps(): Generator<{ fault: Fault; place: Place }> {
    for (const series of this.#series.values()) {
      const { file, sheet } = series;
      const numbers = [...series.cells.keys()].sort((left, right) => left - right);
      for (const [index, number] of numbers.entries()) {
        const before = numbers[index - 1];
        if (before === undefined || number === before + 1 || number - before - 1 > GAP_LIMIT) continue;
        const place = { file, sheet, cell: series.cells.get(number) ?? 'A1' };
        yield { fault: gap(series, before, number), place };
      }
    }
  }
}

function gap(series: Series, before: number, after: number): Fault {
  const named = (number: number): string => series.prefix + String(number).padStart(series.digits, '0');
  const [first, last] = [named(before + 1), named(after - 1)];
  const isOne = before + 2 === after;
  const which = isOne ? first : `${first} to ${last}`;
  return {
    kind: 'slip-gap',
    severity: 'ask',
    found: `${named(before)}, then ${named(after)}`,
    expected: which,
    says: isOne
      ? `${which} is not here; the slips before and after it are.`
      : `${which} are not here; the slips before and after them are.`,
    todo: 'Ask for the missing slip, or say in the decisions that nobody has it.',
  };
}
