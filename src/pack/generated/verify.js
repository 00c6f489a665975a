// Checks an evidence pack in a browser, without a network. Made from src/pack/check/ of lotproof.
'use strict';
(() => {
function bytesOfText(text        )        {
  return new TextEncoder().encode(text);
}
/** The text, or null where the bytes are no UTF-8. */
function textOfBytes(bytes       )                {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
function hexOf(bytes            )         {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
/** Bytes of hexadecimals in small letters, or null where it is none. */
function bytesOfHex(text         )               {
  if (typeof text !== 'string' || !/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}
function joinBytes(parts                       )        {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
function sameBytes(left            , right            )          {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
async function sha256(bytes       )                 {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
/** Canonical JSON (RFC 8785) of a value that JSON.parse gave. */
function canonicalText(value         )         {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isFields(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${members.join(',')}}`;
}
function isFields(value         )                                             {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What a canonical text says; undefined where it is no JSON, or written in another way. */
function readCanonical(text               )          {
  if (text === null) return undefined;
  try {
    const value          = JSON.parse(text);
    return canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
/** A file of an archive. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
/** One stretch of an archive, and the file it belongs to; null: the end of the archive. */
/**
 * A zip archive in the only form that packs have: files stored as they are, one after the other, nothing else. The same files and moment
 * give the same bytes on every machine, which no packing method promises. `at`: UTC ISO text, written as the date of every file.
 */
function writeArchive(files                        , at        )        {
  return joinBytes(stretchesOf(files, at).map(({ bytes }) => bytes));
}
function stretchesOf(files                        , at        )            {
  const local            = [];
  const central            = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = bytesOfText(path);
    const head = headOf(name, bytes, at);
    const header = joinBytes([numbers([4, LOCAL]), head, name]);
    local.push({ path, bytes: header }, { path, bytes });
    const more = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    const record = joinBytes([numbers([4, CENTRAL], [2, VERSION]), head, more, name]);
    central.push({ path, bytes: record });
    offset += header.length + bytes.length;
  }
  const size = central.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const count = files.length;
  const end = numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return [...local, ...central, { path: null, bytes: end }];
}
/** What the header of a file and its record in the directory have in common. */
function headOf(name            , bytes            , at        )        {
  const { time, date } = dosTime(at);
  const size = bytes.length;
  const packing = numbers([2, VERSION], [2, FLAGS], [2, 0], [2, time], [2, date]);
  return joinBytes([packing, numbers([4, crc32(bytes)], [4, size], [4, size], [2, name.length], [2, 0])]);
}
/** Numbers with their sizes in bytes, the least first. */
function numbers(...list                                                    )        {
  return new Uint8Array(
    list.flatMap(([size, value]) =>
      Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * at)) % 256),
    ),
  );
}
function dosTime(at        )                                 {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (at.match(/\d+/g) ?? []).map(
    Number,
  );
  const date = (Math.max(0, Math.min(127, year - 1980)) << 9) | (month << 5) | day;
  return { time: (hour << 11) | (minute << 5) | (second >> 1), date };
}
const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
function crc32(bytes            )         {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 255] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
/** The files of an archive by its headers, or, where those are broken, by its directory; null where it is none. */
function readArchive(bytes       )                       {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walked = filesByHeaders(bytes, view);
  if (walked.isWhole) return walked.files;
  const listed = filesByDirectory(bytes, view);
  if (listed.length > 0) return listed;
  return walked.files.length > 0 ? walked.files : null;
}
function filesByHeaders(bytes       , view          )                                             {
  const files                = [];
  let at = 0;
  while (at + LOCAL_BYTES <= bytes.length && view.getUint32(at, true) === LOCAL) {
    const size = view.getUint32(at + 18, true);
    const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const path = textOfBytes(bytes.slice(at + LOCAL_BYTES, at + LOCAL_BYTES + view.getUint16(at + 26, true)));
    if (path === null || from + size > bytes.length) return { files, isWhole: false };
    files.push({ path, bytes: bytes.slice(from, from + size) });
    at = from + size;
  }
  const isWhole = files.length > 0 && at + 4 <= bytes.length && view.getUint32(at, true) === CENTRAL;
  return { files, isWhole };
}
function filesByDirectory(bytes       , view          )                {
  const end = bytes.length - END_BYTES;
  if (end < 0) return [];
  const files                = [];
  let at = view.getUint32(end + 16, true);
  while (at + CENTRAL_BYTES <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameBytes = view.getUint16(at + 28, true);
    const path = textOfBytes(bytes.slice(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    const from = view.getUint32(at + 42, true) + LOCAL_BYTES + nameBytes;
    const to = from + view.getUint32(at + 24, true);
    if (path !== null && to <= bytes.length) files.push({ path, bytes: bytes.slice(from, to) });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
/**
 * Files whose place in the archive is not as it was written: a header, a record in the directory, a date. The contents are held against
 * the manifest and are not looked at. `null` in the answer: the end of the archive, or bytes that belong to nothing.
 */
function strayFiles(bytes       , files                        , at        )                    {
  const found = new Set               ();
  let offset = 0;
  for (const stretch of stretchesOf(files, at)) {
    const there = bytes.subarray(offset, offset + stretch.bytes.length);
    if (!sameBytes(there, stretch.bytes)) found.add(stretch.path);
    offset += stretch.bytes.length;
  }
  if (offset !== bytes.length) found.add(null);
  return [...found];
}
const LEAF_MARK = new Uint8Array([0]);
const NODE_MARK = new Uint8Array([1]);
/**
 * The root (RFC 6962) of a tree of `size` entries, from the hashes of some entries by their sequence and the proof of `readMerkleTree`:
 * level by level from the leaves, the neighbour of every known node that is not known. Null: the proof is not of these entries.
 */
async function rootFrom(
  size        ,
  entries                            ,
  proof                  ,
)                        {
  let known = new Map               ();
  for (const [sequence, hash] of entries) known.set(sequence - 1, await sha256(joinBytes([LEAF_MARK, hash])));
  const rest = [...proof];
  for (let nodes = size; nodes > 1; nodes = Math.ceil(nodes / 2)) {
    const given = new Map(known);
    for (const index of [...known.keys()].sort((left, right) => left - right)) {
      const neighbour = index % 2 === 0 ? index + 1 : index - 1;
      if (neighbour >= nodes || known.has(neighbour)) continue;
      const hash = rest.shift();
      if (hash === undefined) return null;
      given.set(neighbour, hash);
    }
    known = await levelAbove(given);
  }
  return rest.length === 0 ? (known.get(0) ?? null) : null;
}
async function levelAbove(nodes                            )                              {
  const above = new Map               ();
  for (const [index, left] of nodes) {
    if (index % 2 === 1) continue;
    const right = nodes.get(index + 1);
    const node = right === undefined ? left : await sha256(joinBytes([NODE_MARK, left, right]));
    above.set(index / 2, node);
  }
  return above;
}
/** Whether a signature holds; null: this browser knows no Ed25519, so nothing can be said. */
/** Whether `signature` is of the Ed25519 key over the text. All in hexadecimal. */
async function isSignedBy(publicKey         , text        , signature         )                 {
  const [raw, signed] = [bytesOfHex(publicKey), bytesOfHex(signature)];
  if (raw?.length !== 32 || signed?.length !== 64) return false;
  let key;
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? null : false;
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signed, bytesOfText(text));
}
/**
 * Whether a signed statement of that format holds: an object with `publicKey`, `signature` and what was signed, whose `signingKey` is the
 * SHA-256 of the public key.
 */
async function statementHolds(
  signed                                   ,
  format        ,
)                 {
  const { publicKey, signature, ...statement } = signed;
  if (statement['format'] !== format) return false;
  const raw = bytesOfHex(publicKey);
  if (raw === null || hexOf(await sha256(raw)) !== statement['signingKey']) return false;
  return isSignedBy(publicKey, canonicalText(statement), signature);
}
/**
 * The keys that lead to one by endorsements, oldest first, the last is the key itself; null: this browser knows no Ed25519. Steps that do
 * not hold, or lead elsewhere, say nothing: only those behind them count.
 */
async function keysLeadingTo(to        , steps         )                           {
  const keys = [to];
  const given            = Array.isArray(steps) ? steps : [];
  for (const step of [...given].reverse()) {
    if (!isFields(step) || step['key'] !== keys[0]) break;
    const { key, succeeds, publicKeyBefore } = step;
    const before = bytesOfHex(publicKeyBefore);
    if (before === null || typeof succeeds !== 'string' || hexOf(await sha256(before)) !== succeeds) break;
    const statement = { format: 'lotproof-succession-1', key, succeeds };
    const holds = await isSignedBy(publicKeyBefore, canonicalText(statement), step['endorsement']);
    if (holds === null) return null;
    if (!holds) break;
    keys.unshift(succeeds);
  }
  return keys;
}
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
}         ;
/** One thing that is wrong, and where. */
function findingText({ code, ...place }         , language             )         {
  const values                                                        = place;
  return FINDING_WORDS[code][language].replace(/\{(\w+)\}/g, (_, name        ) =>
    String(values[name] ?? '?'),
  );
}
const ENTRIES_PATH = 'ledger/entries.jsonl';
const PROOF_PATH = 'ledger/proof.json';
const CHECKPOINT_PATH = 'ledger/checkpoint.json';
const WITHHELD_PATH = 'ledger/withheld.json';
/** What the ledger's part of a pack says. */
/** Holds the entries of a pack against the signed checkpoint: each is what its hash says, and its hash is in the tree that was signed. */
async function checkLedger(fileAt                                     )                      {
  const said = (path        )          => {
    const bytes = fileAt(path);
    return bytes === undefined ? undefined : readCanonical(textOfBytes(bytes));
  };
  const [checkpoint, proof] = [said(CHECKPOINT_PATH), said(PROOF_PATH)];
  const findings            = [];
  if (!isFields(checkpoint)) findings.push({ code: 'unreadable', path: CHECKPOINT_PATH });
  if (!isFields(proof)) findings.push({ code: 'unreadable', path: PROOF_PATH });
  const { hashes, findings: faults } = await readEntries(fileAt(ENTRIES_PATH));
  findings.push(...faults);
  if (!isFields(checkpoint) || !isFields(proof))
    return { entries: 0, position: null, signingKey: null, findings };
  const { position, signingKey } = checkpoint;
  const holds = await statementHolds(checkpoint, 'lotproof-checkpoint-1');
  if (holds !== true)
    findings.push({ code: holds === null ? 'signature-unknown' : 'signature-broken', path: CHECKPOINT_PATH });
  if (!(await leadsToRoot(checkpoint, proof, hashes)))
    findings.push({ code: 'not-in-tree', path: PROOF_PATH });
  return {
    entries: hashes.size,
    position: typeof position === 'number' ? position : null,
    signingKey: typeof signingKey === 'string' ? signingKey : null,
    findings,
  };
}
/** Whether entries, by sequence and hash, lead by the proof to the root that a checkpoint signed. */
async function leadsToRoot(
  checkpoint                                   ,
  proof                                   ,
  hashes                            ,
)                   {
  const { position, merkleRoot } = checkpoint;
  const given            = Array.isArray(proof['hashes']) ? proof['hashes'] : [];
  const path = given.flatMap((hash) => bytesOfHex(hash) ?? []);
  if (typeof position !== 'number' || path.length !== given.length || proof['position'] !== position)
    return false;
  const isWithin = [...hashes.keys()].every((sequence) => sequence >= 1 && sequence <= position);
  const root = isWithin ? await rootFrom(position, hashes, path) : null;
  return root !== null && hexOf(root) === merkleRoot;
}
/** Hashes of the entries by sequence; every line that is not what its own hash says is named. */
async function readEntries(
  bytes                   ,
)                                                               {
  const hashes = new Map               ();
  const text = bytes === undefined ? null : textOfBytes(bytes);
  if (text === null) return { hashes, findings: [{ code: 'unreadable', path: ENTRIES_PATH }] };
  const findings            = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') findings.push({ code: 'unreadable', path: ENTRIES_PATH });
  let last = 0;
  for (const [at, line] of lines.entries()) {
    const entry = readCanonical(line);
    const read = isFields(entry) ? await readEntry(entry) : null;
    const sequence = read?.sequence ?? at + 1;
    if (read?.holds !== true)
      findings.push({
        code: 'entry-changed',
        path: ENTRIES_PATH,
        line: at + 1,
        ...(read === null ? {} : { sequence }),
      });
    // An entry that stands twice could say two things, and only one of them would be held against the root.
    if (read !== null && read.sequence <= last)
      findings.push({ code: 'entry-order', path: ENTRIES_PATH, line: at + 1, sequence });
    last = Math.max(last, sequence);
    if (read !== null) hashes.set(read.sequence, read.hash);
  }
  return { hashes, findings };
}
async function readEntry(
  entry                                   ,
)                                                                    {
  const { hash, ...rest } = entry;
  const { sequence } = rest;
  const stated = bytesOfHex(hash);
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || stated?.length !== 32) return null;
  return { sequence, hash: stated, holds: hexOf(await sha256(bytesOfText(canonicalText(rest)))) === hash };
}
const MANIFEST_PATH = 'manifest.json';
const SEAL_PATH = 'seal.json';
/** What is to be said of a pack. */
/** Checks a whole pack from its bytes alone: no database, no account, no network. */
async function checkPack(bytes       )                       {
  const files = readArchive(bytes);
  if (files === null) return { ...NOTHING, sound: false, findings: [{ code: 'not-a-pack' }] };
  const manifest = manifestOf(files);
  const verdict = await checkFiles(files);
  const stray = strayFiles(bytes, files, typeof manifest?.['at'] === 'string' ? manifest['at'] : '');
  const named = new Set(verdict.findings.map(({ path }) => path));
  const around            = stray
    .filter((path) => path === null || !named.has(path))
    .map((path) => (path === null ? { code: 'archive-end' } : { code: 'archive-changed', path }));
  // Without the manifest nobody knows the dates that headers should have.
  const findings = manifest === null ? verdict.findings : [...verdict.findings, ...around];
  return { ...verdict, findings, sound: soundness(findings) };
}
const NOTHING = {
  files: 0,
  entries: 0,
  position: null,
  signingKey: null,
  keys: [],
  revoked: [],
  about: null,
}         ;
function soundness(findings                    )                 {
  if (findings.length === 0) return true;
  return findings.every(({ code }) => code === 'signature-unknown') ? null : false;
}
/** The same for files that were unpacked: all but how they lay in the archive. */
async function checkFiles(files                        )                       {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const manifest = manifestOf(files);
  const findings            = [];
  if (byPath.size < files.length) findings.push({ code: 'archive-end' });
  if (manifest === null) findings.push(absentOr(byPath, MANIFEST_PATH, 'manifest-changed'));
  else findings.push(...(await checkContents(manifest, byPath)));
  const ledger = await checkLedger((path) => byPath.get(path));
  const { findings: broken, signingKey, keys, revoked } = await checkSeal(byPath, ledger.signingKey);
  const named = new Set([...findings, ...broken].map(({ path }) => path));
  // A file that was changed is named once; what its changed contents then say adds nothing, but entries are named.
  const ofLedger = ledger.findings.filter(({ code, path }) => code === 'entry-changed' || !named.has(path));
  findings.push(...broken, ...ofLedger);
  const { entries, position } = ledger;
  const about = manifest !== null && isFields(manifest['about']) ? manifest['about'] : null;
  const counts = { files: files.length, entries, position };
  return { sound: soundness(findings), findings, ...counts, signingKey, keys, revoked, about };
}
function manifestOf(files                        )                                           {
  const found = files.find(({ path }) => path === MANIFEST_PATH);
  const said = found === undefined ? undefined : readCanonical(textOfBytes(found.bytes));
  return isFields(said) && Array.isArray(said['files']) ? said : null;
}
function absentOr(
  files                            ,
  path        ,
  code                                   ,
)          {
  return files.has(path) ? { code, path } : { code: 'missing', path };
}
/** Every file against the manifest: changed, missing, added. */
async function checkContents(
  manifest                                   ,
  files                            ,
)                     {
  const findings            = [];
  const listed = new Set([MANIFEST_PATH, SEAL_PATH]);
  const rows            = Array.isArray(manifest['files']) ? manifest['files'] : [];
  for (const row of rows) {
    const path = isFields(row) ? row['path'] : undefined;
    if (!isFields(row) || typeof path !== 'string') continue;
    listed.add(path);
    const bytes = files.get(path);
    if (bytes === undefined) findings.push({ code: 'missing', path });
    else if (hexOf(await sha256(bytes)) !== row['sha256']) findings.push({ code: 'changed', path });
  }
  for (const path of files.keys()) if (!listed.has(path)) findings.push({ code: 'added', path });
  return findings;
}
/** The seal: a signature over the manifest, by the key of the checkpoint or one that took over from it. */
async function checkSeal(
  files                            ,
  checkpointKey               ,
)                                                                                          {
  const bytes = files.get(SEAL_PATH);
  const seal = bytes === undefined ? undefined : readCanonical(textOfBytes(bytes));
  if (!isFields(seal))
    return { findings: [absentOr(files, SEAL_PATH, 'unreadable')], signingKey: null, keys: [], revoked: [] };
  const { signingKey } = seal;
  const key = typeof signingKey === 'string' ? signingKey : null;
  const holds = await statementHolds(seal, 'lotproof-seal-1');
  const keys = key === null || holds !== true ? [] : await keysLeadingTo(key, seal['successions']);
  if (holds === false)
    return {
      findings: [{ code: 'signature-broken', path: SEAL_PATH }],
      signingKey: key,
      keys: [],
      revoked: [],
    };
  const findings            = holds === null ? [{ code: 'signature-unknown', path: SEAL_PATH }] : [];
  const manifest = files.get(MANIFEST_PATH);
  if (manifest !== undefined && hexOf(await sha256(manifest)) !== seal['manifest'])
    findings.push({ code: 'manifest-changed', path: MANIFEST_PATH });
  // Where the seal could not be checked nobody knows, and the finding above says so.
  const isKnown = holds === true && keys !== null;
  if (checkpointKey !== null && key !== checkpointKey && isKnown && !keys.includes(checkpointKey))
    findings.push({ code: 'other-key' });
  const revoked = holds === true ? revokedIn(seal) : [];
  if ([key, checkpointKey].some((one) => one !== null && revoked.includes(one)))
    findings.push({ code: 'revoked-key' });
  return { findings, signingKey: key, keys: keys ?? [], revoked };
}
function revokedIn(seal                                   )           {
  const given            = Array.isArray(seal['revoked']) ? seal['revoked'] : [];
  return given.flatMap((one) => (isFields(one) && typeof one['key'] === 'string' ? [one['key']] : []));
}
/** As much of a browser's page as is used here. */
const SAYS = {
  wait: ['Checking …', '正在核对……'],
  sound: [
    'Sound: every file and every ledger entry is as it was signed.',
    '完好：每个文件、每条账本条目都与签名时一致。',
  ],
  broken: ['NOT SOUND', '有问题'],
  unknown: ['Not fully checked', '未能全部核对'],
  counts: [
    '{files} files, {entries} ledger entries, position {position}',
    '{files} 个文件，{entries} 条账本条目，账本位置 {position}',
  ],
  key: ['Signed by the key {key}', '签名密钥 {key}'],
  folder: [
    'The files were checked as they were unpacked; the zip file itself was not looked at.',
    '已核对解压后的文件；zip 文件本身没有核对。',
  ],
}         ;
/** Makes the two file inputs of the page check what is chosen. */
function startPage(page              )       {
  const [file, folder, verdict] = ['file', 'folder', 'verdict'].flatMap(
    (id) => page.getElementById(id) ?? [],
  );
  if (file === undefined || folder === undefined || verdict === undefined) return;
  const line = (texts                           , name = 'p', className = '')                =>
    texts.map((text, at) => {
      const element = page.createElement(name);
      element.textContent = text;
      element.className = className;
      element.lang = at === 0 ? 'en' : 'zh-CN';
      return element;
    });
  const check = async (work                            , note               )                => {
    verdict.className = 'box';
    verdict.replaceChildren(...line(SAYS.wait));
    const outcome = await work();
    verdict.className = `box ${outcome.sound === true ? 'good' : outcome.sound === null ? 'warn' : 'bad'}`;
    verdict.replaceChildren(...linesOf(outcome, line), ...note);
  };
  file.addEventListener('change', () => {
    const [picked] = [...(file.files ?? [])];
    if (picked !== undefined) void check(async () => checkPack(await bytesIn(picked)), []);
  });
  folder.addEventListener('change', () => {
    const picked = [...(folder.files ?? [])];
    void check(async () => checkFiles(await filesIn(picked)), line(SAYS.folder, 'p', 'soft'));
  });
}
function linesOf(
  { sound, findings, files, entries, position, signingKey }             ,
  line                                                                                        ,
)                {
  const heading = sound === true ? SAYS.sound : sound === null ? SAYS.unknown : SAYS.broken;
  const fill = (text        )         =>
    text
      .replace('{files}', String(files))
      .replace('{entries}', String(entries))
      .replace('{position}', String(position ?? '?'))
      .replace('{key}', signingKey ?? '?');
  const told = findings.flatMap((finding) => line([findingText(finding, 'en'), findingText(finding, 'zh')]));
  const counts = line([fill(SAYS.counts[0]), fill(SAYS.counts[1])], 'p', 'soft');
  const key = line([fill(SAYS.key[0]), fill(SAYS.key[1])], 'p', 'hash');
  return [...line(heading, 'p', 'verdict'), ...told, ...counts, ...key];
}
async function bytesIn(file            )                 {
  return new Uint8Array(await file.arrayBuffer());
}
/** Files of a folder, by their paths within it. */
async function filesIn(picked                       )                         {
  const files                = [];
  for (const file of picked) {
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    files.push({ path: path === '' ? file.name : path, bytes: await bytesIn(file) });
  }
  return files;
}
startPage(document);
})();
