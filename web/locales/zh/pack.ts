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
  withhold: '接收方不应知道所有相关方时',
  withholdHint:
    '包内不出现他们的名称，也不含文件内容。证据包对不公开的内容作出承诺：日后用“lotproof pack open”开示，并证明内容一致。',
  suppliers: '不写供应商',
  factories: '不写工厂',
  customers: '不写客户',
  look: '记录中的名称和代码无论出现在哪里都会被替换；但备注里的简称或暗示无法识别，发出前请先看一遍。',
  withheld:
    '不公开：{names, plural, other {# 个名称}}、{entries, plural, other {# 条账本条目}}、{files, plural, other {# 个文件}}。',
  make: '制作证据包',
  made: '{records, plural, other {# 条记录}}，{entries, plural, other {# 条账本条目}}，账本位置 {position}，{size} KB。',
  leftOut: '{count, plural, other {有 # 个文件}}的内容不在包内，包里已列明。',
  key: '由以下密钥签名。请通过其他途径告知接收方：它说明签名是谁的。',
  save: '保存 {name}',
  close: '关闭',
};
