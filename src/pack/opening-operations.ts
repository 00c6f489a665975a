import { hash } from 'node:crypto';
import { z } from 'zod';
import { contentFrom, contentSchema } from '../domain/evidence/file-operations.ts';
import { fileName, givenOut, requirePaths } from '../domain/label/label-file-operations.ts';
import { selectIn } from '../db/select-in.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Entry } from '../ledger/entry.ts';
import { readMerkleTree } from '../ledger/merkle.ts';
import { readOperation } from '../operation/operation.ts';
import type { Operation, ReadContext } from '../operation/operation.ts';
import { readArchive } from './check/archive.ts';
import { textOfBytes } from './check/bytes.ts';
import { MANIFEST_PATH } from './check/check-pack.ts';
import { CHECKPOINT_PATH, WITHHELD_PATH } from './check/ledger-part.ts';
import { OPENING_FORMAT } from './check/opening.ts';
import { entryFields } from './entry-line.ts';
import { keyFolderOf } from './key-file.ts';
import { commitmentTo } from './withheld.ts';
import { saltsAgain } from './withholding-key.ts';

const withheldSchema = z.object({
  format: z.literal('lotproof-withheld-1'),
  id: z.string(),
  names: z.array(z.object({ name: z.string(), kind: z.string().nullable(), entries: z.array(z.int()) })),
  entries: z.array(z.object({ sequence: z.int(), commitment: z.string() })),
});
type WithheldPart = z.infer<typeof withheldSchema>;
const checkpointSchema = z.object({ position: z.int() });

const openOperation = readOperation({
  name: 'pack.open',
  summary: 'Show what a pack withheld, with the proof that it is the same',
  description:
    'Takes a pack that was made with `withhold` and gives a file that shows the ledger entries it withheld, or those of some names, each with the salt of its commitment and the proof that it is in the ledger that was signed. ' +
    '`lotproof pack verify PACK --opening FILE` holds the two against each other, without database or account. It needs the secret in the folder of keys that the pack was made with.',
  permission: 'audit',
  positional: ['content'],
  input: z.strictObject({
    content: contentSchema.describe('The pack'),
    only: z
      .array(z.string().max(40))
      .min(1)
      .max(500)
      .optional()
      .describe('Only what these stand for, such as `withheld-1`; absent: all that was withheld'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    entries: z.int().describe('Ledger entries it shows'),
    names: z.array(z.string()).describe('Stand-ins that it tells'),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [],
  run: async (context, { content, only, out }) => {
    if (out !== undefined) requirePaths(context);
    const { name, bytes } = contentFrom(context, content);
    const pack = readPack(new Uint8Array(bytes));
    const names = pack.withheld.names.filter((one) => only === undefined || only.includes(one.name));
    const unknown = only?.find((one) => !names.some((known) => known.name === one));
    if (unknown !== undefined)
      throw new LotproofError('not-found', `Nothing in this pack is called "${unknown}".`);
    const wanted = new Set(names.flatMap((one) => one.entries));
    const sequences = pack.withheld.entries
      .map(({ sequence }) => sequence)
      .filter((sequence) => only === undefined || wanted.has(sequence));
    const text = await openingText(context, pack, sequences);
    const base = name.replace(/\.zip$/i, '');
    return {
      name: fileName(`${base}-opened`, 'json'),
      entries: sequences.length,
      names: names.map((one) => one.name),
      ...givenOut(context, Buffer.from(text), out),
    };
  },
  show: ({ name, entries, names, path }) =>
    [
      `Shows ${String(entries)} entries that were withheld${names.length === 0 ? '' : `, and who ${names.join(', ')} is`}.`,
      path === null ? `Name a file with --out ${name}, or ask for it with --json.` : `Wrote ${path}.`,
    ].join('\n'),
});

interface WithheldPack {
  readonly manifest: string;
  readonly position: number;
  readonly withheld: WithheldPart;
}

function readPack(bytes: Uint8Array<ArrayBuffer>): WithheldPack {
  const files = new Map((readArchive(bytes) ?? []).map((file) => [file.path, file.bytes]));
  const read = <Value>(path: string, schema: z.ZodType<Value>): Value | null => {
    const found = files.get(path);
    const text = found === undefined ? null : textOfBytes(found);
    return text === null ? null : (schema.safeParse(parsed(text)).data ?? null);
  };
  const manifest = files.get(MANIFEST_PATH);
  const withheld = read(WITHHELD_PATH, withheldSchema);
  const checkpoint = read(CHECKPOINT_PATH, checkpointSchema);
  if (manifest === undefined || checkpoint === null)
    throw new LotproofError('unreadable-file', 'This file is no evidence pack.');
  if (withheld === null) throw new LotproofError('invalid-input', 'Nothing is withheld in this pack.');
  return { manifest: hash('sha256', manifest, 'hex'), position: checkpoint.position, withheld };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The entries with their salts, and their proof; refused where they are not what the pack committed to. */
async function openingText(
  context: ReadContext,
  { manifest, position, withheld }: WithheldPack,
  sequences: readonly number[],
): Promise<string> {
  const salting = saltsAgain(keyFolderOf(context), withheld.id);
  if (salting === null)
    throw new LotproofError('invalid-input', 'The secret with which this pack withheld is not here.');
  const rows = await selectIn<Entry>(
    context.transaction,
    'select * from entry where sequence in (?*)',
    sequences,
  );
  const commitments = new Map(withheld.entries.map((one) => [one.sequence, one.commitment]));
  const entries = rows
    .toSorted((left, right) => left.sequence - right.sequence)
    .map((entry) => {
      const salt = salting.saltOf(entry.sequence);
      if (commitmentTo(entry, salt) !== commitments.get(entry.sequence))
        throw new LotproofError(
          'invalid-input',
          `Entry ${String(entry.sequence)} of this ledger is not what the pack withheld: it is the pack of another firm, or was changed.`,
        );
      return { salt, entry: entryFields(entry) };
    });
  const tree = await readMerkleTree(context.transaction, position);
  const proof = tree.proof(position, sequences);
  return `${canonicalJson({ format: OPENING_FORMAT, manifest, entries, proof })}\n`;
}

/** Opening what a pack withheld. */
export const OPENING_OPERATIONS: readonly Operation[] = [openOperation];
