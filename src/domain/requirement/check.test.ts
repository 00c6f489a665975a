import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELIEFS } from './catalogue/determinations.ts';
import { RULES } from './catalogue/rules.ts';
import type { CheckAnswer } from './check-answer.ts';
import { checkRules } from './check.ts';
import { conflictsIn } from './fact-reading.ts';
import { FINISHES, GARMENT_SIZES, MATERIALS, PRODUCT_KINDS } from './product-kind.ts';
import { factsSchema } from './product-facts.ts';
import type { Facts, Part } from './product-facts.ts';

const yesOrNo = fc.constantFrom('yes' as const, 'no' as const);
const wholePart = fc.record({
  name: fc.constantFrom('shell', 'eye', 'wheel', 'print'),
  material: fc.constantFrom(...MATERIALS),
  finishes: fc.oneof(
    fc.constant<(typeof FINISHES)[number][]>(['none']),
    fc.subarray(
      FINISHES.filter((finish) => finish !== 'none'),
      { minLength: 1 },
    ),
  ),
  accessible: yesOrNo,
  untreated: yesOrNo,
  plasticized: yesOrNo,
  mouthable: yesOrNo,
  onlyListedAdditives: yesOrNo,
  virginOrPreConsumer: yesOrNo,
});
/** A product of which everything is known. */
const wholeFacts = fc.record({
  soldIn: fc.subarray(['US', 'CA', 'DE'], { minLength: 1 }),
  soldThrough: fc.subarray(['Marketplace', 'Own shop'], { minLength: 1 }),
  imported: yesOrNo,
  decision: yesOrNo,
  kinds: fc.subarray([...PRODUCT_KINDS], { minLength: 1, maxLength: 3 }),
  nothingElse: fc.constant(true),
  ageFromMonths: fc.integer({ min: 0, max: 150 }),
  garmentSizes: fc.subarray([...GARMENT_SIZES], { minLength: 1 }),
  smallParts: yesOrNo,
  magnets: yesOrNo,
  buttonCells: yesOrNo,
  otherBatteries: yesOrNo,
  mainsPower: yesOrNo,
  strings: yesOrNo,
  liquids: yesOrNo,
  sounds: yesOrNo,
  plasticFilm: yesOrNo,
  parts: fc.uniqueArray(wholePart, { selector: ({ name }) => name, maxLength: 3 }),
  partsComplete: fc.constant(true),
});
const dates = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => ({ producedOn: date.toISOString().slice(0, 10) }));

/** Members that are forgotten, by the dice: some subset of what is known, down into the parts. */
function forget<Value extends object>(
  value: Value,
  dice: readonly boolean[],
  keep: readonly string[],
): Value {
  const kept = Object.entries(value).filter(
    ([name], index) => keep.includes(name) || dice[index % dice.length] === true,
  );
  return Object.fromEntries(kept) as Value;
}

function lessKnown(facts: Facts, dice: readonly boolean[]): Facts {
  const fewer = forget(facts, dice, []);
  if (fewer.kinds === undefined) delete fewer.nothingElse;
  if (fewer.parts === undefined) return fewer;
  const some = fewer.parts.filter(
    (_part, index) => fewer.partsComplete === true || dice[(index * 5) % dice.length],
  );
  const parts: Part[] = some.map((part, index) =>
    forget(part, [...dice.slice(index + 1), ...dice], ['name']),
  );
  return { ...fewer, parts };
}

const stateOf = (answers: readonly CheckAnswer[]): Map<string, CheckAnswer['state']> =>
  new Map(answers.map(({ rule, state }) => [rule, state]));

describe('the checker', () => {
  it('never turns an answer round by learning: what becomes known was open before', () => {
    const less = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(wholeFacts, less, dates, (facts, dice, on) => {
        const fewer = lessKnown(facts, dice);
        expect(factsSchema.safeParse(fewer).success).toBe(true);
        const [before, after] = [stateOf(checkRules(fewer, on)), stateOf(checkRules(facts, on))];
        const hasConflict = conflictsIn(facts).length > 0;
        for (const [rule, state] of before) {
          if (state === 'may-apply') continue;
          const later = after.get(rule);
          // Facts that contradict each other make an answer open again; they never turn it round.
          if (!(hasConflict && later === 'may-apply'))
            expect({ rule, state: later }).toEqual({ rule, state });
        }
      }),
      { numRuns: 400, seed: 6 },
    );
  });

  it('answers for every rule, once, and always says why or what is still to be known', () => {
    fc.assert(
      fc.property(
        wholeFacts,
        fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
        dates,
        (facts, dice, on) => {
          const answers = checkRules(lessKnown(facts, dice), on);
          expect(answers.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id));
          for (const { rule, state, why, toBeKnown } of answers) {
            expect(why.length, rule).toBeGreaterThan(0);
            expect(toBeKnown.length > 0, rule).toBe(state === 'may-apply');
          }
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it('says of nothing that it does not apply while nothing is known, but by its date', () => {
    const answers = checkRules({}, { producedOn: '2026-10-01' });
    expect(answers.filter(({ state }) => state !== 'may-apply')).toEqual([]);
    const before = checkRules({}, { producedOn: '2009-02-09' });
    const gone = before.filter(({ state }) => state === 'does-not-apply').map(({ rule }) => rule);
    expect(gone).toEqual(
      expect.arrayContaining(['tracking-label', 'lead-substrate', 'phthalates', 'magnets', 'button-cells']),
    );
  });

  it('is sure of every rule for a product of which all is known, but for what the catalogue leaves open', () => {
    const open = RULES.filter(
      ({ unconfirmed, applies }) =>
        unconfirmed.includes('applies') || applies.some((line) => line.unconfirmed ?? line.maybe),
    ).map(({ id }) => id);
    fc.assert(
      fc.property(wholeFacts, (facts) => {
        if (conflictsIn(facts).length > 0) return;
        const answers = checkRules(facts, { producedOn: '2026-10-02', enteredOn: '2026-11-01' });
        const left = answers.filter(({ state }) => state === 'may-apply').map(({ rule }) => rule);
        expect(left.filter((rule) => !open.includes(rule))).toEqual([]);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it('offers no relief on a ground that nobody has confirmed', () => {
    const unsure = RELIEFS.filter(({ confidence }) => confidence === 'unconfirmed').map(({ id }) => id);
    fc.assert(
      fc.property(wholeFacts, dates, (facts, on) => {
        const given = checkRules(facts, on)
          .flatMap(({ reliefs, parts }) => [...reliefs, ...parts.flatMap((part) => part.reliefs)])
          .filter(({ state }) => state === 'available');
        expect(given.filter(({ relief }) => unsure.includes(relief))).toEqual([]);
      }),
      { numRuns: 100, seed: 9 },
    );
  });
});
