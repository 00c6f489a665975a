/**
 * `npm run bench [PART…]`: measures append, import, find, trace and scope on SQLite and PostgreSQL. Without parts it measures all and
 * writes `bench/results/first.json` and `first.md`; with parts it only prints.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import prettier from 'prettier';
import { z } from 'zod';
import { benchAppend } from './append.ts';
import { dispose, onEachDatabase, type BenchDatabase } from './bench-ledger.ts';
import { benchFind } from './find.ts';
import { benchImport } from './import.ts';
import { ratioOf, type Measured } from './measured.ts';
import { pageOf, type BenchRun } from './page.ts';
import { openPelletFirm } from './pellets.ts';
import { benchLargeScope, benchTypicalScope } from './scope.ts';
import { benchTrace } from './trace.ts';

const PARTS: Readonly<Record<string, (database: BenchDatabase) => Promise<Measured[]>>> = {
  append: benchAppend,
  import: benchImport,
  find: benchFind,
  typical: benchTypicalScope,
  pellets: benchPellets,
};

/** Trace and large scope ask the same firm, which takes long to record. */
async function benchPellets(database: BenchDatabase): Promise<Measured[]> {
  const pellets = await openPelletFirm(database);
  const measured = [...(await benchTrace(database, pellets)), ...(await benchLargeScope(database, pellets))];
  await dispose(pellets);
  return measured;
}

function say(measured: Measured): void {
  const ratio = ratioOf(measured);
  const times = ratio === null ? '' : `, ${ratio.toFixed(1)} times ${measured.beside?.what ?? ''}`;
  console.log(
    `${measured.database}, ${measured.part}: ${measured.what} (${measured.size}): ${measured.medianMs.toFixed(2)} ms${times}`,
  );
}

function machine(): Record<string, string> {
  const cores = os.cpus();
  return {
    processor: `${cores[0]?.model ?? 'unknown'}, ${cores.length} cores`,
    memory: `${Math.round(os.totalmem() / 1024 ** 3)} GiB`,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    'load when it began': os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(', '),
  };
}

async function write(run: BenchRun): Promise<void> {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [
    ['first.json', JSON.stringify(run, null, 2)],
    ['first.md', pageOf(run)],
  ] as const) {
    const file = path.join(folder, name);
    const options = await prettier.resolveConfig(file);
    writeFileSync(file, await prettier.format(text, { ...options, filepath: file }));
  }
}

const wanted = process.argv.slice(2);
const at = new Date().toISOString();
const where = machine();
const packageSchema = z.looseObject({ version: z.string() });
const lotproof = packageSchema.parse(
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
).version;
const versions: Record<string, string> = { lotproof, Node: process.versions.node };
const results: Measured[] = [];
await onEachDatabase(async (database) => {
  versions[database.name] = database.version;
  for (const [name, bench] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const measured = await bench(database);
    measured.forEach(say);
    results.push(...measured);
    // After every part, so that a run that is stopped leaves what it found.
    if (wanted.length === 0) await write({ at, machine: where, versions, results: inOrder(results) });
  }
});

function inOrder(measured: readonly Measured[]): Measured[] {
  const order = ['append', 'import', 'find', 'trace', 'scope'];
  return measured.toSorted((left, right) => order.indexOf(left.part) - order.indexOf(right.part));
}
