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
  const facts = tinyFacts({
    ...partCatalogue(indexes),
    lots: indexes.map((index) =>
      tinyLot(KEYS.lot + index, {
        material: KEYS.material + index,
        supplier: null,
        quantityDispatched: 2,
        madeFrom: index === 0 ? [] : [{ run: KEYS.run + index - 1, span: null, quantity: 2 }],
      }),
    ),
    runs: indexes.map((index) =>
      tinyRun(KEYS.run + index, 2, { product: KEYS.product + index, bom: KEYS.bill + index }),
    ),
    consumptions: indexes.map((index) =>
      tinyIssue(KEYS.issue + index, KEYS.run + index, KEYS.lot + index, { quantity: 2 }),
    ),
  });
  const suspects = [{ kind: 'material-lot' as const, lot: KEYS.lot }];
  return { facts, question: { suspects, strict: true }, last: KEYS.run + levels - 1 };
}

/** Keys of the things of level 0. */
const KEYS = { lot: 10_000, run: 20_000, bill: 30_000, material: 40_000, product: 50_000, issue: 60_000 };

/** A product a level, a part save for the last, made of the material that the product before it becomes. */
function partCatalogue(indexes: readonly number[]): Pick<ScopeFacts, 'products' | 'materials' | 'revisions'> {
  return {
    products: indexes.map((index) => ({
      key: KEYS.product + index,
      id: `product-${String(index)}`,
      name: `product-${String(index)}`,
      intermediate: index < indexes.length - 1,
    })),
    materials: indexes.map((index) => ({
      key: KEYS.material + index,
      id: `material-${String(index)}`,
      code: `material-${String(index)}`,
      name: `material-${String(index)}`,
      unit: 'H87',
    })),
    revisions: indexes.map((index) =>
      tinyRevision({
        key: KEYS.bill + index,
        id: `bill-${String(index)}`,
        product: KEYS.product + index,
        slots: tinyRevision().slots.map((slot) => ({ ...slot, material: KEYS.material + index })),
      }),
    ),
  };
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
