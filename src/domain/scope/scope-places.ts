import { intersectSpans, spanLength } from '../../kit/span.ts';
import { piecesIn, mixture, strongest } from './scope-classes.ts';
import type { Standing } from './scope-classes.ts';
import type { PlaceKind } from '../trace/scope-answer.ts';
import type { CartonHistory } from './scope-cartons.ts';
import type { Extent } from './scope-extents.ts';
import { packedPieces } from './scope-extents.ts';
import type { Key, RunFact, ShipmentFact, ShipmentLineFact, TakenFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { Profiles } from './scope-profiles.ts';
import { unitsOf } from './scope-windows.ts';

/** Where something is: its place, whose hands, on which shipment. */
export interface Whereabouts {
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly shipment: Key | null;
}

/** Cartons and where they are today. */
export interface PlacedExtent extends Whereabouts {
  readonly extent: Extent;
}

/** Units in no carton. */
export interface PlacedUnits extends Whereabouts {
  readonly run: Key;
  readonly units: number;
  readonly standing: Standing;
}

const IN_STOCK: Whereabouts = { place: 'not-shipped', party: null, shipment: null };

interface CartonMove {
  readonly date: string;
  readonly order: number;
  readonly key: Key;
  readonly series: Key;
  readonly from: number;
  readonly to: number;
  readonly whereabouts: Whereabouts;
}

/** Every carton range with the last place the records give it: shipped, returned, or not shipped (reading 15). */
export function placedExtents(index: FactIndex, history: CartonHistory): PlacedExtent[] {
  const moves = Map.groupBy(cartonMoves(index), (move) => move.series);
  const numberless = index.facts.shipments.flatMap((shipment) =>
    shipment.lines.filter((line) => line.range === null).map((line) => ({ shipment, line })),
  );
  const placed: PlacedExtent[] = [];
  for (const [series, extents] of history.extents) {
    const last = lastPlaces(extents, moves.get(series) ?? []);
    extents.forEach((extent, at) => {
      const found =
        last[at] ?? (mayBeOn(index, extent, numberless) ? { ...IN_STOCK, place: 'unsettled' } : IN_STOCK);
      // Nobody packed or shipped these numbers: there are no such cartons.
      if (extent.chunks === null && last[at] === undefined) return;
      placed.push({ extent, ...found, place: found.place as PlaceKind });
    });
  }
  return placed;
}

function cartonMoves(index: FactIndex): CartonMove[] {
  const seriesConsignee = new Map(index.facts.series.map((series) => [series.key, series.consignee]));
  const moves: CartonMove[] = [];
  for (const shipment of index.facts.shipments) {
    for (const line of shipment.lines) {
      if (line.series === null || line.range === null) continue;
      const party = line.consignee ?? shipment.consignee ?? seriesConsignee.get(line.series) ?? null;
      const whereabouts = { place: 'consignee', party, shipment: shipment.key } as const;
      moves.push({
        date: shipment.date ?? '',
        order: 0,
        key: line.key,
        series: line.series,
        ...line.range,
        whereabouts,
      });
    }
    for (const back of shipment.returns) {
      for (const { series, range } of back.lines) {
        const date = back.date ?? shipment.date ?? '';
        const party = shipment.consignee ?? seriesConsignee.get(series) ?? null;
        const whereabouts = { place: 'returned', party, shipment: shipment.key } as const;
        moves.push({ date, order: 1, key: back.key, series, ...range, whereabouts });
      }
    }
  }
  return moves.sort((left, right) =>
    left.date < right.date
      ? -1
      : left.date > right.date
        ? 1
        : left.order - right.order || left.key - right.key,
  );
}

function lastPlaces(extents: readonly Extent[], moves: readonly CartonMove[]): (Whereabouts | undefined)[] {
  const last: (Whereabouts | undefined)[] = extents.map(() => undefined);
  for (const move of moves) {
    let at = firstFrom(extents, move.from);
    for (
      let extent = extents[at];
      extent !== undefined && extent.range.to <= move.to;
      extent = extents[(at += 1)]
    ) {
      last[at] = move.whereabouts;
    }
  }
  return last;
}

/** Index of the first extent that begins at or after a number. */
function firstFrom(extents: readonly Extent[], number: number): number {
  let low = 0;
  let high = extents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((extents[middle]?.range.from ?? Infinity) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reading 13: a shipment that names no cartons may have taken any of these. */
function mayBeOn(
  index: FactIndex,
  extent: Extent,
  lines: readonly { shipment: ShipmentFact; line: ShipmentLineFact }[],
): boolean {
  return lines.some(({ line }) => {
    if (line.series !== null && line.series !== extent.series) return false;
    return (extent.chunks ?? []).some(
      (chunk) =>
        (line.run === null || line.run === chunk.run) &&
        (line.product === null || line.product === index.runs.get(chunk.run)?.product),
    );
  });
}

/** Units that went into no carton, or were taken out for good, and those nobody accounts for. */
export function looseUnits(
  index: FactIndex,
  profiles: readonly Profiles[],
  history: CartonHistory,
  accounts: ReadonlyMap<Key, { readonly unaccounted: number }>,
  strict: boolean,
): PlacedUnits[] {
  const loose: PlacedUnits[] = [];
  for (const run of index.runs.values()) {
    if (index.intermediate.has(run.product)) continue;
    for (const taken of run.taken) loose.push(...takenUnits(profiles, run, taken));
    const open = accounts.get(run.key)?.unaccounted ?? 0;
    if (open > 0) {
      const found = standingOver(profiles, run, null);
      // Strictly, units that no record follows may have been reworked, and the part taken out.
      const sure = !strict || found.class !== 'contains';
      const standing = sure ? found : { ...found, class: 'may-contain' as const };
      loose.push({ ...unitsAt('unaccounted', run, open), standing });
    }
  }
  for (const out of history.takenOut) {
    const run = index.runs.get(out.run);
    if (run === undefined || index.intermediate.has(run.product) || out.fate === null) continue;
    loose.push({ ...unitsAt(out.fate, run, out.units), standing: out.standing });
  }
  return loose;
}

function unitsAt(place: PlaceKind, run: RunFact, units: number) {
  return { place, party: null, shipment: null, run: run.key, units };
}

function standingOver(profiles: readonly Profiles[], run: RunFact, span: TakenFact['span']): Standing {
  const layers = profiles.map((one) =>
    one.seed.cartons === null ? one.of(run) : (one.paths(run).get('*itself') ?? []),
  );
  return strongest(layers.map((pieces) => mixture(piecesIn(pieces, span))));
}

/** Units with numbers stand each for itself; a number of units among more takes their mixture. */
function takenUnits(profiles: readonly Profiles[], run: RunFact, taken: TakenFact): PlacedUnits[] {
  const whole = unitsOf(run);
  const span = taken.span === null ? null : intersectSpans(taken.span, whole);
  if (span === null || spanLength(span) !== taken.quantity) {
    return [{ ...unitsAt(taken.kind, run, taken.quantity), standing: standingOver(profiles, run, span) }];
  }
  const edges = new Set([span.from, span.to]);
  for (const layer of packedPieces(profiles, run)) {
    for (const piece of piecesIn(layer, span)) {
      edges.add(Math.max(piece.span.from, span.from));
      edges.add(Math.min(piece.span.to, span.to));
    }
  }
  const sorted = [...edges].sort((left, right) => left - right);
  return sorted.slice(1).map((to, at) => {
    const part = { from: sorted[at] ?? span.from, to };
    return { ...unitsAt(taken.kind, run, spanLength(part)), standing: standingOver(profiles, run, part) };
  });
}
