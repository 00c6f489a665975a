import { seededRandom } from '../../src/demo/random.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { familyDays, type Family } from './family.ts';
import { firmGround } from './firm-ground.ts';
import { ORDINARY, ordinaryFamilies, type FirmSize } from './firm-size.ts';

/** Families at work at the same time: their records lie between each other's, as in a real year. */
const AT_WORK = 50;

/** The families of a firm in the order they begin; a larger firm begins with those of a smaller one. */
function familiesOf(size: FirmSize): Family[] {
  const ordinary = Array.from({ length: ordinaryFamilies(size) }, (_, number): Family => {
    return { id: `f${number}`, number, takesPellets: false, shape: ORDINARY };
  });
  const pellets = Array.from({ length: size.pelletFamilies }, (_, number): Family => {
    return { id: `pellets${number}`, number, takesPellets: true, shape: size.pelletShape };
  });
  return [...pellets, ...ordinary];
}

/** Records of so many families, in fives, that begin when all of the firm's are done; all of them are at work at once. */
export function* laterDrafts(size: FirmSize, families: number): Generator<Draft[]> {
  // Five neighbours share a material.
  const first = Math.ceil(ordinaryFamilies(size) / 5) * 5;
  const later = Array.from({ length: families }, (_, at): Family => {
    return { id: `f${first + at}`, number: first + at, takesPellets: false, shape: ORDINARY };
  });
  yield* daysOf(later);
}

/** All records of the firm, in the order they were made, a few days of one family at a time. */
export function* firmDrafts(size: FirmSize): Generator<Draft[]> {
  yield firmGround();
  yield* daysOf(familiesOf(size));
}

function* daysOf(families: readonly Family[]): Generator<Draft[]> {
  const random = seededRandom(20_240_108);
  const waiting = families.values();
  const working: Generator<Draft[]>[] = [];
  for (;;) {
    while (working.length < AT_WORK) {
      const next = waiting.next();
      if (next.done === true) break;
      const days = familyDays(next.value);
      // What a family stands on is there at once: its neighbours may share it.
      yield* firstOf(days);
      working.push(days);
    }
    if (working.length === 0) return;
    const at = random.between(0, working.length - 1);
    const drafts = working[at]?.next();
    if (drafts?.done === false) yield drafts.value;
    else working.splice(at, 1);
  }
}

function* firstOf(days: Generator<Draft[]>): Generator<Draft[]> {
  const first = days.next();
  if (first.done !== true) yield first.value;
}
