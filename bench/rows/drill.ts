import path from 'node:path';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { SUSPECT_PAINT } from '../../src/demo/demo-story.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { ask } from '../firm/open-firm.ts';
import { bareWayBack, bareWayOn } from '../graph/bare-query.ts';
import { openRaw } from '../graph/raw-database.ts';
import { race } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** From a suspect lot of the demo firm to its verified evidence pack, beside the bare walk both ways. */
export async function drillRows({ fresh, folder, firm, quick }: Asked): Promise<Row[]> {
  const address = await fresh();
  const ledger = await openLedger(address, RECORD_KINDS);
  const raw = await openRaw(address);
  try {
    await buildDemo(ledger, () => undefined);
    const [row] = await raw.rows('select n from material_lot where code = ?', [SUSPECT_PAINT]);
    const lot = Number(present(row, 'the suspect lot')[0]);
    const more = { keyFolder: path.join(folder, 'drill-keys'), now: () => new Date().toISOString() };
    const drill = (): Promise<unknown> => ask(ledger, 'drill.run', { code: SUSPECT_PAINT }, more);
    const done = (await drill()) as { drill: { madeUnits: number; packSound: boolean }; packBytes: number };
    if (!done.drill.packSound) throw new Error('The pack of the drill is not sound.');
    const walk = async (): Promise<number> =>
      (await bareWayOn(raw, lot)).length + (await bareWayBack(raw, lot)).length;
    const { ours, bare } = await race({ ours: drill, bare: walk }, { rounds: quick ? 1 : 5, warmUp: 0 });
    const megabytes = (done.packBytes / 1e6).toFixed(1);
    return [
      {
        part: 'drill',
        database: firm.database,
        what: 'drill of a lot of the demo firm, to the verified pack',
        size: `${String(done.drill.madeUnits)} units, a pack of ${megabytes} MB`,
        ours,
        peers: [{ name: 'bare database: one recursive query each way', timing: bare }],
        promises: [
          { says: 'under 5 s', measured: ours.medianMs, most: 5_000 },
          { says: 'times the bare walk', measured: ours.medianMs / bare.medianMs },
        ],
      },
    ];
  } finally {
    await raw.close();
    await ledger.database.close();
  }
}
