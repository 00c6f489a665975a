import { billionths } from './decimal.ts';
import type { ResultUnit, TestResult } from './test-report.ts';

/** A limit in whole numbers of its unit; parts per million for contents. */
export interface LimitFact {
  readonly analyte: string;
  readonly value: number;
  readonly unit: string;
  readonly comparison: 'at-most' | 'below' | 'at-least';
  readonly printed: string;
}

export type Verdict = 'passed' | 'failed' | 'unknown';

/** What a section of a report comes to for one rule: the worst of its results, and what it leaves open. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Analytes that have a limit and no measured value. */
  readonly missing: readonly string[];
}

/** How many of the limit's unit one of the result's unit is; units that are not comparable have none. */
const PER_UNIT: Readonly<Record<ResultUnit, readonly [unit: string, times: bigint] | null>> = {
  ppm: ['ppm', 1n],
  'mg/kg': ['ppm', 1n],
  percent: ['ppm', 10_000n],
  kG2mm2: ['kG²mm²', 1n],
  N: ['N', 1n],
  mm: ['mm', 1n],
  s: ['s', 1n],
  other: null,
};

/**
 * The verdict on one result by the limit in force. `<10` is at most 10: it passes a limit of 10 or more, and nothing can be said by a
 * smaller one. A measured value is judged by its limit alone, whatever the laboratory says; where no limit is known, what the
 * laboratory says stands, and silence is unknown.
 */
export function verdictOf(result: TestResult, limit: LimitFact | undefined): Verdict {
  const { value, unit, stated } = result;
  if (limit === undefined) return stated ?? 'unknown';
  if (value === undefined || unit === undefined) return 'unknown';
  const scale = PER_UNIT[unit];
  const isBelow = value.startsWith('<');
  const measured = billionths(isBelow ? value.slice(1) : value);
  if (scale?.[0] !== limit.unit || measured === null) return 'unknown';
  return compared(measured * scale[1], BigInt(limit.value) * 1_000_000_000n, isBelow, limit.comparison);
}

function compared(
  measured: bigint,
  limit: bigint,
  isBelow: boolean,
  comparison: LimitFact['comparison'],
): Verdict {
  if (comparison === 'at-least') return isBelow ? 'unknown' : measured >= limit ? 'passed' : 'failed';
  const holds = isBelow || comparison === 'at-most' ? measured <= limit : measured < limit;
  if (holds) return 'passed';
  return isBelow ? 'unknown' : 'failed';
}

/** Units of limits that are measured in a laboratory; others limit ages and quantities sold. */
const MEASURED_UNITS = ['ppm', 'kG²mm²', 'N', 'mm', 's'];

/**
 * What the results of one sample come to for one rule on a day whose limits are given: failed when one of them fails, passed when
 * all pass and every analyte with a limit was measured, else unknown.
 */
export function judge(results: readonly TestResult[], limits: readonly LimitFact[]): Judgement {
  const measured = limits.filter(({ unit }) => MEASURED_UNITS.includes(unit));
  const verdicts = results.map((result) =>
    verdictOf(
      result,
      measured.find(({ analyte }) => analyte === result.analyte),
    ),
  );
  const found = new Set(results.filter(({ value }) => value !== undefined).map(({ analyte }) => analyte));
  const missing = measured.map(({ analyte }) => analyte).filter((analyte) => !found.has(analyte));
  const isFailed = verdicts.includes('failed') || results.some(({ stated }) => stated === 'failed');
  if (isFailed) return { verdict: 'failed', missing };
  // Beside a measured value, a line that only says "passed" adds nothing.
  const silent = results.filter(({ value }, index) => verdicts[index] === 'unknown' && value !== undefined);
  const isPassed =
    missing.length === 0 && silent.length === 0 && (measured.length > 0 || verdicts.includes('passed'));
  return { verdict: isPassed && !isOpen(verdicts, measured) ? 'passed' : 'unknown', missing };
}

const judged = new WeakMap<readonly TestResult[], Map<readonly LimitFact[], Judgement>>();

/** The same, worked out once for results and limits that many cells share. */
export function judgedOnce(results: readonly TestResult[], limits: readonly LimitFact[]): Judgement {
  const ofResults = judged.get(results) ?? new Map<readonly LimitFact[], Judgement>();
  judged.set(results, ofResults);
  const judgement = ofResults.get(limits) ?? judge(results, limits);
  ofResults.set(limits, judgement);
  return judgement;
}

/** Without a limit, every line has to say that it passed. */
function isOpen(verdicts: readonly Verdict[], measured: readonly LimitFact[]): boolean {
  return measured.length === 0 && verdicts.includes('unknown');
}
