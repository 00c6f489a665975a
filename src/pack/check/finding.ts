// Runs in browsers too, from disk: nothing here but what the web platform has.

/** Everything that can be wrong with a pack, in English and Chinese. `{path}`, `{line}` and `{sequence}` stand for the place. */
const FINDING_WORDS = {
  'not-a-pack': {
    en: 'This file is no evidence pack, or too damaged to be read as one.',
    zh: '这个文件不是证据包，或已损坏到无法读取。',
  },
  missing: { en: '{path} is missing.', zh: '缺少 {path}。' },
  changed: {
    en: '{path} is not what the manifest says: it was changed after the pack was made.',
    zh: '{path} 与清单不符：证据包制成之后被改动过。',
  },
  added: {
    en: '{path} is not in the manifest: it was added later.',
    zh: '{path} 不在清单里：是后来加进去的。',
  },
  'archive-changed': {
    en: 'The header or the directory record of {path} in the archive was changed.',
    zh: '压缩档中 {path} 的文件头或目录项被改动过。',
  },
  'archive-end': {
    en: 'The end of the archive was changed, or something stands behind or between its files.',
    zh: '压缩档的结尾被改动过，或文件之间、之后多了内容。',
  },
  unreadable: { en: '{path} cannot be read as it was written.', zh: '{path} 已不能按原样读取。' },
  'manifest-changed': {
    en: 'manifest.json is not the one that was sealed.',
    zh: 'manifest.json 不是封签时的那一份。',
  },
  'signature-broken': { en: 'The signature in {path} does not hold.', zh: '{path} 里的签名不成立。' },
  'signature-unknown': {
    en: 'This program knows no Ed25519, so the signature in {path} was not checked. Use a newer browser, or `lotproof pack verify`.',
    zh: '此程序不支持 Ed25519，{path} 里的签名没有核对。请用较新的浏览器，或用 lotproof pack verify。',
  },
  'other-key': {
    en: 'Pack and checkpoint are signed by different keys, and nothing says that one took over from the other.',
    zh: '证据包和检查点由不同密钥签名，且没有接替的证明。',
  },
  'unexpected-key': {
    en: 'It is signed by another key than the one you expect.',
    zh: '签名所用的不是您指定的密钥。',
  },
  'revoked-key': {
    en: 'The key it is signed with was revoked: what it signed counts no more.',
    zh: '签名所用的密钥已被吊销：它签过的不再算数。',
  },
  'newer-unsound': {
    en: 'The newer pack is not sound itself, so it says nothing about keys.',
    zh: '较新的证据包本身有问题，不能说明密钥的情况。',
  },
  'no-opening': {
    en: 'The opening cannot be read, or nothing is withheld in this pack.',
    zh: '开示文件无法读取，或此证据包并无不公开的内容。',
  },
  'other-opening': { en: 'The opening is of another pack.', zh: '开示文件属于另一个证据包。' },
  'opening-changed': {
    en: 'Ledger entry {sequence} of the opening is not the one that was withheld.',
    zh: '开示文件中账本第 {sequence} 条不是当初不公开的那一条。',
  },
  'opening-not-in-tree': {
    en: 'The entries of the opening do not lead to the signed root.',
    zh: '开示文件中的条目推不到已签名的根。',
  },
  'entry-changed': {
    en: 'Ledger entry {sequence} (line {line} of {path}) is not what its hash says.',
    zh: '账本第 {sequence} 条（{path} 第 {line} 行）与其哈希不符。',
  },
  'entry-order': {
    en: 'Ledger entry {sequence} (line {line} of {path}) stands twice, or not in its order.',
    zh: '账本第 {sequence} 条（{path} 第 {line} 行）重复出现，或次序不对。',
  },
  'not-in-tree': {
    en: 'The ledger entries do not lead to the signed root: one of them, or the proof, is not of this ledger.',
    zh: '这些账本条目推不到已签名的根：其中某条或证明不属于这本账。',
  },
} as const;

type FindingCode = keyof typeof FINDING_WORDS;

/** One thing that is wrong, and where. */
export interface Finding {
  readonly code: FindingCode;
  readonly path?: string;
  readonly line?: number;
  readonly sequence?: number;
}

export function findingText({ code, ...place }: Finding, language: 'en' | 'zh'): string {
  const values: Readonly<Record<string, string | number | undefined>> = place;
  return FINDING_WORDS[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? '?'),
  );
}
