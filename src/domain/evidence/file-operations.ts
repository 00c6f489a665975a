import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { recordReferenceSchema } from '../../kit/record-fields.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { recordOperations } from '../record-operations.ts';
import { FILE_SIZE_LIMIT, fileSchema } from './file.ts';
import { contentHash, contentOf, keepContent } from './file-content-store.ts';
import { fileRecord } from './file-store.ts';
import { mediaTypeOf } from './media-type.ts';

const OF_A_FILE = recordOperations(fileRecord);
/** Digits of the hash that make an id where none is given: the same content has the same id. */
const ID_DIGITS = 16;

/** A file that somebody sends: its content, or its path where the caller sits at the machine. */
export const contentSchema = z.union([
  z.string().min(1).max(1_000).describe('Path of the file; at the command line only'),
  z.strictObject({
    name: z.string().min(1).max(300),
    base64: z.base64().describe('Content of the file in base64'),
  }),
]);

const addOperation = writeOperation({
  name: 'file.add',
  summary: 'Add a document or photo: its content is kept by its hash',
  description:
    'The content is kept in the data folder under its SHA-256, and the record of the file names it. Findings of inspections name their photos by the id of the file.',
  permission: 'record-files',
  positional: ['content'],
  input: z.strictObject({
    content: contentSchema.describe('The file'),
    id: idSchema.optional().describe('Left out: the beginning of the hash'),
    of: z.array(recordReferenceSchema).max(200).optional().describe('The records it belongs to'),
    note: z.string().max(4_000).optional().describe('Anything a person should read beside the record'),
  }),
  output: z.strictObject({
    id: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    mediaType: z.string(),
    position: z.int(),
  }),
  examples: [
    {
      says: 'A photo of a label',
      input: { content: { name: 'label.jpg', base64: 'bGFiZWw=' }, id: 'label-photo' },
    },
  ],
  run: async (context, { content, id: given, of, note }) => {
    const { name, bytes } = contentFrom(context, content);
    const sha256 = contentHash(bytes);
    const id = given ?? sha256.slice(0, ID_DIGITS);
    const facts = { sha256, sizeBytes: bytes.length, mediaType: mediaTypeOf(name) };
    keepContent(folderOf(context), bytes);
    const body = {
      ...facts,
      name,
      kept: true,
      ...(of === undefined ? {} : { of }),
      ...(note === undefined ? {} : { note }),
    };
    const receipt = await own('file.record', 'write').run(context, { id, body });
    return { id, ...facts, position: z.object({ position: z.int() }).parse(receipt).position };
  },
});

const contentOperation = readOperation({
  name: 'file.content',
  summary: 'The content of a file, held against its hash',
  description: 'Refused when the content is no longer what was recorded.',
  permission: 'read',
  positional: ['id', 'to'],
  input: z.strictObject({
    id: idSchema,
    to: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The content, where no path was given'),
  }),
  examples: [{ says: 'As it was added', input: { id: 'label-photo' } }],
  run: async (context, { id, to }) => {
    const { name, mediaType, sizeBytes, sha256, kept } = await recorded(context, id);
    const bytes = contentOf(folderOf(context), { sha256, kept: kept === true });
    const facts = { name, mediaType, sizeBytes, sha256 };
    if (to === undefined) return { ...facts, path: null, base64: bytes.toString('base64') };
    requirePaths(context);
    writeFileSync(to, bytes);
    return { ...facts, path: to, base64: null };
  },
  show: ({ name, sizeBytes, sha256, path }) =>
    [
      `${name}, ${String(sizeBytes)} bytes, is what was recorded.`,
      `SHA-256 ${sha256}`,
      path === null ? 'Name a path to write it to, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

export const FILE_OPERATIONS: readonly Operation[] = [addOperation, contentOperation];

/** The operation that every kind of record has, for files. */
function own<Kind extends Operation['kind']>(name: string, kind: Kind): Extract<Operation, { kind: Kind }> {
  const found = OF_A_FILE.find(
    (one): one is Extract<Operation, { kind: Kind }> => one.name === name && one.kind === kind,
  );
  return present(found, name);
}

async function recorded(context: ReadContext, id: string): Promise<z.output<typeof fileSchema>> {
  const shown = await own('file.show', 'read').run(context, { id });
  return z.object({ body: fileSchema }).parse(shown).body;
}

/** Name and bytes of a file that was sent. Throws `unreadable-file` and `limit-exceeded`. */
export function contentFrom(
  context: Context,
  content: z.output<typeof contentSchema>,
): { readonly name: string; readonly bytes: Buffer } {
  if (typeof content !== 'string') return checked(content.name, Buffer.from(content.base64, 'base64'));
  requirePaths(context);
  try {
    return checked(basename(content), readFileSync(content));
  } catch (error) {
    if (error instanceof LotproofError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `"${content}" cannot be opened: ${reason}`, [], error);
  }
}

function checked(name: string, bytes: Buffer): { readonly name: string; readonly bytes: Buffer } {
  if (bytes.length <= FILE_SIZE_LIMIT) return { name, bytes };
  throw new LotproofError('limit-exceeded', `A file may have ${String(FILE_SIZE_LIMIT)} bytes at most.`);
}

/** Where the firm keeps the contents of its files. Throws `invalid-input` when it keeps none. */
export function folderOf({ dataFolder }: Context): string {
  if (dataFolder !== null) return dataFolder;
  throw new LotproofError('invalid-input', 'This firm keeps no files: there is no data folder.');
}

function requirePaths(context: Context): void {
  if (context.mayReadPaths === true) return;
  throw new LotproofError('invalid-input', 'A path means nothing here: send and take contents instead.');
}
