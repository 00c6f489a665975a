import type { Span } from '../../kit/span.ts';
import { intersectSpans, spanLength } from '../../kit/span.ts';
import { slotAccount, slotsFor } from '../run/slot-account.ts';
import type { SlotAccount } from '../run/slot-account.ts';
import type { Key, ReworkFact, RunFact, ScopeFacts } from './scope-facts.ts';

type LoadedRuns = Pick<ScopeFacts, 'reworks' | 'consumptions' | 'revisions'>;
type LoadedCartons = Pick<ScopeFacts, 'packings' | 'repacks'>;

/** Units of one run: made against where they went. `unaccounted` is shown, never hidden, and negative when too many are recorded. */
export interface UnitAccount {
  readonly made: number | null;
  readonly packed: number;
  readonly sampled: number;
  readonly scrapped: number;
  readonly looseStock: number;
  readonly delivered: number;
  readonly reworkedAway: number;
  readonly unaccounted: number | null;
}

export interface RunAccount {
  readonly units: UnitAccount;
  readonly slots: readonly SlotAccount[];
  /** Lots taken in under a slot that the revision does not have, or under none. */
  readonly strayRows: number;
}

/** The mass balance of a run, from the facts recorded about it. */
export function runAccount(run: RunFact, loaded: LoadedRuns, cartons: LoadedCartons): RunAccount {
  const units = unitAccount(run, loaded.reworks, cartons);
  const rows = loaded.consumptions.filter((row) => row.run === run.key);
  const revision = loaded.revisions.find((one) => one.key === run.bom);
  const lines = revision === undefined ? [] : slotsFor(revision.slots, run.variant);
  const slots =
    run.made === null
      ? []
      : lines.map((line) =>
          slotAccount(
            line,
            run.made ?? 0,
            rows.filter((row) => row.slot === line.slot),
          ),
        );
  const known = new Set(lines.map((line) => line.slot));
  const strayRows = rows.filter((row) => row.slot === null || !known.has(row.slot)).length;
  return { units, slots, strayRows };
}

function unitAccount(run: RunFact, reworks: readonly ReworkFact[], cartons: LoadedCartons): UnitAccount {
  const taken = (kind: RunFact['taken'][number]['kind']): number =>
    run.taken.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.quantity, 0);
  const moved = (fate: string): number =>
    cartons.repacks
      .flatMap((repack) => repack.moves)
      .filter((move) => move.to === null && move.run === run.key && move.fate === fate)
      .reduce((sum, move) => sum + move.units, 0);
  const away = reworks.flatMap((rework) => rework.of.map((source) => ({ rework, source })));
  const reworkedAway = away
    .filter(({ source }) => source.run === run.key)
    .reduce((sum, { rework, source }) => sum + reworkedUnits(rework, source, run.key, cartons), 0);
  const inPlace = unitsInReworkedCartons(run.key, reworks, cartons);
  const gone = moved('sampled') + moved('scrapped') + moved('loose-stock');
  const packed = packedUnits(run.key, cartons, null) - inPlace.out + inPlace.into - gone;
  const sums = {
    packed,
    sampled: taken('sampled') + moved('sampled'),
    scrapped: taken('scrapped') + moved('scrapped'),
    looseStock: taken('loose-stock') + moved('loose-stock'),
    delivered: taken('delivered'),
    reworkedAway,
  };
  const all = Object.values(sums).reduce((sum, units) => sum + units, 0);
  return { made: run.made, ...sums, unaccounted: run.made === null ? null : run.made - all };
}

/** Units a rework took from a run: as recorded, else its span, else what its cartons hold of the run. */
function reworkedUnits(
  rework: ReworkFact,
  source: ReworkFact['of'][number],
  run: Key,
  cartons: LoadedCartons,
): number {
  if (source.quantity !== null) return source.quantity;
  if (source.span !== null) return spanLength(source.span);
  return rework.cartons.reduce((sum, range) => sum + packedUnits(run, cartons, range), 0);
}

/** Cartons reworked in place: their units left one run and came back into the same cartons as units of the rework run. */
function unitsInReworkedCartons(
  run: Key,
  reworks: readonly ReworkFact[],
  cartons: LoadedCartons,
): { out: number; into: number } {
  let out = 0;
  let into = 0;
  for (const rework of reworks) {
    for (const range of rework.cartons) {
      for (const source of rework.of) {
        const units = packedUnits(source.run, cartons, range);
        if (source.run === run) out += units;
        if (rework.run === run) into += units;
      }
    }
  }
  return { out, into };
}

function packedUnits(
  run: Key,
  cartons: LoadedCartons,
  within: { readonly series: Key; readonly range: Span } | null,
): number {
  let units = 0;
  for (const packing of cartons.packings) {
    if (within !== null && within.series !== packing.series) continue;
    const range = within === null ? packing.range : intersectSpans(packing.range, within.range);
    if (range === null) continue;
    for (const content of packing.contents) {
      if (content.run === run) units += content.unitsPerCarton * spanLength(range);
    }
  }
  return units;
}
