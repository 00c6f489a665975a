import { z } from 'zod';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** A mapping as it is kept: the whole file, as a person confirmed it for a factory's sheets. */
export const mappingRecordSchema = z.strictObject({
  name: z.string().min(1).max(200).describe('Name of the mapping'),
  factory: idOf('party').optional().describe('Whose sheets it reads'),
  mapping: z
    .record(z.string(), z.unknown())
    .describe('The mapping file: what the sheets say, in records (see the import guide)'),
  confirmedBy: z.string().max(200).optional().describe('Who confirmed it'),
  ...commonFields,
});

/** An import that recorded something: its files, and what people decided about them. */
export const importRecordSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500).describe('Name of the file'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the content as 64 hexadecimal digits')
          .describe('SHA-256 of its content'),
        sizeBytes: z.int().min(0).describe('Size in bytes'),
      }),
    )
    .min(1)
    .max(50)
    .describe('What was imported'),
  mapping: z.string().min(1).max(200).describe('Name of the mapping it was read through'),
  recorded: z.int().min(0).describe('New records'),
  corrected: z.int().min(0).describe('Records corrected'),
  refusedRows: z.int().min(0).describe('Rows that were left out'),
  decisions: z
    .array(
      z.strictObject({
        at: z.string().max(300).describe('Cell or row'),
        says: z.string().max(300).describe('What it is taken to say'),
        because: z.string().max(1_000).describe('Why'),
      }),
    )
    .max(2_000)
    .optional()
    .describe('What people decided about unclear cells'),
  wrongEvents: z
    .array(z.string().min(1).max(120))
    .max(1_000_000)
    .optional()
    .describe('EPCIS events that the files declare wrong: they count no more, whenever they come'),
  ...commonFields,
});
