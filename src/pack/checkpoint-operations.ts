import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { checkpointSchema, checkpointStatement, successionStatement } from '../domain/evidence/signing.ts';
import type { SigningKey } from '../domain/evidence/signing.ts';
import { firmKeys, isSignedBy, keysOnRecord } from '../domain/evidence/signing-store.ts';
import type { KeyOnRecord } from '../domain/evidence/signing-store.ts';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { ledgerPosition } from '../ledger/ledger.ts';
import { readMerkleTree } from '../ledger/merkle.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import { record } from '../ledger/record.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import {
  checkpointAt,
  keyDraft,
  lastKey,
  lostKey,
  positionToSign,
  recordedCheckpoint,
} from './checkpoint-make.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import { keyFolderOf, makePair, readPair, removePair } from './key-file.ts';

const signedSchema = z.strictObject({
  id: z.string(),
  position: z.int(),
  headHash: z.string().describe('Hash of the last entry it covers'),
  merkleRoot: z.string().describe('Merkle root over the hashes of all entries it covers'),
  recordedAt: z.string().describe('When that entry was recorded, UTC'),
  signingKey: z.string().describe('SHA-256 of the public key'),
  signature: z.string(),
  publicKey: z.string(),
  made: z.boolean().describe('False: this position had been signed before'),
});

const makeOperation = writeOperation({
  name: 'checkpoint.make',
  summary: 'Sign where the ledger stands: position, hash and Merkle root, with Ed25519',
  description:
    'Give the answer to somebody outside, such as a customer or your lawyer: whoever holds it sees when any entry before it is changed, added or lost, even by somebody who can write to the database. ' +
    'The first one makes the key: its private half is a file that only the account of lotproof can read, in the folder `keys` beside the databases, and in no record, log, copy or backup; keep it safe yourself. ' +
    'A ledger that has only had checkpoints since is not signed again.',
  permission: 'audit',
  input: z.strictObject({}),
  output: signedSchema,
  examples: [{ says: 'Sign all that is on record', input: {} }],
  run: makeCheckpoint,
  show: ({ position, merkleRoot, signingKey, made }) =>
    [
      `${made ? 'Signed' : 'Signed before'}: ${String(position)} ${position === 1 ? 'entry' : 'entries'}.`,
      `Root ${merkleRoot}`,
      `Key  ${signingKey}`,
    ].join('\n'),
});

async function makeCheckpoint(context: Context): Promise<z.output<typeof signedSchema>> {
  const { before, tree, position } = await context.ledger.database.readAll(async (transaction) => {
    const position = await positionToSign(transaction, await ledgerPosition(transaction));
    if (position === 0)
      throw new LotproofError('invalid-input', 'Nothing is on record that could be signed.');
    const found = await checkpointAt(transaction, position);
    // Entries are only added: the tree up to here stays what it is until the checkpoint is recorded.
    const read = await readMerkleTree(transaction, found === null ? position : 0);
    return { before: found, tree: read, position };
  });
  if (before !== null) return { ...before, made: false };
  const { checkpoint, made } = await recordedCheckpoint(context, tree, position);
  return { ...checkpoint, made };
}

const faultSchema = z.strictObject({ checkpoint: z.string(), says: z.string() });

