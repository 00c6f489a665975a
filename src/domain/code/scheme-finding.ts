import type { PartKind, Reset } from './code-scheme.ts';
import type { RunFacts } from './scheme-writing.ts';

/** Why a scheme may not issue codes. */
export const SCHEME_FAULTS = [
  'no-code',
  'characters',
  'too-long',
  'no-sequence',
  'period-not-told',
  'year-rolls-over',
  'counter-not-told',
  'value-shared',
  'sequence-ends',
  'ambiguous',
  'overlaps',
  'unproven',
] as const;
type SchemeFault = (typeof SCHEME_FAULTS)[number];

/** A run of an example, and the code it gets. */
export interface SchemeRun {
  readonly facts: RunFacts;
  /** Its number in its sequence. */
  readonly sequence: number;
  readonly code: string;
  /** Id of the other scheme that gives the code; absent: the one that is proved. */
  readonly scheme?: string;
}

/** A fault with its example, not yet in words. */
export interface Breach {
  readonly reason: SchemeFault;
  /** Two runs with one code, or the one whose code is wrong. */
  readonly runs: readonly SchemeRun[];
  readonly part?: PartKind | 'product';
  readonly period?: Reset;
  readonly limit?: number;
  readonly expected?: number;
  readonly found?: string;
  readonly other?: string;
}

export interface SchemeFinding extends Breach {
  /** The fault, its example and what to do, in English. */
  readonly says: string;
}

export function tellFinding(breach: Breach): SchemeFinding {
  return { ...breach, says: `${reasonText(breach)}${exampleText(breach)} ${remedy(breach)}` };
}

function reasonText(breach: Breach): string {
  const { part = 'part', period = 'period', limit = 0, expected = 0, found = '', other = '' } = breach;
  const says: Readonly<Record<SchemeFault, string>> = {
    'no-code': `No code can be written: ${found}`,
    characters: `The scheme has characters that it does not allow: ${found}.`,
    'too-long': `Codes may be longer than the ${String(limit)} characters allowed.`,
    'no-sequence': 'Nothing tells two runs of the same day apart.',
    'period-not-told': `The sequence begins again every ${period}, and the code does not tell in which ${period} it was made.`,
    'year-rolls-over': 'The year is too short: its digits come again while codes must still be unique.',
    'counter-not-told': `Every ${part} has a sequence of its own, and the code does not tell the ${part}.`,
    'value-shared': `One text stands for two of ${part}, so the code cannot be read.`,
    'sequence-ends': `The sequence ends at ${String(limit)}, and ${String(expected)} runs are expected until it begins again.`,
    ambiguous: 'A code can be read in two ways.',
    overlaps: `The scheme "${other}" gives the same codes.`,
    unproven:
      other === ''
        ? 'It could not be proved that every code reads in one way.'
        : `It could not be proved that the scheme "${other}" gives none of its codes.`,
  };
  return says[breach.reason];
}

function exampleText({ runs, reason }: Breach): string {
  const [one, other] = runs;
  if (one === undefined) return '';
  if (other === undefined) return ` For example ${one.code}.`;
  if (reason === 'sequence-ends')
    return ` For example run 1 is ${one.code}, and run ${String(other.sequence)} would be too.`;
  return ` For example ${runText(one)} and ${runText(other)} are both ${one.code}.`;
}

/** `the run of 2021-09-06 (romper, bg), number 1`. */
function runText({ facts, sequence, scheme }: SchemeRun): string {
  const { date, product, variant, site, line, shift, country, free } = facts;
  const named = [product, variant, site, line, shift, country, free].filter((one) => one !== undefined);
  const of = scheme === undefined ? '' : ` of the scheme "${scheme}"`;
  return `the run of ${date}${named.length === 0 ? '' : ` (${named.join(', ')})`}, number ${String(sequence)}${of},`;
}

function remedy(breach: Breach): string {
  const part = breach.part ?? 'part';
  const period = breach.period ?? 'period';
  const says: Readonly<Record<SchemeFault, string>> = {
    'no-code': 'Complete the parts.',
    characters: 'Write it in other characters, or allow them.',
    'too-long': 'Shorten a part, or allow more.',
    'no-sequence': 'Add a sequence.',
    'period-not-told': `Add the parts that tell the ${period}, or let the sequence begin again less often.`,
    'year-rolls-over': 'Write the year in more digits, or end the scheme before.',
    'counter-not-told': `Add a part for the ${part}, with a text of its own for each, or count all together.`,
    'value-shared': 'Give each a text of its own.',
    'sequence-ends': 'Give the sequence more places, or let it begin again more often.',
    ambiguous:
      'Give parts of different lengths one length, or put letters between them; dashes do not count.',
    overlaps: 'Put a text into one of them that the other does not have, or end one before the other begins.',
    unproven: 'Give parts of different lengths one length.',
  };
  return says[breach.reason];
}
