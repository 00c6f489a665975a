import type { Fault } from '../import-problem.ts';
import type { Place } from './row-scope.ts';

/** A gap longer than this is the start of another series. */
const GAP_LIMIT = 30;

interface Series {
  readonly file: string;
  readonly sheet: string;
  readonly prefix: string;
  readonly digits: number;
  /** Stretches of numbers that follow each other, by their last: a book of slips in order is one stretch, however long. */
  readonly stretches: Map<number, Stretch>;
}

interface Stretch {
  readonly first: number;
  /** Counts the stretches as they begin. */
  readonly begun: number;
  /** Cell of the first number's first appearance. */
  readonly cell: string;
}

/** Collects the numbers of slips and finds those that are missing between two that are there. */
export class SlipSeries {
  #begun = 0;
  readonly #series = new Map<string, Series>();

  see(slip: string, { file, sheet, cell }: Place): void {
    const match = /^(?<prefix>.*?)(?<number>\d{1,15})$/u.exec(slip.normalize('NFKC').trim());
    if (match?.groups === undefined) return;
    const { prefix = '', number = '' } = match.groups;
    const key = [file, sheet, prefix.toUpperCase(), number.length].join('\u0000');
    const series = this.#series.get(key) ?? {
      file,
      sheet,
      prefix,
      digits: number.length,
      stretches: new Map(),
    };
    this.#series.set(key, series);
    this.#extend(series.stretches, Number(number), cell);
  }

  #extend(stretches: Map<number, Stretch>, number: number, cell: string): void {
    if (stretches.has(number)) return;
    const before = stretches.get(number - 1);
    stretches.delete(number - 1);
    stretches.set(number, before ?? { first: number, cell, begun: (this.#begun += 1) });
  }

  /** One finding for each gap, at the slip that follows it. */
  *gaps(): Generator<{ fault: Fault; place: Place }> {
    for (const series of this.#series.values()) {
      const { file, sheet } = series;
      // A number seen again within a stretch begins another within it, which hides no gap and makes none.
      const stretches = [...series.stretches].map(([last, stretch]) => ({ ...stretch, last }));
      stretches.sort((left, right) => left.first - right.first || left.begun - right.begun);
      let before = stretches[0]?.last ?? 0;
      for (const { first, last, cell } of stretches) {
        if (first > before + 1 && first - before - 1 <= GAP_LIMIT) {
          yield { fault: gap(series, before, first), place: { file, sheet, cell } };
        }
        before = Math.max(before, last);
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