const verifyOperation = readOperation({
  name: 'checkpoint.verify',
  summary: 'Hold signed checkpoints against the ledger: signature, hash and Merkle root',
  description:
    'All that are on record, or one that was kept outside. A checkpoint that does not hold means that entries before it were changed, added or lost after it was signed, or that it was signed for another ledger.',
  permission: 'audit',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({
    id: idSchema.optional().describe('Only this checkpoint'),
    kept: checkpointSchema
      .omit({ note: true, source: true })
      .optional()
      .describe('A checkpoint that was kept outside, as `checkpoint make` gave it'),
  }),
  output: z.strictObject({
    sound: z.boolean(),
    checkpoints: z.int().describe('How many were held against the ledger'),
    revoked: z.int().describe('How many count no more, as their key was revoked'),
    covered: z.int().describe('Entries up to the last that holds'),
    uncovered: z.int().describe('Entries after it'),
    keys: z.array(
      z.strictObject({
        id: z.string(),
        endorsed: z
          .boolean()
          .nullable()
          .describe('The key before says that this one takes over; null: it is the first'),
        revokedOn: z.string().nullable().describe('What it signed counts no more; null: it was not revoked'),
      }),
    ),
    faults: z.array(faultSchema),
  }),
  examples: [{ says: 'All of them', input: {} }],
  run: async ({ transaction, position }, { id, kept }) => {
    const asked = kept === undefined ? await recorded(transaction, id) : [{ id: 'kept', ...kept }];
    const largest = Math.max(0, ...asked.map((one) => one.position));
    const tree = await readMerkleTree(transaction, Math.min(position, largest));
    const faults: z.output<typeof faultSchema>[] = [];
    const keys = await firmKeys(transaction);
    const isOne = kept !== undefined || id !== undefined;
    // A checkpoint of a revoked key says nothing of the ledger, good or bad; who asks about one is told so.
    const counting = asked.filter((one) => isOne || !isRevoked(keys, one));
    let covered = 0;
    for (const one of counting) {
      const says = await faultOf(transaction, tree, one, keys);
      if (says === null) covered = Math.max(covered, one.position);
      else faults.push({ checkpoint: one.id, says });
    }
    const revoked = asked.length - counting.length;
    const counts = { checkpoints: counting.length, revoked, covered, uncovered: position - covered };
    const sound = faults.length === 0 && counting.length > 0;
    return { sound, ...counts, keys: await keysOf(transaction), faults };
  },
  show: ({ sound, checkpoints, revoked, covered, uncovered, keys, faults }) => {
    const unendorsed = keys.filter(({ endorsed }) => endorsed === false);
    return [
      checkpoints === 0
        ? 'NOTHING SIGNED: there is no checkpoint that counts.'
        : `${sound ? 'Sound' : 'NOT SOUND'}: ${String(checkpoints)} checkpoints, ${String(covered)} entries covered, ${String(uncovered)} after the last.`,
      ...faults.map(({ checkpoint, says }) => `${checkpoint}: ${says}`),
      ...(revoked === 0 ? [] : [`${String(revoked)} checkpoints count no more: their key was revoked.`]),
      ...unendorsed.map(({ id }) => `Mind: no key before says that key ${id.slice(0, 16)} takes over.`),
    ].join('\n');
  },
});

type Asked = Omit<SignedCheckpoint, 'publicKey'>;

