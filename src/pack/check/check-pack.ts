// Runs in browsers too, from disk: nothing here but what the web platform has.
import { readArchive, strayFiles } from './archive.ts';
import type { ArchiveFile } from './archive.ts';
import { hexOf, isFields, readCanonical, sha256, textOfBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Finding } from './finding.ts';
import { checkLedger } from './ledger-part.ts';
import { keysLeadingTo, statementHolds } from './signature.ts';

export const MANIFEST_PATH = 'manifest.json';
export const SEAL_PATH = 'seal.json';

/** What is to be said of a pack. */
export interface PackVerdict {
  /** True: all is as it was made. Null: nothing is wrong, but something could not be checked here. */
  readonly sound: boolean | null;
  readonly findings: readonly Finding[];
  readonly files: number;
  /** Ledger entries that are in the signed chain. */
  readonly entries: number;
  readonly position: number | null;
  /** SHA-256 of the key that signed the checkpoint; only who knows it otherwise knows whose it is. */
  readonly signingKey: string | null;
  /** The firm's keys from which that one follows by endorsements, oldest first, itself included. */
  readonly keys: readonly string[];
  /** Keys of the firm that its seal says were revoked; nothing of them counts. */
  readonly revoked: readonly string[];
  /** What the manifest says the pack is about; null where it cannot be read. */
  readonly about: Readonly<Record<string, unknown>> | null;
}

/** Checks a whole pack from its bytes alone: no database, no account, no network. */
export async function checkPack(bytes: Bytes): Promise<PackVerdict> {
  const files = readArchive(bytes);
  if (files === null) return { ...NOTHING, sound: false, findings: [{ code: 'not-a-pack' }] };
  const manifest = manifestOf(files);
  const verdict = await checkFiles(files);
  const stray = strayFiles(bytes, files, typeof manifest?.['at'] === 'string' ? manifest['at'] : '');
  const named = new Set(verdict.findings.map(({ path }) => path));
  const around: Finding[] = stray
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
} as const;

function soundness(findings: readonly Finding[]): boolean | null {
  if (findings.length === 0) return true;
  return findings.every(({ code }) => code === 'signature-unknown') ? null : false;
}

/** The same for files that were unpacked: all but how they lay in the archive. */
export async function checkFiles(files: readonly ArchiveFile[]): Promise<PackVerdict> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const manifest = manifestOf(files);
  const findings: Finding[] = [];
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

function manifestOf(files: readonly ArchiveFile[]): Readonly<Record<string, unknown>> | null {
  const found = files.find(({ path }) => path === MANIFEST_PATH);
  const said = found === undefined ? undefined : readCanonical(textOfBytes(found.bytes));
  return isFields(said) && Array.isArray(said['files']) ? said : null;
}

function absentOr(
  files: ReadonlyMap<string, Bytes>,
  path: string,
  code: 'manifest-changed' | 'unreadable',
): Finding {
  return files.has(path) ? { code, path } : { code: 'missing', path };
}

/** Every file against the manifest: changed, missing, added. */
async function checkContents(
  manifest: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, Bytes>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const listed = new Set([MANIFEST_PATH, SEAL_PATH]);
  const rows: unknown[] = Array.isArray(manifest['files']) ? manifest['files'] : [];
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
  files: ReadonlyMap<string, Bytes>,
  checkpointKey: string | null,
): Promise<Pick<PackVerdict, 'signingKey' | 'keys' | 'revoked'> & { findings: Finding[] }> {
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
  const findings: Finding[] = holds === null ? [{ code: 'signature-unknown', path: SEAL_PATH }] : [];
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

function revokedIn(seal: Readonly<Record<string, unknown>>): string[] {
  const given: unknown[] = Array.isArray(seal['revoked']) ? seal['revoked'] : [];
  return given.flatMap((one) => (isFields(one) && typeof one['key'] === 'string' ? [one['key']] : []));
}
