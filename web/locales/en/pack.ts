/** Evidence packs, and the checkpoints they rest on. */
export const packKind = {
  'signing-key': 'Signing key',
  checkpoint: 'Checkpoint',
};
export const packKinds = {
  'signing-key': 'Signing keys',
  checkpoint: 'Checkpoints',
};
export const packField = {
  algorithm: 'Algorithm',
  endorsement: 'Endorsement by the key before',
  headHash: 'Hash of the last entry',
  merkleRoot: 'Merkle root',
  position: 'Ledger position',
  publicKey: 'Public key',
  signature: 'Signature',
  signingKey: 'Signing key',
  succeeds: 'Takes over from',
};
export const packChoice = {
  Ed25519: 'Ed25519',
};
