import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import type { Context } from '../../src/operation/operation.ts';
import { runOperation } from '../../src/operation/run-operation.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { fillNaive } from '../graph/naive-layout.ts';
import { openRaw, type RawDatabase } from '../graph/raw-database.ts';
import type { FirmSize } from './firm-size.ts';

/** A firm that is asked and raced: ours, a bare connection to the same database, and the naive layout beside it. */
export interface OpenFirm {
  readonly size: FirmSize;
  readonly database: 'SQLite' | 'PostgreSQL';
  readonly ledger: Ledger;
  readonly raw: RawDatabase;
  readonly naive: RawDatabase;
  readonly naiveRows: number;
  /** Asks an operation of a ledger that was just opened, with nothing kept from earlier answers. */
  askAfresh(operation: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Told to walk indexes in the order of the text, the peers are many times quicker than with the plans they would choose. */
const WALK_INDEXES =
  'set join_collapse_limit = 1; set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off';

/** A bare connection that walks links as the peers do. */
export async function openWalker(address: string): Promise<RawDatabase> {
  const raw = await openRaw(address);
  if (raw.dialect === 'postgres') await raw.exec(WALK_INDEXES);
  return raw;
}

/**
 * Opens a firm by its address. `naiveAddress` is that of an empty database of the same sort, for the naive layout, which takes long to fill
 * and is left empty where nobody asks it.
 */
export async function openFirm(
  address: string,
  naiveAddress: string,
  size: FirmSize,
  asksNaive = true,
): Promise<OpenFirm> {
  const ledger = await openLedger(address, RECORD_KINDS);
  const isPostgres = ledger.database.dialect.name === 'postgres';
  const [raw, naive] = [await openRaw(address), await openRaw(naiveAddress)];
  const naiveRows = asksNaive ? await fillNaive(raw, naive) : 0;
  if (isPostgres) for (const peer of [raw, naive]) await peer.exec(WALK_INDEXES);
  const close = async (): Promise<void> => {
    await raw.close();
    await naive.close();
    await ledger.database.close();
  };
  const askAfresh = async (operation: string, input: unknown): Promise<unknown> => {
    const fresh = await openLedger(address, RECORD_KINDS);
    return ask(fresh, operation, input).finally(() => fresh.database.close());
  };
  const database = isPostgres ? 'PostgreSQL' : 'SQLite';
  return { size, database, ledger, raw, naive, naiveRows, askAfresh, close };
}

/** A folder that is gone when the work is done. */
export async function inNewFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lotproof-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks an operation by its name, as the owner would. */
export async function ask(
  ledger: Ledger,
  name: string,
  input: unknown,
  more: Partial<Context> = {},
): Promise<unknown> {
  const operation = present(
    OPERATIONS.find((one) => one.name === name),
    `the operation ${name}`,
  );
  return (await runOperation({ ...contextOf(ledger), ...more }, operation, input)).output;
}

let made = 0;

function contextOf(ledger: Ledger): Context {
  return {
    ledger,
    actor: { id: 'bench', role: 'owner', sites: null },
    now: () => '2026-01-05T08:00:00.000Z',
    newId: () => `bench-${process.pid}-${(made += 1)}`,
    dataFolder: null,
    mayReadPaths: true,
    progress: () => undefined,
    command: `bench-${process.pid}-${(made += 1)}`,
  };
}
