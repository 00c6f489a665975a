import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 hexadecimal digits');
const signatureSchema = z
  .string()
  .regex(/^[0-9a-f]{128}$/, 'an Ed25519 signature as 128 hexadecimal digits, small letters')
  .describe('Ed25519 signature (RFC 8032), in hexadecimal');

/** A public key with which this firm signs. The private key is in no record: it lies beside the database. */
export const signingKeySchema = z.strictObject({
  algorithm: z.literal('Ed25519').describe('Kind of key'),
  publicKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the 32 bytes of an Ed25519 public key as 64 hexadecimal digits')
    .describe('The 32 bytes of the public key, in hexadecimal; the id of the record is their SHA-256'),
  succeeds: idOf('signing-key').optional().describe('Key it took over from'),
  endorsement: signatureSchema
    .optional()
    .describe(
      'Signature of the key before, over the statement that this one takes over; absent: nobody says so',
    ),
  revokedOn: dateSchema
    .optional()
    .describe(
      'Day from which nobody is to believe it, as its private half is lost or somebody may have read it; the correction says why',
    ),
  ...commonFields,
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** The ledger up to a position, signed: whoever holds one sees when anything before it is changed, added or lost. */
export const checkpointSchema = z.strictObject({
  position: z
    .int()
    .min(1)
    .max(NUMBER_LIMIT)
    .describe('Ledger position: the entries 1 to this are what is signed'),
  headHash: hashSchema.describe('Hash of the entry at the position, which rests on all before it'),
  merkleRoot: hashSchema.describe(
    'Root of the Merkle tree (RFC 6962) over the hashes of the entries 1 to the position',
  ),
  recordedAt: z.iso.datetime().describe('When the entry at the position was recorded, UTC'),
  signingKey: idOf('signing-key').describe('Key it is signed with'),
  signature: signatureSchema,
  ...commonFields,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** What a checkpoint's signature is over. */
export type CheckpointStatement = Pick<
  Checkpoint,
  'position' | 'headHash' | 'merkleRoot' | 'recordedAt' | 'signingKey'
>;

/** The text that a checkpoint's signature is over: canonical JSON, UTF-8. */
export function checkpointStatement(checkpoint: CheckpointStatement): string {
  const { position, headHash, merkleRoot, recordedAt, signingKey } = checkpoint;
  return canonicalJson({
    ...{ format: 'lotproof-checkpoint-1', position, headHash, merkleRoot, recordedAt, signingKey },
  });
}

/** The text that the key before signs when another takes over. */
export function successionStatement({ succeeds, key }: { succeeds: string; key: string }): string {
  return canonicalJson({ format: 'lotproof-succession-1', key, succeeds });
}
