import { RULES } from './catalogue/rules.ts';
import type { Rule } from './rule.ts';

/**
 * Tells the stretches of days apart within which no rule of the catalogue or of the firm changes: of a day the first one of its
 * stretch, empty before any change. On two days of one stretch the law is the same.
 */
export function lawPeriods(own: Iterable<Rule>): (day: string) => string {
  const days = [...new Set([...CATALOGUE_DAYS, ...[...own].flatMap(daysOf)])].sort();
  const known = new Map<string, string>();
  return (day) => {
    const first = known.get(day) ?? days.findLast((one) => one <= day) ?? '';
    known.set(day, first);
    return first;
  };
}

const CATALOGUE_DAYS = new Set(RULES.flatMap(daysOf));

/** Every day on which something about a rule begins or ends. */
function daysOf({ from, to, notBefore, knownInForce, citations, standards, limits }: Rule): string[] {
  const spans = [...citations, ...standards, ...limits].flatMap((span) => [span.from, span.to]);
  return [from, to, notBefore, knownInForce, ...spans].filter((day) => day !== null);
}
