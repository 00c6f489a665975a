import { intersectSpans, spanLength } from '../../kit/span.ts';
import type { ConservationRow, PlaceKind } from '../trace/scope-answer.ts';
import type { CartonHistory } from './scope-cartons.ts';
import type { Key, ReworkFact, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { PlacedExtent } from './scope-places.ts';

interface Account {
  readonly at: Map<PlaceKind, number>;
  reworkedAway: number;
}

/**
 * Law 5 for every closed run: made = shipped + returned + in stock + unsettled + sampled + scrapped + loose + delivered +
 * reworked away + unaccounted. Reworked units count in their rework run.
 */
export function conservationRows(
  index: FactIndex,
  history: CartonHistory,
  placed: readonly PlacedExtent[],
): ConservationRow[] {
  const accounts = new Map<Key, Account>();
  for (const key of index.runs.keys()) accounts.set(key, { at: new Map(), reworkedAway: 0 });
  const add = (run: Key, place: PlaceKind, units: number): void => {
    const at = accounts.get(run)?.at;
    at?.set(place, (at.get(place) ?? 0) + units);
  };
  for (const { extent, place } of placed)
    for (const chunk of extent.chunks ?? []) add(chunk.run, place, chunk.units);
  for (const run of index.runs.values())
    for (const taken of run.taken) add(run.key, taken.kind, taken.quantity);
  for (const out of history.takenOut) if (out.fate !== null) add(out.run, out.fate, out.units);
  for (const { run, units } of awayUnits(index, history)) {
    const account = accounts.get(run);
    if (account !== undefined) account.reworkedAway += units;
  }
  const rows: ConservationRow[] = [];
  for (const [key, account] of accounts) {
    const run = index.runs.get(key);
    if (run?.made !== null && run?.made !== undefined) rows.push(rowOf(run, run.made, account));
  }
  return rows;
}

/** Units each rework took from each run: what its cartons held of it, else as recorded. */
function awayUnits(index: FactIndex, history: CartonHistory): { run: Key; units: number }[] {
  const away: { run: Key; units: number }[] = history.reworked.map(({ run, units }) => ({ run, units }));
  for (const rework of index.reworks) {
    for (const source of rework.of) {
      const recorded =
        source.quantity ?? (source.span === null ? unsaidUnits(index, rework) : spanLength(source.span));
      const inPlace = packedIn(index, rework, source.run);
      if (recorded > inPlace) away.push({ run: source.run, units: recorded - inPlace });
    }
  }
  return away;
}

/** Units of a source that nobody counted, where it is the only one: all that the rework run made. */
function unsaidUnits(index: FactIndex, rework: ReworkFact): number {
  const reworks = index.reworksInto.get(rework.run) ?? [];
  if (reworks.length > 1 || rework.of.length > 1) return 0;
  return index.runs.get(rework.run)?.made ?? 0;
}

function packedIn(index: FactIndex, rework: ReworkFact, run: Key): number {
  let units = 0;
  for (const { packing, content } of index.packingsOfRun.get(run) ?? []) {
    for (const range of rework.cartons) {
      if (range.series !== packing.series) continue;
      const both = intersectSpans(range.range, packing.range);
      if (both !== null) units += spanLength(both) * content.unitsPerCarton;
    }
  }
  return units;
}

function rowOf(run: RunFact, made: number, { at, reworkedAway }: Account): ConservationRow {
  const units = (place: PlaceKind): number => at.get(place) ?? 0;
  let all = reworkedAway;
  for (const count of at.values()) all += count;
  return {
    run: run.key,
    made,
    shipped: units('consignee'),
    returned: units('returned'),
    inStock: units('not-shipped'),
    unsettled: units('unsettled'),
    sampled: units('sampled'),
    scrapped: units('scrapped'),
    looseStock: units('loose-stock'),
    delivered: units('delivered'),
    reworkedAway,
    unaccounted: made - all,
  };
}
