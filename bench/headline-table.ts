import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import type { BenchRun } from './bench-run.ts';
import { SIZES } from './firm/firm-size.ts';
import { missedBy, type Promised } from './row.ts';

const DATABASES = ['sqlite', 'postgresql'];
const ROOT = path.join(import.meta.dirname, '..');
export const README = path.join(ROOT, 'README.md');
const BEGIN = '<!-- made by node bench/headline.ts -->';
const END = '<!-- end of what node bench/headline.ts made -->';

/** What was promised and measured, a table for each size of firm that results are kept of, formatted as the README is. */
export async function headlineText(): Promise<string> {
  const tables = Object.keys(SIZES).flatMap((size) => {
    const runs = DATABASES.map((database) => keptRun(size, database));
    return runs.every((run) => run === null) ? [] : [tableOf(size, runs), busyness(size, runs)];
  });
  const options = await prettier.resolveConfig(README);
  return (await prettier.format(tables.join('\n\n'), { ...options, filepath: README })).trim();
}

/** What stands between the marks of the README. */
export function headlineIn(readme: string): string {
  return readme.slice(readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END)).trim();
}

/** The README with another text between its marks. */
export function withHeadline(readme: string, text: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for it: ${BEGIN} … ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${readme.slice(end)}`;
}

function keptRun(size: string, database: string): BenchRun | null {
  const file = path.join(ROOT, 'bench', 'results', `${size}-${database}.json`);
  // Written by the bench itself.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BenchRun) : null;
}

function tableOf(size: string, runs: readonly (BenchRun | null)[]): string {
  const lines = new Map<string, string[]>();
  runs.forEach((run, column) => {
    for (const row of run?.rows ?? []) {
      for (const promised of row.promises) {
        const line = `${row.what} | ${promised.says}`;
        const cells = lines.get(line) ?? DATABASES.map(() => '');
        cells[column] = `${short(promised.measured)}${verdict(promised)}`;
        lines.set(line, cells);
      }
    }
  });
  const body = [...lines].map(([line, cells]) => `| ${line} | ${cells.join(' | ')} |`);
  const head = `| job, firm of ${size} links | promise | SQLite | PostgreSQL |\n| --- | --- | --- | --- |`;
  return [head, ...body].join('\n');
}

/** When, on what, and how busy it was, which decides how much the figures say. */
function busyness(size: string, runs: readonly (BenchRun | null)[]): string {
  const rows = runs.flatMap((run) => run?.rows ?? []);
  const days = rows.map(({ at }) => at.slice(0, 10)).sort();
  const loads = rows.map(({ load }) => load).sort((left, right) => left - right);
  const when = [...new Set([days.at(0), days.at(-1)])].join(' to ');
  const machine = runs.find((run) => run !== null)?.machine['processor'] ?? 'one machine';
  const [least, most] = [loads.at(0) ?? 0, loads.at(-1) ?? 0];
  return `Firm of ${size} links: measured on ${when} on ${machine}; in the minute before a part began, ${least.toFixed(1)} to ${most.toFixed(1)} processes wanted a core.`;
}

function verdict(promised: Promised): string {
  const missed = missedBy(promised);
  if (missed === 0) return '';
  if (missed <= 1) return ', kept';
  // A miss by less than a hundredth would read as "1 times".
  return missed < 1.01 ? ', missed by less than 1 %' : `, missed ${short(missed)} times`;
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
