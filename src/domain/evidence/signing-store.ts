import { createPublicKey, hash, verify } from 'node:crypto';
import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { readMerkleTree } from '../../ledger/merkle.ts';
import { checkpointSchema, checkpointStatement, signingKeySchema, successionStatement } from './signing.ts';
import type { Checkpoint, SigningKey } from './signing.ts';

/** The key of test 1 of RFC 8032, whose private half everybody can read. */
const EXAMPLE_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const EXAMPLE_ID = keyId(EXAMPLE_KEY);

export const signingKeyRecord = defineRecord({
  kind: 'signing-key',
  version: 1,
  noun: 'signing key',
  plural: 'signing-keys',
  summary: 'A public key with which the firm signs where its ledger stands.',
  schema: signingKeySchema,
  tables: {
    signing_key: {
      columns: {
        algorithm: text,
        public_key: text,
        succeeds: optionalReference('signing-key'),
        endorsement: optionalText,
      },
    },
  },
  rows: ({ algorithm, publicKey, succeeds, endorsement }) => ({
    signing_key: [{ algorithm, public_key: publicKey, succeeds, endorsement }],
  }),
  names: () => [],
  label: ({ publicKey }) => `Key ${keyId(publicKey).slice(0, 16)}`,
  site: 'firm',
  guard: guardKey,
  example: { algorithm: 'Ed25519', publicKey: EXAMPLE_KEY },
  exampleId: EXAMPLE_ID,
});

export const checkpointRecord = defineRecord({
  kind: 'checkpoint',
  version: 1,
  noun: 'checkpoint',
  plural: 'checkpoints',
  summary: 'Where the ledger stood, signed: position, hash and Merkle root.',
  schema: checkpointSchema,
  tables: {
    checkpoint: {
      columns: {
        position: integer,
        head_hash: text,
        merkle_root: text,
        recorded_at: text,
        signing_key: reference('signing-key'),
        signature: text,
      },
      indexes: [['position']],
    },
  },
  rows: ({ position, headHash, merkleRoot, recordedAt, signingKey, signature }) => ({
    checkpoint: [
      {
        ...{ position, head_hash: headHash, merkle_root: merkleRoot, recorded_at: recordedAt },
        ...{ signing_key: signingKey, signature },
      },
    ],
  }),
  names: () => [],
  label: ({ position }) => `Checkpoint at position ${String(position)}`,
  site: 'firm',
  guard: guardCheckpoint,
  example: {
    position: 1,
    headHash: '1'.repeat(64),
    merkleRoot: '2'.repeat(64),
    recordedAt: '2021-09-30T08:00:00.000Z',
    signingKey: EXAMPLE_ID,
    signature:
      '3a930dfed948a2362ed4b2799a56528d11020ac65b90a021b11687878dc298e00dd25ea786eca5c4243c2faf4938cf28ee1a53e3e2cc7b40608d07e1571b410c',
  },
});

/** Id of a key: SHA-256 of its 32 public bytes, both in hexadecimal. */
export function keyId(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'hex'), 'hex');
}

/** Whether the signature is of this key over this text. */
export function isSignedBy(publicKey: string, statement: string, signature: string): boolean {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(statement, 'utf8'), key, Buffer.from(signature, 'hex'));
}

/** A key on record. */
export interface KeyOnRecord {
  readonly id: string;
  readonly n: number;
  readonly publicKey: string;
  readonly succeeds: string | null;
  readonly endorsement: string | null;
  readonly revokedOn: string | null;
}

