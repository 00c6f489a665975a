import { spanLength } from '../../kit/span.ts';
import type { RunAnswer } from './scope-answer.ts';
import type { ScopeClass, ScopeReason } from './scope-question.ts';

/** One reason with the units and runs that it is the short form for (reading 20). */
export interface ReasonSum {
  readonly class: ScopeClass;
  /** Null: records lead to the suspect, and no other reason is given. */
  readonly reason: ScopeReason | null;
  readonly units: number;
  readonly runs: number;
}

/** The reasons of all runs that are closed, most units first within a class; by run, so that units of parts count too. */
export function reasonSums(runs: readonly RunAnswer[]): ReasonSum[] {
  const sums = new Map<
    string,
    { class: ScopeClass; reason: ScopeReason | null; units: number; runs: number }
  >();
  for (const { made, stretches } of runs) {
    const here = new Set<string>();
    for (const { span, class: said, reasons } of made === null ? [] : stretches) {
      const reason = reasons[0] ?? null;
      const key = `${said} ${String(reason)}`;
      const sum = sums.get(key) ?? { class: said, reason, units: 0, runs: 0 };
      sum.units += spanLength(span);
      if (!here.has(key)) sum.runs += 1;
      here.add(key);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].sort((left, right) => right.units - left.units);
}
