import { createHash } from 'node:crypto';
import { fact } from '../../src/demo/demo-event.ts';
import { addYears } from '../../src/domain/keeping/retention.ts';
import { retentionRule } from '../../src/domain/keeping/retention-rules.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { ask } from '../firm/open-firm.ts';
import { ownCopy } from '../firm/own-copy.ts';
import { openRaw } from '../graph/raw-database.ts';
import type { RawDatabase } from '../graph/raw-database.ts';
import { race } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

const ENDED = 'substr(coalesce(run.ended, run.started), 1, 10)';

/** What is due of a paper and a retained sample of every run of the firm, beside the bare query for the same days. */
export async function keepingRows(asked: Asked): Promise<Row[]> {
  const address = await ownCopy(asked);
  const ledger = await openLedger(address, RECORD_KINDS);
  const raw = await openRaw(address);
  try {
    const runs = (await raw.rows("select id from record where kind = 'run' order by n")).map(([id]) =>
      String(id),
    );
    await recordDrafts(ledger, [runs.flatMap(keptOfRun)], () => undefined);
    // The day on which half of it is due: what no record says is durable counts as durable.
    const days = await raw.rows(`select ${ENDED} as day from run order by day`);
    const middle = String(present(days[Math.floor(days.length / 2)], 'a run with a day')[0]);
    const today = addYears(middle, retentionRule('durable').years);
    const due = (): Promise<unknown> => ask(ledger, 'keeping.due', { today });
    const { counts } = (await due()) as { counts: { due: number; kept: number } };
    const plain = await bareDue(raw, middle);
    if (counts.due !== plain || counts.due + counts.kept !== runs.length * 2)
      throw new Error(`${String(counts.due)} things are due, by the bare query ${String(plain)}.`);
    const rounds = { rounds: asked.quick ? 1 : 5, warmUp: asked.quick ? 0 : 1 };
    const { ours, bare } = await race({ ours: due, bare: () => bareDue(raw, middle) }, rounds);
    return [
      {
        ...{
          part: 'keeping',
          database: asked.firm.database,
          what: 'keeping: what is due over the whole firm',
        },
        size: `${String(counts.due)} due of ${String(runs.length * 2)} papers and samples`,
        ours,
        peers: [{ name: 'bare database: the same count', timing: bare }],
        promises: [{ says: 'times the bare query', measured: ours.medianMs / bare.medianMs }],
      },
    ];
  } finally {
    await raw.close();
    await ledger.database.close();
  }
}

function keptOfRun(run: string): Draft[] {
  const sha256 = createHash('sha256').update(run).digest('hex');
  const file = { sha256, name: `${run}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 };
  return [
    fact('file', `kept-${run}`, { ...file, of: [{ kind: 'run', id: run }] }),
    fact('sample', `kept-${run}`, { kind: 'retained', run, quantity: 2, place: 'Shelf' }),
  ];
}

/** Papers and samples of runs that ended before a day. */
async function bareDue(raw: RawDatabase, before: string): Promise<number> {
  const ended = `run where ${ENDED} < ?`;
  const papers = await raw.rows(
    `select count(*) from file_of paper cross join ${ended} and run.n = paper."of"`,
    [before],
  );
  const samples = await raw.rows(`select count(*) from sample cross join ${ended} and run.n = sample.run`, [
    before,
  ]);
  return [...papers, ...samples].reduce((sum, [count]) => sum + Number(count), 0);
}
