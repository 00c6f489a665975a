import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** The decision that the content of a file is destroyed. Its hash, its name and all that was recorded about it stay. */
export const fileRemovalSchema = z.strictObject({
  file: idOf('file'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the content as 64 hexadecimal digits')
    .describe('SHA-256 of the content that is destroyed, in hexadecimal'),
  removedOn: dateSchema,
  decidedBy: z.string().min(1).max(200).describe('Who decided'),
  reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
  keptUntil: dateSchema.describe('Last day on which it had to be kept'),
  basis: z.string().min(1).max(500).describe('Rule or agreement that gives that day'),
  ...commonFields,
});
export type FileRemoval = z.infer<typeof fileRemovalSchema>;
