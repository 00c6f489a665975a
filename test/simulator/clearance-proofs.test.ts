import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { Suspect } from '../../src/domain/trace/scope-question.ts';
import {
  SERIES,
  SITE,
  tinyFacts,
  tinyIssue,
  tinyLot,
  tinyPacking,
  tinyRevision,
  tinyRun,
} from './tiny-facts.ts';

/** Proofs beside the slots': what a lot's own account, its material and its supplier say, each rule alone. */
const SUSPECT = 10;
const OTHER = 11;
const SUPPLIER = 8;

function told(facts: ScopeFacts, run: number, suspect: Suspect = { kind: 'material-lot', lot: SUSPECT }) {
  const answers = [true, false].map((strict) => answerScope(facts, { suspects: [suspect], strict }));
  return answers.map((answer) => {
    const found = answer.runs.find((each) => each.run === run);
    return found?.stretches.map((stretch) => [stretch.class, ...stretch.reasons].join(' ')).join(', ');
  });
}

const both = (says: string): string[] => [says, says];

describe('a material that no slot asks for', () => {
  it('was used all the same, and of which lots nothing says', () => {
    const facts = tinyFacts({
      revisions: [tinyRevision({ slots: [] })],
      lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
      runs: [tinyRun(20, 4)],
      consumptions: [tinyIssue(30, 20, OTHER, { quantity: 4 })],
    });
    expect(told(facts, 20)).toEqual(both('undetermined quantity-contradiction'));
  });
});

describe('the account of a lot', () => {
  const used = (ended: string) =>
    tinyFacts({
      lots: [tinyLot(SUSPECT, { quantityDispatched: 4 })],
      runs: [
        tinyRun(20, 4, { started: ended, ended }),
        tinyRun(21, 4, { started: '2026-01-10', ended: '2026-01-10' }),
      ],
      consumptions: [tinyIssue(30, 20, SUSPECT, { quantity: 4 })],
    });

  it('is used up before a run only where all of it went before', () => {
    expect(told(used('2026-01-09'), 21)).toEqual(both('cleared used-up-before account-closed-elsewhere'));
    expect(told(used('2026-01-11'), 21)).toEqual(both('cleared account-closed-elsewhere'));
  });

  it('is closed by a stock count for runs that ended before its day, not on it', () => {
    const counted = (day: string) =>
      tinyFacts({
        lots: [
          tinyLot(SUSPECT, {
            quantityDispatched: 4,
            movements: [{ key: 31, kind: 'stock-count', site: SITE, toSite: null, date: day, quantity: 4 }],
          }),
        ],
        runs: [tinyRun(20, 4)],
      });
    expect(told(counted('2026-01-11'), 20)).toEqual(both('cleared account-closed-elsewhere'));
    expect(told(counted('2026-01-10'), 20)).toEqual(both('undetermined no-consumption-record'));
  });
});

describe('a sticker added to packed cartons', () => {
  const added = (quantity: number | null, others: number) =>
    tinyFacts({
      revisions: [tinyRevision({ slots: [] })],
      lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
      runs: [tinyRun(20, 4)],
      packings: [tinyPacking(40, 1, 3, 20, 2)],
      consumptions: [SUSPECT, OTHER].slice(0, 1 + others).map((lot, index) => ({
        ...tinyIssue(30 + index, 20, lot, { quantity, slot: null }),
        ...{ run: null, cartons: { series: SERIES, range: { from: 1, to: 3 } } },
      })),
    });

  it('is in every unit when as many were added as there are units, and of one lot', () => {
    expect(told(added(4, 0), 20)).toEqual(both('contains'));
  });

  it('may be in each when fewer were added, nobody says how many, or another lot was added too', () => {
    expect(told(added(3, 0), 20)).toEqual(both('may-contain'));
    expect(told(added(null, 0), 20)).toEqual(both('may-contain'));
    expect(told(added(4, 1), 20)).toEqual(both('may-contain'));
  });
});

describe('all lots of a supplier in a period', () => {
  it('have the lot among them of which no date is recorded, perhaps', () => {
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT)],
      runs: [tinyRun(20, 4)],
      consumptions: [tinyIssue(30, 20, SUSPECT, { quantity: 4 })],
    });
    const suspect = { kind: 'supplier', party: SUPPLIER, site: null } as const;
    const period = { from: '2026-01-01', to: '2026-01-05' };
    expect(told(facts, 20, { ...suspect, ...period })).toEqual(both('may-contain'));
  });
});

describe('suspect evidence', () => {
  const facts = (valid: boolean) =>
    tinyFacts({
      runs: [tinyRun(20, 4)],
      evidence: [true, valid].map((passed, index) => ({
        ...{ key: 50 + index, id: `report-${String(index)}`, requirement: 'final inspection' },
        ...{ runs: [20], by: null, valid: passed },
      })),
    });

  it('is made good by other evidence for the same requirement, if that is valid', () => {
    const suspect = { kind: 'evidence', evidence: 50 } as const;
    expect(told(facts(true), 20, suspect)).toEqual(both('cleared other-evidence'));
    expect(told(facts(false), 20, suspect)).toEqual(['may-contain', 'contains']);
  });
});
