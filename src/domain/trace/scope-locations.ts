import type { CartonBook, Segment } from './scope-cartons.ts';
import type { PlaceKind } from './scope-answer.ts';
import type { Key, SeriesFact, ShipmentEventFact, ShipmentFact, ShipmentLineFact } from './scope-facts.ts';
import { byKey, type CartonRange, type ScopeWorld } from './scope-world.ts';

/** Where cartons are today. */
export interface Location {
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly shipment: Key | null;
}

/** By the segments' index. */
export type Locations = readonly (Location | undefined)[];

const HERE: Location = { place: 'not-shipped', party: null, shipment: null };
const UNSETTLED: Location = { ...HERE, place: 'unsettled' };

/** Cartons that came to a place. */
interface Arrival extends CartonRange {
  readonly location: Location;
}

/** The lines of one shipment, or what came back of it on one day. */
interface Event {
  readonly date: string;
  readonly shipment: Key;
  readonly order: number;
  readonly arrivals: Arrival[];
}

/**
 * The last shipment or return of every carton (readings 13 and 15). Cartons on no shipment that a line without numbers may have taken are
 * `unsettled`: those of its run, its product and its consignee's series, where the line and the series say so.
 */
export function locate(world: ScopeWorld, book: CartonBook): Locations {
  const places: (Location | undefined)[] = new Array<undefined>(book.all().length).fill(undefined);
  for (const { arrivals } of eventsOf(world))
    for (const arrival of arrivals)
      for (const segment of book.in(arrival)) places[segment.index] = arrival.location;
  const series = new Map(world.facts.series.map((each) => [each.key, each]));
  const open = openLines(world);
  for (const segment of book.all()) {
    if (places[segment.index] !== undefined) continue;
    const isUnsettled = open.some(({ shipment, line }) =>
      mayHaveTaken(world, { shipment, line }, segment, series.get(segment.series)),
    );
    places[segment.index] = isUnsettled ? UNSETTLED : HERE;
  }
  return places;
}

/** By day, shipment, and numbers of cartons; each shipment's own are ordered by themselves, for there may be a hundred thousand in all. */
function eventsOf(world: ScopeWorld): Event[] {
  const events: Event[] = [];
  for (const shipment of byKey(world.facts.shipments)) {
    const shipped = { date: shipment.date ?? '', shipment: shipment.key, order: 0 };
    events.push({ ...shipped, arrivals: arrivalsOf(shipment) });
    const returned = Map.groupBy(byKey(shipment.returns), (event) => event.date ?? shipment.date ?? '');
    for (const [date, returns] of returned)
      events.push({ ...shipped, date, order: 1, arrivals: comingBack(shipment, returns) });
  }
  for (const { arrivals } of events)
    arrivals.sort((left, right) => left.series - right.series || left.range.from - right.range.from);
  return events.sort(
    (left, right) =>
      (left.date < right.date ? -1 : left.date > right.date ? 1 : 0) ||
      left.shipment - right.shipment ||
      left.order - right.order,
  );
}

function arrivalsOf(shipment: ShipmentFact): Arrival[] {
  const locations = new Map<Key | null, Location>();
  const locationOf = (party: Key | null): Location => {
    const known = locations.get(party);
    if (known !== undefined) return known;
    const location: Location = { place: 'consignee', party, shipment: shipment.key };
    locations.set(party, location);
    return location;
  };
  const arrivals: Arrival[] = [];
  for (const { series, range, consignee } of byKey(shipment.lines))
    if (series !== null && range !== null)
      arrivals.push({ series, range, location: locationOf(consignee ?? shipment.consignee) });
  return arrivals;
}

function comingBack(shipment: ShipmentFact, returns: readonly ShipmentEventFact[]): Arrival[] {
  return returns.flatMap(({ lines }) =>
    lines.map(({ series, range }): Arrival => ({
      series,
      range,
      location: {
        place: 'returned',
        party: consigneeOf(shipment, { series, range }),
        shipment: shipment.key,
      },
    })),
  );
}

function consigneeOf(shipment: ShipmentFact, { series, range }: CartonRange): Key | null {
  const line = byKey(shipment.lines).find(
    (each) =>
      each.series === series &&
      each.range !== null &&
      each.range.from < range.to &&
      range.from < each.range.to,
  );
  return line?.consignee ?? shipment.consignee;
}

export interface OpenLine {
  readonly shipment: ShipmentFact;
  readonly line: ShipmentLineFact;
}

/** Lines that name no cartons. */
export function openLines(world: ScopeWorld): OpenLine[] {
  return byKey(world.facts.shipments).flatMap((shipment) =>
    byKey(shipment.lines)
      .filter((line) => line.series === null || line.range === null)
      .map((line) => ({ shipment, line })),
  );
}

function mayHaveTaken(
  world: ScopeWorld,
  { shipment, line }: OpenLine,
  segment: Segment,
  series: SeriesFact | undefined,
): boolean {
  if (segment.contents.length === 0) return false;
  const party = line.consignee ?? shipment.consignee;
  const own = series?.consignee ?? null;
  if (own !== null && party !== null && own !== party) return false;
  if (line.series !== null && line.series !== segment.series) return false;
  if (line.run !== null) return segment.contents.some((content) => content.run === line.run);
  if (line.product === null) return true;
  return segment.contents.some((content) => world.runs.get(content.run)?.product === line.product);
}
