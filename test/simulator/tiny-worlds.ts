import type { SlotFact } from '../../src/domain/trace/scope-facts.ts';
import type { TinyPlan } from './tiny-plans.ts';
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

export interface TinyWorld {
  readonly world: World;
  readonly lots: readonly WorldLot[];
}

export function buildTinyWorld(plan: TinyPlan): TinyWorld {
  const world = emptyWorld();
  const [factory, supplier, consignee] = [
    addParty(world, 'factory'),
    addParty(world, 'supplier'),
    addParty(world, 'consignee'),
  ];
  const [here, other] = [addSite(world, 'site-x', factory), addSite(world, 'site-y', factory)];
  const there = plan.where === 'second elsewhere' ? other : here;
  const material = takeKey(world);
  world.materials.push({ key: material, id: 'paint' });
  const lots = [1, plan.where === 'second late' ? 8 : 1].map((day, index) =>
    addLot(world, material, supplier, day, index === 0 ? [here, other] : [there]),
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
  packTiny(world, plan, consignee);
  keepTinyStores(world, plan, lots);
  return { world, lots };
}

function addParty(world: World, id: string): number {
  const key = takeKey(world);
  world.parties.push({ key, id });
  return key;
}

function addSite(world: World, id: string, party: number): number {
  const key = takeKey(world);
  world.sites.push({ key, id, party });
  return key;
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
  addUnits(run, draft);
  world.runs.push(run);
  fillTiny(plan, slot, run, draft);
  return run;
}

/** Two units an hour, one in each half of it. */
function addUnits(run: WorldRun, draft: TinyRunDraft): void {
  const count = draft.origin === undefined ? draft.filling.length : 1;
  for (let number = 1; number <= count; number += 1) {
    const minute = run.start + Math.floor((number - 1) / 2) * 60 + ((number - 1) % 2 === 0 ? 5 : 35);
    const origin = draft.origin ?? null;
    const replaced = draft.replaced ?? new Set<string>();
    run.units.push({ run, number, minute, origin, filled: new Map(), replaced, fate: 'line', carton: null });
  }
}

/** What the run took: the lot that the plan says for each unit, with waste and returns of the last. */
function fillTiny(plan: TinyPlan, slot: SlotFact, run: WorldRun, draft: TinyRunDraft): void {
  const count = run.units.length;
  const atoms = draft.filling.flatMap((which) => {
    const lot = draft.lots[which];
    return lot === undefined ? [] : [{ lot, piece: null }];
  });
  const last = atoms.at(-1);
  if (last === undefined) return;
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
