import { buildCatalogue, type Catalogue } from './catalogue.ts';
import { addStickers, reworkCartons, reworkUnits, takeUnits } from './finishing.ts';
import { packUnits, repack, ship } from './packing.ts';
import { buyLots, makeRun } from './production.ts';
import { keepStores } from './stores.ts';
import { Tape } from './tape.ts';
import { emptyWorld, type World } from './world.ts';

/** Everything a world, its records and their damage are drawn from. */
export interface Plan {
  readonly catalogue: readonly number[];
  readonly lots: readonly number[];
  /** One tape a run: shrinking takes whole runs away. */
  readonly runs: readonly (readonly number[])[];
  readonly finishing: readonly number[];
  readonly packing: readonly number[];
  readonly stores: readonly number[];
  readonly records: readonly number[];
  readonly question: readonly number[];
  readonly damage: readonly number[];
}

/** Lives through a whole history: buying, making, reworking, packing, stickers, repacking, shipping, returns. */
export function buildWorld(plan: Plan): { world: World; catalogue: Catalogue } {
  const world = emptyWorld();
  const catalogue = buildCatalogue(world, new Tape(plan.catalogue));
  const lotTape = new Tape(plan.lots);
  for (const material of catalogue.bought) buyLots(world, catalogue, lotTape, material);
  for (const run of plan.runs) makeRun(world, catalogue, new Tape(run));
  finish(world, catalogue, new Tape(plan.finishing), new Tape(plan.packing));
  keepStores(world, catalogue, new Tape(plan.stores));
  return { world, catalogue };
}

function finish(world: World, catalogue: Catalogue, tape: Tape, packing: Tape): void {
  const reworks = tape.pick([0, 0, 1, 1, 2]);
  const stickers = tape.chance(20);
  const repacks = tape.pick([0, 0, 1, 2]);
  const inPlace = tape.chance(20);
  for (const run of world.runs) if (run.kind !== 'part') takeUnits(tape, run);
  for (let index = 0; index < reworks; index += 1) reworkUnits(world, catalogue, tape);
  packUnits(world, catalogue, packing);
  if (stickers) addStickers(world, catalogue, tape);
  for (let index = 0; index < repacks; index += 1) repack(world, tape);
  if (inPlace) reworkCartons(world, catalogue, tape);
  ship(world, catalogue, packing);
}
