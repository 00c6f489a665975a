import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { LotproofError } from '../kit/errors.ts';
import { openLedger, readSetting, writeSetting } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Settings } from './settings.ts';

const FIRM_ID = /^[a-z][a-z0-9_]{0,39}$/;
const SQLITE_SUFFIX = '.sqlite';
const SCHEMA_PREFIX = 'firm_';

/** The firms this installation keeps: each in its own SQLite file, or its own PostgreSQL schema. */
export interface Firms {
  /** Ids of the firms there are, sorted. */
  list(): Promise<string[]>;
  /** The firm's ledger; opened once and kept. `not-found` when there is no such firm. */
  open(firm: string): Promise<Ledger>;
  /** Makes an empty firm and opens it. `already-recorded` when it is there. */
  create(firm: string, name: string): Promise<Ledger>;
  /** Folder of the firm's files. */
  filesFolder(firm: string): string;
  /** Folder of the firm's private keys; in no backup and no copy. */
  keyFolder(firm: string): string;
  /** Folder of what the firm's links for people outside open, each until its link ends; in no backup and no copy. */
  sharedFolder(firm: string): string;
  close(): Promise<void>;
}

export function openFirms(settings: Settings): Firms {
  const opened = new Map<string, Promise<Ledger>>();
  const folder = resolve(settings.LOTPROOF_DATA);
  const list = (): Promise<string[]> => firmsIn(settings, folder);
  const opening = (firm: string): Promise<Ledger> => {
    const known = opened.get(firm);
    if (known !== undefined) return known;
    const ledger = openLedger(addressOf(settings, folder, firm), RECORD_KINDS);
    opened.set(firm, ledger);
    ledger.catch(() => opened.delete(firm));
    return ledger;
  };
  return {
    list,
    open: async (firm) => {
      checkFirm(firm);
      if (!opened.has(firm) && !(await list()).includes(firm)) {
        throw new LotproofError('not-found', `There is no firm "${firm}".`);
      }
      return opening(firm);
    },
    create: async (firm, name) => {
      checkFirm(firm);
      if ((await list()).includes(firm))
        throw new LotproofError('already-recorded', `The firm "${firm}" is there already.`);
      const ledger = await opening(firm);
      await ledger.database.write((transaction) => writeSetting(transaction, 'firm-name', name));
      return ledger;
    },
    filesFolder: (firm) => join(folder, 'files', checkFirm(firm)),
    keyFolder: (firm) => join(folder, 'keys', checkFirm(firm)),
    sharedFolder: (firm) => join(folder, 'shared', checkFirm(firm)),
    close: async () => {
      const ledgers = await Promise.allSettled(opened.values());
      for (const ledger of ledgers) if (ledger.status === 'fulfilled') await ledger.value.database.close();
      opened.clear();
    },
  };
}

/** The firm's own name, as it was given when it was made. */
export async function firmName(ledger: Ledger): Promise<string | null> {
  return ledger.database.read((transaction) => readSetting(transaction, 'firm-name'));
}

/**
 * Folder of a firm's files, by the address of its database: `files/ID` beside the `firms` folder of an installation, `NAME-files` beside
 * a SQLite file that lies anywhere else, and for the schema `firm_ID` that in the data folder. Null for a schema of another name.
 */
export function filesFolderOf(address: string, dataFolder: string): string | null {
  if (/^postgres(ql)?:\/\//.test(address)) {
    const schema = new URL(address).searchParams.get('schema') ?? '';
    const firm = schema.startsWith(SCHEMA_PREFIX) ? schema.slice(SCHEMA_PREFIX.length) : '';
    return FIRM_ID.test(firm) ? join(resolve(dataFolder), 'files', firm) : null;
  }
  const path = resolve(address.replace(/^sqlite:(\/\/)?/, ''));
  const { dir, name } = parse(path);
  return basename(dir) === 'firms' ? join(dirname(dir), 'files', name) : join(dir, `${name}-files`);
}

function checkFirm(firm: string): string {
  if (FIRM_ID.test(firm)) return firm;
  throw new LotproofError(
    'usage',
    `"${firm}" is no id of a firm: lower-case letters, digits and _, starting with a letter.`,
  );
}

function addressOf(settings: Settings, folder: string, firm: string): string {
  if (settings.LOTPROOF_DATABASE === '') return join(folder, 'firms', `${firm}${SQLITE_SUFFIX}`);
  const url = new URL(settings.LOTPROOF_DATABASE);
  url.searchParams.set('schema', `${SCHEMA_PREFIX}${firm}`);
  return url.href;
}

async function firmsIn({ LOTPROOF_DATABASE: url }: Settings, folder: string): Promise<string[]> {
  return url === '' ? filesIn(folder) : schemasIn(url);
}

function filesIn(folder: string): string[] {
  const firms = join(folder, 'firms');
  if (!existsSync(firms)) return [];
  const names = readdirSync(firms).filter((name) => name.endsWith(SQLITE_SUFFIX));
  return names.map((name) => name.slice(0, -SQLITE_SUFFIX.length)).sort();
}

async function schemasIn(url: string): Promise<string[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks says so to its query; unheard, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ name: string }>(
      'select nspname as name from pg_namespace where nspname like $1',
      [`${SCHEMA_PREFIX.replace('_', '\\_')}%`],
    );
    return found.rows.map((row) => row.name.slice(SCHEMA_PREFIX.length)).sort();
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new LotproofError('database-unavailable', `PostgreSQL does not answer: ${says}`, [], error);
  } finally {
    await client.end();
  }
}
