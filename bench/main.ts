/**
 * `npm run bench -- [quick|1m|10m|full] [sqlite|postgresql] [PART…]`: builds a firm of that size (or takes the one kept from before), checks that every
 * way of searching it returns the same, and measures. Writes `bench/results/SIZE-DATABASE.json` and `.html`, of which parts that were not asked for stay as they were; quick only prints.
 */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { firmFacts, machineFacts, versionsOf, writeResults } from './bench-run.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { present } from '../src/kit/invariant.ts';
import { copiedFirm, emptySchema } from './firm/copy-firm.ts';
import { startBenchPostgres } from './postgres/debian-postgres.ts';
import { keptFirm } from './firm/build-firm.ts';
import { SIZES, type FirmSize } from './firm/firm-size.ts';
import { inNewFolder, openFirm } from './firm/open-firm.ts';
import { loadGraph, type MemoryGraph } from './graph/load-graph.ts';
import { timed } from './measure.ts';
import { missedBy, type KeptRow, type Row } from './row.ts';
import { findRows } from './rows/find.ts';
import { diskRows } from './rows/disk.ts';
import { growthRows } from './rows/growth.ts';
import { narrowRows } from './rows/narrow.ts';
import { wholeFirmRows } from './rows/whole-firm.ts';
import { httpRows } from './rows/http.ts';
import { startRows } from './rows/start.ts';
import { coverageRows } from './rows/coverage.ts';
import { drillRows } from './rows/drill.ts';
import { keepingRows } from './rows/keeping.ts';
import { labelRows } from './rows/labels.ts';
import { importRows, wholeLedgerRows } from './rows/long-jobs.ts';
import { twoServerRows } from './rows/two-servers.ts';
import { recallRows } from './rows/recall.ts';
import { scopeRows } from './rows/scope.ts';
import { appendRows } from './rows/append.ts';
import type { Asked } from './rows/asked.ts';
import { traceRows } from './rows/trace.ts';

const PARTS: Readonly<Record<string, (asked: Asked) => Promise<Row[]>>> = {
  trace: traceRows,
  scope: scopeRows,
  narrow: narrowRows,
  find: findRows,
  growth: growthRows,
  'whole-firm': wholeFirmRows,
  disk: diskRows,
  append: appendRows,
  import: importRows,
  ledger: wholeLedgerRows,
  servers: twoServerRows,
  http: httpRows,
  start: startRows,
  labels: labelRows,
  coverage: coverageRows,
  drill: drillRows,
  recall: recallRows,
  keeping: keepingRows,
};

/** Parts that are raced with the naive layout. */
const NAIVE_PARTS: readonly string[] = ['trace', 'scope'];

/** Parts that write ledgers of their own or copy the firm: with ten million links they tell nothing new, and take hours. */
const OWN_LEDGER_PARTS: readonly string[] = [
  'append',
  'import',
  'ledger',
  'servers',
  'labels',
  'coverage',
  'drill',
  'recall',
  'keeping',
];

const DATABASES: readonly string[] = ['sqlite', 'postgresql'];

const words = process.argv.slice(2);
const sizeName = words.find((word) => word in SIZES || word === 'full') ?? '1m';
const size = present(SIZES[sizeName === 'full' ? '10m' : sizeName], 'a size');
const named = words.filter((word) => word in PARTS);
const usual = Object.keys(PARTS).filter((part) => size.name !== '10m' || !OWN_LEDGER_PARTS.includes(part));
const parts = named.length > 0 ? named : usual;
const isWhole = usual.every((part) => parts.includes(part));
const wantedDatabases = words.filter((word) => DATABASES.includes(word));
const databases = wantedDatabases.length > 0 ? wantedDatabases : DATABASES;
const unknown = words.filter(
  (word) => word !== sizeName && !named.includes(word) && !DATABASES.includes(word),
);
if (unknown.length > 0) {
  const known = [[...Object.keys(SIZES), 'full'], DATABASES, Object.keys(PARTS)];
  console.error(
    `Not known: ${unknown.join(', ')}. npm run bench -- ${known.map((list) => `[${list.join('|')}]`).join(' ')}`,
  );
  process.exit(2);
}
const folder = process.env['LOTPROOF_BENCH_FIRMS'] ?? path.join(os.tmpdir(), 'lotproof-bench-firms');
mkdirSync(folder, { recursive: true });
const file = await builtFirm(size);
if (databases.includes('sqlite')) await benchSqlite(size);
if (databases.includes('postgresql')) await benchPostgres(size);

async function builtFirm(wanted: FirmSize): Promise<string> {
  const { file, buildMs } = await keptFirm(folder, wanted, sayProgress());
  const built = buildMs === null ? 'kept from before' : `built in ${Math.round(buildMs / 1_000)} s`;
  console.log(`Firm ${wanted.name}: ${file}, ${built}`);
  return file;
}

