import type { SlotFact } from '../../src/domain/trace/scope-facts.ts';
import {
  DAY_MINUTES,
  emptyWorld,
  fillUnits,
  moveUnit,
  slotLimit,
  takeKey,
  type Unit,
  type Usage,
  type World,
  type WorldCarton,
  type WorldLot,
  type WorldRun,
} from './world.ts';

const WHERE = ['both early', 'second late', 'second elsewhere'] as const;
const GOODS = ['apart', 'mixed', 'replaced', 'reworked', 'returned', 'repacked'] as const;
const LOSSES = ['none', 'unused', 'wasted'] as const;

/** One tiny world, said in full: two lots, one or two runs of a few units, one slot. */
export interface TinyPlan {
  /** For each run, for each unit: 0 for the first lot, 1 for the second. */
  readonly runs: readonly (readonly number[])[];
  readonly where: (typeof WHERE)[number];
  readonly goods: (typeof GOODS)[number];
  readonly loss: (typeof LOSSES)[number];
  /** Left of each lot when all is done, and counted. */
  readonly rest: number;
}

/** Every tiny world with up to `most` units a run. */
export function* tinyPlans(most: number): Generator<TinyPlan> {
  for (const first of fillings(most))
    for (const second of [[], ...fillings(most)])
      for (const where of WHERE)
        for (const goods of GOODS)
          for (const loss of LOSSES)
            for (const rest of [0, 1]) {
              const plan = {
                runs: second.length === 0 ? [first] : [first, second],
                where,
                goods,
                loss,
                rest,
              };
              if (isPossible(plan)) yield plan;
            }
}

/** The first run is before a late second lot, and not at the site of one that went elsewhere. */
function isPossible(plan: TinyPlan): boolean {
  if (plan.where !== 'both early' && plan.runs[0]?.includes(1)) return false;
  if (plan.where === 'second elsewhere' && plan.goods === 'replaced') return false;
  return plan.runs.length === 2 || (plan.goods !== 'mixed' && plan.where !== 'second elsewhere');
}

function fillings(most: number): number[][] {
  const all: number[][] = [];
  for (let length = 1; length <= most; length += 1)
    for (let bits = 0; bits < 2 ** length; bits += 1)
      all.push(Array.from({ length }, (_, index) => (bits >> index) & 1));
  return all;
}

export interface TinyWorld {
  readonly world: World;
  readonly lots: readonly WorldLot[];
}

export function buildTinyWorld(plan: TinyPlan): TinyWorld {
  const world = emptyWorld();
  const [factory, supplier, consignee] = ['factory', 'supplier', 'consignee'].map((id) => {
    const key = takeKey(world);
    world.parties.push({ key, id });
    return key;
  });
  const sites = ['site-x', 'site-y'].map((id) => {
    const key = takeKey(world);
    world.sites.push({ key, id, party: factory ?? 0 });
    return key;
  });
  const [here, there] = [
    sites[0] ?? 0,
    plan.where === 'second elsewhere' ? (sites[1] ?? 0) : (sites[0] ?? 0),
  ];
  const material = takeKey(world);
  world.materials.push({ key: material, id: 'paint' });
  const lots = [1, plan.where === 'second late' ? 8 : 1].map((day, index) =>
    addLot(world, material, supplier ?? 0, day, index === 0 ? sites : [there]),
  );
  const product = takeKey(world);
  world.products.push({ key: product, id: 'goods', intermediate: false });
  const slot: SlotFact = {
    slot: 'paint',
    material,
    quantity: 1,
    perUnits: 1,
    lossPermille: plan.loss === 'none' ? 0 : 500,
    variants: null,
  };
  plan.runs.forEach((filling, index) => {
    const site = index === 0 ? here : there;
    makeTinyRun(world, plan, slot, { product, site, day: 5 + 5 * index, filling, lots });
  });
  if (plan.goods === 'replaced' || plan.goods === 'reworked')
    reworkFirst(world, plan, slot, product, here, lots);
  packTiny(world, plan, consignee ?? 0);
  keepTinyStores(world, plan, lots);
  return { world, lots };
}

function addLot(
  world: World,
  material: number,
  supplier: number,
  day: number,
  sites: readonly number[],
): WorldLot {
  const lot: WorldLot = {
    key: takeKey(world),
    material,
    supplier,
    supplierSite: null,
    madeDay: day - 1,
    dispatchedDay: day - 1,
    receivedDay: day,
    sites,
    pieces: null,
    piecesUsed: 0,
  };
  world.lots.push(lot);
  return lot;
}

interface TinyRunDraft {
  readonly product: number;
  readonly site: number;
  readonly day: number;
  readonly filling: readonly number[];
  readonly lots: readonly WorldLot[];
  readonly origin?: Unit;
  readonly replaced?: ReadonlySet<string>;
}

