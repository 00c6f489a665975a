import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** One of the two databases lotproof runs on, as a test sees it. */
export interface TestDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** The address of a fresh, empty database: every call gives another one. */
  url: () => string;
}

let made = 0;
const schemas: string[] = [];
const copies: string[] = [];
/** Where what began at an address is, so that who opens the address again finds that. */
const begun = new Map<string, Promise<string>>();
/** Addresses of databases that others begin as copies of, each made once by this process. */
const templates = new Map<string, Promise<string>>();

/**
 * Both databases, for `describe.each(eachDatabase)('…on $name', ({ url }) => …)`. A SQLite address is a path of a file
 * that does not exist yet; a PostgreSQL address ends in `?schema=` and a name nothing has used yet.
 */
export const eachDatabase: readonly TestDatabase[] = [
  { name: 'SQLite', url: freshSqlite },
  { name: 'PostgreSQL', url: freshPostgres },
];

function freshSqlite(): string {
  return path.join(inject('databaseFolder'), `${freshName()}.sqlite`);
}

function freshPostgres(): string {
  const schema = freshName();
  schemas.push(schema);
  const url = new URL(inject('postgresUrl'));
  url.searchParams.set('schema', schema);
  return url.href;
}

/**
 * Begins the database at a fresh address as a copy of one that `fill` filled, which it does once for each name: making some hundred
 * tables takes many times as long as copying them. Answers where the copy is: the same address on SQLite; on PostgreSQL, which
 * copies no schemas, a database of its own. What began at an address stays as it is, whoever begins there again.
 */
export async function beginAsCopy(
  address: string,
  name: string,
  fill: (address: string) => Promise<void>,
): Promise<string> {
  const there = begun.get(address) ?? copyTo(address, name, fill);
  begun.set(address, there);
  return there;
}

async function copyTo(
  address: string,
  name: string,
  fill: (address: string) => Promise<void>,
): Promise<string> {
  const isPostgres = address.startsWith('postgres');
  const key = `${name} ${String(isPostgres)}`;
  const template = templates.get(key) ?? (isPostgres ? postgresTemplate(fill) : sqliteTemplate(fill));
  templates.set(key, template);
  return isPostgres ? copyPostgres(await template) : copySqlite(await template, address);
}

async function sqliteTemplate(fill: (address: string) => Promise<void>): Promise<string> {
  const file = freshSqlite();
  await fill(file);
  return file;
}

function copySqlite(file: string, address: string): string {
  mkdirSync(path.dirname(address), { recursive: true });
  copyFileSync(file, address);
  return address;
}

async function postgresTemplate(fill: (address: string) => Promise<void>): Promise<string> {
  const address = databaseAddress(freshName());
  await onServer(`create database ${databaseOf(address)}`);
  await fill(address);
  return address;
}

async function copyPostgres(template: string): Promise<string> {
  const address = databaseAddress(freshName());
  await onServer(
    `create database ${databaseOf(address)} template ${databaseOf(template)} strategy file_copy`,
  );
  copies.push(databaseOf(address));
  return address;
}

function databaseAddress(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  url.searchParams.set('schema', 'firm');
  return url.href;
}

function databaseOf(address: string): string {
  return new URL(address).pathname.slice(1);
}

async function onServer(...texts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

/** Unique within the run and, through the process and the random part, between runs on one named server. */
function freshName(): string {
  made += 1;
  return `test_${process.pid}_${runMark}_${made}`;
}

const runMark = Math.random().toString(36).slice(2, 8);

/** Drops what the test file that just ended made on PostgreSQL; a server with thousands of tables gets slow. */
export async function dropMade(): Promise<void> {
  const texts = [
    ...schemas.splice(0).map((name) => `drop schema if exists "${name}" cascade`),
    ...copies.splice(0).map((name) => `drop database if exists ${name} with (force)`),
  ];
  if (texts.length > 0) await onServer(...texts);
}
