import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { contentHash, putInPlace } from '../domain/evidence/file-content-store.ts';
import type { NamedContent } from '../domain/evidence/file-contents-store.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { FirmCopy } from './copy-firm.ts';
import { sumOfFile } from './object-store.ts';
import type { ObjectStore } from './object-store.ts';

/** What a backup in a store holds. It is written last: a backup without one was cut short, and is none. */
const manifestSchema = z.strictObject({
  lotproof: z.literal('backup/1'),
  firm: z.string(),
  at: z.string(),
  position: z.int(),
  head: z.string(),
  database: z.strictObject({ sha256: z.string(), sizeBytes: z.int() }),
  contents: z.int(),
  faults: z.array(z.string()),
});
type Manifest = z.output<typeof manifestSchema>;

/** A backup in a store, by its name there. */
export interface StoredBackup extends Manifest {
  readonly name: string;
}

const MANIFEST = 'manifest.json';
const DATABASE = 'firm.sqlite';

function keyOf(firm: string, name: string, what: string): string {
  return `${firm}/backups/${name}/${what}`;
}

/** Contents lie once under their hash, whichever backups hold them. */
function contentKey(firm: string, sha256: string): string {
  return `${firm}/contents/${sha256}`;
}

/** Length of the second in a name. */
const SECONDS = '20261121T211530Z'.length;

/** The second and the ledger position: `20261121T211530Z-421`. */
function backupName(at: string, position: number): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${String(position)}`;
}

interface Stored {
  readonly store: ObjectStore;
  readonly firm: string;
  readonly at: string;
  /** The verified copy, without contents, and its SQLite file. */
  readonly copy: FirmCopy;
  readonly database: string;
  /** Folder of the firm's contents. */
  readonly from: string;
  readonly progress: TellProgress;
}

/** Sends a copy to a store: contents that are not there yet, the database, and last of all what makes it a backup. */
export async function storeBackup(stored: Stored): Promise<StoredBackup> {
  const { store, firm, at, copy, database } = stored;
  const { position, head } = copy;
  const sent = await sendContents(stored);
  const name = backupName(at, position);
  await store.putFile(keyOf(firm, name, DATABASE), database);
  const sizeBytes = await store.sizeOf(keyOf(firm, name, DATABASE));
  const manifest: Manifest = {
    ...({ lotproof: 'backup/1', firm, at, position, head } as const),
    database: { sha256: await sumOfFile(database), sizeBytes: sizeBytes ?? 0 },
    contents: sent.count,
    faults: [...copy.faults, ...sent.faults],
  };
  await store.put(keyOf(firm, name, MANIFEST), Buffer.from(JSON.stringify(manifest)));
  return { name, ...manifest };
}

async function sendContents({
  store,
  firm,
  copy,
  from,
  progress,
}: Stored): Promise<{ count: number; faults: readonly string[] }> {
  let count = 0;
  const faults: string[] = [];
  for (const [index, content] of copy.contents.entries()) {
    progress({ step: 'copying', done: index, of: copy.contents.length });
    if (content.removed !== null) continue;
    const key = contentKey(firm, content.sha256);
    const bytes = contentAt(join(from, content.sha256));
    const isSound = bytes !== null && contentHash(bytes) === content.sha256;
    if (isSound && (await store.sizeOf(key)) !== bytes.length) await store.put(key, bytes);
    if (isSound) count += 1;
    else if (bytes !== null || content.kept) faults.push(faultText(content, bytes === null));
  }
  return { count, faults };
}

function contentAt(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

function faultText({ records, name, sha256 }: NamedContent, isGone: boolean): string {
  const how = isGone ? 'was kept and is gone' : 'is not what was recorded';
  return `The content of file ${records.map((id) => `"${id}"`).join(', ')} (${name}, SHA-256 ${sha256}) ${how}.`;
}

/** What a store has of a firm. */
interface StoredBackups {
  /** The whole ones, the newest last. */
  readonly whole: readonly StoredBackup[];
  /** Names of those whose manifest is damaged. */
  readonly unreadable: readonly string[];
}

export async function storedBackups(store: ObjectStore, firm: string): Promise<StoredBackups> {
  const keys = await store.list(`${firm}/backups/`);
  const whole: StoredBackup[] = [];
  const unreadable: string[] = [];
  for (const key of keys.filter((one) => one.endsWith(`/${MANIFEST}`))) {
    const name = key.split('/').at(-2) ?? '';
    const manifest = manifestIn(await store.get(key));
    if (manifest === null) unreadable.push(name);
    else whole.push({ name, ...manifest });
  }
  return { whole: whole.sort(olderFirst), unreadable };
}

/** Those of these names that were made after a backup. */
export function madeAfter({ name }: StoredBackup, names: readonly string[]): string[] {
  return names.filter((one) => one.slice(0, SECONDS) > name.slice(0, SECONDS));
}

/** What a manifest says; null: it is none, or was cut short. */
function manifestIn(bytes: Buffer | null): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(String(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Stores list in an order of their own. Of one second the further one is newer, and 100 is further than 99. */
function olderFirst(left: StoredBackup, right: StoredBackup): number {
  const [before, after] = [left.at.slice(0, 19), right.at.slice(0, 19)];
  if (before !== after) return before < after ? -1 : 1;
  return left.position - right.position;
}

/** Ids of the firms that have anything in a store. */
export async function storedFirms(store: ObjectStore): Promise<string[]> {
  const keys = await store.list('');
  return [...new Set(keys.flatMap((key) => (key.includes('/backups/') ? (key.split('/')[0] ?? []) : [])))];
}

/** Brings the database of a backup to a path. @throws LotproofError `ledger-damaged` when it is not what was sent. */
export async function fetchDatabase(store: ObjectStore, backup: StoredBackup, path: string): Promise<void> {
  const sha256 = await store.getFile(keyOf(backup.firm, backup.name, DATABASE), `${path}.unfinished`);
  if (sha256 !== backup.database.sha256)
    throw new LotproofError(
      'ledger-damaged',
      `The database of the backup ${backup.name} is not what was sent.`,
    );
  await rename(`${path}.unfinished`, path);
}

/** Brings a content of a backup into a folder; one that is not what was recorded is left, and the check of the folder finds it. */
export async function fetchContent(
  store: ObjectStore,
  firm: string,
  { sha256, removed }: NamedContent,
  into: string,
): Promise<void> {
  if (removed !== null) return;
  await mkdir(into, { recursive: true });
  const unfinished = join(into, `${sha256}.unfinished`);
  const hash = await store.getFile(contentKey(firm, sha256), unfinished);
  if (hash === sha256) putInPlace(into, unfinished, sha256);
}
