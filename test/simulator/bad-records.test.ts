import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { RepackFact, ReworkFact, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { conserved } from './conserved.ts';
import { SERIES, tinyFacts, tinyIssue, tinyLot, tinyPacking, tinyRun } from './tiny-facts.ts';

/** Records that cannot be true: things made of themselves. A walk over them ends, and nothing they touch is cleared. */
const SUSPECT = 10;

function ask(facts: ScopeFacts): ScopeAnswer[] {
  return [true, false].map((strict) =>
    answerScope(facts, { suspects: [{ kind: 'material-lot', lot: SUSPECT }], strict }),
  );
}

function classesOf(answer: ScopeAnswer, run: number): string[] {
  const found = answer.runs.find((candidate) => candidate.run === run);
  return [...new Set(found?.stretches.map((stretch) => stretch.class) ?? ['not looked at'])];
}

function expectNotCleared(facts: ScopeFacts, runs: readonly number[]): void {
  for (const answer of ask(facts)) {
    for (const run of runs) {
      expect(classesOf(answer, run)).not.toContain('cleared');
      expect(classesOf(answer, run)).not.toContain('not looked at');
    }
    expect(conserved(facts, answer)).toEqual([]);
  }
}

function tinyRework(key: number, run: number, of: number, quantity: number): ReworkFact {
  return { key, run, of: [{ run: of, span: null, quantity }], cartons: [], replaces: [], date: null };
}

function tinyRepack(key: number, from: number, to: number, units: number): RepackFact {
  const carton = (number: number) => ({ series: SERIES, range: { from: number, to: number + 1 } });
  const move = { from: carton(from), to: carton(to), run: null, units, fate: null };
  return { key, date: null, moves: [move] };
}

describe('records that go round in a circle', () => {
  it('two runs each made of the lot that the other made', () => {
    const facts = tinyFacts({
      lots: [
        tinyLot(SUSPECT, { quantityDispatched: 1 }),
        tinyLot(11, { supplier: null, madeFrom: [{ run: 21, span: null, quantity: 3 }] }),
        tinyLot(12, { supplier: null, madeFrom: [{ run: 20, span: null, quantity: 3 }] }),
      ],
      runs: [tinyRun(20, 4), tinyRun(21, 3)],
      consumptions: [
        tinyIssue(30, 20, SUSPECT, { quantity: 1 }),
        tinyIssue(31, 20, 11, { quantity: 3 }),
        tinyIssue(32, 21, 12, { quantity: 3 }),
      ],
    });
    expectNotCleared(facts, [20, 21]);
  });

  it('a run made of the lot that it makes', () => {
    const facts = tinyFacts({
      lots: [
        tinyLot(SUSPECT, { quantityDispatched: 1 }),
        tinyLot(11, { supplier: null, madeFrom: [{ run: 20, span: { from: 1, to: 2 }, quantity: 1 }] }),
      ],
      runs: [tinyRun(20, 2)],
      consumptions: [
        tinyIssue(30, 20, SUSPECT, { quantity: 1, span: { from: 1, to: 2 } }),
        tinyIssue(31, 20, 11, { quantity: 1, span: { from: 2, to: 3 } }),
      ],
    });
    expectNotCleared(facts, [20]);
  });

  it('two runs reworked into each other, and one into itself', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT), tinyLot(11)],
      runs: [tinyRun(20, 2), tinyRun(21, 2), tinyRun(22, 2)],
      consumptions: [
        tinyIssue(30, 20, SUSPECT, { quantity: 2 }),
        tinyIssue(31, 21, 11, { quantity: 2 }),
        tinyIssue(32, 22, 11, { quantity: 2 }),
      ],
      reworks: [
        tinyRework(40, 21, 20, 2),
        tinyRework(41, 20, 21, 2),
        tinyRework(42, 22, 22, 2),
        tinyRework(43, 22, 21, 2),
      ],
    });
    expectNotCleared(facts, [20, 21, 22]);
  });

  it('cartons repacked into each other, and one into itself', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT), tinyLot(11)],
      runs: [tinyRun(20, 4), tinyRun(21, 4)],
      consumptions: [tinyIssue(30, 20, SUSPECT, { quantity: 4 }), tinyIssue(31, 21, 11, { quantity: 4 })],
      packings: [tinyPacking(50, 1, 2, 20, 4), tinyPacking(51, 2, 3, 21, 4)],
      repacks: [tinyRepack(60, 1, 2, 2), tinyRepack(61, 2, 1, 2), tinyRepack(62, 2, 2, 1)],
    });
    expectNotCleared(facts, [20]);
    for (const answer of ask(facts)) {
      for (const carton of [1, 2]) {
        const range = answer.ranges.find(({ range: { from, to } }) => from <= carton && carton < to);
        expect(range?.class ?? 'cleared').not.toBe('cleared');
      }
    }
  });
});

describe('records that contradict each other', () => {
  it('more recorded in a slot than it can take clears no lot of it', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT), tinyLot(11)],
      runs: [tinyRun(20, 4)],
      consumptions: [tinyIssue(31, 20, 11, { quantity: 9 })],
    });
    expectNotCleared(facts, [20]);
  });

  it('more of a lot recorded elsewhere than ever left its supplier closes no account', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT, { quantityDispatched: 4 }), tinyLot(11)],
      runs: [tinyRun(20, 4), tinyRun(21, 5)],
      consumptions: [tinyIssue(31, 21, SUSPECT, { quantity: 5 })],
    });
    expectNotCleared(facts, [20]);
  });

  it('more packed than was made is shown as a contradiction', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT)],
      runs: [tinyRun(20, 4)],
      consumptions: [tinyIssue(31, 20, SUSPECT, { quantity: 4 })],
      packings: [tinyPacking(50, 1, 4, 20, 2)],
    });
    for (const answer of ask(facts)) {
      expect(answer.conservation.find((row) => row.run === 20)?.unaccounted).toBe(-2);
      expect(answer.missing.map((record) => record.reason)).toContain('quantity-contradiction');
    }
  });
});
