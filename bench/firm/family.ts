import { fact } from '../../src/demo/demo-event.ts';
import { seededRandom, type Random } from '../../src/demo/random.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { mixedCode } from './bench-codes.ts';
import { packingDrafts, shipmentDrafts } from './family-cartons.ts';
import { planProduction, type ProductionPlan } from './family-plan.ts';
import { componentLot, dayOf, reworkDrafts, runDrafts, sampledDraft } from './family-runs.ts';
import { storesOf, type Slot, type Stores } from './family-stores.ts';
import type { FamilyShape } from './firm-size.ts';

export interface Family {
  readonly id: string;
  readonly number: number;
  readonly takesPellets: boolean;
  readonly shape: FamilyShape;
}

const SAMPLED = 4;
/** Codes a family may use up: more than any has runs. */
const CODES = 200;

/** A family's records in the order they came to be, a few days at a time; the first are what it stands on. */
export function* familyDays(family: Family): Generator<Draft[]> {
  const random = seededRandom(family.number * 7_919 + (family.takesPellets ? 1 : 2));
  const { shape } = family;
  const stores = storesOf(family, random);
  const production = planProduction(family.id, shape, random);
  yield familyGround(family, stores, production);
  const averageMade = production.reduce((sum, run) => sum + run.made, 0) / shape.componentRuns;
  let components = 0;
  for (const run of production) {
    // A run that changes to the next component lot in its middle needs that one too.
    const needed = Math.floor((run.number * shape.componentRuns) / shape.productionRuns) + 2;
    for (; components < Math.min(needed, shape.componentRuns); components += 1) {
      yield componentDays(family, stores, { number: components, made: Math.ceil(averageMade * 2) }, random);
    }
    yield* productionDays(family, stores, production, run, random);
  }
}

/** Every family's own numbers: codes made from them meet nobody else's. */
function codeOf({ number, takesPellets }: Family, within: number): number {
  return (number * 2 + (takesPellets ? 1 : 0)) * CODES + within;
}

function familyGround(
  { id, number, takesPellets }: Family,
  stores: Stores,
  production: readonly ProductionPlan[],
): Draft[] {
  const line = ({ name, material, quantity, unit }: Slot) => ({ slot: name, material, quantity, unit });
  const part = { slot: 'part', material: `${id}-part`, quantity: 1, unit: 'H87' };
  const code = mixedCode('ART', number * 2 + (takesPellets ? 1 : 0));
  const series = [...new Set(production.map((run) => run.series))];
  return [
    ...stores.drafts,
    fact('product', `${id}-c`, { name: `Component ${code}`, intermediate: true }),
    fact('product', id, { name: `Article ${code}`, style: code }),
    fact('material', part.material, {
      code: `P-${code}`,
      name: `Part ${code}`,
      unit: 'H87',
      product: `${id}-c`,
    }),
    fact('revision', `${id}-cb`, {
      product: `${id}-c`,
      kind: 'bom',
      code: 'C1',
      slots: stores.moulding.map(line),
    }),
    fact('revision', `${id}-b`, {
      product: id,
      kind: 'bom',
      code: 'A1',
      slots: [...stores.assembly.map(line), part],
    }),
    fact('revision', `${id}-rb`, { product: id, kind: 'rework', code: 'R1', slots: [] }),
    ...series.map((one, index) => {
      const order = mixedCode('PO', number * 40 + index * 2 + (takesPellets ? 1 : 0));
      return fact('carton-series', one, { code: order, mark: `${order} C/NO.{n}` });
    }),
  ];
}

/** Which component lot each run takes, as a slot like any other. */
function partSlot({ id, shape }: Family): Slot {
  const lots = Array.from({ length: shape.componentRuns }, (_, index) => `${id}-q${index}-lot`);
  return { name: 'part', material: `${id}-part`, quantity: 1, unit: 'H87', lots };
}

function componentDays(
  family: Family,
  stores: Stores,
  { number, made }: { number: number; made: number },
  random: Random,
): Draft[] {
  const { id, shape } = family;
  const run = { id: `${id}-q${number}`, number, made };
  const sheet = {
    run,
    runs: shape.componentRuns,
    product: `${id}-c`,
    revision: `${id}-cb`,
    slots: stores.moulding,
    code: codeOf(family, number),
    day: dayOf(number * 2),
  };
  return [
    ...runDrafts(sheet, random),
    ...componentLot(`${id}-part`, run, codeOf(family, 50 + number), sheet.day),
  ];
}

function* productionDays(
  family: Family,
  stores: Stores,
  production: readonly ProductionPlan[],
  run: ProductionPlan,
  random: Random,
): Generator<Draft[]> {
  const { id, shape } = family;
  const code = codeOf(family, 100 + run.number);
  const day = dayOf(run.number + 2);
  const sheet = {
    run,
    runs: shape.productionRuns,
    product: id,
    revision: `${id}-b`,
    slots: [...stores.assembly, partSlot(family)],
    code,
    day,
  };
  yield [...runDrafts(sheet, random), sampledDraft(run.id, SAMPLED, day)];
  yield packingDrafts({ run, before: production[run.number - 1], code, day }, random);
  yield [
    ...reworkDrafts(run, { product: id, revision: `${id}-rb`, code, day }),
    ...shipmentDrafts({ run, code, day, product: id }, shape.rangesPerShipment, random),
  ];
}
