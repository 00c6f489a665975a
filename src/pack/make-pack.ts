import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { ledgerAt } from '../ledger/as-of.ts';
import { ledgerPosition } from '../ledger/ledger.ts';
import { readMerkleTree } from '../ledger/merkle.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import type { Context, ReadContext } from '../operation/operation.ts';
import type { Bytes } from './check/bytes.ts';
import { checkpointAt, pairToSign, positionToSign, recordedCheckpoint } from './checkpoint-make.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import { keyFolderOf, readPair } from './key-file.ts';
import { buildPack } from './pack-build.ts';
import type { PackSeal } from './pack-build.ts';
import { packFacts } from './pack-facts.ts';
import type { Lap, PackFacts, PackQuestion } from './pack-facts.ts';
import { revokedKeys, successionsTo } from './succession.ts';

/** A pack with what it was made of. */
interface MadePack {
  readonly facts: PackFacts;
  readonly seal: PackSeal;
  readonly bytes: Bytes;
}

interface Making {
  /** Ledger position; absent: where it stands. */
  readonly at?: number | undefined;
  /** Hears when a step is done. */
  readonly lap?: Lap;
  /** Asks more of the very state that the facts are of. */
  readonly beside?: (context: ReadContext, facts: PackFacts) => Promise<void>;
}

/** Gathers the facts, signs where the ledger stands unless that was signed before, and builds the pack. */
export async function makePack(context: Context, question: PackQuestion, making: Making): Promise<MadePack> {
  const { facts, tree, before } = await gathered(context, question, making);
  const seal = await sealAt(context, tree, facts.position, before);
  return { facts, seal, bytes: await buildPack(facts, seal) };
}

interface Gathered {
  readonly facts: PackFacts;
  readonly tree: MerkleTree;
  /** The checkpoint at the position, where one is on record. */
  readonly before: SignedCheckpoint | null;
}

/** Facts and tree from one state of the ledger; of an earlier one, from a replay. What cannot be told is not signed. */
async function gathered(
  context: Context,
  question: PackQuestion,
  { at, ...making }: Making,
): Promise<Gathered> {
  const { ledger } = context;
  const read = await ledger.database.readAll(async (transaction) => {
    const last = await positionToSign(transaction, await ledgerPosition(transaction));
    const position = at ?? last;
    if (position === 0 || position > last)
      throw new LotproofError(
        'not-found',
        `There is no ledger position ${String(position)} that a pack could be made at: the last is ${String(last)}.`,
      );
    const facts =
      position === last ? await factsFor({ ...context, transaction, position }, question, making) : null;
    const before = await checkpointAt(transaction, position);
    const tree = await readMerkleTree(transaction, position);
    return { facts, tree, before, position };
  });
  if (read.facts !== null) return { ...read, facts: read.facts };
  const past = await ledgerAt(ledger, read.position);
  try {
    const facts = await past.database.read((transaction) =>
      factsFor({ ...context, ledger: past, transaction, position: read.position }, question, making),
    );
    return { ...read, facts };
  } finally {
    await past.database.close();
  }
}

async function factsFor(
  context: ReadContext,
  question: PackQuestion,
  { lap, beside }: Omit<Making, 'at'>,
): Promise<PackFacts> {
  const facts = await packFacts(context, question, lap);
  await beside?.(context, facts);
  return facts;
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
    const successions = await successionsTo(transaction, pair.id);
    return { checkpoint, tree, pair, successions, revoked: await revokedKeys(transaction) };
  });
}
