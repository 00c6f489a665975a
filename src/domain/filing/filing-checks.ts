import type { FilingMethod } from './filing-line.ts';

/**
 * Intended use codes: base codes that CPSC takes, and what each method may use. One source alone says so (documentation of a carrier's API,
 * May 2026), so that a mismatch is warned of and stops nothing.
 */
const USE_BASES = ['081', '090', '100', '130', '155', '940', '970', '980'];
const USE_FORM = /^\d{3}\.\d{3}$/;
const CONSUMER = Array.from({ length: 7 }, (_, at) => `130.00${String(at)}`);
const DESCRIPTION_LENGTH = 22;

/** Filing became mandatory for entries from this day; those from a foreign-trade zone follow on 8 January 2027 (90 FR 1800, primary; that entry counts: § 1110.13, secondary). */
const MANDATORY_FROM = '2026-07-08';
const LAB_NUMBER = /^\d{4}$/;

export const FILING_WARNINGS = [
  'before-mandatory',
  'goods-not-known',
  'not-decided',
  'no-certificate',
  'several-certificates',
  'certificate-not-covering',
  'disclaimed-with-certificate',
  'disclaim-code-missing',
  'disclaim-code-unknown',
  'disclaim-reason-missing',
  'use-missing',
  'use-malformed',
  'use-base',
  'use-full',
  'use-disclaim-a',
  'use-disclaim-b',
  'use-description-missing',
  'use-description-long',
  'trio-missing',
  'trio-of-other-version',
  'lab-number-form',
] as const;
export type FilingWarning = (typeof FILING_WARNINGS)[number];

/** Those that one source alone tells. */
export const SINGLE_SOURCE: readonly FilingWarning[] = [
  'use-base',
  'use-full',
  'use-disclaim-a',
  'use-disclaim-b',
  'use-description-long',
  'lab-number-form',
];

export const WARNING_WORDS: Readonly<Record<FilingWarning, string>> = {
  'before-mandatory':
    'It left before 8 July 2026. What counts is the day of entry: from 8 July 2026 filing certificate data is mandatory, for goods from a foreign-trade zone from 8 January 2027 (90 FR 1800; that entry counts is told by others).',
  'goods-not-known':
    'No record says what is in these cartons: which lot, and so which certificate, is not known.',
  'not-decided': 'Nobody has recorded how this line is to be filed.',
  'no-certificate': 'No certificate on record covers these goods.',
  'several-certificates':
    'Several certificates cover these goods, and one of them was chosen, the latest recorded: name the one that is meant.',
  'certificate-not-covering': 'The certificate that was named does not cover these goods.',
  'disclaimed-with-certificate': 'The line is disclaimed, and yet a certificate covers these goods.',
  'disclaim-code-missing': 'A disclaim needs its code, A or B.',
  'disclaim-code-unknown': 'The codes of a disclaim are A (not regulated by CPSC) and B (data not required).',
  'disclaim-reason-missing': 'Nobody has written down why the disclaim holds.',
  'use-missing': 'A disclaim always needs an intended use code.',
  'use-malformed': 'An intended use code is three digits, a dot and three digits.',
  'use-base': `The base codes that CPSC takes are ${USE_BASES.join(', ')}.`,
  'use-full': 'The full message set takes the intended use codes 130.000 to 130.006 only.',
  'use-disclaim-a': 'A disclaim A does not take the intended use codes 130.001 to 130.005.',
  'use-disclaim-b': 'A disclaim B takes the intended use code 130.006 only.',
  'use-description-missing': 'The intended use code 980.000 needs a description.',
  'use-description-long': `The description of the intended use has at most ${String(DESCRIPTION_LENGTH)} characters.`,
  'trio-missing': 'The three identifiers of the Product Registry are not on record for this certificate.',
  'trio-of-other-version':
    'The identifiers on record are those of another version of the certificate: a new version needs its own.',
  'lab-number-form': 'A CPSC Lab ID has four digits.',
};

