/**
 * How long `trace` takes for a pellet lot that went into a hundred thousand carton ranges (or as many as the first argument
 * says), on SQLite and on a throw-away PostgreSQL: `node bench/trace.ts [RANGES]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execute } from '../src/db/bulk.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { present } from '../src/kit/invariant.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Context } from '../src/operation/operation.ts';
import { runOperation } from '../src/operation/run-operation.ts';
import { OPERATIONS } from '../src/operations.ts';
import { startPostgres } from '../test/postgres-server.ts';

const RANGES = Number(process.argv[2] ?? 100_000);
const RUNS = 200;
const SERIES = 50;
const SHIPMENTS = 500;

let made = 0;

function drafts() {
  const put = (kind: string, id: string, body: object) => ({ action: 'record', kind, id, body }) as const;
  const list = [
    put('party', 'buyer', { name: 'Buyer', roles: ['consignee'] }),
    put('product', 'p', { name: 'Product' }),
    put('material', 'm', { code: 'M', name: 'Pellets', unit: 'GRM' }),
    put('material-lot', 'lot', { material: 'm', code: 'PELLETS-1' }),
  ];
  for (let run = 0; run < RUNS; run += 1) {
    list.push(put('run', `r${run}`, { code: `R-${run}`, product: 'p', made: 1_000_000 }));
    list.push(put('consumption', `c${run}`, { run: `r${run}`, slot: 'body', lot: 'lot', quantity: 1_000 }));
  }
  for (let series = 0; series < SERIES; series += 1) {
    list.push(put('carton-series', `S${series}`, { code: `PO ${series}`, mark: `PO-${series} C/NO.{n}` }));
  }
  for (let shipment = 0; shipment < SHIPMENTS; shipment += 1) {
    list.push(put('shipment', `D${shipment}`, { code: `D-${shipment}`, consignee: 'buyer' }));
  }
  // A run is packed under two orders; gaps between ranges keep them from joining.
  for (let index = 0; index < RANGES; index += 1) {
    const run = Math.floor((index * RUNS) / RANGES);
    const series = `S${(run + (index % 2)) % SERIES}`;
    const from = index * 20 + 1;
    const range = { series, from, to: from + 10 };
    const contents = [{ run: `r${run}`, unitsPerCarton: 20 }];
    list.push(put('packing', `k${index}`, { ...range, contents }));
    const shipment = `D${Math.floor((index * SHIPMENTS) / RANGES)}`;
    list.push(put('shipment-line', `l${index}`, { shipment, ...range }));
  }
  return list;
}

async function measure(name: string, address: string): Promise<void> {
  const ledger: Ledger = await openLedger(address, RECORD_KINDS);
  const newId = (): string => `e${(made += 1)}`;
  const now = (): string => '2026-01-05T08:00:00.000Z';
  await record(ledger, { actor: 'bench', at: now(), command: 'bench', newId }, (end) => end.append(drafts()));
  await ledger.database.write((transaction) => execute(transaction, 'analyze'));
  const context: Context = {
    ledger,
    actor: { id: 'bench', role: 'owner', sites: null },
    now,
    newId,
    dataFolder: null,
    progress: () => undefined,
    command: '',
  };
  const trace = present(
    OPERATIONS.find((operation) => operation.name === 'trace.story'),
    'the operation',
  );
  for (const code of ['PELLETS-1', 'R-7', 'PO-0 C/NO.45', 'D-7']) {
    const start = performance.now();
    const { output } = await runOperation(context, trace, { code });
    const ms = performance.now() - start;
    const nodes = String((output as { nodes: number }).nodes);
    console.log(
      `${name}: trace of ${code.padEnd(13)} ${nodes.padStart(6)} steps ${ms.toFixed(0).padStart(7)} ms`,
    );
  }
  await ledger.database.close();
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-bench-'));
try {
  await measure('SQLite', path.join(folder, 'trace.sqlite'));
  const server = await startPostgres();
  try {
    await measure('PostgreSQL', `${server.url}?schema=bench`);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true });
}
