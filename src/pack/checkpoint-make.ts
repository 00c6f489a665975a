import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import type { Checkpoint, SigningKey } from '../domain/evidence/signing.ts';
import { checkpointSchema, checkpointStatement } from '../domain/evidence/signing.ts';
import { firmKeys } from '../domain/evidence/signing-store.ts';
import type { KeyOnRecord } from '../domain/evidence/signing-store.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import { record } from '../ledger/record.ts';
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

/** The first checkpoint that was recorded for a position, of a key that is the firm's and was not revoked. */
export async function checkpointAt(
  transaction: Transaction,
  position: number,
): Promise<SignedCheckpoint | null> {
  return firstOf(transaction, 'checkpoint.position = ?', position);
}

async function firstOf(
  transaction: Transaction,
  where: string,
  value: SqlValue,
): Promise<SignedCheckpoint | null> {
  const rows = await execute<{ id: string; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, entry.payload as payload from checkpoint join record on record.n = checkpoint.n
      join entry on entry.sequence = record.entry
      join entry head on head.sequence = checkpoint.position and head.hash = checkpoint.head_hash
      where ${where} order by checkpoint.n`,
    [value],
  );
  const keys = rows.length === 0 ? [] : await firmKeys(transaction);
  for (const { id, payload } of rows) {
    const body = checkpointSchema.parse(JSON.parse(payload));
    const key = keys.find((one) => one.id === body.signingKey);
    if (key?.revokedOn !== null) continue;
    const { position, headHash, merkleRoot, recordedAt, signingKey, signature } = body;
    const { publicKey } = key;
    return { id, position, headHash, merkleRoot, recordedAt, signingKey, signature, publicKey };
  }
  return null;
}

/** The firm's last key, which signs now unless it was revoked; null: there is none yet. */
export async function lastKey(transaction: Transaction): Promise<KeyOnRecord | null> {
  return (await firmKeys(transaction)).at(-1) ?? null;
}

/** The pair that signs now; null: the firm has none yet. Throws `invalid-input` where its key is not here, or was revoked. */
export async function pairToSign(context: Context, transaction: Transaction): Promise<SigningPair | null> {
  const folder = keyFolderOf(context);
  const last = await lastKey(transaction);
  if (last === null) return null;
  const name = last.id.slice(0, 16);
  if (last.revokedOn !== null)
    throw new LotproofError(
      'invalid-input',
      `The key ${name} was revoked: make another with \`lotproof signing-key rotate\`.`,
    );
  const pair = readPair(folder, last.id);
  if (pair !== null) return pair;
  throw new LotproofError('invalid-input', lostKey(last.id));
}

/** What to do where a private key is gone. */
export function lostKey(id: string): string {
  return `The private key ${id.slice(0, 16)} is not in the folder of keys: bring it back, or revoke it with \`lotproof signing-key correct\` (\`revokedOn\`) and make another with \`lotproof signing-key rotate\`.`;
}

/**
 * The checkpoint at a position: the one on record, or one that is recorded now, with the firm's first key where it has none. Both are looked
 * for within the recording transaction, so that two who ask at once get the same. The same command again gives the same checkpoint.
 */
export async function recordedCheckpoint(
  context: Context,
  tree: MerkleTree,
  position: number,
): Promise<{ checkpoint: SignedCheckpoint; made: boolean }> {
  const { ledger, newId, now, actor, command } = context;
  const hand = { actor: actor.id, at: now(), command, newId };
  const { entries } = await record(ledger, hand, async (end) => {
    const { transaction } = end;
    if ((await checkpointAt(transaction, position)) !== null) return;
    const current = await pairToSign(context, transaction);
    const fresh = current === null ? makePair() : null;
    const pair = current ?? present(fresh, 'a fresh pair').pair;
    const keys = fresh === null ? [] : [keyDraft(pair, {})];
    await end.append([...keys, checkpointDraft(await signedAt(transaction, tree, position, pair))]);
    // Last: what is refused leaves no file behind, and nothing is on record whose file could not be written.
    fresh?.keep(keyFolderOf(context));
  });
  const own = entries.find(({ kind }) => kind === 'checkpoint');
  const checkpoint = await ledger.database.read((transaction) =>
    own === undefined ? checkpointAt(transaction, position) : firstOf(transaction, 'record.id = ?', own.id),
  );
  if (checkpoint !== null) return { checkpoint, made: own !== undefined };
  throw new LotproofError('command-reused', `The command "${command}" recorded no checkpoint that counts.`);
}

export function keyDraft(pair: SigningPair, more: Pick<SigningKey, 'succeeds' | 'endorsement'>): Draft {
  const body = { algorithm: 'Ed25519', publicKey: pair.publicKey, ...more };
  return { action: 'record', kind: 'signing-key', id: pair.id, body };
}

/** Signs the ledger up to a position. The same key gives the same bytes whenever it is asked. */
async function signedAt(
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

function checkpointDraft({ id, publicKey: _publicKey, ...body }: SignedCheckpoint): Draft {
  return { action: 'record', kind: 'checkpoint', id, body };
}
