/**
 * `npm run bench -- [quick|1m|10m|full] [PART…]`: builds a firm of that size (or takes the one kept from before), checks that every
 * way of searching it returns the same, and measures. Writes `bench/results/SIZE-DATABASE.json` and `.html`; quick, or with parts, it only prints.
 */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { firmFacts, machineFacts, versionsOf, writeResults } from './bench-run.ts';
import { keptFirm } from './firm/build-firm.ts';
import { SIZES, type FirmSize } from './firm/firm-size.ts';
import { inNewFolder, openFirm, type OpenFirm } from './firm/open-firm.ts';
import { loadGraph } from './graph/load-graph.ts';
import { timed } from './measure.ts';
import { missedBy, type Row } from './row.ts';
import { findRows } from './rows/find.ts';
import { scopeRows } from './rows/scope.ts';
import { traceRows, type Asked } from './rows/trace.ts';

const PARTS: Readonly<Record<string, (asked: Asked) => Promise<Row[]>>> = {
  trace: traceRows,
  scope: scopeRows,
  find: findRows,
};

const [sizeName = '1m', ...parts] = process.argv.slice(2);
const size = SIZES[sizeName === 'full' ? '10m' : sizeName];
const unknown = parts.filter((part) => !(part in PARTS));
if (size === undefined || unknown.length > 0) {
  console.error(
    `npm run bench -- [${Object.keys(SIZES).join('|')}|full] [${Object.keys(PARTS).join(' ')}]: ${[sizeName, ...parts].join(' ')} is none of these.`,
  );
  process.exit(2);
}
await benchSqlite(size);

async function benchSqlite(wanted: FirmSize): Promise<void> {
  const folder = process.env['LOTPROOF_BENCH_FIRMS'] ?? path.join(os.tmpdir(), 'lotproof-bench-firms');
  mkdirSync(folder, { recursive: true });
  const { file, buildMs } = await keptFirm(folder, wanted, sayProgress());
  const built = buildMs === null ? 'kept from before' : `built in ${Math.round(buildMs / 1_000)} s`;
  console.log(`Firm ${wanted.name}: ${file}, ${built}`);
  await inNewFolder(async (other) => {
    const firm = await openFirm(file, path.join(other, 'naive.sqlite'), wanted);
    await benchFirm(firm);
    await firm.close();
  });
}

async function benchFirm(firm: OpenFirm): Promise<void> {
  const start = { at: new Date().toISOString(), machine: machineFacts() };
  const graph = await loadGraph(firm.raw);
  const rows: Row[] = [];
  for (const [part, rowsOf] of Object.entries(PARTS)) {
    if (parts.length > 0 && !parts.includes(part)) continue;
    const tookMs = await timed(async () => {
      const made = await rowsOf({ firm, graph, quick: firm.size.name === 'quick' });
      made.forEach(say);
      rows.push(...made);
    });
    console.log(`${firm.database}, ${part}: ${Math.round(tookMs / 1_000)} s`);
  }
  if (parts.length > 0 || firm.size.name === 'quick') return;
  const [versions, facts] = [await versionsOf(firm), await firmFacts(firm)];
  const command = `npm run bench -- ${firm.size.name}`;
  await writeResults(`${firm.size.name}-${firm.database.toLowerCase()}`, {
    command,
    ...start,
    versions,
    firm: facts,
    rows,
  });
}

function say(row: Row): void {
  const time = (ms: number): string => `${ms.toPrecision(3)} ms`;
  const ours = row.ours === null ? 'not built' : `${time(row.ours.medianMs)}, p95 ${time(row.ours.p95Ms)}`;
  console.log(`${row.database}: ${row.what} (${row.size}): ${ours}`);
  for (const { name, timing, share } of row.peers) {
    const part = share === undefined ? '' : `, ${(share * 100).toFixed(1)} % of the truth`;
    console.log(`    ${name}: ${time(timing.medianMs)}${part}`);
  }
  for (const promised of row.promises) {
    const missed = missedBy(promised);
    console.log(
      `    ${missed <= 1 ? 'kept' : `missed ${missed.toFixed(1)} times`}: ${promised.says}: ${promised.measured.toPrecision(3)}`,
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
