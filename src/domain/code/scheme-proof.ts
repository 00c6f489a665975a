import { buildScheme } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import type { CodeScheme } from './code-scheme.ts';
import { collidingCounters } from './scheme-counters.ts';
import { tellFinding } from './scheme-finding.ts';
import type { Breach, SchemeFinding, SchemeRun } from './scheme-finding.ts';
import { exampleRun } from './scheme-example.ts';
import { shapeBreaches } from './scheme-shape.ts';
import { findCommonKey } from './scheme-search.ts';
import type { CommonKey } from './scheme-search.ts';
import { factsOf, readTexts } from './scheme-reading.ts';
import { writeCode } from './scheme-writing.ts';

/** A scheme of the firm that issues codes too. */
export interface OtherScheme {
  readonly id: string;
  readonly scheme: CodeScheme;
}

/**
 * Everything that speaks against a scheme of parts, each with the example that breaks it; none: from its first to its last day
 * no two of its runs can have the same code, no run of the other schemes can have one of its codes, and every code reads in one way.
 *
 * The proof: every code parts in one way only (searched), equal parts of the date lie in one period of the sequence (every day is
 * looked at), and what has a sequence of its own is told by its part. So a code tells its sequence and its number in it.
 */
export function proveScheme(scheme: CodeScheme, others: readonly OtherScheme[] = []): SchemeFinding[] {
  const built = buildScheme(scheme);
  const breaches = [...shapeBreaches(built), ...collidingCounters(built)];
  // A scheme that has no code at all has none to be read or shared.
  if (!breaches.some(({ reason }) => reason === 'no-code')) {
    const ambiguous = twoReadings(built);
    if (ambiguous !== null) breaches.push(ambiguous);
    for (const other of others) {
      const shared = sharedWith(built, other);
      if (shared !== null) breaches.push(shared);
    }
  }
  return breaches.map(tellFinding);
}

/** A key of the scheme that reads in two ways, each of which is a run. */
function twoReadings(built: BuiltScheme): Breach | null {
  if (built.parts.filter((_, index) => isVariable(built, index)).length < 2) return null;
  return breachOf('ambiguous', built, built, {});
}

function isVariable(built: BuiltScheme, index: number): boolean {
  const part = built.parts[index];
  if (part === undefined || ['text', 'year', 'month', 'week', 'day', 'check'].includes(part.kind))
    return false;
  const cell = built.cellAt(index, '');
  if (cell.kind === 'characters') return cell.most > cell.least;
  return new Set([...cell.words].map((word) => word.length)).size > 1;
}

/** A key that both schemes can write. */
function sharedWith(built: BuiltScheme, { id, scheme }: OtherScheme): Breach | null {
  return breachOf('overlaps', built, buildScheme(scheme), { other: id });
}

function breachOf(
  reason: 'ambiguous' | 'overlaps',
  left: BuiltScheme,
  right: BuiltScheme,
  more: { readonly other?: string },
): Breach | null {
  const pairs: [SchemeRun, SchemeRun][] = [];
  const found = findCommonKey(left, right, (common) => {
    const runs = runsOf(left, right, common, more.other);
    if (runs !== null) pairs.push(runs);
    return runs !== null;
  });
  if (found === 'none') return null;
  const [runs] = pairs;
  if (runs === undefined) return { reason: 'unproven', runs: [], ...more };
  return { reason, runs, ...more };
}

/** The two runs that have this key, when there are such: written again, both give it. */
function runsOf(
  left: BuiltScheme,
  right: BuiltScheme,
  common: CommonKey,
  other: string | undefined,
): [SchemeRun, SchemeRun] | null {
  const first = runOf(left, common.left, common.key);
  const second = runOf(right, common.right, common.key);
  if (first === null || second === null) return null;
  return [first, other === undefined ? second : { ...second, scheme: other }];
}

function runOf(built: BuiltScheme, texts: readonly string[], key: string): SchemeRun | null {
  const reading = readTexts(built, texts);
  if (reading === null || reading.checked === false) return null;
  const facts = { ...exampleRun(built), ...withoutUnknown(factsOf(built, reading)) };
  const sequence = reading.sequence ?? 1;
  const written = writeCode(built, facts, sequence);
  return written.ok && written.key === key ? { facts, sequence, code: written.code } : null;
}

function withoutUnknown<T extends object>(facts: T): Partial<T> {
  // Object.entries forgets the keys of the type; the same ones are put back.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>;
}
