import { ask } from '../firm/open-firm.ts';
import { PELLETS, typicalStarts, type Start } from '../firm/questions.ts';
import { suspectOf } from '../graph/same-sets.ts';
import { race } from '../measure.ts';
import { atMostTimes, type Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** What is asked, round by round: an operation and its input. */
interface Job {
  readonly what: string;
  readonly asks: (round: number) => readonly [string, unknown];
}

function jobsOf(starts: readonly Start[]): Job[] {
  const at = (round: number): Start => starts[round % starts.length] ?? PELLETS;
  return [
    {
      what: 'trace, typical lot',
      asks: (round) => ['trace.story', { kind: at(round).kind, id: at(round).id }],
    },
    { what: 'scope, typical lot', asks: (round) => ['scope.ask', { suspects: [suspectOf(at(round))] }] },
  ];
}

/** The same questions of this firm and of one with a million links, in turns. Only for firms larger than that. */
export async function growthRows({ firm, smaller }: Asked): Promise<Row[]> {
  const small = await smaller();
  if (small === null) return [];
  const starts = typicalStarts(firm.size);
  const rows: Row[] = [];
  for (const { what, asks } of jobsOf(starts)) {
    const timings = await race(
      {
        ours: (round: number) => ask(firm.ledger, ...asks(round)),
        small: (round: number) => ask(small.ledger, ...asks(round)),
      },
      { rounds: 240, warmUp: 20 },
    );
    rows.push({
      part: 'growth',
      database: firm.database,
      what: `growth: ${what}, ${firm.size.name} against ${small.size.name}`,
      size: `${starts.length} lots and runs that both firms have`,
      ours: timings.ours,
      peers: [{ name: `the same questions of the firm of ${small.size.name} links`, timing: timings.small }],
      promises: [atMostTimes(1.3, timings.ours, timings.small, 'the smaller firm')],
    });
  }
  await small.ledger.database.close();
  return rows;
}
