import type { evidencePack as enPack } from '../en/pack.ts';

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
export const evidencePack: typeof enPack = {
  button: '证据包',
  title: '{label} 的证据包',
  lead: '一个 zip 文件说明全部情况：任何浏览器都能从磁盘打开的网页、PDF、数据、文件记录，以及之后没有改动的证明。',
  names: '记录里写到的都会出现，包括供应商和收货方。发出前请先看一遍。',
  make: '制作证据包',
  made: '{records, plural, other {# 条记录}}，{entries, plural, other {# 条账本条目}}，账本位置 {position}，{size} KB。',
  leftOut: '{count, plural, other {有 # 个文件}}的内容不在包内，包里已列明。',
  key: '由以下密钥签名。请通过其他途径告知接收方：它说明签名是谁的。',
  save: '保存 {name}',
  close: '关闭',
};
