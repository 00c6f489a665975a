import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { firmDrafts } from '../firm/firm-drafts.ts';
import { ask } from '../firm/open-firm.ts';
import { openRaw } from '../graph/raw-database.ts';
import { race, timed, timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';
import { insertAgain } from './bare-rows.ts';

/** Recording in batches, and one command that has to be on the disk before it is answered. */
export async function appendRows(asked: Asked): Promise<Row[]> {
  return [await batches(asked), await durable(asked)];
}

function someDrafts({ firm, quick }: Asked): Draft[] {
  const drafts: Draft[] = [];
  for (const day of firmDrafts(firm.size)) {
    if (drafts.length >= (quick ? 5_000 : 45_000)) break;
    drafts.push(...day);
  }
  return drafts;
}

/** As the generator gives them: small lists, which are then recorded thousands at a time. */
function* inDays(drafts: readonly Draft[]): Generator<Draft[]> {
  for (let from = 0; from < drafts.length; from += 100) yield drafts.slice(from, from + 100);
}

async function batches(asked: Asked): Promise<Row> {
  const drafts = someDrafts(asked);
  const [appends, bares]: [number[], number[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < (asked.quick ? 1 : 5); round += 1) {
    const [address, bareAddress] = [await asked.fresh(), await asked.fresh()];
    const ledger = await openLedger(address, RECORD_KINDS);
    appends.push(await timed(() => recordDrafts(ledger, inDays(drafts), () => undefined)));
    await ledger.database.close();
    await (await openLedger(bareAddress, RECORD_KINDS)).database.close();
    const [written, bare] = [await openRaw(address), await openRaw(bareAddress)];
    const again = await insertAgain(written, bare, 1);
    rows = again.rows;
    bares.push(again.ms);
    await written.close();
    await bare.close();
  }
  const [ours, least] = [timingOf(appends), timingOf(bares)];
  const perSecond = Math.round((drafts.length / ours.medianMs) * 1_000);
  return {
    part: 'append',
    database: asked.firm.database,
    what: 'ledger append in batches of 9,000, hashed and projected',
    size: `${drafts.length} entries, ${rows} rows: ${perSecond} entries a second`,
    ours,
    peers: [{ name: 'bare inserts of the same rows, one SHA-256 an entry', timing: least }],
    promises: [
      { says: 'at least a third of the bare rate', measured: least.medianMs / ours.medianMs, least: 1 / 3 },
    ],
  };
}

async function durable({ fresh, firm, quick }: Asked): Promise<Row> {
  const ledger = await openLedger(await fresh(), RECORD_KINDS);
  const bare = await openRaw(await fresh());
  const integer = bare.dialect === 'sqlite' ? 'integer' : 'bigint';
  await bare.exec(`create table kept (n ${integer} primary key, payload text not null)`);
  await ask(ledger, 'product.record', { id: 'p', body: { name: 'Product' } });
  await ask(ledger, 'run.record', { id: 'r', body: { code: 'R', product: 'p' } });
  const body = { run: 'r', kind: 'sampled', quantity: 1 };
  let [recorded, inserted] = [0, 0];
  const timings = await race(
    {
      ours: () => ask(ledger, 'taken.record', { id: `t${(recorded += 1)}`, body }),
      bare: () => bare.rows('insert into kept values (?, ?)', [(inserted += 1), JSON.stringify(body)]),
    },
    { rounds: quick ? 20 : 500, warmUp: 20 },
  );
  await ledger.database.close();
  await bare.close();
  return {
    part: 'append',
    database: firm.database,
    what: 'one durable command',
    size: 'one record, checked, hashed, projected and on the disk',
    ours: timings.ours,
    peers: [{ name: 'bare durable commit of one row', timing: timings.bare }],
    promises: [
      { says: 'p99 at most 2 × the bare commit', measured: timings.ours.p99Ms / timings.bare.p99Ms, most: 2 },
    ],
  };
}
