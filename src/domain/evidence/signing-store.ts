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

/** The public key of a record; null where there is none that counts. */
export async function publicKeyOf(transaction: Transaction, id: string): Promise<string | null> {
  const rows = await execute<{ public_key: string } & Record<string, SqlValue>>(
    transaction,
    `select signing_key.public_key from signing_key join record on record.n = signing_key.n
      where record.kind = 'signing-key' and record.id = ?`,
    [id],
  );
  return rows[0]?.public_key ?? null;
}

/** A key is what its id says for good, and one that takes over is said so by the key before, or says nothing. */
async function guardKey(transaction: Transaction, { id, body, before }: Guarded<SigningKey>): Promise<void> {
  const { publicKey, succeeds, endorsement } = body;
  if (id !== keyId(publicKey))
    throw new LotproofError(
      'invalid-input',
      `The id of a signing key is the SHA-256 of its public key: ${keyId(publicKey)}.`,
    );
  requireUnchanged('signing key', id, body, before);
  if (endorsement === undefined) return;
  const by = succeeds === undefined ? null : await publicKeyOf(transaction, succeeds);
  if (
    by !== null &&
    succeeds !== undefined &&
    isSignedBy(by, successionStatement({ succeeds, key: id }), endorsement)
  )
    return;
  throw new LotproofError(
    'invalid-input',
    `The endorsement of the signing key "${id}" is not of the key it takes over from.`,
  );
}

/** Only who has the private key can record a checkpoint, and nobody can change one. */
async function guardCheckpoint(
  transaction: Transaction,
  { id, body, before }: Guarded<Checkpoint>,
): Promise<void> {
  requireUnchanged('checkpoint', id, body, before);
  const publicKey = await publicKeyOf(transaction, body.signingKey);
  if (publicKey !== null && isSignedBy(publicKey, checkpointStatement(body), body.signature)) return;
  throw new LotproofError('invalid-input', `The signature of the checkpoint "${id}" is not of its key.`);
}

/** What is signed is not corrected; a note beside it may be. */
function requireUnchanged<Body extends { readonly note?: string | undefined }>(
  noun: string,
  id: string,
  body: Body,
  before: Body | null,
): void {
  const signed = (one: Body): string => canonicalJson({ ...one, note: undefined });
  if (before === null || signed(before) === signed(body)) return;
  throw new LotproofError('bound', `The ${noun} "${id}" is signed: only its note can be corrected.`);
}
