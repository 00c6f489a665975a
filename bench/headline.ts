/** `node bench/headline.ts SIZE`: prints the table for the README from the results that were kept, both databases side by side. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { BenchRun } from './bench-run.ts';
import { missedBy, type KeptRow, type Promised } from './row.ts';

const DATABASES = ['sqlite', 'postgresql'];
const [size = '1m'] = process.argv.slice(2);

const lines = new Map<string, string[]>();
DATABASES.forEach((database, column) => {
  for (const row of rowsOf(database)) {
    for (const promised of row.promises) {
      const line = `${row.what} | ${promised.says}`;
      const cells = lines.get(line) ?? DATABASES.map(() => '');
      cells[column] = `${short(promised.measured)}${verdict(promised)}`;
      lines.set(line, cells);
    }
  }
});
console.log(`| job, firm of ${size} links | promise | SQLite | PostgreSQL |\n| --- | --- | --- | --- |`);
for (const [line, cells] of lines) console.log(`| ${line} | ${cells.join(' | ')} |`);

function rowsOf(database: string): readonly KeptRow[] {
  const file = path.join(import.meta.dirname, 'results', `${size}-${database}.json`);
  // Written by the bench itself.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BenchRun).rows : [];
}

function verdict(promised: Promised): string {
  const missed = missedBy(promised);
  if (missed === 0) return '';
  return missed <= 1 ? ', kept' : `, missed ${short(missed)} times`;
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
