import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { checkpointSchema, checkpointStatement, successionStatement } from '../domain/evidence/signing.ts';
import { isSignedBy, publicKeyOf } from '../domain/evidence/signing-store.ts';
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
  checkpointDraft,
  currentKey,
  keyDraft,
  pairToSign,
  positionToSign,
  signedAt,
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
  const { ledger, newId, now, actor, command } = context;
  const { signed, drafts } = await ledger.database.readAll(async (transaction) => {
    const position = await positionToSign(transaction, await ledgerPosition(transaction));
    if (position === 0)
      throw new LotproofError('invalid-input', 'Nothing is on record that could be signed.');
    const before = await checkpointAt(transaction, position);
    if (before !== null) return { signed: before, drafts: [] };
    const { pair, drafts: keys } = await pairToSign(context, transaction);
    const tree = await readMerkleTree(transaction, position);
    const one = await signedAt(transaction, tree, position, pair);
    return { signed: one, drafts: [...keys, checkpointDraft(one)] };
  });
  if (drafts.length === 0) return { ...signed, made: false };
  await record(ledger, { actor: actor.id, at: now(), command, newId }, (end) => end.append(drafts));
  return { ...signed, made: true };
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
    covered: z.int().describe('Entries up to the last that holds'),
    uncovered: z.int().describe('Entries after it'),
    keys: z.array(
      z.strictObject({
        id: z.string(),
        endorsed: z
          .boolean()
          .nullable()
          .describe('The key before says that this one takes over; null: it is the first'),
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
    let covered = 0;
    for (const one of asked) {
      const says = await faultOf(transaction, tree, one);
      if (says === null) covered = Math.max(covered, one.position);
      else faults.push({ checkpoint: one.id, says });
    }
    const keys = await keysOf(transaction);
    const counts = { checkpoints: asked.length, covered, uncovered: position - covered };
    return { sound: faults.length === 0 && asked.length > 0, ...counts, keys, faults };
  },
  show: ({ sound, checkpoints, covered, uncovered, keys, faults }) => {
    const unendorsed = keys.filter(({ endorsed }) => endorsed === false);
    return [
      checkpoints === 0
        ? 'NOTHING SIGNED: there is no checkpoint yet.'
        : `${sound ? 'Sound' : 'NOT SOUND'}: ${String(checkpoints)} checkpoints, ${String(covered)} entries covered, ${String(uncovered)} after the last.`,
      ...faults.map(({ checkpoint, says }) => `${checkpoint}: ${says}`),
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
async function faultOf(transaction: Transaction, tree: MerkleTree, asked: Asked): Promise<string | null> {
  const { position, headHash, merkleRoot, signingKey, signature } = asked;
  const publicKey = await publicKeyOf(transaction, signingKey);
  if (publicKey === null) return 'Its key is not on record, or was withdrawn.';
  if (!isSignedBy(publicKey, checkpointStatement(asked), signature))
    return 'Its signature is not of its key.';
  if (position > tree.size) return `The ledger ends at position ${String(tree.size)}, before the signed one.`;
  const rows = await execute<{ hash: string }>(transaction, 'select hash from entry where sequence = ?', [
    position,
  ]);
  if (rows[0]?.hash !== headHash) return `Entry ${String(position)} is not the one that was signed.`;
  return tree.root(position) === merkleRoot ? null : 'An entry before it is not the one that was signed.';
}

async function keysOf(transaction: Transaction): Promise<{ id: string; endorsed: boolean | null }[]> {
  const rows = await execute<{ id: string; endorsement: string | null } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, signing_key.endorsement as endorsement from signing_key
      join record on record.n = signing_key.n order by signing_key.n`,
  );
  // An endorsement is checked when it is recorded.
  return rows.map(({ id, endorsement }, at) => ({ id, endorsed: at === 0 ? null : endorsement !== null }));
}

const rotateOperation = writeOperation({
  name: 'signing-key.rotate',
  summary: 'Sign with a new key from now on; the key before says that it takes over',
  description:
    'What was signed with the key before stays valid. Where its private file is gone the new key says nothing of whom it takes over from, and `checkpoint verify` and the packs say so. ' +
    'Withdraw a key whose private half somebody may have read: its checkpoints then count no more.',
  permission: 'audit',
  input: z.strictObject({
    destroy: z
      .boolean()
      .optional()
      .describe(
        'Destroys the private file of the key before: packs at positions it signed are then sealed by the new one',
      ),
  }),
  output: z.strictObject({
    id: z.string(),
    publicKey: z.string(),
    succeeds: z.string().nullable().describe('Key it took over from; null: it is the first'),
    endorsed: z.boolean().describe('The key before says that it takes over'),
    position: z.int(),
  }),
  examples: [{ says: 'Once a year', input: {} }],
  run: async (context, { destroy }) => {
    const { ledger, actor, now, command, newId } = context;
    const folder = keyFolderOf(context);
    const before = await ledger.database.read(currentKey);
    const pair = makePair(folder);
    const old = before === null ? null : readPair(folder, before.id);
    const statement = before === null ? '' : successionStatement({ succeeds: before.id, key: pair.id });
    const more = {
      ...(before === null ? {} : { succeeds: before.id }),
      ...(old === null ? {} : { endorsement: old.sign(statement) }),
    };
    const hand = { actor: actor.id, at: now(), command, newId };
    const { position } = await record(ledger, hand, (end) => end.append([keyDraft(pair, more)]));
    if (destroy === true && before !== null) removePair(folder, before.id);
    const { id, publicKey } = pair;
    return { id, publicKey, succeeds: before?.id ?? null, endorsed: old !== null, position };
  },
});

/** Where the ledger stands, signed. */
export const CHECKPOINT_OPERATIONS: readonly Operation[] = [makeOperation, verifyOperation, rotateOperation];
