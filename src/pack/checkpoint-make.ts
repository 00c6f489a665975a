import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import type { Checkpoint, SigningKey } from '../domain/evidence/signing.ts';
import { checkpointSchema, checkpointStatement } from '../domain/evidence/signing.ts';
import { publicKeyOf } from '../domain/evidence/signing-store.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import { keyFolderOf, makePair, readPair } from './key-file.ts';
import type { SigningPair } from './key-file.ts';
import type { Context } from '../operation/operation.ts';

/** Records that say how the ledger is looked after: nothing that was made or shipped is known by them. */
const ABOUT_THE_LEDGER = "('checkpoint', 'signing-key')";

/** A checkpoint with its public key: all that is needed to check the signature. */
export interface SignedCheckpoint extends Pick<
  Checkpoint,
  'position' | 'headHash' | 'merkleRoot' | 'recordedAt' | 'signingKey' | 'signature'
> {
  readonly id: string;
  readonly publicKey: string;
}

/** Position of the last entry that is about goods, up to `last`: a checkpoint is not made for checkpoints. 0: there is none. */
export async function positionToSign(transaction: Transaction, last: number): Promise<number> {
  const rows = await execute<{ sequence: number }>(
    transaction,
    `select sequence from entry where sequence <= ? and kind not in ${ABOUT_THE_LEDGER} order by sequence desc limit 1`,
    [last],
  );
  return rows[0]?.sequence ?? 0;
}

/** The first checkpoint that was recorded for a position. */
export async function checkpointAt(
  transaction: Transaction,
  position: number,
): Promise<SignedCheckpoint | null> {
  const rows = await execute<{ id: string; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, entry.payload as payload from checkpoint join record on record.n = checkpoint.n
      join entry on entry.sequence = record.entry where checkpoint.position = ? order by checkpoint.n limit 1`,
    [position],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const body = checkpointSchema.parse(JSON.parse(row.payload));
  const { headHash, merkleRoot, recordedAt, signingKey, signature } = body;
  const publicKey = present(await publicKeyOf(transaction, signingKey), 'a checkpoint names a key on record');
  return { id: row.id, position, headHash, merkleRoot, recordedAt, signingKey, signature, publicKey };
}

/** The key that signs now, the last one on record; null: there is none yet. */
export async function currentKey(
  transaction: Transaction,
): Promise<{ id: string; publicKey: string } | null> {
  const rows = await execute<{ id: string; public_key: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, signing_key.public_key as public_key from signing_key
      join record on record.n = signing_key.n order by signing_key.n desc limit 1`,
  );
  const [row] = rows;
  return row === undefined ? null : { id: row.id, publicKey: row.public_key };
}

/** The pair that signs now; made where the firm has none, and then it has to be recorded. */
export async function pairToSign(
  context: Context,
  transaction: Transaction,
): Promise<{ pair: SigningPair; drafts: Draft[] }> {
  const folder = keyFolderOf(context);
  const current = await currentKey(transaction);
  if (current === null) {
    const pair = makePair(folder);
    return { pair, drafts: [keyDraft(pair, {})] };
  }
  const pair = readPair(folder, current.id);
  if (pair !== null) return { pair, drafts: [] };
  throw new LotproofError(
    'invalid-input',
    `The private key ${current.id.slice(0, 16)} is not in the folder of keys: bring it back, or make another with \`lotproof signing-key rotate\`.`,
  );
}

export function keyDraft(pair: SigningPair, more: Pick<SigningKey, 'succeeds' | 'endorsement'>): Draft {
  const body = { algorithm: 'Ed25519', publicKey: pair.publicKey, ...more };
  return { action: 'record', kind: 'signing-key', id: pair.id, body };
}

/** Signs the ledger up to a position. The same key gives the same bytes whenever it is asked. */
export async function signedAt(
  transaction: Transaction,
  tree: MerkleTree,
  position: number,
  pair: SigningPair,
): Promise<SignedCheckpoint> {
  const rows = await execute<{ hash: string; at: string } & Record<string, SqlValue>>(
    transaction,
    'select hash, at from entry where sequence = ?',
    [position],
  );
  const { hash: headHash, at: recordedAt } = present(rows[0], `entry ${String(position)}`);
  const merkleRoot = tree.root(position);
  const statement = { position, headHash, merkleRoot, recordedAt, signingKey: pair.id };
  return {
    id: `${String(position)}-${pair.id.slice(0, 16)}`,
    ...statement,
    signature: pair.sign(checkpointStatement(statement)),
    publicKey: pair.publicKey,
  };
}

export function checkpointDraft({ id, publicKey: _publicKey, ...body }: SignedCheckpoint): Draft {
  return { action: 'record', kind: 'checkpoint', id, body };
}
