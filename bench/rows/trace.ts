import { ask } from '../firm/open-firm.ts';
import { PELLETS, typicalStarts, type Start } from '../firm/questions.ts';
import { bareWayBack, bareWayOn } from '../graph/bare-query.ts';
import { naiveWayOn } from '../graph/naive-layout.ts';
import { askOthers, numberOf, numbersOf, requireSameSets } from '../graph/same-sets.ts';
import { rangesAmong, type Things } from '../graph/things.ts';
import { race } from '../measure.ts';
import type { Asked } from './asked.ts';
import { atMostTimes, type Peer, type Promised, type Row } from '../row.ts';
import { raceOthers } from './others.ts';
import type { Timing } from '../measure.ts';

/** Typical starts whose sets are compared before anything is timed. */
const COMPARED = 15;

/** `trace` both ways: typical lots, and the lot that reaches a hundred thousand carton ranges. */
export async function traceRows(asked: Asked): Promise<Row[]> {
  const starts = typicalStarts(asked.firm.size);
  const compared: Things[] = [];
  for (const start of starts.slice(0, COMPARED)) {
    compared.push(await requireSameSets(asked.firm, await asked.graph(), start));
  }
  const pellets = await requireSameSets(asked.firm, await asked.graph(), PELLETS);
  const typical = await raceStarts(asked, starts, asked.quick ? starts.length : 240);
  const pellet = await raceStarts(asked, [PELLETS], asked.quick ? 1 : 5);
  const sizes = compared.map((things) => things.size).toSorted((left, right) => left - right);
  return [
    rowOf(asked, {
      what: 'trace both ways, typical lot',
      size: `${starts.length} lots and runs; the median reaches ${sizes[Math.floor(sizes.length / 2)] ?? 0} things`,
      timings: typical,
      promised: [3, 'the bare database'],
      others: await raceOthers(asked, starts.slice(0, COMPARED), compared),
    }),
    rowOf(asked, {
      what: 'trace both ways, the pellet lot, whole',
      size: `${await rangesOf(asked)} carton ranges reached, ${pellets.size} things when ranges in a row are joined`,
      timings: pellet,
      promised: [2, 'the bare database'],
      // Once each: some take minutes.
      others: await askOthers(asked.firm, PELLETS, pellets),
    }),
  ];
}

async function rangesOf(asked: Asked): Promise<string> {
  const [{ firm }, graph] = [asked, await asked.graph()];
  const reached = graph.on.reach(await numberOf(firm, PELLETS)).slice();
  return (await rangesAmong(firm.raw, reached)).toLocaleString('en');
}

type Raced = Awaited<ReturnType<typeof raceStarts>>;

async function raceStarts(asked: Asked, starts: readonly Start[], rounds: number) {
  const [{ firm }, graph] = [asked, await asked.graph()];
  const numbers = await numbersOf(firm, starts);
  const at = (round: number): number => numbers[round % numbers.length] ?? 0;
  const start = (round: number): Start => starts[round % starts.length] ?? PELLETS;
  const bare = async (round: number): Promise<void> => {
    await bareWayOn(firm.raw, at(round));
    await bareWayBack(firm.raw, at(round));
  };
  const contenders = {
    ours: (round: number) => {
      const { kind, id } = start(round);
      return ask(firm.ledger, 'trace.story', { kind, id });
    },
    bare,
    memory: async (round: number) => graph.on.reach(at(round)).length + graph.back.reach(at(round)).length,
    naive: (round: number) => naiveWayOn(firm.naive, start(round).id),
  };
  return race(contenders, { rounds, warmUp: rounds < 20 ? 1 : 20 });
}

interface Told {
  readonly what: string;
  readonly size: string;
  readonly timings: Raced;
  readonly promised: readonly [number, string];
  readonly others: readonly Peer[];
}

function rowOf({ firm }: Asked, { what, size, timings, promised, others }: Told): Row {
  const [most, name] = promised;
  return {
    part: 'trace',
    database: firm.database,
    what,
    size,
    ours: timings.ours,
    peers: [
      { name: 'memory limit: breadth-first over typed arrays', timing: timings.memory },
      { name: 'bare database: one recursive query, both ways', timing: timings.bare },
      { name: 'bare naive layout: one recursive query, way on', timing: timings.naive },
      ...others,
    ],
    promises: promisesOf(most, timings, name),
  };
}

function promisesOf(most: number, { ours, bare }: { ours: Timing; bare: Timing }, name: string): Promised[] {
  return [
    atMostTimes(most, ours, bare, name),
    { says: `p95 at most ${most} × ${name}`, measured: ours.p95Ms / bare.p95Ms, most },
  ];
}
