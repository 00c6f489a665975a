import type { Fault } from '../import-problem.ts';
import type { Place } from './row-scope.ts';

/** A gap longer than this is the start of another series. */
const GAP_LIMIT = 30;

/** Collects the numbers of slips and finds those that are missing between two that are there. */
export class SlipSeries {
  readonly #series = new Map<string, Map<number, { slip: string; place: Place }>>();

  see(slip: string, place: Place): void {
    const match = /^(?<prefix>.*?)(?<digits>\d{1,15})$/u.exec(slip.normalize('NFKC').trim());
    if (match?.groups === undefined) return;
    const { prefix = '', digits = '' } = match.groups;
    const key = `${place.file}\u0000${place.sheet}\u0000${prefix.toUpperCase()}\u0000${String(digits.length)}`;
    const numbers = this.#series.get(key) ?? new Map<number, { slip: string; place: Place }>();
    this.#series.set(key, numbers);
    const number = Number(digits);
    if (!numbers.has(number)) numbers.set(number, { slip, place });
  }

  /** One finding for each gap, at the slip that follows it. */
  *gaps(): Generator<{ fault: Fault; place: Place }> {
    for (const numbers of this.#series.values()) {
      const sorted = [...numbers].sort(([left], [right]) => left - right);
      for (const [index, [number, { slip, place }]] of sorted.entries()) {
        const before = sorted[index - 1];
        if (before === undefined) continue;
        const missing = number - before[0] - 1;
        if (missing < 1 || missing > GAP_LIMIT) continue;
        yield { fault: gap(slip, number, before[0] + 1, before[1].slip), place };
      }
    }
  }
}

function gap(slip: string, number: number, first: number, before: string): Fault {
  const digits = /\d+$/u.exec(slip)?.[0] ?? '';
  const named = (each: number): string =>
    slip.slice(0, slip.length - digits.length) + String(each).padStart(digits.length, '0');
  const last = number - 1;
  const which = first === last ? named(first) : `${named(first)} to ${named(last)}`;
  return {
    kind: 'slip-gap',
    severity: 'ask',
    found: `${before}, then ${slip}`,
    expected: which,
    says: `${which} ${first === last ? 'is' : 'are'} not here; the slips before and after ${first === last ? 'it' : 'them'} are.`,
    todo: 'Ask for the missing slip, or say in the decisions that nobody has it.',
  };
}
