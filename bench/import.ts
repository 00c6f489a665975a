import Papa from 'papaparse';
import { z } from 'zod';
import { packingGround } from './append.ts';
import { bareRowsOf, insertBare } from './bare-rows.ts';
import { ask, dispose, openBench, recordAll, type BenchDatabase } from './bench-ledger.ts';
import { median, timed, type Measured } from './measured.ts';

const ROWS = 100_000;
const ROUNDS = 3;

const MAPPING = {
  lotproof: 'mapping/1',
  name: 'Packing list',
  tables: [
    {
      name: 'packing',
      sheet: 'file',
      columns: {
        cartons: { header: 'C/NO', read: 'cartons', required: true },
        run: { header: 'Batch', read: 'code' },
        perCarton: { header: 'Pcs/ctn', read: 'whole' },
        count: { header: 'Ctns', read: 'whole' },
      },
      checks: [{ multiply: ['cartons.count'], gives: 'count' }],
      records: [
        {
          kind: 'packing',
          id: 's/{cartons.from}',
          body: {
            series: 's',
            from: '{cartons.from}',
            to: '{cartons.to}',
            contents: [{ run: { $find: 'run', code: '{run}' }, unitsPerCarton: '{perCarton}' }],
          },
        },
      ],
    },
  ],
};

function packingList(): string {
  const lines = ['C/NO,Batch,Pcs/ctn,Ctns'];
  for (let row = 0; row < ROWS; row += 1) {
    lines.push(`${row * 10 + 1}-${row * 10 + 10},R-${row % 200},20,10`);
  }
  return lines.join('\n');
}

const reportSchema = z.looseObject({ recorded: z.literal(true) });

/** Imports a packing list through its mapping, and beside it parses the same text and inserts the same rows bare. */
export async function benchImport(database: BenchDatabase): Promise<Measured[]> {
  const ground = packingGround();
  const text = packingList();
  const [imports, bares]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ledger, bare] = [await openBench(database), await openBench(database)];
    await recordAll(ledger, ground);
    const input = { files: [{ name: 'packing.csv', text }], mapping: MAPPING };
    imports.push(await timed(async () => reportSchema.parse(await ask(ledger, 'import.run', input))));
    const written = await bareRowsOf(ledger, ground.length + 1);
    rows = written.count;
    bares.push(
      await timed(async () => {
        Papa.parse(text, { header: true });
        await insertBare(bare, written);
      }),
    );
    await dispose(ledger);
    await dispose(bare);
  }
  const medianMs = median(imports);
  return [
    {
      part: 'import',
      database: database.name,
      what: 'packing list taken in through a mapping',
      size: `${ROWS} rows of CSV, ${rows} rows written`,
      rounds: ROUNDS,
      medianMs,
      perSecond: (ROWS / medianMs) * 1_000,
      beside: {
        what: 'Papa Parse, and the same rows inserted bare, one SHA-256 an entry',
        medianMs: median(bares),
      },
    },
  ];
}
