import { ask } from '../firm/open-firm.ts';
import { PELLETS, typicalStarts } from '../firm/questions.ts';
import { bareWayOn } from '../graph/bare-query.ts';
import { naiveWayOn } from '../graph/naive-layout.ts';
import { numbersOf, suspectOf } from '../graph/same-sets.ts';
import { race } from '../measure.ts';
import { atMostTimes, type Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** `scope` with classes, reasons, totals, conservation and missing records. Its sets were checked with those of trace. */
export async function scopeRows(asked: Asked): Promise<Row[]> {
  const starts = typicalStarts(asked.firm.size);
  const typical = await raceScope(asked, starts, asked.quick ? starts.length : 240);
  const pellet = await raceScope(asked, [PELLETS], asked.quick ? 1 : 5);
  const { ours, bare } = typical;
  return [
    {
      ...peersOf(asked, typical),
      what: 'scope, typical lot',
      size: `${starts.length} lots and runs`,
      promises: [
        atMostTimes(5, ours, bare, 'the bare database'),
        { says: 'p50 under 5 ms', measured: ours.medianMs, most: 5 },
        { says: 'p95 under 30 ms', measured: ours.p95Ms, most: 30 },
      ],
    },
    {
      ...peersOf(asked, pellet),
      what: 'scope, the pellet lot, all of it',
      size: await sizeOf(asked),
      promises: [
        atMostTimes(8, pellet.ours, pellet.bare, 'the bare database'),
        atMostTimes(1, pellet.ours, pellet.naive, 'the bare naive layout'),
      ],
    },
  ];
}

async function sizeOf({ firm }: Asked): Promise<string> {
  const text = JSON.stringify(await ask(firm.ledger, 'scope.ask', { suspects: [suspectOf(PELLETS)] }));
  return `an answer of ${(text.length / 1e6).toFixed(1)} MB`;
}

async function raceScope(asked: Asked, starts: readonly (typeof PELLETS)[], rounds: number) {
  const [{ firm }, graph] = [asked, await asked.graph()];
  const numbers = await numbersOf(firm, starts);
  const at = (round: number): number => numbers[round % numbers.length] ?? 0;
  const start = (round: number) => starts[round % starts.length] ?? PELLETS;
  return race(
    {
      ours: (round: number) => ask(firm.ledger, 'scope.ask', { suspects: [suspectOf(start(round))] }),
      bare: (round: number) => bareWayOn(firm.raw, at(round)),
      memory: async (round: number) => graph.on.reach(at(round)).length,
      naive: (round: number) => naiveWayOn(firm.naive, start(round).id),
    },
    { rounds, warmUp: rounds < 20 ? 1 : 20 },
  );
}

function peersOf({ firm }: Asked, timings: Awaited<ReturnType<typeof raceScope>>) {
  return {
    part: 'scope',
    database: firm.database,
    ours: timings.ours,
    peers: [
      { name: 'memory limit: breadth-first over typed arrays', timing: timings.memory },
      { name: 'bare database: one recursive query', timing: timings.bare },
      { name: 'bare naive layout: one recursive query', timing: timings.naive },
    ],
  };
}
