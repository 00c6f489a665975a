import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { execute } from '../../src/db/bulk.ts';
import type { SqlValue } from '../../src/db/bulk.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { filledInBulk } from '../../src/ledger/indexes.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { projectionTables } from '../../src/ledger/table-text.ts';
import { rawPostgres } from '../graph/raw-database.ts';
import { SHAPE_VERSION } from './build-firm.ts';
import type { FirmSize } from './firm-size.ts';

/** Columns of the ledger's own table. */
export const ENTRY =
  'sequence id at actor command action kind version record reason payload previous hash'.split(' ');

/**
 * The firm of a SQLite file as a schema of the server: the one of an earlier run, or carried over now, table by table. What the
 * product's own copy takes, which projects every entry anew, is measured by the part `ledger`; here it would be most of an hour. A
 * carrying that was stopped leaves nothing: it is one transaction.
 */
export async function copiedFirm(
  file: string,
  server: string,
  size: FirmSize,
): Promise<{ address: string; copyMs: number | null }> {
  const schema = `firm_bench_${size.name}_v${SHAPE_VERSION}`;
  const address = inSchema(server, schema);
  if (await isCarried(address)) {
    // Opened once, it gets the tables of this version.
    await (await openLedger(address, RECORD_KINDS)).database.close();
    return { address, copyMs: null };
  }
  // What was stopped would leave the room of its rows behind.
  await emptySchema(server, schema);
  const target = await openLedger(address, RECORD_KINDS);
  const raw = await rawPostgres(address);
  try {
    const start = performance.now();
    await carryTables(file, target);
    const copyMs = performance.now() - start;
    await raw.exec('vacuum analyze');
    return { address, copyMs };
  } finally {
    await raw.close();
    await target.database.close();
  }
}

async function isCarried(address: string): Promise<boolean> {
  const raw = await rawPostgres(address);
  try {
    const [[table] = []] = await raw.rows("select to_regclass('entry')::text");
    if (table === null) return false;
    return (await raw.rows('select 1 from entry limit 1')).length > 0;
  } finally {
    await raw.close();
  }
}

async function carryTables(file: string, target: Ledger): Promise<void> {
  // A firm that was kept from an earlier version gets the tables of this one.
  await (await openLedger(file, RECORD_KINDS)).database.close();
  const source = new DatabaseSync(file, { readOnly: true });
  const tables = [...new Map([['entry', ENTRY], ...projectionTables(RECORD_KINDS)])].map(
    ([table, columns]) => {
      const list = columns.map((column) => `"${column}"`).join(', ');
      return { into: `"${table}" (${list})`, rows: source.prepare(`select ${list} from "${table}"`) };
    },
  );
  const part = path.join(path.dirname(file), 'rows.part');
  try {
    await target.database.write((transaction) =>
      filledInBulk(transaction, target.kinds, async () => {
        for (const { into, rows } of tables) {
          // A part at a time: the server ends a transaction that stands still for minutes.
          for (const lines of partsOf(rows)) {
            writeFileSync(part, lines);
            await execute(transaction, `copy ${into} from '${part}'`);
          }
        }
      }),
    );
  } finally {
    rmSync(part, { force: true });
    source.close();
  }
}

const PART_CHARACTERS = 100_000_000;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Rows in the text format of COPY, as much at a time as is written at once. */
function* partsOf(statement: StatementSync): Generator<string> {
  statement.setReturnArrays(true);
  let lines: string[] = [];
  let characters = 0;
  // Node's types know rows as objects only; the statement was set to return arrays.
  for (const row of statement.iterate() as unknown as Iterable<SqlValue[]>) {
    const line = `${row.map(fieldOf).join('\t')}\n`;
    lines.push(line);
    characters += line.length;
    if (characters < PART_CHARACTERS) continue;
    yield lines.join('');
    [lines, characters] = [[], 0];
  }
  if (lines.length > 0) yield lines.join('');
}

function fieldOf(value: SqlValue): string {
  if (value === null) return '\\N';
  return typeof value === 'string'
    ? value.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPED[found] ?? found)
    : String(value);
}

/** An empty schema of the server; what was in one of that name is gone. */
export async function emptySchema(server: string, schema: string): Promise<string> {
  const raw = await rawPostgres(server);
  await raw.exec(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  await raw.close();
  return inSchema(server, schema);
}

function inSchema(server: string, schema: string): string {
  const url = new URL(server);
  url.searchParams.set('schema', schema);
  return url.href;
}
