import { describe, expect, it } from 'vitest';
import { truthFacts, type TruthFacts } from '../../../test/cases/truth-facts.ts';
import { scopeQuestions, suspectsOf, type TruthScopeQuestion } from '../../../test/cases/truth-questions.ts';
import { PACKS } from '../../../test/cases/truth.ts';
import { conserved } from '../../../test/simulator/conserved.ts';
import { reasoned } from '../../../test/simulator/reasons.ts';
import type { ClassCounts, ScopeAnswer } from './scope-answer.ts';
import { answerScope } from './scope.ts';

interface Asked {
  readonly question: TruthScopeQuestion;
  readonly pack: TruthFacts;
  readonly answer: ScopeAnswer;
}

const id = (name: string): string => name.slice(name.indexOf('/') + 1);

function ask(question: TruthScopeQuestion, pack: TruthFacts): Asked {
  const suspects = suspectsOf(question, pack.keyOf);
  return { question, pack, answer: answerScope(pack.facts, { suspects, strict: false }) };
}

/** `account-closed-elsewhere` is a reason that the packs did not know yet: it may stand beside those expected. */
const known = (reasons: readonly string[]): string[] =>
  reasons.filter((reason) => reason !== 'account-closed-elsewhere').sort();

function runsSaid({ answer, pack }: Asked) {
  return answer.runs.map((run) => ({
    run: id(pack.nameOf(run.run)),
    made: run.made,
    stretches: run.stretches.map(({ span, class: said, reasons }) => [
      span.from,
      span.to,
      said,
      ...known(reasons),
    ]),
    counts: run.counts,
  }));
}

const NONE: ClassCounts = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };

function runsExpected({ expect: { byRun } }: TruthScopeQuestion) {
  return byRun.map(({ run, made, classes, counts }) => ({
    run,
    made,
    stretches: (classes ?? []).map(({ span, class: said, reasons }) => [...span, said, ...known(reasons)]),
    counts: counts === undefined ? null : { ...NONE, ...counts },
  }));
}

const byText = <T>(items: readonly T[]): T[] =>
  [...items].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

function placesSaid({ answer, pack }: Asked) {
  const places = answer.places.map(({ place, party, units, cartons, shipments }) => ({
    place,
    party: party === null ? null : id(pack.nameOf(party)),
    units,
    cartons,
    shipments: shipments.map((each) => ({ ...each, shipment: id(pack.nameOf(each.shipment)) })),
  }));
  return byText(places);
}

function placesExpected({ expect: { places } }: TruthScopeQuestion) {
  return byText(
    places.map(({ place, party, units, cartons, shipments }) => ({
      ...{ place, party: party ?? null, units, cartons: cartons ?? NONE, shipments: shipments ?? [] },
    })),
  );
}

function rangesSaid({ answer, pack }: Asked) {
  const name = (key: number | null): string | null => (key === null ? null : id(pack.nameOf(key)));
  const ranges = answer.ranges.map(({ series, range, party, shipment, ...rest }) => ({
    ...rest,
    ...range,
    ...{ series: name(series), party: name(party), shipment: name(shipment) },
  }));
  return byText(ranges.map((range) => Object.entries(range).sort()));
}

function rangesExpected({ expect: { ranges } }: TruthScopeQuestion) {
  const whole = ranges.map((range) => ({
    ...range,
    ...{ party: range.party ?? null, shipment: range.shipment ?? null, reasons: range.reasons ?? [] },
  }));
  return byText(whole.map((range) => Object.entries(range).sort()));
}

function missingSaid({ answer, pack }: Asked) {
  return answer.missing.map(({ reason, run, slot, needed, recorded, ask: asked, units }) => ({
    ...{ reason, run: run === null ? null : id(pack.nameOf(run)), slot, needed, recorded },
    ...{ ask: asked === null ? null : id(pack.nameOf(asked)), units },
  }));
}

describe.each(PACKS)('every scope question of the pack %s', (name) => {
  const pack = truthFacts(name);
  it.each(scopeQuestions(name).map((question) => ({ ...question, question })))(
    '$id: $ask',
    ({ question }) => {
      const asked = ask(question, pack);
      const { expect: expected } = question;
      expect(runsSaid(asked)).toEqual(runsExpected(question));
      expect(placesSaid(asked)).toEqual(placesExpected(question));
      expect(asked.answer.totals).toEqual(expected.totals);
      expect(rangesSaid(asked)).toEqual(rangesExpected(question));
      expect(missingSaid(asked)).toEqual(
        expected.missing.map(({ reason, run, slot, needed, recorded, ask: whom, units }) => ({
          ...{ reason, run, slot, needed, recorded, ask: whom, units },
        })),
      );
      expect([...conserved(pack.facts, asked.answer), ...reasoned(asked.answer)]).toEqual([]);
    },
  );

  it('is answered in the strict setting with nothing cleared that the ordinary one leaves open', () => {
    for (const question of scopeQuestions(name)) {
      const { answer } = ask(question, pack);
      const suspects = suspectsOf(question, pack.keyOf);
      const strict = answerScope(pack.facts, { suspects, strict: true });
      expect(strict.totals.units.cleared).toBeLessThanOrEqual(answer.totals.units.cleared);
      expect(strict.totals.units.contains).toBeLessThanOrEqual(answer.totals.units.contains);
    }
  });
});
