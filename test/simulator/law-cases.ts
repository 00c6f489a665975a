import { canonicalJson } from '../../src/kit/canonical-json.ts';
import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion, Suspect } from '../../src/domain/trace/scope-question.ts';
import { question, type Case, type Step } from './arbitraries.ts';
import { conserved, conservedTruly } from './conserved.ts';
import { recordedScope } from './granularity.ts';
import type { Failure } from './law-check.ts';
import {
  exactByRun,
  ignoranceNeverClears,
  ignoranceOfCartons,
  sharp,
  soundByCarton,
  soundByRun,
  soundTotals,
  type Faults,
} from './laws.ts';
import type { Truth } from './oracle.ts';
import { roomSpread, roomWithinLoss } from './room.ts';
import { reasoned } from './reasons.ts';
import { shuffledFacts } from './shuffled-facts.ts';

export type Engine = (facts: ScopeFacts, question: ScopeQuestion) => ScopeAnswer;

/** What a check needs to know of one state of the records. */
interface State {
  readonly facts: ScopeFacts;
  readonly damage: string | null;
  readonly lostQuantity: number | null;
  /** No record of what is in which carton is lost (exception `carton-contents`). */
  readonly cartonsTold: boolean;
}

const told = (steps: readonly Step[]): boolean =>
  steps.every((step) => step.kind.exception !== 'carton-contents');

function statesOf(drawn: Case): State[] {
  const damaged = drawn.steps.map((step, index) => ({
    facts: step.after,
    damage: drawn.steps
      .slice(0, index + 1)
      .map((each) => each.kind.name)
      .join(', then '),
    lostQuantity: step.damage.quantity,
    cartonsTold: told(drawn.steps.slice(0, index + 1)),
  }));
  return [whole(drawn), ...damaged];
}

/** Suspects that are found by what is in which carton: cartons, and what was added to packed ones. */
function isByCarton(facts: ScopeFacts, suspects: readonly Suspect[]): boolean {
  const added = new Set(facts.consumptions.filter((row) => row.cartons !== null).map((row) => row.lot));
  return suspects.some(
    (suspect) =>
      suspect.kind === 'cartons' ||
      suspect.kind === 'supplier' ||
      (suspect.kind === 'material-lot' && added.has(suspect.lot)),
  );
}

function whole(drawn: Case): State {
  return { facts: drawn.facts, damage: null, lostQuantity: null, cartonsTold: true };
}

function failure(law: string, drawn: Case, asked: ScopeQuestion, state: State, faults: Faults): Failure {
  const { facts, damage, lostQuantity, cartonsTold } = state;
  const { truth } = drawn;
  return { law, faults, damage, question: asked, lostQuantity, cartonsTold, before: null, facts, truth };
}

/** Law 1 in one state of the records. */
export function soundFaults(
  truth: Truth,
  facts: ScopeFacts,
  answer: ScopeAnswer,
  cartonsTold: boolean,
): Faults {
  const byRun = [...soundByRun(truth, answer, roomSpread(facts)), ...roomWithinLoss(facts, answer)];
  if (byRun.length > 0) return byRun;
  // In the ordinary setting a proof may be wrong within its stated room, and what is true by run then decides by place.
  if (!exactByRun(truth, answer)) return [];
  return [...soundTotals(truth, answer), ...(cartonsTold ? soundByCarton(truth, facts, answer) : [])];
}

/** Law 2 from one state of the records to the next. In the ordinary setting what the room excuses by run decides by carton. */
export function ignoranceFaults(
  before: ScopeAnswer,
  after: ScopeAnswer,
  facts: ScopeFacts,
  lostQuantity: number | null,
  cartonsTold: boolean,
): Faults {
  const byRun = ignoranceNeverClears(before, after, lostQuantity);
  if (byRun.length > 0 || !after.strict || !cartonsTold) return byRun;
  return ignoranceOfCartons(before, after, facts);
}

export function checkSound(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const state of statesOf(drawn)) {
      if (!state.cartonsTold && isByCarton(drawn.facts, drawn.suspects)) break;
      const faults = soundFaults(drawn.truth, state.facts, engine(state.facts, asked), state.cartonsTold);
      if (faults.length > 0) return failure('sound', drawn, asked, state, faults);
    }
    return null;
  };
}

export function checkIgnorance(engine: Engine, strict: boolean): (drawn: Case) => Failure | null {
  return (drawn) => {
    const asked = question(drawn.suspects, strict);
    for (const [index, { before, after, damage, kind }] of drawn.steps.entries()) {
      const cartonsTold = told(drawn.steps.slice(0, index + 1));
      if (!cartonsTold && isByCarton(drawn.facts, drawn.suspects)) break;
      const [was, now] = [engine(before, asked), engine(after, asked)];
      const faults = ignoranceFaults(was, now, after, damage.quantity, cartonsTold);
      const state = { facts: after, damage: kind.name, lostQuantity: damage.quantity, cartonsTold };
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
    return faults.length === 0 ? null : failure('sharp', drawn, asked, whole(drawn), faults);
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
export function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return `…${left.slice(Math.max(0, at - 60), at + 60)}… against …${right.slice(Math.max(0, at - 60), at + 60)}…`;
}
