import type { StoryGraph, Thing } from './story-graph.ts';

/** As many alike are shown before they are folded into one. */
export const SHOWN_ALIKE = 6;
/** A column that comes from one place and is longer folds whatever is alike. */
const SHOWN_FROM_ONE = 14;
/** As many more come out of a folded group at once. */
export const UNFOLD_STEP = 25;

/** What stands at one place of the drawing: a thing, or a folded group of things that are alike. */
export interface Place {
  readonly key: string;
  readonly level: number;
  readonly kind: string;
  /** One thing, or all that are folded here. */
  readonly things: readonly Thing[];
  /** Key of the group it is, or came out of; null where nothing is ever folded. */
  readonly group: string | null;
  readonly isFolded: boolean;
}

export interface Folded {
  /** In the order of the story, nearest to the start first. */
  readonly places: readonly Place[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

/** Everything unfolded. */
export const ALL = 'all';

/**
 * Folds what is alike and many: things of one kind in one column that come from the same place. `open` says how many of each group
 * are taken out of the fold.
 */
export function foldStory(graph: StoryGraph, open: ReadonlyMap<string, number> | typeof ALL): Folded {
  const placeOf = new Map<string, string>();
  const places: Place[] = [];
  for (const things of byNearness(graph)) {
    const groups = Map.groupBy(things, (thing) => groupKey(thing, placeOf));
    const fromOne = Map.groupBy(groups.values(), ([thing]) => originKey(thing, placeOf));
    for (const [group, alike] of groups) {
      const beside = fromOne.get(originKey(alike[0], placeOf)) ?? [];
      const isLong = beside.reduce((sum, { length }) => sum + length, 0) > SHOWN_FROM_ONE;
      for (const place of placesOf(group, alike, isLong ? 1 : SHOWN_ALIKE, open)) {
        places.push(place);
        for (const thing of place.things) placeOf.set(thing.key, place.key);
      }
    }
  }
  const links = new Map<string, { from: string; to: string }>();
  for (const link of graph.links) {
    const [from, to] = [placeOf.get(link.from) ?? '', placeOf.get(link.to) ?? ''];
    if (from !== to) links.set(`${from}\n${to}`, { from, to });
  }
  return { places, links: [...links.values()] };
}

/** The things by column, outwards from the start, so that the place of what one comes from is known. */
function byNearness({ things }: StoryGraph): Thing[][] {
  const columns = Map.groupBy(things.values(), ({ level }) => level);
  return [...columns]
    .toSorted(([left], [right]) => Math.abs(left) - Math.abs(right) || right - left)
    .map(([, column]) => column);
}

/** Shipments and parties are met from many sides and fold by column; all else by where it comes from. */
function groupKey({ kind, level, parents, uses, side }: Thing, placeOf: ReadonlyMap<string, string>): string {
  if (kind === 'shipment' || kind === 'party' || side === 'start') return `${kind} ${String(level)}`;
  const [parent] = parents;
  return `${kind} ${String(level)} ${placeOf.get(parent ?? '') ?? ''} ${uses[0]?.slot ?? ''}`;
}

/** The place that a thing comes from, whatever kind it is of. */
function originKey(thing: Thing | undefined, placeOf: ReadonlyMap<string, string>): string {
  const [parent] = thing?.parents ?? [];
  return placeOf.get(parent ?? '') ?? '';
}

function placesOf(
  group: string,
  alike: readonly Thing[],
  limit: number,
  open: ReadonlyMap<string, number> | typeof ALL,
): Place[] {
  const single = (thing: Thing, isOut: boolean): Place => {
    const { key, level, kind } = thing;
    return { key, level, kind, things: [thing], group: isOut ? group : null, isFolded: false };
  };
  if (alike.length <= limit) return alike.map((thing) => single(thing, false));
  const shown = open === ALL ? alike.length : (open.get(group) ?? 0);
  const out = alike.slice(0, shown).map((thing) => single(thing, true));
  const [first, ...more] = alike.slice(shown);
  if (first === undefined) return out;
  if (more.length === 0) return [...out, single(first, true)];
  const { level, kind } = first;
  return [...out, { key: `fold ${group}`, level, kind, things: [first, ...more], group, isFolded: true }];
}

/** What the things of a place come to: only what is recorded is added, and `isPartly` says that some is not. */
export interface Totals {
  readonly units: number | null;
  readonly cartons: number | null;
  /** One sum for each unit of quantity. */
  readonly quantities: ReadonlyMap<string, number>;
  readonly isPartly: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly missing: number;
  readonly holds: number;
}

/** Ways by which a quantity came back or was lost; what was taken is the sum that counts. */
const NOT_TAKEN: ReadonlySet<string> = new Set(['brought back', 'wasted', 'units of run']);

export function totalsOf(things: readonly Thing[]): Totals {
  const uses = things.flatMap((thing) => thing.uses.filter(({ relation }) => !NOT_TAKEN.has(relation)));
  const facts = uses.map((use) => use.facts);
  const dates = facts
    .flatMap(({ date, until }) => [date, until].filter((day) => day !== undefined))
    .toSorted();
  const quantities = new Map<string, number>();
  for (const { quantity, unit } of facts) {
    if (quantity !== undefined && unit !== undefined)
      quantities.set(unit, (quantities.get(unit) ?? 0) + quantity);
  }
  const papers = things.flatMap((thing) => thing.papers);
  return {
    units: sumOf(facts.map(({ units }) => units)),
    cartons: sumOf(facts.map(({ cartons }) => cartons)),
    quantities,
    isPartly: facts.some(({ notes }) => notes?.some(({ code }) => code === 'quantity-unknown')),
    from: dates[0] ?? null,
    until: dates.at(-1) ?? null,
    missing:
      papers.filter(({ kind }) => kind === 'missing').length +
      things.filter(({ kind }) => kind === 'missing').length,
    holds: papers.filter(isStandingHold).length,
  };
}

/** A hold that nobody released. */
function isStandingHold({ kind, children }: Thing['papers'][number]): boolean {
  return kind === 'hold' && !children.some((part) => part.kind === 'hold-release');
}

function sumOf(numbers: readonly (number | undefined)[]): number | null {
  const known = numbers.filter((one) => one !== undefined);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}
