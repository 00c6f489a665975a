import fc from 'fast-check';
import type { ScopeQuestion, Suspect } from '../../src/domain/trace/scope-question.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { dateOf, timeOf } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import { drawDamage, type Focus } from './damage.ts';
import type { Damage, DamageKind } from './damage-kind.ts';
import { buildWorld, type Plan } from './history.ts';
import { truthOf, type Truth } from './oracle.ts';
import { recordWorld } from './recorder.ts';
import { Tape } from './tape.ts';
import type { World, WorldRun } from './world.ts';

/** Full tapes without bias: a world shrinks by its numbers going to 0, which is the same as the tape ending there. */
const tape = (length: number): fc.Arbitrary<number[]> =>
  fc.noBias(fc.array(fc.nat({ max: 9999 }), { minLength: length, maxLength: length, size: 'max' }));

/** Plans of small worlds: up to five runs, a few lots a material, cartons of up to six units. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  catalogue: tape(40),
  lots: tape(40),
  runs: fc.noBias(fc.array(tape(70), { minLength: 1, maxLength: 5, size: 'max' })),
  finishing: tape(120),
  packing: tape(150),
  stores: tape(120),
  records: tape(200),
  question: tape(10),
  damage: tape(500),
});

/** One step of losing or blurring records. */
export interface Step {
  readonly kind: DamageKind;
  readonly damage: Damage;
  readonly before: ScopeFacts;
  readonly after: ScopeFacts;
}

/** A world, what is asked of it, the truth, its complete records, and those records getting worse step by step. */
export interface Case {
  readonly world: World;
  readonly suspects: readonly Suspect[];
  readonly truth: Truth;
  readonly facts: ScopeFacts;
  readonly steps: readonly Step[];
}

export function buildCase(plan: Plan): Case {
  const { world, catalogue } = buildWorld(plan);
  const suspects = drawSuspects(world, catalogue, new Tape(plan.question));
  const facts = recordWorld(world, new Tape(plan.records));
  const truth = truthOf(world, { suspects, strict: false });
  return {
    world,
    suspects,
    truth,
    facts,
    steps: drawSteps(facts, focusOf(facts, suspects, truth), new Tape(plan.damage)),
  };
}

/** Suspect lots, the pieces made of what holds the suspect, and the runs that hold it. */
function focusOf(facts: ScopeFacts, suspects: readonly Suspect[], truth: Truth): Focus {
  const runs = new Set(truth.runs.filter((run) => run.holding.length > 0).map((run) => run.run));
  const named = suspects.flatMap((suspect) => (suspect.kind === 'material-lot' ? [suspect.lot] : []));
  const pieces = facts.lots.filter((lot) => lot.madeFrom.some((source) => runs.has(source.run)));
  const held = facts.consumptions
    .filter((row) => row.run !== null && runs.has(row.run))
    .map((row) => row.lot);
  const lots = new Set([...(named.length > 0 ? named : held), ...pieces.map((lot) => lot.key)]);
  const asked = new Set(
    suspects.flatMap((suspect) => (suspect.kind === 'revision' ? [suspect.revision] : [])),
  );
  return { lots, runs, asked };
}

function drawSteps(facts: ScopeFacts, focus: Focus, damageTape: Tape): Step[] {
  const steps: Step[] = [];
  let before = facts;
  for (let left = damageTape.pick([1, 2, 3, 4, 6]); left > 0; left -= 1) {
    const drawn = drawDamage(before, focus, damageTape);
    if (drawn === null) break;
    const after = drawn.damage.apply();
    steps.push({ ...drawn, before, after });
    before = after;
  }
  return steps;
}

function drawSuspects(world: World, catalogue: Catalogue, tape: Tape): Suspect[] {
  const first = drawSuspect(world, catalogue, tape);
  return tape.chance(12) ? [first, drawSuspect(world, catalogue, tape)] : [first];
}

const KINDS = [
  'lot',
  'lot',
  'lot',
  'lot',
  'lot',
  'supplier',
  'run',
  'window',
  'cartons',
  'revision',
] as const;

function drawSuspect(world: World, catalogue: Catalogue, tape: Tape): Suspect {
  const lot = drawLot(world, tape);
  const run = world.runs.length === 0 ? undefined : tape.pick(world.runs);
  if (run === undefined) return lot;
  switch (tape.pick(KINDS)) {
    case 'lot':
      return lot;
    case 'supplier':
      return drawSupplier(catalogue, tape);
    case 'run': {
      const from = tape.between(1, run.units.length);
      const span = { from, to: tape.between(from + 1, run.units.length + 1) };
      return { kind: 'run', run: run.key, span: tape.chance(50) ? span : null };
    }
    case 'window':
      return drawWindow(run, tape);
    case 'cartons':
      return drawCartons(world, tape) ?? lot;
    case 'revision':
      return {
        kind: 'revision',
        revision: tape.chance(50) && run.artwork !== null ? run.artwork : run.bom.key,
      };
  }
}

/** Mostly a lot that some run used. */
function drawLot(world: World, tape: Tape): Suspect {
  const usages = world.runs.flatMap((run) => run.usages);
  const used = world.lots.filter((lot) =>
    usages.some((usage) => usage.atoms.some((atom) => atom.lot === lot)),
  );
  const suspect = used.length === 0 || tape.chance(15) ? tape.pick(world.lots) : tape.pick(used);
  return { kind: 'material-lot', lot: suspect.key };
}

function drawSupplier(catalogue: Catalogue, tape: Tape): Suspect {
  const { party, site } = tape.pick(catalogue.suppliers);
  const from = tape.below(12);
  const to = from + tape.below(8);
  return {
    kind: 'supplier',
    party,
    site: tape.chance(40) ? site : null,
    from: dateOf(from),
    to: dateOf(to),
  };
}

/** Some half hours of a line, from within the run to at most two hours past its end. */
function drawWindow(run: WorldRun, tape: Tape): Suspect {
  const steps = Math.round((run.end - run.start) / 30);
  const from = tape.below(steps);
  const to = tape.between(from + 1, steps + 4);
  const [start, end] = [timeOf(run.start + from * 30), timeOf(run.start + to * 30)];
  return { kind: 'line-window', site: run.site, line: run.line, from: start, to: end };
}

function drawCartons(world: World, tape: Tape): Suspect | null {
  const carton = world.cartons.length === 0 ? undefined : tape.pick(world.cartons);
  if (carton === undefined) return null;
  const range = { from: carton.number, to: carton.number + tape.between(1, 4) };
  return { kind: 'cartons', series: carton.series, range };
}

export function question(suspects: readonly Suspect[], strict: boolean): ScopeQuestion {
  return { suspects, strict };
}
