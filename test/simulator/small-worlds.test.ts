import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion } from '../../src/domain/trace/scope-question.ts';
import { DAMAGE_KINDS, isTried } from './damage.ts';
import type { Damage } from './damage-kind.ts';
import { ignoranceFaults, soundFaults } from './law-cases.ts';
import { truthOf, type Truth } from './oracle.ts';
import { recordWorld } from './recorder.ts';
import { Tape } from './tape.ts';
import { tinyPlans, type TinyPlan } from './tiny-plans.ts';
import { buildTinyWorld } from './tiny-worlds.ts';

/**
 * Every world of two lots, one slot and one or two runs of one unit each, by where the lots went, what happened to the goods, loss
 * and rest: 366 worlds; with LOTPROOF_LAW_UNITS=2 up to two units a run and 2,328 worlds, with 3 three and 10,338. Each is
 * recorded in three styles (slips over the run; slips over spans with waste; windows with counts) and asked for both lots in both
 * settings; then every single record of it is lost or blurred in every way that there is: 282,304 answers (1,959,144 with two).
 */
const UNITS = Number(process.env['LOTPROOF_LAW_UNITS'] ?? 1);
const STYLES = [0, 98, 99];

function* uses(facts: ScopeFacts): Generator<{ name: string; damage: Damage; cartonsTold: boolean }> {
  for (const kind of DAMAGE_KINDS.filter(isTried))
    for (const damage of kind.uses(facts))
      yield { name: kind.name, damage, cartonsTold: kind.exception === null };
}

interface Asked {
  readonly facts: ScopeFacts;
  readonly question: ScopeQuestion;
  readonly truth: Truth;
}

function* asked(plan: TinyPlan): Generator<Asked> {
  const { world, lots } = buildTinyWorld(plan);
  for (const style of STYLES) {
    const facts = recordWorld(world, new Tape(Array.from({ length: 300 }, () => style)));
    for (const lot of lots) {
      for (const strict of [true, false]) {
        const question = { suspects: [{ kind: 'material-lot' as const, lot: lot.key }], strict };
        yield { facts, question, truth: truthOf(world, question) };
      }
    }
  }
}

function faultsOf({ facts, question, truth }: Asked): string[] {
  const before = answerScope(facts, question);
  const faults = soundFaults(truth, facts, before, true);
  for (const { name, damage, cartonsTold } of uses(facts)) {
    const damaged = damage.apply();
    const after: ScopeAnswer = answerScope(damaged, question);
    const found = [
      ...soundFaults(truth, damaged, after, cartonsTold),
      ...ignoranceFaults(before, after, damaged, damage.quantity, cartonsTold),
    ];
    faults.push(...found.map((fault) => `after ${name}: ${fault}`));
  }
  return faults.map((fault) => `${question.strict ? 'strict' : 'ordinary'}: ${fault}`);
}

describe('in every small world', () => {
  it.each([...new Set([...tinyPlans(UNITS)].map((plan) => plan.goods))])(
    'with goods %s no answer is wrong, and none gets surer by losing a record',
    (goods) => {
      for (const plan of tinyPlans(UNITS)) {
        if (plan.goods !== goods) continue;
        for (const each of asked(plan)) expect(faultsOf(each), JSON.stringify(plan)).toEqual([]);
      }
    },
    900_000,
  );
});