/** Those that keep a line from going to the broker, and that are printed beside it together with a choice among several. */
export const BLOCKING: readonly FilingWarning[] = [
  'goods-not-known',
  'no-certificate',
  'certificate-not-covering',
];
export const PRINTED: readonly FilingWarning[] = [
  ...BLOCKING,
  'several-certificates',
  'trio-of-other-version',
];

/** What is known of a line when it is checked. */
export interface CheckedLine {
  readonly leftOn: string | null;
  /** Whether a record says what is in the cartons. */
  readonly isKnown: boolean;
  readonly method: FilingMethod | null;
  readonly disclaimCode: string | null;
  readonly intendedUseCode: string | null;
  readonly intendedUseDescription: string | null;
  readonly reason: string | null;
  /** Certificates that cover the goods. */
  readonly covering: number;
  /** Whether the one that was named covers them; null: none was named. */
  readonly namedCovers: boolean | null;
  readonly trio: 'there' | 'of-other-version' | 'missing';
  readonly labNumbers: readonly string[];
}

/** What somebody should look at before the line goes to the broker. None of it stops anything. */
export function filingWarnings(line: CheckedLine): FilingWarning[] {
  const isDisclaim = line.method === 'disclaim';
  const isBefore = line.leftOn !== null && line.leftOn < MANDATORY_FROM;
  return [
    ...one(isBefore, 'before-mandatory'),
    ...one(!line.isKnown, 'goods-not-known'),
    ...one(line.method === null, 'not-decided'),
    ...(isDisclaim ? disclaimWarnings(line) : certificateWarnings(line)),
    ...useWarnings(line),
  ];
}

function one(holds: boolean, warning: FilingWarning): FilingWarning[] {
  return holds ? [warning] : [];
}

function certificateWarnings({
  method,
  covering,
  namedCovers,
  trio,
  labNumbers,
}: CheckedLine): FilingWarning[] {
  return [
    ...one(covering === 0, 'no-certificate'),
    ...one(covering > 1 && namedCovers === null, 'several-certificates'),
    ...one(namedCovers === false, 'certificate-not-covering'),
    ...one(method !== 'full' && covering > 0 && trio === 'missing', 'trio-missing'),
    ...one(trio === 'of-other-version', 'trio-of-other-version'),
    ...one(
      labNumbers.some((number) => !LAB_NUMBER.test(number)),
      'lab-number-form',
    ),
  ];
}

function disclaimWarnings({ covering, disclaimCode, reason, intendedUseCode }: CheckedLine): FilingWarning[] {
  return [
    ...one(covering > 0, 'disclaimed-with-certificate'),
    ...one(disclaimCode === null, 'disclaim-code-missing'),
    ...one(disclaimCode !== null && !['A', 'B'].includes(disclaimCode), 'disclaim-code-unknown'),
    ...one(reason === null, 'disclaim-reason-missing'),
    ...one(intendedUseCode === null, 'use-missing'),
  ];
}

function useWarnings({
  method,
  disclaimCode,
  intendedUseCode: use,
  intendedUseDescription: description,
}: CheckedLine): FilingWarning[] {
  if (use === null) return [];
  if (!USE_FORM.test(use)) return ['use-malformed'];
  const isDisclaim = method === 'disclaim';
  const isChild = CONSUMER.slice(1, 6).includes(use);
  return [
    ...one(!USE_BASES.includes(use.slice(0, 3)), 'use-base'),
    ...one(method === 'full' && !CONSUMER.includes(use), 'use-full'),
    ...one(isDisclaim && disclaimCode === 'A' && isChild, 'use-disclaim-a'),
    ...one(isDisclaim && disclaimCode === 'B' && use !== '130.006', 'use-disclaim-b'),
    ...one(use === '980.000' && description === null, 'use-description-missing'),
    ...one((description ?? '').length > DESCRIPTION_LENGTH, 'use-description-long'),
  ];
}