/** Every key on record, in the order of recording. */
export async function keysOnRecord(transaction: Transaction): Promise<KeyOnRecord[]> {
  const rows = await execute<{ id: string; n: number; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, record.n as n, entry.payload as payload from signing_key
      join record on record.n = signing_key.n join entry on entry.sequence = record.entry order by record.n`,
  );
  return rows.map(({ id, n, payload }) => {
    const body = signingKeySchema.parse(JSON.parse(payload));
    const { publicKey, succeeds = null, endorsement = null, revokedOn = null } = body;
    return { id, n, publicKey, succeeds, endorsement, revokedOn };
  });
}

/** The keys that are the firm's: the first, those it leads to by endorsements, and what followed a revoked one. */
export async function firmKeys(transaction: Transaction): Promise<KeyOnRecord[]> {
  const firm: KeyOnRecord[] = [];
  for (const key of await keysOnRecord(transaction)) {
    // Undefined is not null: the first key is the firm's.
    const last = firm.at(-1);
    const isEndorsed = firm.some((before) => endorses(before, key));
    if (last?.revokedOn !== null || isEndorsed) firm.push(key);
  }
  return firm;
}

function endorses(before: KeyOnRecord, { id, succeeds, endorsement }: KeyOnRecord): boolean {
  if (succeeds !== before.id || endorsement === null) return false;
  return isSignedBy(before.publicKey, successionStatement({ succeeds, key: id }), endorsement);
}

/** A key is what its id says for good; one that takes over is endorsed by the firm's last, unless that one was revoked. */
async function guardKey(
  transaction: Transaction,
  { id, n, body, before }: Guarded<SigningKey>,
): Promise<void> {
  const { publicKey, succeeds = null, endorsement = null } = body;
  if (id !== keyId(publicKey))
    throw new LotproofError(
      'invalid-input',
      `The id of a signing key is the SHA-256 of its public key: ${keyId(publicKey)}.`,
    );
  requireUnchanged('signing key', id, body, before);
  if (before !== null) return;
  const last = (await firmKeys(transaction)).filter((one) => one.n < n).at(-1);
  // What a revoked key says of another is worth nothing, and one that is lost can say nothing.
  const isFree = last?.revokedOn !== null;
  if (isFree && endorsement === null) return;
  const own: KeyOnRecord = { id, n, publicKey, succeeds, endorsement, revokedOn: null };
  if (last !== undefined && endorses(last, own)) return;
  throw new LotproofError(
    'invalid-input',
    `The signing key "${id}" is not endorsed by the key it takes over from${last === undefined ? '' : `, ${last.id}`}.`,
  );
}

/** Only who has the private key can record a checkpoint, of this ledger as it stands, and nobody can change one. */
async function guardCheckpoint(
  transaction: Transaction,
  { id, body, before }: Guarded<Checkpoint>,
): Promise<void> {
  requireUnchanged('checkpoint', id, body, before);
  if (before !== null) return;
  const key = (await firmKeys(transaction)).find((one) => one.id === body.signingKey);
  if (key === undefined || !isSignedBy(key.publicKey, checkpointStatement(body), body.signature))
    throw new LotproofError(
      'invalid-input',
      `The signature of the checkpoint "${id}" is not of a key of this firm.`,
    );
  if (key.revokedOn !== null)
    throw new LotproofError('invalid-input', `The key of the checkpoint "${id}" was revoked.`);
  if (await isOfLedger(transaction, body)) return;
  throw new LotproofError(
    'invalid-input',
    `The checkpoint "${id}" does not say where this ledger stood at position ${String(body.position)}.`,
  );
}

async function isOfLedger(transaction: Transaction, checkpoint: Checkpoint): Promise<boolean> {
  const { position, headHash, merkleRoot, recordedAt } = checkpoint;
  const rows = await execute<{ hash: string; at: string } & Record<string, SqlValue>>(
    transaction,
    'select hash, at from entry where sequence = ?',
    [position],
  );
  const [entry] = rows;
  if (entry?.hash !== headHash || entry.at !== recordedAt) return false;
  return (await readMerkleTree(transaction, position)).root(position) === merkleRoot;
}

/** What is signed is not corrected; a note beside it may be, and a key may be revoked, once. */
function requireUnchanged<
  Body extends { readonly note?: string | undefined; readonly revokedOn?: string | undefined },
>(noun: string, id: string, body: Body, before: Body | null): void {
  const signed = (one: Body): string =>
    canonicalJson({ ...one, note: undefined, revokedOn: before?.revokedOn && one.revokedOn });
  if (before === null || signed(before) === signed(body)) return;
  throw new LotproofError('bound', `The ${noun} "${id}" is signed: only its note can be corrected.`);
}
