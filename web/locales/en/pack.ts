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
export const evidencePack = {
  button: 'Evidence pack',
  title: 'Evidence pack of {label}',
  lead: 'One zip file that answers for it: pages that any browser opens from disk, a PDF, the data, the files on record, and the proof that none of it was changed since.',
  names: 'It names everybody the records name: suppliers and consignees too. Look at it before you send it.',
  withhold: 'For a receiver who is not to know everybody',
  withholdHint:
    'Their names do not stand in it, nor do the contents of files. The pack commits to what it withholds: “lotproof pack open” shows it later and proves that it is the same.',
  suppliers: 'No suppliers',
  factories: 'No factories',
  customers: 'No customers',
  look: 'Names and codes on record are replaced wherever they stand. A short form or a hint in somebody’s remark is not known to be one: look at the pack before you send it.',
  withheld:
    'Withheld: {names, plural, one {# name} other {# names}}, {entries, plural, one {# ledger entry} other {# ledger entries}}, {files, plural, one {# file} other {# files}}.',
  make: 'Make the pack',
  made: '{records, plural, one {# record} other {# records}}, {entries, plural, one {# ledger entry} other {# ledger entries}}, ledger position {position}, {size} KB.',
  leftOut:
    '{count, plural, one {# file is on record whose content is} other {# files are on record whose contents are}} not in it; the pack names them.',
  key: 'Signed by the key below. Tell it to the receiver by another way: it shows whose signature it is.',
  save: 'Save {name}',
  close: 'Close',
};
