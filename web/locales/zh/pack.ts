/** 证据包，以及它所依据的签名检查点。 */
export const packKind = {
  'signing-key': '签名密钥',
  checkpoint: '签名检查点',
};
export const packKinds = {
  'signing-key': '签名密钥',
  checkpoint: '签名检查点',
};
export const packField = {
  algorithm: '算法',
  endorsement: '前一密钥的认可签名',
  headHash: '末条记录的哈希',
  merkleRoot: '默克尔根',
  position: '账本位置',
  publicKey: '公钥',
  signature: '签名',
  signingKey: '签名密钥',
  succeeds: '接替的密钥',
};
export const packChoice = {
  Ed25519: 'Ed25519',
};
