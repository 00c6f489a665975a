import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { person, typedSuspectsSchema } from './incident.ts';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 hexadecimal digits');

/** How many of something fall in each class of a scope. */
const figureSchema = z.strictObject({
  figure: z.enum(['all-units', 'all-cartons', 'of-run', 'at-place']).describe('What is counted'),
  id: z.string().max(300).optional().describe('Id of the run, or place and id of the party'),
  contains: count.describe('Sure to hold it'),
  mayContain: count.describe('May hold it'),
  undetermined: count.describe('Nobody can tell'),
  cleared: count.describe('Proven not to hold it'),
});
export type Figure = z.infer<typeof figureSchema>;

/** Rows that a frozen scope keeps at most. */
export const FIGURE_LIMIT = 50_000;

/** A scope as it stood at a ledger position: the question, the figures, and the digest of the whole answer. */
export const frozenScopeSchema = z.strictObject({
  incident: idOf('incident'),
  suspects: typedSuspectsSchema.describe('What it was asked about'),
  strict: z.boolean().optional().describe('Cleared by quantity only where no room is left'),
  position: z
    .int()
    .min(0)
    .describe('Ledger position it was computed at; asked again there it gives the same'),
  ledgerHash: z.string().max(64).describe('Hash of the ledger entry at that position'),
  answerSha256: sha256.describe('SHA-256 of the answer in canonical JSON'),
  unitsWaiting: count.describe('Units that wait for missing records'),
  figures: z.array(figureSchema).max(FIGURE_LIMIT).describe('Totals, and every run and place'),
  frozenOn: dateSchema.describe('Day it was frozen'),
  frozenBy: person.optional().describe('Who froze it'),
  ...commonFields,
});
export type FrozenScope = z.infer<typeof frozenScopeSchema>;
