import type { Fault } from '../import-problem.ts';
import type { Check } from '../mapping/mapping.ts';
import { readReference } from '../mapping/compile.ts';
import type { Place, RowScope } from './row-scope.ts';

export type Report = (fault: Fault, place: Place) => void;

/** Checks between the columns of a row: count times per carton is the total, the parts of a day are its sum. */
export class RowChecks {
  /** Sums so far, by check and the value of its `per`. */
  readonly #running = new Map<Check, Map<string, number>>();

  check(scope: RowScope, checks: readonly Check[], report: Report): void {
    for (const check of checks) {
      const sides = this.#sides(scope, check);
      if (sides === null) continue;
      const { expected, found } = sides;
      const isShort = check.atMost === true && found < expected;
      if (found === expected || (check.atMost === true && !isShort && found <= expected)) continue;
      const place = scope.placeOf(readReference(check.at ?? check.gives).field);
      report(isShort ? short(found, expected) : contradiction(scope, check, found, expected), place);
    }
  }

  /** Both sides of a check; null where a cell it needs is empty or unreadable. */
  #sides(scope: RowScope, check: Check): { expected: number; found: number } | null {
    const found = numberOf(scope, check.gives);
    if (check.running !== undefined) {
      const expected = this.#run(scope, check, check.running);
      return found === null || expected === null ? null : { expected, found };
    }
    const factors = check.multiply?.map((name) => numberOf(scope, name));
    const [first, last] = check.count?.map((name) => numberOf(scope, name)) ?? [];
    if (typeof first === 'number' && typeof last === 'number') {
      return found === null ? null : { expected: last - first + 1, found };
    }
    const parts = check.add?.map((name) => numberOf(scope, name) ?? 0);
    const expected =
      factors === undefined
        ? parts?.reduce((sum, part) => sum + part, 0)
        : factors.reduce<number | null>((product, factor) => times(product, factor), 1);
    return found === null || expected === undefined || expected === null ? null : { expected, found };
  }

  #run(scope: RowScope, check: Check, name: string): number | null {
    const value = numberOf(scope, name);
    const sums = this.#running.get(check) ?? new Map<string, number>();
    this.#running.set(check, sums);
    const key = check.per === undefined ? '' : (textOf(scope, check.per) ?? '');
    if (value === null) return null;
    const sum = (sums.get(key) ?? 0) + value;
    sums.set(key, sum);
    return sum;
  }
}

function times(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left * right;
}

function scalarOf(scope: RowScope, name: string): unknown {
  const { field, part } = readReference(name);
  const [reading] = scope.field(field).readings;
  if (reading?.ok !== true || reading.value === null) return null;
  return part === null ? reading.value.main : (reading.value.parts?.[part] ?? null);
}

function numberOf(scope: RowScope, name: string): number | null {
  const value = scalarOf(scope, name);
  return typeof value === 'number' ? value : null;
}

function textOf(scope: RowScope, name: string): string | null {
  const value = scalarOf(scope, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function contradiction(scope: RowScope, check: Check, found: number, expected: number): Fault {
  const name = (field: string): string => headerOf(scope, field);
  const from =
    check.multiply?.map(name).join(' × ') ??
    check.add?.map(name).join(' + ') ??
    check.count?.map(name).join(' to ') ??
    `The sum of ${name(check.running ?? '')}`;
  return {
    kind: 'quantity-contradiction',
    severity: 'ask',
    found: String(found),
    expected: String(expected),
    says: `${from} gives ${String(expected)}; ${name(check.gives)} says ${String(found)}.`,
    todo: 'Find out which is right; mend the cell, or say in the decisions that the rest stands.',
  };
}

/** A column as people know it: by its header. */
function headerOf(scope: RowScope, name: string): string {
  const { field } = readReference(name);
  const index = scope.block.columns.get(field);
  return (index === undefined ? undefined : scope.block.headers[index]) ?? field;
}

function short(found: number, expected: number): Fault {
  return {
    kind: 'short-receipt',
    severity: 'note',
    found: String(found),
    expected: String(expected),
    says: `${String(expected)} were sent and ${String(found)} came in.`,
    todo: 'Ask where the rest is: it may have gone to another place.',
  };
}
