import { fact } from '../../src/demo/demo-event.ts';
import type { Random } from '../../src/demo/random.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { mixedCode } from './bench-codes.ts';
import { SUPPLIERS } from './firm-ground.ts';

/** A slot of the bill of materials, and the lots that fill it. */
export interface Slot {
  readonly name: string;
  readonly material: string;
  /** Of the material's unit, in one unit made. */
  readonly quantity: number;
  readonly unit: string;
  /** Ids of the lots, in the order they are used up. */
  readonly lots: readonly string[];
}

/** Lots of each raw material of a family. */
const LOTS = 4;
const ASSEMBLY_MATERIALS = 5;
const MOULDING_MATERIALS = 2;
/** Families in a row that share one material. */
const SHARING = 5;
const BOUGHT = 100_000_000;

export interface Stores {
  readonly assembly: readonly Slot[];
  readonly moulding: readonly Slot[];
  /** Records of materials, lots and receipts. */
  readonly drafts: readonly Draft[];
}

interface Family {
  readonly id: string;
  readonly number: number;
  readonly takesPellets: boolean;
}

/** The raw material of a family: its own, one shared with its neighbours, and the pellets where it takes them. */
export function storesOf(family: Family, random: Random): Stores {
  const drafts: Draft[] = [];
  const own = (prefix: string, count: number, from = 0): Slot[] =>
    Array.from({ length: count }, (_, index) => {
      const material = `${family.id}-${prefix}${from + index}`;
      const lots = bought(
        material,
        family.number * 1_000 + (prefix === 'a' ? 0 : 500) + index * LOTS,
        random,
      );
      drafts.push(...lots.drafts);
      return { name: `${prefix}${from + index}`, material, quantity: 5, unit: 'GRM', lots: lots.ids };
    });
  const pellets: Slot = {
    name: 'pellets',
    material: 'pellets',
    quantity: 8,
    unit: 'GRM',
    lots: ['pellet-lot'],
  };
  const moulding = family.takesPellets
    ? [pellets, ...own('m', MOULDING_MATERIALS - 1, 1)]
    : own('m', MOULDING_MATERIALS);
  const shared = sharedSlot(family, random);
  return {
    moulding,
    assembly: [...own('a', ASSEMBLY_MATERIALS), shared.slot],
    drafts: [...drafts, ...shared.drafts],
  };
}

/** The first of a row of families buys what all of them take; it is recorded before they begin. */
function sharedSlot({ number, id, takesPellets }: Family, random: Random): { slot: Slot; drafts: Draft[] } {
  const first = takesPellets ? number : number - (number % SHARING);
  const material = takesPellets ? `${id}-shared` : `shared-${first}`;
  const lots = bought(material, first * 1_000 + 900, random);
  return {
    slot: { name: 'shared', material, quantity: 1, unit: 'GRM', lots: lots.ids },
    drafts: first === number ? lots.drafts : [],
  };
}

function bought(material: string, number: number, random: Random): { ids: string[]; drafts: Draft[] } {
  const ids = Array.from({ length: LOTS }, (_, lot) => `${material}-l${lot}`);
  const name = `Material ${mixedCode('M', number)}`;
  const drafts = [fact('material', material, { code: mixedCode('ITEM', number), name, unit: 'GRM' })];
  ids.forEach((id, lot) => {
    const quantity = { quantityDispatched: BOUGHT };
    const supplier = `supplier-${random.between(0, SUPPLIERS - 1)}`;
    drafts.push(
      fact('material-lot', id, { material, code: mixedCode('SUP', number + lot), supplier, ...quantity }),
      fact('material-receipt', `${id}-r`, {
        lot: id,
        site: 'works',
        date: '2024-01-03',
        quantity: BOUGHT,
        reference: mixedCode('GRN', number + lot),
      }),
    );
  });
  return { ids, drafts };
}
