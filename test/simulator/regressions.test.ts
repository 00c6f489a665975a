import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import { conserved, conservedTruly } from './conserved.ts';
import { recordedScope } from './granularity.ts';
import type { Failure } from './law-check.ts';
import { ignoranceFaults, soundFaults } from './law-cases.ts';
import { sharp } from './laws.ts';
import { reasoned } from './reasons.ts';
import { shuffledFacts } from './shuffled-facts.ts';

const folder = new URL('regressions/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What is wrong with today's answer to a case that once failed. */
function faultsOf({
  law,
  facts,
  before,
  question,
  truth,
  lostQuantity,
  cartonsTold,
  damage,
}: Failure): string[] {
  const answer = answerScope(facts, question);
  switch (law) {
    case 'sound':
      return soundFaults(truth, facts, answer, cartonsTold);
    case 'ignorance':
      return before === null
        ? []
        : ignoranceFaults(answerScope(before, question), answer, facts, lostQuantity, cartonsTold);
    case 'sharp':
      return sharp(recordedScope(facts, question.suspects, question.strict) ?? new Map(), answer);
    case 'conserved':
      return [
        ...conserved(facts, answer),
        ...reasoned(answer),
        ...(damage === null ? conservedTruly(truth, answer) : []),
      ];
    case 'repeatable': {
      const again = answerScope(shuffledFacts(facts, [1, 3, 8, 2, 5]), question);
      return canonicalJson(again) === canonicalJson(answer) ? [] : ['another answer in another order'];
    }
    default:
      return [`unknown law ${law}`];
  }
}

describe('cases that once failed', () => {
  it.each(files)('%s', (name) => {
    // Written by law-check.ts, which types it.
    const failure = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Failure;
    expect(faultsOf(failure)).toEqual([]);
  });

  it('are replayed from their folder', () => {
    expect(files.every((name) => /^[a-z]+-[a-z0-9-]+\.json$/.test(name))).toBe(true);
  });
});
