import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import { answerScope } from '../../src/domain/trace/scope.ts';
import { checkLaw } from './law-check.ts';
import { checkConserved, checkIgnorance, checkRepeatable, checkSharp, checkSound } from './law-cases.ts';
import { chainOfParts, manyCartons } from './large-worlds.ts';

/** Each law once in the strict setting and once in the ordinary one. What each says exactly: docs/scope.md. */
describe.each([
  { setting: 'strict', strict: true },
  { setting: 'ordinary', strict: false },
])('in the $setting setting the answer', ({ setting, strict }) => {
  it('is sound: never clears a unit that holds it, never claims one that does not', () => {
    checkLaw(`sound, ${setting}`, checkSound(answerScope, strict));
  });

  it('clears nothing for ignorance: no lost or blurred record makes it surer', () => {
    checkLaw(`ignorance, ${setting}`, checkIgnorance(answerScope, strict));
  });

  it('is sharp: complete records clear all that they tell apart', () => {
    checkLaw(`sharp, ${setting}`, checkSharp(answerScope, strict));
  });

  it('conserves: the classes partition every run, places and rows add up', () => {
    checkLaw(`conserved, ${setting}`, checkConserved(answerScope, strict));
  });

  it('is repeatable: the same bytes again, in whatever order the facts come', () => {
    checkLaw(`repeatable, ${setting}`, checkRepeatable(answerScope, strict));
  });
});

describe('the answer is complete or refused', () => {
  it('follows a lot through 400 levels of parts to the last unit', () => {
    const { facts, question, last } = chainOfParts(400);
    const answer = answerScope(facts, question);
    const run = answer.runs.find((candidate) => candidate.run === last);
    expect(answer.runs.length).toBe(400);
    expect(run?.stretches.map((stretch) => stretch.class)).toEqual(['contains']);
  });

  it('names every one of 4,000 carton ranges that a run went into', () => {
    const { facts, question } = manyCartons(4000);
    const answer = answerScope(facts, question);
    const cartons = answer.ranges.reduce((sum, range) => sum + range.range.to - range.range.from, 0);
    expect(cartons).toBe(4000);
    expect(answer.totals.cartons.contains).toBe(4000);
    expect(canonicalJson(answer.totals.units)).toBe(
      canonicalJson({ contains: 8000, 'may-contain': 0, undetermined: 0, cleared: 0 }),
    );
  });
});
