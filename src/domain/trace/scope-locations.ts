import { present } from '../../kit/invariant.ts';
import type { CartonBook, Segment } from './scope-cartons.ts';
import type { PlaceKind } from './scope-answer.ts';
import type { Key, SeriesFact, ShipmentFact, ShipmentLineFact } from './scope-facts.ts';
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

interface Event extends CartonRange, Location {
  readonly date: string | null;
  readonly order: number;
}

/**
 * The last shipment or return of every carton (readings 13 and 15). Cartons on no shipment that a line without numbers may have taken are
 * `unsettled`: those of its run, its product and its consignee's series, where the line and the series say so.
 */
export function locate(world: ScopeWorld, book: CartonBook): Locations {
  const places: (Location | undefined)[] = new Array<undefined>(book.all().length).fill(undefined);
  for (const event of eventsOf(world)) for (const segment of book.in(event)) places[segment.index] = event;
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

function eventsOf(world: ScopeWorld): Event[] {
  const events: Event[] = [];
  for (const shipment of byKey(world.facts.shipments)) {
    for (const line of byKey(shipment.lines)) {
      if (line.series === null || line.range === null) continue;
      const party = line.consignee ?? shipment.consignee;
      events.push({
        ...{ series: line.series, range: line.range, place: 'consignee', party },
        ...{ shipment: shipment.key, date: shipment.date, order: 0 },
      });
    }
    for (const event of byKey(shipment.returns))
      for (const { series, range } of event.lines)
        events.push({
          ...{ series, range, place: 'returned', party: consigneeOf(shipment, { series, range }) },
          ...{ shipment: shipment.key, date: event.date ?? shipment.date, order: 1 },
        });
  }
  const when = (event: Event): string => event.date ?? '';
  return events.sort(
    (left, right) =>
      (when(left) < when(right) ? -1 : when(left) > when(right) ? 1 : 0) ||
      present(left.shipment, 'a shipped carton has a shipment') - (right.shipment ?? 0) ||
      left.order - right.order ||
      left.series - right.series ||
      left.range.from - right.range.from,
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
