import type { Span } from '../../src/kit/span.ts';
import type { Key, RevisionFact, SlotFact } from '../../src/domain/trace/scope-facts.ts';

/**
 * A world in which every unit knows what is in it. Times are minutes since day 0 at 00:00, days are whole numbers.
 * Nothing here is a record: what is written down of it, and how coarsely, is the business of `recorder.ts`.
 */
export type Minute = number;
export type Day = number;

export const DAY_MINUTES = 1440;

/** One smallest quantity of material, at the place where it ended. `piece` is the unit that it is, for sub-assembly lots. */
export interface Atom {
  readonly lot: WorldLot;
  readonly piece: Unit | null;
}

export type Fate =
  'line' | 'carton' | 'reworked' | 'sampled' | 'scrapped' | 'loose-stock' | 'delivered' | 'lost';

export interface Unit {
  readonly run: WorldRun;
  readonly number: number;
  readonly minute: Minute;
  /** The unit that went into a rework and came out as this one. */
  readonly origin: Unit | null;
  /** Atoms by slot name; `''` for what no slot asked for (off the bill of materials, stickers). */
  readonly filled: Map<string, Atom[]>;
  /** Slots whose old part was taken out when this unit was made from `origin`. */
  readonly replaced: ReadonlySet<string>;
  fate: Fate;
  carton: WorldCarton | null;
}

export interface WorldLot {
  readonly key: Key;
  readonly material: Key;
  readonly supplier: Key | null;
  readonly supplierSite: Key | null;
  readonly madeDay: Day;
  readonly dispatchedDay: Day;
  readonly receivedDay: Day;
  /** Sites whose runs may use it. */
  readonly sites: readonly Key[];
  /** Units of our own runs that this lot is made of, in any order; null: bought. */
  readonly pieces: Unit[] | null;
  /** How many of `pieces` are used, wasted or returned so far. */
  piecesUsed: number;
}

/** What one slot of one run took, in the order in which the units took it. */
export interface Usage {
  readonly run: WorldRun;
  /** Null: off the bill of materials. */
  readonly slot: SlotFact | null;
  /** Units this usage went into (the whole run, save for off-bill use). */
  readonly over: Span;
  readonly atoms: readonly Atom[];
  /** Lost in the run, by lot; with `atoms` it is what the run took net. */
  readonly waste: ReadonlyMap<WorldLot, number>;
  /** Issued on top and brought back to the store. */
  readonly returned: ReadonlyMap<WorldLot, number>;
}

export interface WorldRun {
  readonly key: Key;
  readonly product: Key;
  readonly kind: 'part' | 'goods' | 'rework';
  readonly variant: string | null;
  readonly bom: RevisionFact;
  readonly artwork: Key | null;
  readonly site: Key;
  readonly alsoAt: readonly Key[];
  readonly line: string;
  readonly start: Minute;
  readonly end: Minute;
  readonly unitsPerHour: number;
  readonly units: Unit[];
  readonly usages: Usage[];
  /** For a rework run: the cartons reworked in place (their units stayed there), if that is how it was done. */
  readonly inPlace: WorldCarton[];
}

export interface WorldCarton {
  readonly series: Key;
  readonly number: number;
  readonly units: Set<Unit>;
  /** Every unit that was ever in it. */
  readonly ever: Set<Unit>;
  shipment: Key | null;
  consignee: Key | null;
  returned: boolean;
}

/** Consecutive cartons packed alike. */
export interface PackBlock {
  readonly cartons: readonly WorldCarton[];
  readonly contents: readonly { run: WorldRun; unitsPerCarton: number; units: readonly Unit[] }[];
  readonly day: Day;
}

export interface WorldRepack {
  readonly from: WorldCarton;
  readonly to: WorldCarton | null;
  readonly run: WorldRun;
  readonly units: readonly Unit[];
  readonly fate: 'sampled' | 'scrapped' | 'loose-stock' | null;
  readonly day: Day;
}

export interface WorldSticker {
  readonly lot: WorldLot;
  readonly cartons: readonly WorldCarton[];
  readonly quantity: number;
  readonly day: Day;
}

