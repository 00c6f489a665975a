import type { Span } from '../../src/kit/span.ts';
import type {
  ConsumptionFact,
  CountFact,
  Key,
  LotSourceFact,
  MaterialLotFact,
  MovementFact,
  ReceiptFact,
  ReworkFact,
  RunFact,
  ScopeFacts,
  TakenFact,
} from '../../src/domain/trace/scope-facts.ts';
import { dateOf, dayOf, timeOf } from './calendar.ts';
import { recordPacking, recordRepacks, recordShipments, rangeOf } from './goods-recorder.ts';
import type { Tape } from './tape.ts';
import { recordUsage } from './usage-recorder.ts';
import { slotNeed, type Unit, type World, type WorldLot, type WorldRun } from './world.ts';

/**
 * Writes down a world faithfully and completely, as coarsely as the tape says: slips over whole runs, unit spans or time
 * windows, output counts by the hour or none, dates with or without the time of day. Every record is true; none is missing.
 */
export function recordWorld(world: World, tape: Tape): ScopeFacts {
  const key = keyMaker(world);
  const runs = world.runs.map((run) => recordRun(world, run, tape, key));
  const consumptions = world.runs.flatMap((run) =>
    run.usages.flatMap((usage) => recordUsage(usage, tape, key)),
  );
  return {
    position: 1,
    ...recordCatalogue(world),
    lots: world.lots.map((lot) => recordLot(world, lot, tape, key)),
    runs,
    consumptions: [...consumptions, ...recordStickers(world, key)],
    reworks: world.runs.filter((run) => run.kind === 'rework').map((run) => recordRework(run, tape, key)),
    series: world.series.map((series) => ({
      ...series,
      id: `series-${String(series.key)}`,
      code: `S${String(series.key)}`,
      mark: `S${String(series.key)}-{n}`,
    })),
    packings: recordPacking(world, tape, key),
    repacks: recordRepacks(world, key),
    shipments: recordShipments(world, tape, key),
    evidence: [],
  };
}

function recordCatalogue(
  world: World,
): Pick<ScopeFacts, 'parties' | 'sites' | 'products' | 'materials' | 'revisions'> {
  return {
    parties: world.parties.map((party) => ({ ...party, name: party.id })),
    sites: world.sites.map((site) => ({ ...site, name: site.id, timeZone: 'Asia/Shanghai' })),
    products: world.products.map((product) => ({ ...product, name: product.id })),
    materials: world.materials.map((material) => ({
      ...material,
      code: material.id,
      name: material.id,
      unit: 'H87',
    })),
    revisions: [
      ...world.revisions,
      ...world.artworks.map(({ key: artwork, product }) => ({
        key: artwork,
        id: `artwork-${String(artwork)}`,
        code: `A${String(artwork)}`,
        product,
        kind: 'artwork' as const,
        slots: [],
      })),
    ],
  };
}

export type KeyMaker = () => Key;

/** Keys of records follow those of things; recording a world twice gives the same keys. */
function keyMaker(world: World): KeyMaker {
  let next = world.nextKey + 1000;
  return () => {
    next += 1;
    return next;
  };
}

function recordRun(world: World, run: WorldRun, tape: Tape, key: KeyMaker): RunFact {
  const byDay = tape.chance(40);
  return {
    key: run.key,
    id: `run-${String(run.key)}`,
    code: `RUN${String(run.key)}`,
    product: run.product,
    variant: run.variant,
    bom: run.bom.key,
    otherRevisions: run.artwork === null ? [] : [run.artwork],
    site: run.site,
    alsoAt: run.alsoAt,
    subcontractedUnnamed: false,
    line: run.line,
    started: byDay ? dateOf(dayOf(run.start)) : timeOf(run.start),
    ended: byDay ? dateOf(dayOf(run.end)) : timeOf(run.end),
    made: run.units.length,
    counts: tape.chance(60) ? recordCounts(run, tape.pick([1, 2])) : [],
    taken: recordTaken(world, run, tape, key),
  };
}

function recordCounts(run: WorldRun, hours: number): CountFact[] {
  const counts: CountFact[] = [];
  const perCount = run.unitsPerHour * hours;
  for (let from = 1; from <= run.units.length; from += perCount) {
    const start = run.start + ((from - 1) / run.unitsPerHour) * 60;
    const span = { from, to: Math.min(from + perCount, run.units.length + 1) };
    const end = Math.min(start + hours * 60, run.end);
    counts.push({ from: timeOf(start), to: timeOf(end), span });
  }
  return counts;
}

