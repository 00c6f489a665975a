import { z } from 'zod';
import { fileName, givenOut, requirePaths } from '../domain/label/label-file-operations.ts';
import { LotproofError } from '../kit/errors.ts';
import { ledgerAt } from '../ledger/as-of.ts';
import { ledgerPosition } from '../ledger/ledger.ts';
import { readMerkleTree } from '../ledger/merkle.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import { present } from '../kit/invariant.ts';
import { writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { checkpointAt, pairToSign, positionToSign, recordedCheckpoint } from './checkpoint-make.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import { keyFolderOf, readPair } from './key-file.ts';
import { buildPack } from './pack-build.ts';
import type { PackSeal } from './pack-build.ts';
import { ABOUT, packFacts } from './pack-facts.ts';
import type { About, PackFacts, PackQuestion } from './pack-facts.ts';
import { successionsTo } from './succession.ts';

/** Largest pack in an answer; one that is written to a path may be larger. */
const ANSWER_BYTES = 64 * 1024 * 1024;

// Object.keys forgets the names of a constant.
const ABOUT_NAMES = Object.keys(ABOUT) as [About, ...About[]];

export const packMakeOperation = writeOperation({
  name: 'pack.make',
  summary: 'One file that answers for a lot, run or shipment, with its proof',
  description:
    'A zip with pages in English and Chinese that any browser opens from disk, a summary as PDF, the data as CSV and JSON, the files on record, the ledger entries all of it rests on, their proof up to a signed checkpoint, ' +
    'and a manifest of SHA-256 sums, sealed with the same key. `lotproof pack verify FILE` checks it without database or account, and so does a page in it. ' +
    'Where the ledger moved on since the last checkpoint, one is made. The same question at the same position gives the same bytes. The pack names everybody the records name: look at it before you send it.',
  permission: 'audit',
  positional: ['about', 'code'],
  input: z.strictObject({
    about: z
      .enum(ABOUT_NAMES)
      .describe('What it answers for; a lot is a material lot or the lot code of a run'),
    code: z.string().min(1).max(200).describe('Its code or id'),
    at: z.int().min(1).optional().describe('Ledger position it is made at; absent: where the ledger stands'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    position: z.int(),
    checkpoint: z.string().describe('Id of the checkpoint'),
    signingKey: z
      .string()
      .describe('SHA-256 of the key it is signed with: tell it to the receiver by another way'),
    records: z.int(),
    entries: z.int().describe('Ledger entries in it'),
    filesLeftOut: z.int().describe('Files on record whose content is not in it'),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [{ says: 'For a run', input: { about: 'run', code: 'ABC0921-VN-BG1' } }],
  run: async (context, { about, code, at, out }) => {
    if (out !== undefined) requirePaths(context);
    const { facts, tree, before } = await gathered(context, { about, code }, at);
    const seal = await sealAt(context, tree, facts.position, before);
    const bytes = Buffer.from(await buildPack(facts, seal));
    if (out === undefined && bytes.length > ANSWER_BYTES)
      throw new LotproofError(
        'limit-exceeded',
        `This pack has ${String(bytes.length)} bytes: make it at the command line, with --out.`,
      );
    return {
      name: fileName(`evidence-${facts.story.thing.id}-${String(facts.position)}`, 'zip'),
      position: facts.position,
      checkpoint: seal.checkpoint.id,
      signingKey: seal.checkpoint.signingKey,
      records: facts.records.length,
      entries: facts.records.reduce((sum, one) => sum + one.entries.length, 0),
      filesLeftOut: facts.files.filter(({ state }) => state !== 'here').length,
      ...givenOut(context, bytes, out),
    };
  },
  show: ({ name, position, signingKey, records, entries, filesLeftOut, sizeBytes, path }) =>
    [
      `${String(records)} records, ${String(entries)} ledger entries at position ${String(position)}, ${String(sizeBytes)} bytes.`,
      ...(filesLeftOut === 0
        ? []
        : [`Mind: ${String(filesLeftOut)} files are on record whose content is not in it.`]),
      `Signed by ${signingKey}`,
      path === null ? `Name a file with --out ${name}, or ask for it with --json.` : `Wrote ${path}.`,
    ].join('\n'),
});

interface Gathered {
  readonly facts: PackFacts;
  readonly tree: MerkleTree;
  /** The checkpoint at the position, where one is on record. */
  readonly before: SignedCheckpoint | null;
}

/** Facts and tree from one state of the ledger; of an earlier one, from a replay. What cannot be told is not signed. */
async function gathered(context: Context, question: PackQuestion, at: number | undefined): Promise<Gathered> {
  const { ledger } = context;
  const read = await ledger.database.readAll(async (transaction) => {
    const last = await positionToSign(transaction, await ledgerPosition(transaction));
    const position = at ?? last;
    if (position === 0 || position > last)
      throw new LotproofError(
        'not-found',
        `There is no ledger position ${String(position)} that a pack could be made at: the last is ${String(last)}.`,
      );
    const facts = position === last ? await packFacts({ ...context, transaction, position }, question) : null;
    const before = await checkpointAt(transaction, position);
    const tree = await readMerkleTree(transaction, position);
    return { facts, tree, before, position };
  });
  if (read.facts !== null) return { ...read, facts: read.facts };
  const past = await ledgerAt(ledger, read.position);
  try {
    const facts = await past.database.read((transaction) =>
      packFacts({ ...context, ledger: past, transaction, position: read.position }, question),
    );
    return { ...read, facts };
  } finally {
    await past.database.close();
  }
}

/** The checkpoint at the position, as it is on record or else recorded now, and the key that seals. */
async function sealAt(
  context: Context,
  tree: MerkleTree,
  position: number,
  before: SignedCheckpoint | null,
): Promise<PackSeal> {
  const checkpoint = before ?? (await recordedCheckpoint(context, tree, position)).checkpoint;
  if (checkpoint.position !== position)
    throw new LotproofError(
      'command-reused',
      'This command made another pack, and the ledger moved on since.',
    );
  return context.ledger.database.read(async (transaction) => {
    // The same key as then, while it is here, so that the same question gives the same bytes after a rotation too.
    const same = readPair(keyFolderOf(context), checkpoint.signingKey);
    const pair = same ?? present(await pairToSign(context, transaction), 'a checkpoint has a key');
    return { checkpoint, tree, pair, successions: await successionsTo(transaction, pair.id) };
  });
}

/** Evidence packs. */
export const PACK_OPERATIONS: readonly Operation[] = [packMakeOperation];