export interface WorldShipment {
  readonly key: Key;
  readonly consignee: Key;
  readonly day: Day;
  readonly lines: readonly { readonly cartons: readonly WorldCarton[]; readonly named: boolean }[];
  readonly returns: readonly { readonly cartons: readonly WorldCarton[]; readonly day: Day }[];
}

/** What a store did with a lot besides issuing it. */
export interface StoreEvent {
  readonly kind: 'received' | 'moved' | 'scrapped' | 'sampled' | 'returned-to-supplier' | 'stock-count';
  readonly lot: WorldLot;
  readonly site: Key;
  readonly toSite: Key | null;
  readonly day: Day;
  readonly quantity: number;
}

export interface World {
  readonly parties: { key: Key; id: string }[];
  readonly sites: { key: Key; id: string; party: Key }[];
  readonly products: { key: Key; id: string; intermediate: boolean }[];
  readonly materials: { key: Key; id: string }[];
  readonly revisions: RevisionFact[];
  readonly artworks: { key: Key; product: Key }[];
  readonly lots: WorldLot[];
  readonly runs: WorldRun[];
  readonly series: { key: Key; consignee: Key | null }[];
  readonly cartons: WorldCarton[];
  readonly blocks: PackBlock[];
  readonly repacks: WorldRepack[];
  readonly stickers: WorldSticker[];
  readonly shipments: WorldShipment[];
  readonly store: StoreEvent[];
  nextKey: Key;
}

export function emptyWorld(): World {
  return {
    parties: [],
    sites: [],
    products: [],
    materials: [],
    revisions: [],
    artworks: [],
    lots: [],
    runs: [],
    series: [],
    cartons: [],
    blocks: [],
    repacks: [],
    stickers: [],
    shipments: [],
    store: [],
    nextKey: 1,
  };
}

export function takeKey(world: World): Key {
  const key = world.nextKey;
  world.nextKey += 1;
  return key;
}

/** Quantity of material that `units` units need in a slot, without loss. */
export function slotNeed(slot: SlotFact, units: number): number {
  return Math.ceil((units * slot.quantity) / slot.perUnits);
}

/** Most that may be taken for that need: with the stated loss on top, rounded up (reading 1). */
export function slotLimit(slot: SlotFact, units: number): number {
  return Math.ceil((units * slot.quantity * (1000 + slot.lossPermille)) / (slot.perUnits * 1000));
}

/** The units that share the `index`-th smallest quantity of a slot (two units where a gram is split between them). */
export function unitsOfAtom(slot: SlotFact, index: number, made: number): Span {
  const from = Math.floor((index * slot.perUnits) / slot.quantity) + 1;
  const to = Math.ceil(((index + 1) * slot.perUnits) / slot.quantity) + 1;
  return { from: Math.min(from, made), to: Math.min(to, made + 1) };
}

/** Whether the slot is there for a run of this variant. */
export function slotApplies(slot: SlotFact, variant: string | null): boolean {
  return slot.variants === null || (variant !== null && slot.variants.includes(variant));
}

/** Puts a run's atoms into its units. */
export function fillUnits(run: WorldRun, usage: Usage): void {
  usage.atoms.forEach((atom, index) => {
    const span =
      usage.slot === null
        ? { from: usage.over.from + index, to: usage.over.from + index + 1 }
        : unitsOfAtom(usage.slot, index, run.units.length);
    for (const unit of run.units.slice(span.from - 1, span.to - 1))
      putInto(unit, usage.slot?.slot ?? '', atom);
  });
}

function putInto(unit: Unit, slot: string, atom: Atom): void {
  const atoms = unit.filled.get(slot);
  if (atoms === undefined) unit.filled.set(slot, [atom]);
  else atoms.push(atom);
}

/** Puts a unit into a carton, or takes it out of the one it is in. */
export function moveUnit(unit: Unit, carton: WorldCarton | null): void {
  unit.carton?.units.delete(unit);
  unit.carton = carton;
  if (carton === null) return;
  carton.units.add(unit);
  carton.ever.add(unit);
  unit.fate = 'carton';
}
