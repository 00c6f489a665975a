import type { Start } from '../firm/questions.ts';
import { askOthers, numbersOf, OTHERS } from '../graph/same-sets.ts';
import type { Things } from '../graph/things.ts';
import { race } from '../measure.ts';
import type { Peer } from '../row.ts';
import type { Asked } from './asked.ts';

/** The others on typical lots, way on; the share is that of the lot of which they return least. */
export async function raceOthers(
  { firm, quick }: Asked,
  starts: readonly Start[],
  truths: readonly Things[],
): Promise<Peer[]> {
  const numbers = await numbersOf(firm, starts);
  const at = (round: number): number => numbers[round % numbers.length] ?? 0;
  const { eachNode, capped, everything } = OTHERS;
  const timings = await race(
    {
      eachNode: (round: number) => eachNode.search(firm.raw, at(round)),
      capped: (round: number) => capped.search(firm.raw, at(round)),
      everything: (round: number) => everything.search(firm.raw, at(round)),
    },
    { rounds: quick ? 5 : 60, warmUp: quick ? 1 : 10 },
  );
  const least = new Map<string, number>();
  for (const [index, start] of starts.entries()) {
    for (const { name, share } of await askOthers(firm, start, truths[index] ?? new Set())) {
      least.set(name, Math.min(least.get(name) ?? 1, share));
    }
  }
  return (['eachNode', 'capped', 'everything'] as const).map((key) => {
    const { name } = OTHERS[key];
    return { name, timing: timings[key], share: least.get(name) ?? 0 };
  });
}
