import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion } from '../../src/domain/trace/scope-question.ts';
import { tinyFacts, tinyIssue, tinyLot, tinyPacking, tinyRevision, tinyRun } from './tiny-facts.ts';

interface LargeWorld {
  readonly facts: ScopeFacts;
  readonly question: ScopeQuestion;
}

/** A lot into a part, that into a part, and so on: `levels` runs of two units, each made of nothing but the one before. */
export function chainOfParts(levels: number): LargeWorld & { last: number } {
  const indexes = Array.from({ length: levels }, (_, index) => index);
  const [lotKey, runKey, billKey, materialKey, productKey] = [10_000, 20_000, 30_000, 40_000, 50_000];
  const facts = tinyFacts({
    products: indexes.map((index) => ({
      key: productKey + index,
      id: `product-${String(index)}`,
      name: `product-${String(index)}`,
      intermediate: index < levels - 1,
    })),
    materials: indexes.map((index) => ({
      key: materialKey + index,
      id: `material-${String(index)}`,
      code: `material-${String(index)}`,
      name: `material-${String(index)}`,
      unit: 'H87',
    })),
    revisions: indexes.map((index) =>
      tinyRevision({
        key: billKey + index,
        id: `bill-${String(index)}`,
        product: productKey + index,
        slots: tinyRevision().slots.map((slot) => ({ ...slot, material: materialKey + index })),
      }),
    ),
    lots: indexes.map((index) =>
      tinyLot(lotKey + index, {
        material: materialKey + index,
        supplier: null,
        quantityDispatched: 2,
        madeFrom: index === 0 ? [] : [{ run: runKey + index - 1, span: null, quantity: 2 }],
      }),
    ),
    runs: indexes.map((index) =>
      tinyRun(runKey + index, 2, { product: productKey + index, bom: billKey + index }),
    ),
    consumptions: indexes.map((index) =>
      tinyIssue(60_000 + index, runKey + index, lotKey + index, { quantity: 2 }),
    ),
  });
  const suspects = [{ kind: 'material-lot' as const, lot: lotKey }];
  return { facts, question: { suspects, strict: true }, last: runKey + levels - 1 };
}

/** One run of two units a carton in that many cartons, every carton packed by a record of its own. */
export function manyCartons(cartons: number): LargeWorld {
  const facts = tinyFacts({
    lots: [tinyLot(10)],
    runs: [tinyRun(20, cartons * 2)],
    consumptions: [tinyIssue(30, 20, 10, { quantity: cartons * 2 })],
    packings: Array.from({ length: cartons }, (_, index) =>
      tinyPacking(100 + index, index + 1, index + 2, 20, 2),
    ),
  });
  return { facts, question: { suspects: [{ kind: 'material-lot', lot: 10 }], strict: true } };
}
