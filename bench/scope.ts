import { z } from 'zod';
import { buildDemo } from '../src/demo/build-demo.ts';
import { SUSPECT_PAINT } from '../src/demo/demo-story.ts';
import { execute } from '../src/db/bulk.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { ask, dispose, openBench, type BenchDatabase } from './bench-ledger.ts';
import { medianOf, type Measured } from './measured.ts';

const rangesSchema = z.array(z.unknown());
const reportSchema = z.looseObject({
  runs: z.array(z.unknown()),
  places: z.array(
    z.looseObject({ ranges: rangesSchema, shipments: z.array(z.looseObject({ ranges: rangesSchema })) }),
  ),
});

/** Asks for the scope of the demo firm's suspect paint lot: what a firm asks on a usual bad day. */
export async function benchTypicalScope(database: BenchDatabase): Promise<Measured[]> {
  const ledger = await openBench(database);
  await buildDemo(ledger, () => undefined);
  const measured = await measure(database, ledger, {
    suspect: SUSPECT_PAINT,
    what: 'a paint lot of the demo firm',
    rounds: 11,
  });
  await dispose(ledger);
  return [measured];
}

/** Asks for the scope of a lot that reaches a hundred thousand carton ranges. */
export async function benchLargeScope(database: BenchDatabase, pellets: Ledger): Promise<Measured[]> {
  return [
    await measure(database, pellets, { suspect: 'PELLETS-1', what: 'a pellet lot in every run', rounds: 3 }),
  ];
}

async function measure(
  database: BenchDatabase,
  ledger: Ledger,
  { suspect, what, rounds }: { suspect: string; what: string; rounds: number },
): Promise<Measured> {
  const input = { suspects: [suspect] };
  const { runs, places } = reportSchema.parse(await ask(ledger, 'scope.ask', input));
  const ranges = places
    .flatMap((place) => [place.ranges, ...place.shipments.map((shipment) => shipment.ranges)])
    .reduce((sum, list) => sum + list.length, 0);
  return {
    part: 'scope',
    database: database.name,
    what,
    size: `${runs.length} runs, ${ranges} carton ranges in the answer`,
    rounds,
    medianMs: await medianOf(rounds, () => ask(ledger, 'scope.ask', input)),
    beside: {
      what: 'reading the carton and shipment rows there are',
      medianMs: await medianOf(rounds, () => readCartons(ledger)),
    },
  };
}

/** All carton contents and shipment lines: no answer about cartons can be had without those it is about. */
async function readCartons(ledger: Ledger): Promise<void> {
  await ledger.database.read(async (transaction) => {
    for (const table of ['packing', 'packing_content', 'shipment_line']) {
      await execute(transaction, `select * from "${table}"`);
    }
  });
}
