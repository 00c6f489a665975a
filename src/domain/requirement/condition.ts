import type { FactName } from './fact-names.ts';
import { readFact, readPart } from './fact-reading.ts';
import type { Reading } from './fact-reading.ts';
import type { Facts, Part } from './product-facts.ts';
import type { Line } from './rule.ts';

/** Three-valued: `unknown` is neither, and never taken for a no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** How one line of a condition stands. `part`: the name of the part it was asked of. */
export interface LineFinding {
  readonly fact: FactName;
  readonly part: string | null;
  readonly line: Line;
  readonly holds: Truth;
  readonly isKnown: boolean;
}

export function isOfParts({ fact }: Pick<Line, 'fact'>): boolean {
  return /^part[A-Z]/.test(fact);
}

/** All have to hold: one no makes no, else one unknown makes unknown. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

function plainTruth(line: Line, reading: Reading): Truth {
  if (reading === null) return 'unknown';
  if ('number' in reading) {
    const inside =
      (line.below === undefined || reading.number < line.below) &&
      (line.atLeast === undefined || reading.number >= line.atLeast);
    return inside ? 'yes' : 'no';
  }
  if (line.is?.some((value) => reading.values.includes(value)) === true) return 'yes';
  if (line.maybe?.some((value) => reading.values.includes(value)) === true) return 'unknown';
  return reading.isWhole ? 'no' : 'unknown';
}

const OPPOSITE = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;

/** A line leaves nothing out on an unconfirmed ground: its no is an unknown. */
function truthOf(line: Line, reading: Reading): Truth {
  const plain = plainTruth(line, reading);
  const holds = line.not === true ? OPPOSITE[plain] : plain;
  return holds === 'no' && line.unconfirmed === true ? 'unknown' : holds;
}

/** Whether the value of the fact settles the line, were the catalogue sure of the line. */
function isSettled(line: Line, reading: Reading): boolean {
  if (reading === null) return false;
  return 'number' in reading || reading.isWhole || plainTruth(line, reading) === 'yes';
}

export function productFindings(facts: Facts, lines: readonly Line[]): LineFinding[] {
  return lines
    .filter((line) => !isOfParts(line))
    .map((line) => finding(line, null, readFact(facts, line.fact)));
}

export function partFindings(part: Part, lines: readonly Line[]): LineFinding[] {
  return lines.filter(isOfParts).map((line) => finding(line, part.name, readPart(part, line.fact)));
}

function finding(line: Line, part: string | null, reading: Reading): LineFinding {
  return { fact: line.fact, part, line, holds: truthOf(line, reading), isKnown: isSettled(line, reading) };
}
