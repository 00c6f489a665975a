import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import prettier from 'prettier';
import { z } from 'zod';
import type { OpenFirm } from './firm/open-firm.ts';
import { LINK_COUNTS } from './graph/links.ts';
import { pageOf } from './page.ts';
import type { KeptRow } from './row.ts';

/** What a run of the bench found, on what, and where. */
export interface BenchRun {
  readonly command: string;
  readonly at: string;
  readonly machine: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly firm: Readonly<Record<string, number>>;
  readonly rows: readonly KeptRow[];
}

const ROOT = path.join(import.meta.dirname, '..');
const packageSchema = z.looseObject({ version: z.string() });

/** The machine that measures. */
export function machineFacts(): Record<string, string> {
  const cores = os.cpus();
  return {
    processor: `${cores[0]?.model ?? 'unknown'}, ${cores.length} cores`,
    memory: `${Math.round(os.totalmem() / 1024 ** 3)} GiB`,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
  };
}

export async function versionsOf({ raw, database }: OpenFirm): Promise<Record<string, string>> {
  const lotproof = packageSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  const text = raw.dialect === 'sqlite' ? 'select sqlite_version()' : 'show server_version';
  const [[version] = []] = await raw.rows(text);
  return {
    lotproof: `${lotproof.version} at ${commit()}`,
    Node: process.versions.node,
    [database]: String(version),
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return 'no commit';
  }
}

/** How large the firm is: links by what they connect, entries, names. */
export async function firmFacts({ raw, naiveRows }: OpenFirm): Promise<Record<string, number>> {
  const facts: Record<string, number> = {};
  const count = async (text: string): Promise<number> => Number((await raw.rows(text))[0]?.[0]);
  let links = 0;
  for (const [what, text] of Object.entries(LINK_COUNTS)) links += facts[what] = await count(text);
  return {
    links,
    ...facts,
    entries: await count('select count(*) from entry'),
    names: await count('select count(*) from name'),
    ...(naiveRows === 0 ? {} : { 'rows of the naive layout': naiveRows }),
  };
}

/**
 * Writes the results as JSON and as a page. Parts that this run did not measure are kept from the runs before, as long as those are of the
 * same processor: figures of two machines do not stand in one table. On another, a run of all parts begins anew, and one of some writes
 * nothing and answers whose figures are kept.
 */
export async function writeResults(
  name: string,
  run: BenchRun,
  { order, isWhole }: { readonly order: readonly string[]; readonly isWhole: boolean },
): Promise<{ readonly keptOf: string } | null> {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const json = path.join(folder, `${name}.json`);
  const measured = new Set(run.rows.map(({ part }) => part));
  const kept = keptRun(json);
  const keptOf = kept?.machine['processor'];
  const isOther = keptOf !== undefined && keptOf !== run.machine['processor'];
  if (isOther && !isWhole) return { keptOf };
  const before = isOther ? null : kept;
  const rows = [...(before?.rows ?? []).filter(({ part }) => !measured.has(part)), ...run.rows].toSorted(
    (left, right) => order.indexOf(left.part) - order.indexOf(right.part),
  );
  const whole = { ...run, firm: { ...before?.firm, ...run.firm }, rows };
  for (const [file, text] of [
    [json, JSON.stringify(whole)],
    [path.join(folder, `${name}.html`), pageOf(name, whole)],
  ] as const) {
    const options = await prettier.resolveConfig(file);
    writeFileSync(file, await prettier.format(text, { ...options, filepath: file }));
  }
  return null;
}

function keptRun(file: string): BenchRun | null {
  // Written by ourselves.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BenchRun) : null;
}
