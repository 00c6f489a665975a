import { expect, it } from 'vitest';
import { answerScope } from '../../src/domain/trace/scope.ts';
import type { RepackFact } from '../../src/domain/trace/scope-facts.ts';
import { CONSIGNEE, SERIES, tinyFacts, tinyIssue, tinyLot, tinyPacking, tinyRun } from './tiny-facts.ts';

const SUSPECT = 10;
const OTHER = 11;

/** All units of one carton put into another, nobody wrote down when. */
function moved(key: number, from: number, to: number): RepackFact {
  const carton = (number: number) => ({ series: SERIES, range: { from: number, to: number + 1 } });
  return {
    key,
    date: null,
    moves: [{ from: carton(from), to: carton(to), run: null, units: 2, fate: null }],
  };
}

const line = { cartons: null, units: null, product: null, run: null, consignee: null };
const shipped = {
  ...{ key: 80, id: 'shipment', code: 'SH', consignee: CONSIGNEE, date: '2026-02-01' },
  lines: [{ key: 81, series: SERIES, range: { from: 1, to: 4 }, ...line }],
  receipts: [],
  returns: [],
};

it('shows cartons that look empty, where it cannot be told in which order they were emptied', () => {
  const answer = answerScope(
    tinyFacts({
      lots: [tinyLot(SUSPECT), tinyLot(OTHER)],
      runs: [tinyRun(20, 2), tinyRun(21, 2)],
      consumptions: [tinyIssue(30, 20, SUSPECT, { quantity: 2 }), tinyIssue(31, 21, OTHER, { quantity: 2 })],
      packings: [tinyPacking(50, 1, 2, 20, 2), tinyPacking(51, 2, 3, 21, 2)],
      repacks: [moved(60, 1, 3), moved(61, 2, 1)],
      shipments: [shipped],
    }),
    { suspects: [{ kind: 'material-lot', lot: SUSPECT }], strict: false },
  );
  expect(
    answer.ranges.map((range) => [range.range.from, range.class, range.perCarton['may-contain']]),
  ).toEqual([
    [1, 'may-contain', 2],
    [2, 'undetermined', 0],
    [3, 'may-contain', 2],
  ]);
});
