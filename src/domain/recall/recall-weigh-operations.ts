import { z } from 'zod';
import { selectIn } from '../../db/select-in.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import type { BoundaryChoice } from '../trace/scope-answer.ts';
import type { Key } from '../trace/scope-facts.ts';
import { strictSchema, suspectsSchema } from '../trace/scope-input.ts';
import { keptScope } from '../trace/scope-kept-operations.ts';
import type { AskedScope, KeptScope } from '../trace/scope-kept-operations.ts';
import { BOUNDARIES } from './recall.ts';
import type { Boundary } from './recall.ts';
import { coverOf, wholeRunsOf } from './recall-cover.ts';
import type { Cover } from './recall-cover.ts';
import { RUNS_NAMED, weighSchema } from './recall-weighed.ts';
import type { Weighed } from './recall-weighed.ts';
import { weighRows, weighText } from './recall-weigh-text.ts';

const weighOperation = readOperation({
  name: 'recall.weigh',
  summary:
    'The boundaries that a recall may be drawn at: what each takes in, leaves out and costs, and whether the record allows it',
  description:
    'A narrower boundary is allowed only where no unit lies outside of it that nothing clears. Whole runs take in all their cartons; ' +
    'cartons take in all that is in them; a window takes in units alone, where packing has kept them apart.',
  permission: 'trace',
  inThread: true,
  positional: ['suspects'],
  input: z.strictObject({ suspects: suspectsSchema, strict: strictSchema }),
  output: weighSchema,
  examples: [{ says: 'A dye lot is to be recalled', input: { suspects: ['SG-2108-115'] } }],
  run: weigh,
  show: weighText,
  table: weighRows,
});

async function weigh(context: ReadContext, asked: AskedScope): Promise<Weighed> {
  const kept = await keptScope(context, asked);
  const { answer, naming, words } = kept;
  const covers = new Map<Boundary, Cover>();
  for (const boundary of BOUNDARIES) covers.set(boundary, await coverFor(context, kept, boundary));
  const widest = covers.get('product');
  const weighed = answer.boundaries.flatMap((choice) => {
    const cover = covers.get(choice.boundary);
    return cover === undefined || widest === undefined ? [] : [weighedOf(choice, cover, widest, naming)];
  });
  const allowed = weighed.filter((one) => one.allowed);
  return {
    position: answer.position,
    suspects: [...words],
    narrowest: allowed.at(-1)?.boundary ?? 'product',
    boundaries: weighed,
  };
}

/** What a boundary takes in, by the records at the context's position. */
export async function coverFor(
  context: ReadContext,
  { answer, naming }: KeptScope,
  boundary: Boundary,
): Promise<Cover> {
  const parts = await partRuns(
    context,
    answer.runs.map(({ run }) => run),
  );
  const runs = wholeRunsOf(answer, boundary, (run) => parts.has(run));
  if (runs.length === 0) return coverOf(answer, boundary, null);
  const suspects = runs.map((run) => ({ kind: 'run' as const, id: naming.name(run).id }));
  const whole = await keptScope(context, { suspects });
  return coverOf(answer, boundary, { runs, answer: whole.answer });
}

/** Runs of products that become parts of others. */
async function partRuns({ transaction }: ReadContext, runs: readonly Key[]): Promise<ReadonlySet<Key>> {
  const rows = await selectIn<{ n: number }>(
    transaction,
    'select run.n as n from run join product on product.n = run.product where product.intermediate = 1 and run.n in (?*)',
    runs,
  );
  return new Set(rows.map(({ n }) => n));
}

function weighedOf(
  choice: BoundaryChoice,
  cover: Cover,
  widest: Cover,
  naming: KeptScope['naming'],
): Weighed['boundaries'][number] {
  const { boundary, clearedInside, notClearedOutside, allowed, why, because } = choice;
  const inside = new Set(cover.runs.map(({ run }) => run));
  const outside = widest.runs.filter(({ run }) => !inside.has(run)).map(({ run }) => naming.name(run));
  const cartons = cartonsIn(cover);
  return {
    ...{ boundary, units: cover.units, cartons, runs: cover.runs.length },
    wholeRuns: cover.runs.filter(({ isWhole }) => isWhole).length,
    consignees: new Set(cover.cartons.flatMap(({ place, party }) => (place === 'consignee' ? [party] : [])))
      .size,
    ...{ clearedInside, notClearedOutside, allowed, why, because: { ...because } },
    places: placesOf(cover),
    leavesOut: {
      units: Math.max(0, widest.units - cover.units),
      cartons: Math.max(0, cartonsIn(widest) - cartons),
      runs: outside.slice(0, RUNS_NAMED),
      moreRuns: Math.max(0, outside.length - RUNS_NAMED),
    },
  };
}

function cartonsIn({ cartons }: Cover): number {
  return cartons.reduce((sum, { range }) => sum + range.to - range.from, 0);
}

function placesOf({ cartons, elsewhere }: Cover): Weighed['boundaries'][number]['places'] {
  return PLACE_KINDS.flatMap((place) => {
    const here = cartons.filter((one) => one.place === place);
    const loose = elsewhere.find((one) => one.place === place)?.units ?? 0;
    const units = here.reduce(
      (sum, { units: each, range }) => sum + (each ?? 0) * (range.to - range.from),
      loose,
    );
    const count = cartonsIn({ cartons: here, elsewhere: [], runs: [], units: 0 });
    return units === 0 && count === 0 ? [] : [{ place, units, cartons: count }];
  });
}

/** Drawing the line of a recall. */
export const RECALL_WEIGH_OPERATIONS: readonly Operation[] = [weighOperation];
