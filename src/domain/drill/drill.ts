import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

const count = z.int().min(0).max(NUMBER_LIMIT);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 hexadecimal digits');

/** A traceability drill as it was done: what was asked, how long it took and what it found. The rest of the answer is made again from the ledger at its position. */
export const drillSchema = z.strictObject({
  of: recordReferenceSchema.describe('The lot or run that was taken for suspect'),
  on: dateSchema.describe('Day of the drill'),
  position: z.int().min(1).max(NUMBER_LIMIT).describe('Ledger position at which it was answered'),
  isDrawn: z.boolean().describe('Drawn by lot, from what the ledger then was; else somebody chose it'),
  tookMs: count.describe('From the question to the verified evidence pack, in milliseconds'),
  tookMsByStep: z
    .strictObject({
      traceMs: count.describe('Trace both ways'),
      scopeMs: count.describe('Scope with mass balance'),
      packMs: count.describe('Evidence pack gathered, signed and built'),
      checkMs: count.describe('Evidence pack checked'),
    })
    .optional()
    .describe('The same by step: trace both ways, scope with mass balance, evidence pack built, and checked'),
  madeUnits: count.describe('Units of all runs that it reaches'),
  accountedUnits: count.describe('Of these, units of which the record says where they are'),
  brokenLinks: count.describe('Steps of the story whose record is missing'),
  missingRecords: count.describe('Records that would settle something'),
  owing: z
    .array(z.strictObject({ party: idOf('party'), records: count.describe('How many of them') }))
    .max(500)
    .optional()
    .describe('Who has the missing records'),
  packSound: z.boolean().describe('The evidence pack was checked and is whole'),
  resultVersion: z
    .int()
    .min(2)
    .max(2)
    .optional()
    .describe(
      'Shape of that answer: 2 has the mass balance of materials and words of steps; absent: the first, without them',
    ),
  resultSha256: sha256Schema.describe('SHA-256 of the whole answer in canonical JSON'),
  packSha256: sha256Schema.describe('SHA-256 of the evidence pack'),
  nextOn: dateSchema.optional().describe('When the next drill is due'),
  ...commonFields,
});
export type Drill = z.infer<typeof drillSchema>;