async function benchSqlite(wanted: FirmSize): Promise<void> {
  await inNewFolder(async (other) => {
    let made = 0;
    const fresh = async (): Promise<string> => path.join(other, `fresh-${(made += 1)}.sqlite`);
    const smaller = () =>
      openSmaller(wanted, async (size) => (await keptFirm(folder, size, sayProgress())).file);
    await benchFirm(wanted, { address: file, fresh, folder: other, smaller });
  });
}

async function benchPostgres(wanted: FirmSize): Promise<void> {
  const server = await startBenchPostgres(folder);
  console.log(`PostgreSQL: ${server.says}`);
  try {
    const { address, copyMs } = await copiedFirm(file, server.url, wanted);
    if (copyMs !== null) console.log(`Firm copied in ${Math.round(copyMs / 1_000)} s`);
    let made = 0;
    const fresh = (): Promise<string> => emptySchema(server.url, `fresh_${(made += 1)}`);
    const smaller = () =>
      openSmaller(wanted, async (size) => {
        const small = await keptFirm(folder, size, sayProgress());
        return (await copiedFirm(small.file, server.url, size)).address;
      });
    await inNewFolder((other) => benchFirm(wanted, { address, fresh, folder: other, smaller }));
  } finally {
    await server.stop();
  }
}

async function openSmaller(wanted: FirmSize, addressOf: (size: FirmSize) => Promise<string>) {
  const small = present(SIZES['1m'], 'the size of a million links');
  if (wanted.links <= small.links) return null;
  return { size: small, ledger: await openLedger(await addressOf(small), RECORD_KINDS) };
}

type Place = Pick<Asked, 'address' | 'fresh' | 'folder' | 'smaller'>;

async function benchFirm(wanted: FirmSize, place: Place): Promise<void> {
  const at = new Date().toISOString();
  const asksNaive = parts.some((part) => NAIVE_PARTS.includes(part));
  const firm = await openFirm(place.address, await place.fresh(), wanted, asksNaive);
  console.log(`${firm.database}: naive layout of ${firm.naiveRows} rows filled`);
  let loaded: Promise<MemoryGraph> | undefined;
  const graph = (): Promise<MemoryGraph> => (loaded ??= loadGraph(firm.raw));
  const [versions, facts] = [await versionsOf(firm), await firmFacts(firm)];
  const asked = { ...place, firm, graph, links: facts['links'] ?? 0, quick: wanted.name === 'quick' };
  const run = {
    command: `npm run bench -- ${wanted.name}`,
    at,
    machine: machineFacts(),
    versions,
    firm: facts,
  };
  for (const [part, make] of Object.entries(PARTS)) {
    if (!parts.includes(part)) continue;
    const rows = await measure(asked, part, make);
    // After every part, so that a run that is stopped leaves what it found.
    const name = `${wanted.name}-${firm.database.toLowerCase()}`;
    if (asked.quick) continue;
    const other = await writeResults(name, { ...run, rows }, { order: Object.keys(PARTS), isWhole });
    if (other !== null)
      console.log(
        `Not written to bench/results/${name}: what is kept there is of ${other.keptOf}. All parts together begin anew.`,
      );
  }
  await firm.close();
}

async function measure(
  asked: Asked,
  part: string,
  make: (asked: Asked) => Promise<Row[]>,
): Promise<KeptRow[]> {
  const [at, load] = [new Date().toISOString(), os.loadavg()[0] ?? 0];
  let made: Row[] = [];
  const tookMs = await timed(async () => {
    made = await make(asked);
  });
  made.forEach(say);
  console.log(`${asked.firm.database}, ${part}: ${Math.round(tookMs / 1_000)} s`);
  return made.map((row) => ({ ...row, at, load }));
}

function say(row: Row): void {
  const time = (ms: number): string => `${ms.toPrecision(3)} ms`;
  const ours =
    row.ours === null ? (row.note ?? '') : `${time(row.ours.medianMs)}, p95 ${time(row.ours.p95Ms)}`;
  console.log(`${row.database}: ${row.what} (${row.size}): ${ours}`);
  for (const { name, timing, share } of row.peers) {
    const part = share === undefined ? '' : `, ${(share * 100).toFixed(1)} % of the truth`;
    console.log(`    ${name}: ${time(timing.medianMs)}${part}`);
  }
  for (const promised of row.promises) {
    const missed = missedBy(promised);
    console.log(
      `    ${missed === 0 ? 'stated' : missed <= 1 ? 'kept' : `missed ${missed.toFixed(1)} times`}: ${promised.says}: ${promised.measured.toPrecision(3)}`,
    );
  }
}

function sayProgress(): (entries: number) => void {
  let said = 0;
  return (entries) => {
    if (entries - said < 500_000) return;
    said = entries;
    console.log(`    ${entries.toLocaleString('en')} entries recorded`);
  };
}
