import { describe, expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { Exception } from './damage-kind.ts';
import { ignoranceNeverClears } from './laws.ts';
import {
  CONSIGNEE,
  SERIES,
  SITE,
  tinyFacts,
  tinyIssue,
  tinyLot,
  tinyPacking,
  tinyRevision,
  tinyRun,
} from './tiny-facts.ts';

/**
 * The stated exceptions to laws 1 and 2 (docs/scope.md), each with a smallest case that shows that it is needed: the record is
 * lost, a unit becomes cleared, and nothing in what is left could tell. When one of these fails, the engine has learned to tell:
 * take the exception out, here, in the damage kinds and in docs/scope.md.
 */
const SUSPECT = 10;
const OTHER = 11;
const ELSEWHERE = 9;

interface Shown {
  readonly exception: Exception;
  readonly says: string;
  readonly before: ScopeFacts;
  readonly after: ScopeFacts;
}

const received = { key: 70, site: ELSEWHERE, date: '2026-01-02', quantity: 4 };
const moved = {
  key: 71,
  kind: 'moved' as const,
  site: ELSEWHERE,
  toSite: SITE,
  date: '2026-01-03',
  quantity: 4,
};
const elsewhere = tinyFacts({
  sites: [
    ...tinyFacts().sites,
    { key: ELSEWHERE, id: 'elsewhere', name: 'elsewhere', party: 1, timeZone: 'Asia/Shanghai' },
  ],
  lots: [tinyLot(SUSPECT, { quantityDispatched: 4, receipts: [received], movements: [moved] })],
  runs: [tinyRun(20, 4)],
});
const returned = tinyIssue(32, 20, OTHER, { kind: 'return', quantity: 1 });
const netted = tinyFacts({
  lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
  runs: [tinyRun(20, 4)],
  consumptions: [tinyIssue(31, 20, OTHER, { quantity: 4 }), returned],
});
const complete = tinyFacts({
  lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
  runs: [tinyRun(20, 4)],
  consumptions: [SUSPECT, OTHER].map((lot) => tinyIssue(30 + lot, 20, lot, { issuesComplete: true })),
});
const reworked = tinyFacts({
  revisions: [tinyRevision(), tinyRevision({ key: 96, id: 'rework', kind: 'rework', slots: [] })],
  lots: [
    tinyLot(SUSPECT, { quantityDispatched: 4, receipts: [{ ...received, site: SITE }] }),
    tinyLot(OTHER),
  ],
  runs: [tinyRun(20, 4), tinyRun(21, 4, { bom: null })],
  consumptions: [tinyIssue(31, 20, SUSPECT, { quantity: 4 })],
  reworks: [
    {
      key: 40,
      run: 21,
      of: [{ run: 20, span: null, quantity: 4 }],
      cartons: [],
      replaces: [],
      date: null,
    },
  ],
});
const offBill = tinyFacts({
  revisions: [tinyRevision({ slots: [] }), tinyRevision({ key: 95, id: 'other' })],
  lots: [tinyLot(SUSPECT)],
  runs: [tinyRun(20, 4)],
  consumptions: [tinyIssue(31, 20, SUSPECT, { slot: null, quantity: 4 })],
});

const shown: readonly Shown[] = [
  {
    exception: 'netting',
    says: 'a store return that is lost leaves its issue looking like use',
    before: netted,
    after: { ...netted, consumptions: netted.consumptions.filter((row) => row !== returned) },
  },
  {
    exception: 'whereabouts',
    says: 'a move to another site that is lost leaves the lot where it was received',
    before: elsewhere,
    after: { ...elsewhere, lots: elsewhere.lots.map((lot) => ({ ...lot, movements: [] })) },
  },
  {
    exception: 'agreement',
    says: 'an agreement that issues are complete is believed when one is lost',
    before: complete,
    after: { ...complete, consumptions: complete.consumptions.filter((row) => row.lot !== SUSPECT) },
  },
  {
    exception: 'origin',
    says: 'a rework run that has lost both its revision and what went in is a run like another',
    before: reworked,
    after: { ...reworked, reworks: [] },
  },
  {
    exception: 'off-bill',
    says: 'use that no slot asked for is known by its own record alone',
    before: offBill,
    after: { ...offBill, consumptions: [] },
  },
];

describe('the stated exceptions are needed', () => {
  it.each(shown)('$exception: $says', ({ exception, before, after }) => {
    const question = {
      suspects: [{ kind: 'material-lot' as const, lot: SUSPECT }],
      strict: exception !== 'agreement',
    };
    const faults = ignoranceNeverClears(answerScope(before, question), answerScope(after, question), null);
    expect(faults.join()).toContain('cleared');
  });

  it('carton-contents: of a mixed carton with one packing record lost, what is left looks whole', () => {
    const packed = [tinyPacking(50, 1, 2, 20, 2), tinyPacking(51, 1, 2, 21, 2)];
    const facts = tinyFacts({
      lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
      runs: [tinyRun(20, 2), tinyRun(21, 2)],
      consumptions: [tinyIssue(30, 20, SUSPECT, { quantity: 2 }), tinyIssue(31, 21, OTHER, { quantity: 2 })],
      packings: packed.slice(1),
      shipments: [
        {
          key: 80,
          id: 'shipment',
          code: 'SH',
          consignee: CONSIGNEE,
          date: '2026-02-01',
          lines: [
            {
              key: 81,
              series: SERIES,
              range: { from: 1, to: 2 },
              cartons: null,
              units: null,
              product: null,
              run: null,
              consignee: null,
            },
          ],
          receipts: [],
          returns: [],
        },
      ],
    });
    const answer = answerScope(facts, { suspects: [{ kind: 'material-lot', lot: SUSPECT }], strict: true });
    expect(answer.ranges).toEqual([]);
    // The units are not lost: they stand as unaccounted, and count.
    expect(answer.totals.units.contains).toBe(2);
    expect(answer.places.find((place) => place.place === 'unaccounted')?.units.contains).toBe(2);
  });
});
