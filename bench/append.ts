import type { Draft } from '../src/ledger/draft.ts';
import { bareRowsOf, insertBare } from './bare-rows.ts';
import { dispose, openBench, recordAll, type BenchDatabase } from './bench-ledger.ts';
import { median, timed, type Measured } from './measured.ts';

const RUNS = 200;
const PACKINGS = 20_000;
const ROUNDS = 5;

/** What packing needs: a product, runs, one series of cartons. */
export function packingGround(): Draft[] {
  const runs = Array.from({ length: RUNS }, (_, run): Draft => {
    return record('run', `r${run}`, { code: `R-${run}`, product: 'p', made: 1_000_000 });
  });
  const series = record('carton-series', 's', { code: 'PO 7000', mark: 'PO-7000 C/NO.{n}' });
  return [record('product', 'p', { name: 'Product' }), ...runs, series];
}

function packings(): Draft[] {
  return Array.from({ length: PACKINGS }, (_, index): Draft => {
    const contents = [{ run: `r${index % RUNS}`, unitsPerCarton: 20 }];
    return record('packing', `k${index}`, {
      series: 's',
      from: index * 10 + 1,
      to: index * 10 + 11,
      contents,
    });
  });
}

function record(kind: string, id: string, body: object): Draft {
  return { action: 'record', kind, id, body };
}

/** Records packings as one command, and beside it inserts the same rows bare; the two take turns, so that both meet the same noise. */
export async function benchAppend(database: BenchDatabase): Promise<Measured[]> {
  const ground = packingGround();
  const drafts = packings();
  const [appends, bares]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ledger, bare] = [await openBench(database), await openBench(database)];
    await recordAll(ledger, ground);
    appends.push(await timed(() => recordAll(ledger, drafts)));
    const written = await bareRowsOf(ledger, ground.length + 1);
    rows = written.count;
    bares.push(await timed(() => insertBare(bare, written)));
    await dispose(ledger);
    await dispose(bare);
  }
  const medianMs = median(appends);
  return [
    {
      part: 'append',
      database: database.name,
      what: 'packings recorded as one command',
      size: `${PACKINGS} entries, ${rows} rows`,
      rounds: ROUNDS,
      medianMs,
      perSecond: (PACKINGS / medianMs) * 1_000,
      beside: { what: 'the same rows inserted bare, one SHA-256 an entry', medianMs: median(bares) },
    },
  ];
}
