import { cpSync, mkdtempSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../src/db/database.ts';
import { openAccess } from '../src/access/open-access.ts';
import { openFirms } from '../src/house/firms.ts';
import type { Firms } from '../src/house/firms.ts';
import { settingsFrom } from '../src/house/settings.ts';
import type { Settings } from '../src/house/settings.ts';
import pg from 'pg';
import { inject } from 'vitest';

/** An installation of its own: a data folder, and on PostgreSQL a database too. */
export interface Installation {
  readonly settings: Settings;
  readonly firms: Firms;
  readonly access: Database;
  /** The clock; tests move it on. */
  readonly clock: { now: string; pass(milliseconds: number): void };
  readonly newId: () => string;
  /** Lines that a server logged. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** An installation put by, to begin others as copies of it: its data folder and, on PostgreSQL, a database by this name. */
export interface Template {
  readonly folder: string;
  readonly database: string;
}

export type OpenInstallation = (over?: Partial<Settings>, from?: Template) => Promise<Installation>;

const onSqlite: OpenInstallation = (over, from) => open('', over, from);
const onPostgres: OpenInstallation = async (over, from) => open(await freshDatabase(from), over, from);

export const eachInstallation = [
  { name: 'SQLite', open: onSqlite },
  { name: 'PostgreSQL', open: onPostgres },
] as const;

/** Where an installation is put by under a name, of which there is one in a run. */
export function templateNamed(name: string): Template {
  const databases = inject('databaseFolder');
  // Runs may share a PostgreSQL, so what they put by there is called after them.
  const run = path.basename(path.dirname(databases)).replaceAll(/\W/g, '_').toLowerCase();
  return { folder: path.join(databases, name), database: `${name}_${run}` };
}

/** Closes an installation and keeps what is in it as a template. */
export async function putBy(house: Installation, template: Template): Promise<void> {
  const { LOTPROOF_DATA: folder, LOTPROOF_DATABASE: url } = house.settings;
  await house.firms.close();
  await house.access.close();
  if (url !== '') await onServer(`alter database ${nameOf(url)} rename to ${template.database}`);
  // Last, and at once: whoever sees the folder takes all of it for there.
  cpSync(folder, `${template.folder}.new`, { recursive: true });
  renameSync(`${template.folder}.new`, template.folder);
}

let made = 0;

async function open(
  databaseUrl: string,
  over: Partial<Settings> = {},
  from?: Template,
): Promise<Installation> {
  const folder = mkdtempSync(path.join(inject('databaseFolder'), 'house-'));
  if (from !== undefined) cpSync(from.folder, folder, { recursive: true });
  const standard = settingsFrom({
    LOTPROOF_DATA: folder,
    LOTPROOF_DATABASE: databaseUrl,
    LOTPROOF_PORT: '0',
  });
  const settings = { ...standard, ...over };
  const firms = openFirms(settings);
  const access = await openAccess(settings, '2026-01-05T08:00:00.000Z');
  const clock = {
    now: '2026-01-05T08:00:00.000Z',
    pass(milliseconds: number): void {
      this.now = new Date(Date.parse(this.now) + milliseconds).toISOString();
    },
  };
  return {
    settings,
    firms,
    access,
    clock,
    newId: () => `t${String((made += 1)).padStart(6, '0')}`,
    logged: [],
    close: async () => {
      await firms.close();
      await access.close();
      if (databaseUrl !== '') await dropDatabase(databaseUrl);
    },
  };
}

/** Firms have schemas of fixed names, so an installation on PostgreSQL is a database. */
async function freshDatabase(from?: Template): Promise<string> {
  const name = `house_${String(process.pid)}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(
    `create database ${name}${from === undefined ? '' : ` template ${from.database} strategy file_copy`}`,
  );
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await onServer(`drop database if exists ${nameOf(url)} with (force)`);
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Does something while nobody else of this run does, in whichever process: one builds what all then use. */
export async function inTurn<Result>(lock: number, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work();
  } finally {
    await client.end();
  }
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
