import { z } from 'zod';
import { unitSchema, type SmallestUnit } from '../kit/quantity.ts';

/** What can be wrong with a file that is imported: closed, and each kind says when. */
export const PROBLEM_KINDS = {
  'unknown-code': 'A code or word that nothing introduced, or that stands for several things',
  'missing-value': 'A cell that a record needs is empty',
  'multiple-values': 'One cell names several things',
  'bad-number': 'Not a number',
  'ambiguous-number': 'A number that reads two ways',
  'bad-date': 'Not a date or time',
  'ambiguous-date': "A date that reads two ways under the sheet's own format",
  'bad-value': 'A value that the record does not allow',
  'precision-lost': 'A long code kept as a number',
  'finer-than-unit': 'A quantity with more decimals than the unit it is kept in',
  'quantity-contradiction': 'Two quantities that cannot both hold',
  'date-contradiction': 'Two dates that cannot both hold',
  'conflicting-values': 'Rows of one record that say different things',
  'range-overlap': 'One carton in two places',
  'duplicate-row': 'A row twice',
  'slip-gap': 'A number missing in a series of slips',
  'short-receipt': 'Less came in than the delivery note says',
  'broken-row': 'A row with too many or too few fields',
  'header-changed': 'The headers are not those that were confirmed',
  'missing-table': 'A table of the mapping is not in the file',
  'unmapped-rows': 'Rows that belong to no table of the mapping',
  'unmapped-sheet': 'A sheet that the mapping does not read',
  'depends-on-refused': 'The row names a record that is refused',
  'goods-stopped': 'Cartons that are held, or whose run is not released, would leave',
  'bad-event': 'An EPCIS document or event that breaks the standard, or cannot be kept exactly',
  'event-note': 'Something of an EPCIS event that is not recorded, is assumed, or stays unknown',
} as const;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/**
 * How much a problem weighs: `refuse`, the row is not recorded until somebody decides; `ask`, the row is recorded as it reads
 * and somebody should look; `note`, a fact worth seeing.
 */
const SEVERITIES = ['refuse', 'ask', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A fault of one value, before it is known where it stands. */
export interface Fault {
  readonly kind: ProblemKind;
  readonly severity: Severity;
  readonly says: string;
  readonly todo: string;
  readonly found?: string;
  readonly expected?: string;
  readonly near?: readonly string[];
  /** What `units` of the mapping would keep the quantity exactly. */
  readonly units?: FinerUnits;
}

/** Unit words of a sheet, in a smaller unit than they are kept in without a word about it. */
export type FinerUnits = Readonly<Record<string, { readonly unit: SmallestUnit; readonly times: number }>>;

export const importProblemSchema = z.strictObject({
  kind: z.string().describe('Kind of problem, from the closed list of the import guide'),
  severity: z.enum(SEVERITIES),
  file: z.string(),
  sheet: z.string().describe('Empty for an EPCIS document'),
  cell: z
    .string()
    .describe('Address as F12, a row number where the whole row is meant; JSON pointer in an EPCIS document'),
  found: z.string().optional(),
  expected: z.string().optional(),
  says: z.string(),
  todo: z.string(),
  near: z.array(z.string()).optional().describe('What it may stand for'),
  units: z
    .record(z.string(), z.strictObject({ unit: unitSchema, times: z.int() }))
    .optional()
    .describe('What `units` of the mapping would keep a quantity exactly'),
});

/** A problem and its place. */
export interface ImportProblem extends Fault {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** The place within its file: sheet and cell, or the JSON pointer in a document, which has no sheets. */
export function placeText({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return sheet === '' ? cell : `${sheet}!${cell}`;
}
