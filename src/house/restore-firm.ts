import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { carryContent } from '../domain/evidence/file-contents-store.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isStore, openStore } from './backup-place.ts';
import { copyFirm } from './copy-firm.ts';
import type { FirmCopy } from './copy-firm.ts';
import { openFirms } from './firms.ts';
import type { Settings } from './settings.ts';
import { fetchContent, fetchDatabase, madeAfter, storedBackups, storedFirms } from './stored-backup.ts';
import type { StoredBackup } from './stored-backup.ts';

/** What is brought back from where, into which data folder. */
export interface RestoreAsked {
  /** Folder that `backup` made, or address of a store. */
  readonly from: string;
  /** Absent: the only firm in it. */
  readonly firm?: string;
  /** Name of a backup in a store; absent: the newest whole one. */
  readonly backup?: string;
  readonly into: string;
  /** The position up to which, of the ledger that is found there; null: all of it. */
  readonly upTo: (ledger: Ledger) => Promise<number | null>;
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: TellProgress;
}

export interface Restored extends FirmCopy {
  readonly firm: string;
  /** Where it came from, with the name of the backup in a store. */
  readonly source: string;
  /** Names of newer backups in the store that cannot be read: what they hold is not in it. Empty where a backup was named. */
  readonly passedOver: readonly string[];
}

/** Copies a firm out of a backup and verifies it where it lies. */
export async function restoreFirm(asked: RestoreAsked): Promise<Restored> {
  return isStore(asked.from) ? fromStore(asked) : fromFolder(asked);
}

/** Reads a copy of the backup's database: opening one may write to it, and a backup may lie where nobody can write. */
async function fromFolder(asked: RestoreAsked): Promise<Restored> {
  const { from, into, settings } = asked;
  const backups = openFirms({ ...settings, LOTPROOF_DATA: from, LOTPROOF_DATABASE: '' });
  const firm = onlyFirm(await backups.list(), asked);
  const aside = await asideIn(into);
  const read = openFirms({ ...settings, LOTPROOF_DATA: aside, LOTPROOF_DATABASE: '' });
  try {
    await mkdir(join(aside, 'firms'));
    for (const name of [`${firm}.sqlite`, `${firm}.sqlite-wal`]) {
      const path = join(from, 'firms', name);
      if (existsSync(path)) await copyFile(path, join(aside, 'firms', name));
    }
    const files = backups.filesFolder(firm);
    const copy = await copied(asked, firm, await read.open(firm), (content, into) =>
      carryContent(files, into, content),
    );
    return { firm, source: from, passedOver: [], ...copy };
  } finally {
    await read.close();
    await rm(aside, { recursive: true, force: true });
  }
}

async function fromStore(asked: RestoreAsked): Promise<Restored> {
  const { from, into, settings, environment } = asked;
  const aside = await asideIn(into);
  const store = await openStore(from, settings, environment);
  const fetched = openFirms({ ...settings, LOTPROOF_DATA: aside, LOTPROOF_DATABASE: '' });
  try {
    const firm = onlyFirm(await storedFirms(store), asked);
    const { whole, unreadable } = await storedBackups(store, firm);
    const backup = chosen(whole, asked);
    await mkdir(join(aside, 'firms'));
    await fetchDatabase(store, backup, join(aside, 'firms', `${firm}.sqlite`));
    const copy = await copied(asked, firm, await fetched.open(firm), (content, into) =>
      fetchContent(store, firm, content, into),
    );
    const passedOver = asked.backup === undefined ? madeAfter(backup, unreadable) : [];
    return { firm, source: `${from} ${backup.name}`, passedOver, ...copy };
  } finally {
    await fetched.close();
    store.close();
    await rm(aside, { recursive: true, force: true });
  }
}

/** A folder within the one that is built: killed, a restore leaves nothing anywhere else. */
async function asideIn(into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  return mkdtemp(join(into, 'aside-'));
}

async function copied(
  { into, upTo, settings, progress }: RestoreAsked,
  firm: string,
  ledger: Ledger,
  carry: NonNullable<Parameters<typeof copyFirm>[0]['carry']>,
): Promise<FirmCopy> {
  const position = await upTo(ledger);
  const asked = { ledger, firm, folder: into, settings, carry, progress };
  return copyFirm(position === null ? asked : { ...asked, upTo: position });
}

function onlyFirm(there: readonly string[], { from, firm }: RestoreAsked): string {
  const [first] = there;
  if (first === undefined) throw new LotproofError('not-found', `There is no backup in ${from}.`);
  if (firm !== undefined && there.includes(firm)) return firm;
  if (firm === undefined && there.length === 1) return first;
  const says = firm === undefined ? 'several firms' : `no firm "${firm}"`;
  throw new LotproofError(
    'usage',
    `There is ${says} in ${from}. Say which with --firm: ${there.join(', ')}.`,
  );
}

function chosen(backups: readonly StoredBackup[], { from, backup }: RestoreAsked): StoredBackup {
  const found = backup === undefined ? backups.at(-1) : backups.find(({ name }) => name === backup);
  if (found !== undefined) return found;
  const list = backups.map(({ name }) => name).join(', ');
  throw new LotproofError(
    'not-found',
    `There is no whole backup${backup === undefined ? '' : ` "${backup}"`} in ${from}. There are: ${list === '' ? 'none' : list}.`,
  );
}
