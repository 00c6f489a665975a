import { z } from 'zod';
import type { Ledger } from '../src/ledger/ledger.ts';
import { ask, type BenchDatabase } from './bench-ledger.ts';
import { medianOf, type Measured } from './measured.ts';

const ROUNDS = 5;
const storySchema = z.looseObject({ nodes: z.int() });

/** Traces a lot, a run, a carton and a shipment of the pellet firm. */
export async function benchTrace(database: BenchDatabase, pellets: Ledger): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const code of ['PELLETS-1', 'R-7', 'PO-0 C/NO.45', 'D-7']) {
    const { nodes } = storySchema.parse(await ask(pellets, 'trace.story', { code }));
    measured.push({
      part: 'trace',
      database: database.name,
      what: `the story of ${code}`,
      size: `${nodes} steps`,
      rounds: ROUNDS,
      medianMs: await medianOf(ROUNDS, () => ask(pellets, 'trace.story', { code })),
    });
  }
  return measured;
}
