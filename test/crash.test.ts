import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { execute } from '../src/db/bulk.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { verify } from '../src/ledger/verify.ts';
import { eachDatabase, type TestDatabase } from './databases.ts';

/** Kills in all, on each database; several ledgers at once, each killed a few times before the next is begun. */
const KILLS = { SQLite: 100, PostgreSQL: 30 };
const AT_ONCE = 4;
const KILLS_A_LEDGER = 5;
/** One ledger in so many is written by importing files, of which one is so long that the kill falls into its transaction. */
const IMPORTS_ONE_IN = { SQLite: 4, PostgreSQL: 2 };
/** Most are killed up to this long after they began to write. */
const LATEST_MS = {
  records: { SQLite: 180, PostgreSQL: 900 },
  imports: { SQLite: 500, PostgreSQL: 1_200 },
};
/** One in so many is killed while it opens the ledger and makes its tables. */
const EARLY_ONE_IN = 5;
const OPENING_MS = 100;

const writer = path.join(import.meta.dirname, 'crash-writer.ts');
/** Compiled sources: half of what starting a writer takes. */
const compileCache = mkdtempSync(path.join(tmpdir(), 'lotproof-crash-'));

beforeAll(async () => {
  const child = startWriter([':memory:', 'warm', '1', '0', 'warm', 'imports']);
  await once(child, 'close');
});
afterAll(() => rmSync(compileCache, { recursive: true, force: true }));

describe.each(eachDatabase)('a writer killed at any moment, on $name,', ({ name, url }) => {
  it('leaves every acknowledged command whole and no other by half', { timeout: 300_000 }, async () => {
    const left = Array.from({ length: KILLS[name] / KILLS_A_LEDGER }, (_, index) => index);
    const all: Said = { acknowledged: [], killedWithin: 0 };
    const lane = async (): Promise<void> => {
      for (let number = left.pop(); number !== undefined; number = left.pop()) {
        const said = await killAgainAndAgain(name, url(), number);
        all.acknowledged.push(...said.acknowledged);
        all.killedWithin += said.killedWithin;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    // Else the writers were killed before they had begun, and nothing was tested.
    expect(all.acknowledged.length, 'commands that were recorded before a kill').toBeGreaterThan(
      KILLS[name] / 3,
    );
    expect(all.killedWithin, 'kills in the middle of a long import').toBeGreaterThan(KILLS[name] / 20);
  });
});

interface Said {
  /** Commands that were recorded before a kill. */
  readonly acknowledged: string[];
  /** Kills that fell into the transaction of a long import, when rows of it were in. */
  killedWithin: number;
}

/** Kills writers of one ledger and looks after each what they left. */
async function killAgainAndAgain(name: TestDatabase['name'], address: string, number: number): Promise<Said> {
  const said: Said = { acknowledged: [], killedWithin: 0 };
  const what = number % IMPORTS_ONE_IN[name] === 0 ? 'imports' : 'records';
  for (let round = 0; round < KILLS_A_LEDGER; round += 1) {
    // Every other writer lives until it has acknowledged a command, so that even a slow machine has some to lose.
    const others = Math.random() * EARLY_ONE_IN < 1 ? 'start' : 'open';
    const later = what === 'imports' ? 'within' : 'first';
    const from = round % 2 === 1 ? later : what === 'imports' ? 'first' : others;
    const moment = Math.round(Math.random() * (from === 'start' ? OPENING_MS : LATEST_MS[what][name]));
    const lines = await writeAndKill(address, `w${number}.${round}`, { from, moment, what });
    said.acknowledged.push(...lines.filter((line) => line !== '~'));
    if (lines.at(-1) === '~') said.killedWithin += 1;
    await lookInto(address, said.acknowledged, `ledger ${number}, round ${round}, ${moment} ms from ${from}`);
  }
  return said;
}

function startWriter(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [writer, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
}

async function writeAndKill(
  address: string,
  mark: string,
  {
    from,
    moment,
    what,
  }: { from: 'start' | 'open' | 'first' | 'within'; moment: number; what: 'records' | 'imports' },
): Promise<string[]> {
  const seed = String(1 + Math.floor(Math.random() * 1_000_000_000));
  const child = startWriter([address, mark, seed, String(moment), from, what]);
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const closed = once(child, 'close');
  const [, signal] = (await closed) as [number | null, string | null]; // what `close` tells
  expect(signal, errors.join('')).toBe('SIGKILL');
  expect(errors.join(''), `seed ${seed}`).toBe('');
  return output.join('').split('\n').slice(0, -1);
}

async function lookInto(address: string, said: readonly string[], where: string): Promise<void> {
  const ledger = await openLedger(address, RECORD_KINDS);
  try {
    const counts = await entriesByCommand(ledger);
    const lost = said.filter((command) => !counts.has(command));
    const torn = [...counts].filter(([command, count]) => Number(command.split('-').at(-1)) !== count);
    expect({ lost, torn, verdict: (await verify(ledger)).fault }, where).toEqual({
      lost: [],
      torn: [],
      verdict: null,
    });
  } finally {
    await ledger.database.close();
  }
}

async function entriesByCommand(ledger: Ledger): Promise<Map<string, number>> {
  const rows = await ledger.database.read((transaction) =>
    execute<{ command: string; count: number }>(
      transaction,
      'select command, count(*) as count from entry group by command',
    ),
  );
  return new Map(rows.map(({ command, count }) => [command, count]));
}