function recordTaken(world: World, run: WorldRun, tape: Tape, key: KeyMaker): TakenFact[] {
  const repacked = new Set(world.repacks.flatMap((move) => move.units));
  return (['sampled', 'scrapped', 'loose-stock', 'delivered'] as const).flatMap((kind) => {
    const units = run.units.filter((unit) => unit.fate === kind && !repacked.has(unit));
    if (units.length === 0) return [];
    return [{ key: key(), kind, quantity: units.length, span: tape.chance(50) ? exactSpan(units) : null }];
  });
}

/** The span that holds these units and no others; null where there is none. */
export function exactSpan(units: readonly Unit[]): Span | null {
  const span = boundingSpan(units);
  return span !== null && span.to - span.from === units.length ? span : null;
}

/** The shortest span that holds these units. */
export function boundingSpan(units: readonly Unit[]): Span | null {
  if (units.length === 0) return null;
  const numbers = units.map((unit) => unit.number);
  return { from: Math.min(...numbers), to: Math.max(...numbers) + 1 };
}

function recordRework(run: WorldRun, tape: Tape, key: KeyMaker): ReworkFact {
  const origins = run.units.flatMap((unit) => unit.origin ?? []);
  const of = [...new Set(origins.map((unit) => unit.run))].map((source) => {
    const units = origins.filter((unit) => unit.run === source);
    return {
      run: source.key,
      span: tape.chance(60) ? boundingSpan(units) : null,
      quantity: units.length,
    };
  });
  const done = run.units.filter((unit) => unit.replaced.size > 0).length;
  const replaced = [...(run.units[0]?.replaced ?? [])];
  return {
    key: key(),
    run: run.key,
    of,
    cartons: run.inPlace.map((carton) => rangeOf([carton])),
    replaces: replaced.map((name) => {
      const slot = run.bom.slots.find((candidate) => candidate.slot === name);
      const quantityOut = slot === undefined ? 0 : slotNeed(slot, done);
      return { slot: name, quantityOut, fate: 'destroyed' };
    }),
    date: dateOf(dayOf(run.start)),
  };
}

function recordStickers(world: World, key: KeyMaker): ConsumptionFact[] {
  return world.stickers.map((sticker) => ({
    key: key(),
    run: null,
    slot: null,
    lot: sticker.lot.key,
    kind: 'issue',
    quantity: sticker.quantity,
    span: null,
    window: null,
    cartons: rangeOf(sticker.cartons),
    date: dateOf(sticker.day),
    issuesComplete: false,
  }));
}

function recordLot(world: World, lot: WorldLot, tape: Tape, key: KeyMaker): MaterialLotFact {
  const events = world.store.filter((event) => event.lot === lot);
  const receipts: ReceiptFact[] = events
    .filter((event) => event.kind === 'received')
    .map(({ site, day, quantity }) => ({ key: key(), site, date: dateOf(day), quantity }));
  const movements = events.flatMap((event): MovementFact[] => {
    const { kind, site, toSite, day, quantity } = event;
    return kind === 'received' ? [] : [{ key: key(), kind, site, toSite, date: dateOf(day), quantity }];
  });
  return {
    key: lot.key,
    id: `lot-${String(lot.key)}`,
    code: `LOT${String(lot.key)}`,
    material: lot.material,
    supplier: lot.supplier,
    supplierSite: lot.supplierSite,
    made: { from: dateOf(lot.madeDay), to: dateOf(lot.madeDay) },
    dispatched: { from: dateOf(lot.dispatchedDay), to: dateOf(lot.dispatchedDay) },
    quantityDispatched: receipts.reduce((sum, receipt) => sum + (receipt.quantity ?? 0), 0),
    receipts,
    movements,
    madeFrom: recordSources(lot, tape),
  };
}

function recordSources(lot: WorldLot, tape: Tape): LotSourceFact[] {
  const pieces = lot.pieces ?? [];
  return [...new Set(pieces.map((piece) => piece.run))].map((run) => {
    const units = pieces.filter((piece) => piece.run === run);
    return { run: run.key, span: tape.chance(60) ? boundingSpan(units) : null, quantity: units.length };
  });
}
