import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { ConsumptionFact } from '../../src/domain/trace/scope-facts.ts';
import { tinyFacts, tinyIssue, tinyLot, tinyRevision, tinyRun } from './tiny-facts.ts';

/** What proves a slot and what does not (readings 1 and 2), each rule alone, on four units with a loss of one half. */
const SUSPECT = 10;
const OTHER = 11;
const ANOTHER = 12;

const other = (key: number, fields: Partial<ConsumptionFact>): ConsumptionFact =>
  tinyIssue(key, 20, OTHER, fields);

interface Shown {
  readonly says: string;
  readonly rows: readonly ConsumptionFact[];
  /** Class of the four units, strict and ordinary. */
  readonly strict: string;
  readonly ordinary: string;
}

const shown: readonly Shown[] = [
  {
    says: 'the need alone leaves room: a proof in the ordinary setting, none in the strict one',
    rows: [other(30, { quantity: 4 })],
    ...{ strict: 'undetermined', ordinary: 'cleared' },
  },
  {
    says: 'less than the need is short',
    rows: [other(30, { quantity: 3 })],
    ...{ strict: 'undetermined', ordinary: 'undetermined' },
  },
  {
    says: 'need plus stated loss leaves no room',
    rows: [other(30, { quantity: 6 })],
    ...{ strict: 'cleared', ordinary: 'cleared' },
  },
  {
    says: 'more than that contradicts',
    rows: [other(30, { quantity: 7 })],
    ...{ strict: 'undetermined', ordinary: 'undetermined' },
  },
  {
    says: 'the run’s own waste closes the account where the rest is the need',
    rows: [other(30, { quantity: 5 }), other(31, { kind: 'waste', quantity: 1 })],
    ...{ strict: 'cleared', ordinary: 'cleared' },
  },
  {
    says: 'waste that leaves less than the need closes nothing',
    rows: [other(30, { quantity: 5 }), other(31, { kind: 'waste', quantity: 2 })],
    ...{ strict: 'undetermined', ordinary: 'cleared' },
  },
  {
    says: 'what came back to the store was not used',
    rows: [other(30, { quantity: 6 }), other(31, { kind: 'return', quantity: 3 })],
    ...{ strict: 'undetermined', ordinary: 'undetermined' },
  },
  {
    says: 'a unit without a slip leaves the whole slot open, however large the sum',
    rows: [other(30, { quantity: 5, span: { from: 1, to: 4 } })],
    ...{ strict: 'undetermined', ordinary: 'undetermined' },
  },
  {
    says: 'a span that does not carry its own units leaves the slot open',
    rows: [
      other(30, { quantity: 3, span: { from: 1, to: 3 } }),
      other(31, { quantity: 1, span: { from: 3, to: 5 } }),
    ],
    ...{ strict: 'undetermined', ordinary: 'undetermined' },
  },
  {
    says: 'an agreement that issues are complete is believed, and proves nothing strictly',
    rows: [other(30, { issuesComplete: true })],
    ...{ strict: 'undetermined', ordinary: 'cleared' },
  },
  {
    says: 'the suspect alone in a closed slot is in every unit',
    rows: [tinyIssue(30, 20, SUSPECT, { quantity: 6 })],
    ...{ strict: 'contains', ordinary: 'contains' },
  },
  {
    says: 'the suspect beside another lot may be in any',
    rows: [tinyIssue(30, 20, SUSPECT, { quantity: 3 }), tinyIssue(31, 20, ANOTHER, { quantity: 3 })],
    ...{ strict: 'may-contain', ordinary: 'may-contain' },
  },
];

describe('a slot', () => {
  it.each(shown)('$says', ({ rows, strict, ordinary }) => {
    const [slot] = tinyRevision().slots;
    const facts = tinyFacts({
      revisions: [tinyRevision({ slots: slot === undefined ? [] : [{ ...slot, lossPermille: 500 }] })],
      lots: [tinyLot(SUSPECT), tinyLot(OTHER), tinyLot(ANOTHER)],
      runs: [tinyRun(20, 4)],
      consumptions: [...rows],
    });
    const classes = [true, false].map((isStrict) => {
      const suspects = [{ kind: 'material-lot' as const, lot: SUSPECT }];
      const [run] = answerScope(facts, { suspects, strict: isStrict }).runs;
      return run?.stretches.map((stretch) => stretch.class).join();
    });
    expect(classes).toEqual([strict, ordinary]);
  });
});
