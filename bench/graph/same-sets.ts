import { z } from 'zod';
import { present } from '../../src/kit/invariant.ts';
import { ask, type OpenFirm } from '../firm/open-firm.ts';
import type { Start } from '../firm/questions.ts';
import { bareWayBack, bareWayOn } from './bare-query.ts';
import { timed, timingOf, type Timing } from '../measure.ts';
import type { MemoryGraph } from './load-graph.ts';
import { naiveThings, naiveWayOn } from './naive-layout.ts';
import { cappedFrontiers, everythingAtEachNode, queryForEachNode } from './other-ways.ts';
import { requireSame, shareOf, thingsOf, thingsOfStory, type Things } from './things.ts';

/** `n` of a record by kind and id. */
export async function numberOf({ raw }: OpenFirm, { kind, id }: Start): Promise<number> {
  const rows = await raw.rows('select n from record where kind = ? and id = ?', [kind, id]);
  return Number(present(rows[0], `the ${kind} ${id}`)[0]);
}

export async function numbersOf(firm: OpenFirm, starts: readonly Start[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const start of starts) numbers.push(await numberOf(firm, start));
  return numbers;
}

/** Asks every way of searching for one start, and fails unless all return the same set. What it holds comes back. */
export async function requireSameSets(firm: OpenFirm, graph: MemoryGraph, start: Start): Promise<Things> {
  const n = await numberOf(firm, start);
  const name = `${firm.database}, ${start.kind} ${start.id}`;
  const on = await thingsOf(firm.raw, graph.on.reach(n).slice());
  const back = await thingsOf(firm.raw, graph.back.reach(n).slice());
  requireSame(`${name}: memory, bare`, on, await thingsOf(firm.raw, await bareWayOn(firm.raw, n)));
  requireSame(`${name}: memory, bare, back`, back, await thingsOf(firm.raw, await bareWayBack(firm.raw, n)));
  requireSame(`${name}: memory, naive`, on, naiveThings(await naiveWayOn(firm.naive, start.id)));
  const story = thingsOfStory(await ask(firm.ledger, 'trace.story', { kind: start.kind, id: start.id }));
  requireSame(`${name}: memory, trace`, on, story.market);
  requireSame(`${name}: memory, trace back`, back, story.source);
  await requireScopeFits(firm, start, on);
  return on;
}

const namedSchema = z.looseObject({ id: z.string() });
const reportSchema = z.looseObject({
  runs: z.array(
    z.looseObject({ run: namedSchema, stretches: z.array(z.looseObject({ class: z.string() })) }),
  ),
});

/**
 * A scope looks at more runs than a search reaches (records may be missing) and clears units of some (it knows spans): so every
 * run that was reached is looked at, and a run that surely holds the suspect was reached.
 */
async function requireScopeFits(firm: OpenFirm, start: Start, on: Things): Promise<void> {
  const { runs } = reportSchema.parse(await ask(firm.ledger, 'scope.ask', { suspects: [suspectOf(start)] }));
  const lookedAt = new Set(runs.map(({ run }) => `run ${run.id}`));
  const reached = [...on].filter((thing) => thing.startsWith('run '));
  const forgotten = reached.filter((thing) => !lookedAt.has(thing));
  const invented = runs.filter(
    ({ run, stretches }) => stretches.some((one) => one.class === 'contains') && !on.has(`run ${run.id}`),
  );
  if (forgotten.length + invented.length === 0) return;
  throw new Error(
    `${firm.database}, scope of ${start.id}: runs not looked at: ${forgotten.slice(0, 5).join(', ')}; ` +
      `said to hold it and not reached: ${invented.map(({ run }) => run.id).join(', ')}`,
  );
}

export function suspectOf({ kind, id }: Start): string {
  return kind === 'run' ? `run:${id}` : `lot:${id}`;
}

/** How others search, by the names of those that do. */
export const OTHERS = {
  eachNode: { name: 'one query a node (as Odoo, Tryton, metasfresh)', search: queryForEachNode },
  capped: { name: 'frontiers, 500 things, 5 deep (as Carbon)', search: cappedFrontiers },
  everything: { name: 'everything at each node (as qcadoo)', search: everythingAtEachNode },
} as const;

/** How long each of the others takes for one start, and the part of the truth that it returns. */
export async function askOthers(
  firm: OpenFirm,
  start: Start,
  truth: Things,
): Promise<{ name: string; timing: Timing; share: number }[]> {
  const n = await numberOf(firm, start);
  const asked = [];
  for (const { name, search } of Object.values(OTHERS)) {
    let reached: number[] = [];
    const tookMs = await timed(async () => {
      reached = await search(firm.raw, n);
    });
    const share = shareOf(await thingsOf(firm.raw, reached), truth);
    asked.push({ name, timing: timingOf([tookMs]), share });
  }
  return asked;
}