function makeTinyRun(world: World, plan: TinyPlan, slot: SlotFact, draft: TinyRunDraft): WorldRun {
  const start = draft.day * DAY_MINUTES + 480;
  const kind = draft.origin === undefined ? ('bom' as const) : ('rework' as const);
  const bom =
    world.revisions.find((revision) => revision.kind === kind) ??
    addRevision(world, draft.product, kind, draft.filling.length > 0 ? [slot] : []);
  const run: WorldRun = {
    key: takeKey(world),
    product: draft.product,
    kind: draft.origin === undefined ? 'goods' : 'rework',
    variant: null,
    bom,
    artwork: null,
    site: draft.site,
    alsoAt: [],
    line: 'L1',
    start,
    end: start + 120,
    unitsPerHour: 2,
    units: [],
    usages: [],
    inPlace: [],
  };
  const count = draft.origin === undefined ? draft.filling.length : 1;
  for (let number = 1; number <= count; number += 1) {
    const minute = start + Math.floor((number - 1) / 2) * 60 + ((number - 1) % 2 === 0 ? 5 : 35);
    const origin = draft.origin ?? null;
    const replaced = draft.replaced ?? new Set<string>();
    run.units.push({ run, number, minute, origin, filled: new Map(), replaced, fate: 'line', carton: null });
  }
  world.runs.push(run);
  const atoms = draft.filling.flatMap((which) => {
    const lot = draft.lots[which];
    return lot === undefined ? [] : [{ lot, piece: null }];
  });
  const last = atoms.at(-1);
  if (last === undefined) return run;
  const room = slotLimit(slot, count) - count;
  const waste = new Map(plan.loss === 'wasted' && room > 0 ? [[last.lot, room]] : []);
  const usage: Usage = {
    run,
    slot,
    over: { from: 1, to: count + 1 },
    atoms,
    waste,
    returned: new Map(plan.rest > 0 ? [[last.lot, 1]] : []),
  };
  run.usages.push(usage);
  fillUnits(run, usage);
  return run;
}

function addRevision(world: World, product: number, kind: 'bom' | 'rework', slots: readonly SlotFact[]) {
  const revision = { key: takeKey(world), id: kind, code: kind, product, kind, slots };
  world.revisions.push(revision);
  return revision;
}

/** The first unit of the first run is reworked: its paint replaced by the second lot's, or nothing but touched. */
function reworkFirst(
  world: World,
  plan: TinyPlan,
  slot: SlotFact,
  product: number,
  site: number,
  lots: readonly WorldLot[],
): void {
  const origin = world.runs[0]?.units[0];
  if (origin === undefined) return;
  const replaced = new Set(plan.goods === 'replaced' ? [slot.slot] : []);
  const filling = plan.goods === 'replaced' ? [1] : [];
  makeTinyRun(world, plan, slot, { product, site, day: 15, filling, lots, origin, replaced });
  origin.fate = 'reworked';
}

function packTiny(world: World, plan: TinyPlan, consignee: number): void {
  const series = takeKey(world);
  world.series.push({ key: series, consignee });
  const newCarton = (): WorldCarton => {
    const carton: WorldCarton = {
      series,
      number: world.cartons.length + 1,
      units: new Set(),
      ever: new Set(),
      shipment: null,
      consignee: null,
      returned: false,
    };
    world.cartons.push(carton);
    return carton;
  };
  const stacks = world.runs
    .map((run) => ({ run, units: run.units.filter((unit) => unit.fate === 'line') }))
    .filter((stack) => stack.units.length > 0);
  const groups = plan.goods === 'mixed' ? [stacks] : stacks.map((stack) => [stack]);
  for (const group of groups) {
    const carton = newCarton();
    for (const stack of group) for (const unit of stack.units) moveUnit(unit, carton);
    const contents = group.map(({ run, units }) => ({ run, unitsPerCarton: units.length, units }));
    world.blocks.push({ cartons: [carton], contents, day: 20 });
  }
  if (plan.goods === 'repacked') repackTiny(world, newCarton());
  shipTiny(world, plan, consignee);
}

/** The first unit of the first carton goes into a new one. */
function repackTiny(world: World, to: WorldCarton): void {
  const from = world.cartons[0];
  const unit = from === undefined ? undefined : [...from.units][0];
  if (from === undefined || unit === undefined) return;
  moveUnit(unit, to);
  world.repacks.push({ from, to, run: unit.run, units: [unit], fate: null, day: 21 });
}

function shipTiny(world: World, plan: TinyPlan, consignee: number): void {
  const cartons = world.cartons;
  const first = cartons.slice(0, 1);
  const returns = plan.goods === 'returned' ? [{ cartons: first, day: 40 }] : [];
  const key = takeKey(world);
  world.shipments.push({ key, consignee, day: 30, lines: [{ cartons, named: true }], returns });
  for (const carton of cartons) {
    carton.shipment = key;
    carton.consignee = consignee;
    carton.returned = returns.some((back) => back.cartons.includes(carton));
  }
}

function keepTinyStores(world: World, plan: TinyPlan, lots: readonly WorldLot[]): void {
  for (const lot of lots) {
    const usages = world.runs.flatMap((run) => run.usages);
    const bySite = new Map<number, number>();
    for (const usage of usages) {
      const used = usage.atoms.filter((atom) => atom.lot === lot).length + (usage.waste.get(lot) ?? 0);
      bySite.set(usage.run.site, (bySite.get(usage.run.site) ?? 0) + used);
    }
    const main = lot.sites[0] ?? 0;
    bySite.set(main, (bySite.get(main) ?? 0) + plan.rest);
    for (const [site, quantity] of bySite) {
      if (quantity === 0) continue;
      world.store.push({ kind: 'received', lot, site, toSite: null, day: lot.receivedDay, quantity });
    }
    if (plan.rest > 0)
      world.store.push({ kind: 'stock-count', lot, site: main, toSite: null, day: 50, quantity: plan.rest });
  }
}
