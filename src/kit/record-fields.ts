import { z } from 'zod';
import { idSchema } from './id.ts';

/** Fields that every record may carry. */
export const commonFields = {
  note: z.string().max(4_000).optional().describe('Anything a person should read beside the record'),
  source: z
    .strictObject({
      file: z.string().max(500).describe('Name of the file'),
      at: z.string().max(200).optional().describe('Cell or row, as Sheet!F12'),
    })
    .optional()
    .describe('Where the record was read from'),
};

/** The id of another record of `kind`; JSON Schemas name the kind as `x-record`, from which forms offer what there is. */
export function idOf(kind: string): z.ZodString {
  return idSchema.meta({ description: `Id of a ${kind}`, 'x-record': kind });
}

export const recordReferenceSchema = z
  .strictObject({ kind: z.string().max(40).describe('Kind of record'), id: idSchema })
  .describe('A record by kind and id');
