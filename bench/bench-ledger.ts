import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execute } from '../src/db/bulk.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { present } from '../src/kit/invariant.ts';
import type { Draft } from '../src/ledger/draft.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Context } from '../src/operation/operation.ts';
import { runOperation } from '../src/operation/run-operation.ts';
import { OPERATIONS } from '../src/operations.ts';
import { startPostgres } from '../test/postgres-server.ts';

const NOW = '2026-01-05T08:00:00.000Z';

/** One of the two databases: every call of `fresh` gives the address of an empty one. */
export interface BenchDatabase {
  readonly name: string;
  readonly version: string;
  fresh(): string;
}

let made = 0;

/** Runs the work on SQLite and on PostgreSQL: a throw-away one, or that of LOTPROOF_TEST_POSTGRES. */
export async function onEachDatabase(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-bench-'));
  try {
    await work(await withVersion('SQLite', () => path.join(folder, `bench-${(made += 1)}.sqlite`)));
    const named = process.env['LOTPROOF_TEST_POSTGRES'];
    const server = named === undefined ? await startPostgres() : { url: named, stop: async () => undefined };
    try {
      await work(await withVersion('PostgreSQL', () => freshSchema(server.url)));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function freshSchema(server: string): string {
  const url = new URL(server);
  url.searchParams.set('schema', `bench_${process.pid}_${(made += 1)}`);
  return url.href;
}

async function withVersion(name: string, fresh: () => string): Promise<BenchDatabase> {
  const text = name === 'SQLite' ? 'select sqlite_version() as version' : 'show server_version';
  const ledger = await openLedger(fresh(), RECORD_KINDS);
  const rows = await ledger.database.read((transaction) =>
    execute<Record<string, string>>(transaction, text),
  );
  await dispose(ledger);
  return { name, version: String(Object.values(rows[0] ?? {})[0]), fresh };
}

/** An empty ledger at a fresh address. */
export function openBench(database: BenchDatabase): Promise<Ledger> {
  return openLedger(database.fresh(), RECORD_KINDS);
}

/** Closes a ledger; on PostgreSQL its schema goes too, since a named server outlives the bench. */
export async function dispose(ledger: Ledger): Promise<void> {
  if (ledger.database.dialect.name === 'postgres') {
    await ledger.database.write((transaction) =>
      execute(transaction, "select set_config('client_min_messages', 'warning', true)").then(() =>
        execute(transaction, `drop schema "${schemaOf(ledger)}" cascade`),
      ),
    );
  }
  await ledger.database.close();
}

function schemaOf(ledger: Ledger): string {
  return present(/schema=(\w+)/.exec(ledger.database.address)?.[1], 'the schema of the address');
}

/** Records drafts as one command. */
export async function recordAll(ledger: Ledger, drafts: readonly Draft[]): Promise<void> {
  const hand = { actor: 'bench', at: NOW, command: `bench-${(made += 1)}`, newId };
  await record(ledger, hand, (end) => end.append(drafts));
}

/** Asks an operation by its name, as the owner would. */
export async function ask(ledger: Ledger, name: string, input: unknown): Promise<unknown> {
  const operation = present(
    OPERATIONS.find((one) => one.name === name),
    `the operation ${name}`,
  );
  return (await runOperation(contextOf(ledger), operation, input)).output;
}

export function contextOf(ledger: Ledger): Context {
  return {
    ledger,
    actor: { id: 'bench', role: 'owner', sites: null },
    now: () => NOW,
    newId,
    dataFolder: null,
    progress: () => undefined,
    command: `bench-${(made += 1)}`,
  };
}

function newId(): string {
  return `e${(made += 1)}`;
}
