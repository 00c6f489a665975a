import { canonicalJson } from '../../src/kit/canonical-json.ts';
import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion } from '../../src/domain/trace/scope-question.ts';
import type { Case } from './arbitraries.ts';
import { question } from './arbitraries.ts';
import { conserved, conservedTruly } from './conserved.ts';
import { recordedScope } from './granularity.ts';
import type { Failure } from './law-check.ts';
import {
  exactByRun,
  ignoranceNeverClears,
  ignoranceOfCartons,
  sharp,
  soundByPlace,
  soundByRun,
  type Faults,
} from './laws.ts';
import type { Truth } from './oracle.ts';
import { roomWithinLoss } from './room.ts';
import { reasoned } from './reasons.ts';
import { shuffledFacts } from './shuffled-facts.ts';

export type Engine = (facts: ScopeFacts, question: ScopeQuestion) => ScopeAnswer;

/** What a check needs to know of one state of the records. */
interface State {
  readonly facts: ScopeFacts;
  readonly damage: string | null;
  readonly lostQuantity: number | null;
}

function statesOf(drawn: Case): State[] {
  const damaged = drawn.steps.map((step, index) => ({
    facts: step.after,
    damage: drawn.steps
      .slice(0, index + 1)
      .map((each) => each.kind.name)
      .join(', then '),
    lostQuantity: step.damage.quantity,
  }));
  return [{ facts: drawn.facts, damage: null, lostQuantity: null }, ...damaged];
}

function failure(law: string, drawn: Case, asked: ScopeQuestion, state: State, faults: Faults): Failure {
  const { facts, damage, lostQuantity } = state;
  return { law, faults, damage, question: asked, lostQuantity, before: null, facts, truth: drawn.truth };
}

/** Law 1 in one state of the records. */
export function soundFaults(truth: Truth, facts: ScopeFacts, answer: ScopeAnswer): Faults {
  const byRun = [...soundByRun(truth, answer), ...roomWithinLoss(facts, answer)];
  if (byRun.length > 0) return byRun;
  // In the ordinary setting a proof may be wrong within its stated room, and what is true by run then decides by place.
  return exactByRun(truth, answer) ? soundByPlace(truth, facts, answer) : [];
}

/** Law 2 from one state of the records to the next. In the ordinary setting what the room excuses by run decides by carton. */
export function ignoranceFaults(
  before: ScopeAnswer,
  after: ScopeAnswer,
  facts: ScopeFacts,
  lostQuantity: number | null,
): Faults {
  const byRun = ignoranceNeverClears(before, after, lostQuantity);
  if (byRun.length > 0 || !after.strict) return byRun;
  return ignoranceOfCartons(before, after, facts);
}

export function checkSound(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const state of statesOf(drawn)) {
      const faults = soundFaults(drawn.truth, state.facts, engine(state.facts, asked));
      if (faults.length > 0) return failure('sound', drawn, asked, state, faults);
    }
    return null;
  };
}

export function checkIgnorance(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const { before, after, damage, kind } of drawn.steps) {
      const faults = ignoranceFaults(engine(before, asked), engine(after, asked), after, damage.quantity);
      const state = { facts: after, damage: kind.name, lostQuantity: damage.quantity };
      if (faults.length > 0) return { ...failure('ignorance', drawn, asked, state, faults), before };
    }
    return null;
  };
}

export function checkSharp(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    const scope = recordedScope(drawn.facts, drawn.suspects, strict);
    if (scope === null) return null;
    const faults = sharp(scope, engine(drawn.facts, asked));
    const state = { facts: drawn.facts, damage: null, lostQuantity: null };
    return faults.length === 0 ? null : failure('sharp', drawn, asked, state, faults);
  };
}

export function checkConserved(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const state of statesOf(drawn)) {
      const answer = engine(state.facts, asked);
      const faults = [...conserved(state.facts, answer), ...reasoned(answer)];
      if (state.damage === null) faults.push(...conservedTruly(drawn.truth, answer));
      if (faults.length > 0) return failure('conserved', drawn, asked, state, faults);
    }
    return null;
  };
}

/** Law 7: the same bytes when asked again, and whatever order the facts come in. */
export function checkRepeatable(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const [index, state] of statesOf(drawn).entries()) {
      const first = canonicalJson(engine(state.facts, asked));
      const faults: Faults = [];
      if (canonicalJson(engine(state.facts, asked)) !== first) faults.push('another answer when asked again');
      const shuffled = shuffledFacts(state.facts, [index + 1, 3, 8, 2, 5]);
      const other = canonicalJson(engine(shuffled, asked));
      if (other !== first) faults.push(`another answer in another order: ${difference(first, other)}`);
      if (faults.length > 0) return failure('repeatable', drawn, asked, state, faults);
    }
    return null;
  };
}

/** Where two texts part, with what follows in each. */
function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return `…${left.slice(Math.max(0, at - 60), at + 60)}… against …${right.slice(Math.max(0, at - 60), at + 60)}…`;
}
