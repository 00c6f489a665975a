import type { Key } from '../../src/domain/trace/scope-facts.ts';
import type { Catalogue } from './catalogue.ts';
import { nextDay } from './finishing.ts';
import type { Tape } from './tape.ts';
import { DAY_MINUTES, type Day, type StoreEvent, type World, type WorldLot } from './world.ts';

interface Use {
  readonly site: Key;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly quantity: number;
}

/** Works out, from what the runs took, what came in where and when, what moved, and what became of the rest. */
export function keepStores(world: World, catalogue: Catalogue, tape: Tape): void {
  for (const lot of world.lots) {
    const uses = usesOf(world, lot);
    const rest = restOf(lot, uses, tape);
    const main = uses[0]?.site ?? tape.pick(lot.sites);
    const late = nextDay(world) + 10;
    const events = arrivals(lot, uses, main, rest, tape);
    events.push(...departures(lot, main, onHand(uses, events, main, late), late, tape));
    events.push(...counts(catalogue, lot, uses, events, late, tape));
    world.store.push(...events);
  }
}

/** Pieces that no run used are the rest of a sub-assembly lot; a bought lot may have any rest. */
function restOf(lot: WorldLot, uses: readonly Use[], tape: Tape): number {
  const used = uses.reduce((sum, use) => sum + use.quantity, 0);
  if (lot.pieces !== null) return lot.pieces.length - used;
  return used === 0 ? tape.between(1, 8) : tape.pick([0, 0, 3, 1, 9]);
}

/** What each run took net of a lot, and from which site's store. */
function usesOf(world: World, lot: WorldLot): Use[] {
  const uses: Use[] = [];
  for (const run of world.runs) {
    for (const usage of run.usages) {
      const inUnits = usage.atoms.filter((atom) => atom.lot === lot).length;
      const quantity = inUnits + (usage.waste.get(lot) ?? 0);
      if (quantity === 0) continue;
      const site = lot.sites.includes(run.site) ? run.site : run.alsoAt.find((at) => lot.sites.includes(at));
      const fromDay = Math.floor(run.start / DAY_MINUTES);
      uses.push({ site: site ?? run.site, fromDay, toDay: Math.floor(run.end / DAY_MINUTES), quantity });
    }
  }
  for (const sticker of world.stickers) {
    if (sticker.lot !== lot) continue;
    uses.push({
      site: lot.sites[0] ?? 0,
      fromDay: sticker.day,
      toDay: sticker.day,
      quantity: sticker.quantity,
    });
  }
  return uses;
}

/** One receipt at each site that used it, or all at the first and a move; the rest of it perhaps by a second delivery. */
function arrivals(lot: WorldLot, uses: readonly Use[], main: Key, rest: number, tape: Tape): StoreEvent[] {
  const bySite = new Map<Key, number>([[main, 0]]);
  for (const use of uses) bySite.set(use.site, (bySite.get(use.site) ?? 0) + use.quantity);
  const second = rest > 1 && tape.chance(40) ? tape.between(1, rest - 1) : 0;
  const events: StoreEvent[] = [];
  const make = (
    kind: StoreEvent['kind'],
    site: Key,
    day: Day,
    quantity: number,
    toSite: Key | null,
  ): void => {
    if (quantity > 0) events.push({ kind, lot, site, toSite, day, quantity });
  };
  const move = tape.chance(35);
  const total = [...bySite.values()].reduce((sum, quantity) => sum + quantity, 0);
  make('received', main, lot.receivedDay, (move ? total : (bySite.get(main) ?? 0)) + rest - second, null);
  make(
    'received',
    second > 0 ? tape.pick(lot.sites) : main,
    lot.receivedDay + tape.between(0, 4),
    second,
    null,
  );
  for (const [site, quantity] of bySite) {
    if (site === main) continue;
    const first = Math.min(...uses.filter((use) => use.site === site).map((use) => use.fromDay));
    if (move) make('moved', main, tape.between(lot.receivedDay, first), quantity, site);
    else make('received', site, tape.between(lot.receivedDay, first), quantity, null);
  }
  return events;
}

/** What is left at the main site scrapped, sampled, sent back, or (what this leaves over) still there. */
function departures(lot: WorldLot, main: Key, rest: number, late: Day, tape: Tape): StoreEvent[] {
  const events: StoreEvent[] = [];
  let left = rest;
  for (const kind of ['scrapped', 'sampled', 'returned-to-supplier'] as const) {
    if (left === 0 || !tape.chance(30)) continue;
    const quantity = tape.between(1, left);
    const day = tape.chance(50)
      ? tape.between(lot.receivedDay + 4, Math.max(lot.receivedDay + 4, late))
      : late;
    events.push({ kind, lot, site: main, toSite: null, day: Math.min(day, late), quantity });
    left -= quantity;
  }
  return events;
}

/** Counts of what is there on a day: at the end, or in between with more use to follow. */
function counts(
  catalogue: Catalogue,
  lot: WorldLot,
  uses: readonly Use[],
  events: readonly StoreEvent[],
  late: Day,
  tape: Tape,
): StoreEvent[] {
  const counted: StoreEvent[] = [];
  const days = [...(tape.chance(40) ? [late + 1] : []), ...(tape.chance(25) ? [tape.between(6, late)] : [])];
  for (const day of days) {
    const busy = uses.some((use) => use.fromDay <= day && use.toDay >= day);
    if (busy || events.some((event) => event.day === day)) continue;
    for (const site of catalogue.factorySites) {
      const quantity = onHand(uses, events, site, day);
      if (quantity > 0) counted.push({ kind: 'stock-count', lot, site, toSite: null, day, quantity });
    }
  }
  return counted;
}

/** What a site's store holds of a lot at the end of a day. */
function onHand(uses: readonly Use[], events: readonly StoreEvent[], site: Key, day: Day): number {
  let quantity = 0;
  for (const event of events) {
    if (event.day > day || event.kind === 'stock-count') continue;
    if (event.toSite === site) quantity += event.quantity;
    if (event.site === site) quantity += event.kind === 'received' ? event.quantity : -event.quantity;
  }
  for (const use of uses) if (use.site === site && use.toDay <= day) quantity -= use.quantity;
  return quantity;
}
