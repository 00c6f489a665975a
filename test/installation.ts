import { mkdtempSync } from 'node:fs';
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

export const eachInstallation = [
  { name: 'SQLite', open: (over?: Partial<Settings>) => open('', over) },
  { name: 'PostgreSQL', open: async (over?: Partial<Settings>) => open(await freshDatabase(), over) },
] as const;

let made = 0;

async function open(databaseUrl: string, over: Partial<Settings> = {}): Promise<Installation> {
  const folder = mkdtempSync(path.join(inject('databaseFolder'), 'house-'));
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
async function freshDatabase(): Promise<string> {
  const name = `house_${String(process.pid)}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await onServer(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
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
