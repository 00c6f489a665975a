import { z } from 'zod';
import { commonFields, recordReferenceSchema } from '../../kit/record-fields.ts';

/** Largest file that is taken in, in bytes. */
export const FILE_SIZE_LIMIT = 100 * 1024 * 1024;

/** A file by the SHA-256 of its content; the content lies beside the ledger under that name. */
export const fileSchema = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the content as 64 hexadecimal digits')
    .describe('SHA-256 of the content, in hexadecimal'),
  name: z.string().min(1).max(300).describe('Name of the file'),
  mediaType: z.string().min(3).max(120).describe('Such as image/jpeg'),
  sizeBytes: z.int().min(0).max(FILE_SIZE_LIMIT).describe('Size in bytes'),
  kept: z
    .boolean()
    .optional()
    .describe(
      'The content was put beside the ledger when this was recorded: `verify` misses it where it is gone',
    ),
  of: z.array(recordReferenceSchema).max(200).optional().describe('The records it belongs to'),
  ...commonFields,
});