async function recorded(transaction: Transaction, id: string | undefined): Promise<Asked[]> {
  const own = id === undefined ? '' : 'where record.id = ?';
  const rows = await execute<{ id: string; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, entry.payload as payload from checkpoint join record on record.n = checkpoint.n
      join entry on entry.sequence = record.entry ${own} order by checkpoint.position, checkpoint.n`,
    id === undefined ? [] : [id],
  );
  if (id !== undefined && rows.length === 0)
    throw new LotproofError('not-found', `There is no checkpoint "${id}".`);
  return rows.map((row) => ({ id: row.id, ...checkpointSchema.parse(JSON.parse(row.payload)) }));
}

/** Why a checkpoint does not hold; null: it does. */
async function faultOf(
  transaction: Transaction,
  tree: MerkleTree,
  asked: Asked,
  keys: readonly KeyOnRecord[],
): Promise<string | null> {
  const { position, headHash, merkleRoot, signingKey, signature } = asked;
  const key = keys.find(({ id }) => id === signingKey);
  if (key === undefined) return 'Its key is not on record, was withdrawn, or does not follow from the first.';
  if (!isSignedBy(key.publicKey, checkpointStatement(asked), signature))
    return 'Its signature is not of its key.';
  if (key.revokedOn !== null) return `Its key was revoked on ${key.revokedOn}: it counts no more.`;
  if (position > tree.size) return `The ledger ends at position ${String(tree.size)}, before the signed one.`;
  const rows = await execute<{ hash: string }>(transaction, 'select hash from entry where sequence = ?', [
    position,
  ]);
  if (rows[0]?.hash !== headHash) return `Entry ${String(position)} is not the one that was signed.`;
  return tree.root(position) === merkleRoot ? null : 'An entry before it is not the one that was signed.';
}

function isRevoked(keys: readonly KeyOnRecord[], { signingKey }: Asked): boolean {
  return keys.some(({ id, revokedOn }) => id === signingKey && revokedOn !== null);
}

async function keysOf(
  transaction: Transaction,
): Promise<{ id: string; endorsed: boolean | null; revokedOn: string | null }[]> {
  // An endorsement is checked when it is recorded.
  return (await keysOnRecord(transaction)).map(({ id, endorsement, revokedOn }, at) => {
    return { id, endorsed: at === 0 ? null : endorsement !== null, revokedOn };
  });
}

const rotatedSchema = z.strictObject({
  id: z.string(),
  publicKey: z.string(),
  succeeds: z.string().nullable().describe('Key it took over from; null: it is the first'),
  endorsed: z.boolean().describe('The key before says that it takes over'),
  position: z.int(),
});

const rotateOperation = writeOperation({
  name: 'signing-key.rotate',
  summary: 'Sign with a new key from now on; the key before says that it takes over',
  description:
    'What was signed with the key before stays valid. A key whose private half is lost, or may have been read by somebody, is revoked first: `signing-key correct` with `revokedOn` and the reason. ' +
    'Its checkpoints then count no more, positions it signed are signed again by the new key when they are asked for, and that one says nothing of whom it takes over from. ' +
    'Packs that were given out before cannot know: tell whoever has one.',
  permission: 'administer',
  input: z.strictObject({
    destroy: z
      .boolean()
      .optional()
      .describe(
        'Destroys the private file of the key before: packs at positions it signed are then sealed by the new one',
      ),
  }),
  output: rotatedSchema,
  examples: [{ says: 'Once a year', input: {} }],
  run: rotateKey,
});

async function rotateKey(
  context: Context,
  { destroy }: { destroy?: boolean | undefined },
): Promise<z.output<typeof rotatedSchema>> {
  const { ledger, actor, now, command, newId } = context;
  const folder = keyFolderOf(context);
  const hand = { actor: actor.id, at: now(), command, newId };
  const { position, entries } = await record(ledger, hand, async (end) => {
    const before = await lastKey(end.transaction);
    const fresh = makePair();
    await end.append([keyDraft(fresh.pair, takingOver(folder, before, fresh.pair.id))]);
    // Last: what is refused leaves no file behind.
    fresh.keep(folder);
  });
  const made = entries.find(({ kind }) => kind === 'signing-key')?.id;
  const key = (await ledger.database.read(keysOnRecord)).find(({ id }) => id === made);
  if (key === undefined)
    throw new LotproofError('command-reused', `The command "${command}" recorded no key that counts.`);
  const { id, publicKey, succeeds, endorsement } = key;
  if (destroy === true && succeeds !== null) removePair(folder, succeeds);
  return { id, publicKey, succeeds, endorsed: endorsement !== null, position };
}

/** What a new key says of the one before; a revoked one is not asked. */
function takingOver(
  folder: string,
  before: KeyOnRecord | null,
  key: string,
): Pick<SigningKey, 'succeeds' | 'endorsement'> {
  if (before === null) return {};
  const succeeds = before.id;
  if (before.revokedOn !== null) return { succeeds };
  const old = readPair(folder, succeeds);
  if (old === null) throw new LotproofError('invalid-input', lostKey(succeeds));
  return { succeeds, endorsement: old.sign(successionStatement({ succeeds, key })) };
}

/** Where the ledger stands, signed. */
export const CHECKPOINT_OPERATIONS: readonly Operation[] = [makeOperation, verifyOperation, rotateOperation];
