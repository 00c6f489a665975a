import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import type { Context } from '../../operation/operation.ts';
import { bytesOf, fileAt, sizeOf, type FileSource } from '../grid/file-source.ts';
import { decisionsSchema } from '../mapping/decisions.ts';

export const FILES_LIMIT = 50;

/** A file: its path at the command line, its name and content elsewhere. */
export const fileInput = z.union([
  z.string().min(1).max(1_000).describe('Path of the file; at the command line only'),
  z.strictObject({
    name: z.string().min(1).max(300),
    base64: z.base64().describe('Content of the file in base64'),
  }),
  z.strictObject({
    name: z.string().min(1).max(300),
    text: z.string().describe('Content of a CSV file or EPCIS document as text'),
  }),
]);

const mappingInput = z
  .union([
    z.string().min(1).max(120).describe('Id of a mapping that is on record'),
    z.record(z.string(), z.unknown()).describe('A mapping file'),
  ])
  .describe('How the sheets are read; left out: the mapping on record that fits');

export const importInput = z.strictObject({
  files: z
    .array(fileInput)
    .min(1)
    .max(FILES_LIMIT)
    .describe('Workbooks and CSV files, or EPCIS documents; several belong together'),
  mapping: mappingInput.optional(),
  decisions: z
    .union([z.string().max(1_000), decisionsSchema])
    .optional()
    .describe('What people decided about unclear cells: the decisions file'),
});

/** The named files, ready to be read. Paths are opened for whoever sits at the machine, and for nobody else. */
export function filesFrom(context: Context, files: readonly z.output<typeof fileInput>[]): FileSource[] {
  return files.map((file) => {
    if (typeof file !== 'string') {
      const bytes = 'text' in file ? Buffer.from(file.text, 'utf8') : Buffer.from(file.base64, 'base64');
      return { name: file.name, bytes };
    }
    if (context.mayReadPaths === true) return fileAt(file);
    throw new LotproofError('invalid-input', 'Send the file with its name and its content in base64.', [
      { at: 'files', found: file, expected: '{name, base64}', says: 'A path means nothing here.' },
    ]);
  });
}

export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Name, size and SHA-256 of a file, read piece by piece. */
export function factsOf(source: FileSource): FileFacts {
  const hash = createHash('sha256');
  for (const piece of bytesOf(source)) hash.update(piece);
  return { name: source.name, sha256: hash.digest('hex'), sizeBytes: sizeOf(source) };
}

/** Refuses a path from somebody who does not sit at the machine. */
export function requirePaths(context: Context): void {
  if (context.mayReadPaths === true) return;
  throw new LotproofError('invalid-input', 'A path means nothing here: send and take contents instead.');
}
