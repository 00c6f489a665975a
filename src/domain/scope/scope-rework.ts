import { spanLength } from '../../kit/span.ts';
import { mixture, overlay, piecesIn, standing } from './scope-classes.ts';
import type { Piece, Standing } from './scope-classes.ts';
import type { ReworkFact, RunFact } from '../trace/scope-facts.ts';
import { bomOf, slotsOf } from './scope-index.ts';
import type { FactIndex } from './scope-index.ts';
import type { Paths } from './scope-profiles.ts';
import { slotNeed } from '../run/slot-account.ts';
import { packedSpans } from './scope-regions.ts';
import { unitsOf } from './scope-windows.ts';

/**
 * Reading 12. Reworked units inherit the mixture of what went in. A slot whose old part was taken out, counted in full, with
 * its fate on record, and filled anew ends the old path; anything less adds one. `none`: this is no rework run; `unsaid`: it is
 * one and nobody says whose units went in.
 *
 * `pathsOf` gives null for a source that leads back to the run itself.
 */
export function reworkStanding(
  index: FactIndex,
  run: RunFact,
  reworks: readonly ReworkFact[],
  wholeUnits: boolean,
  pathsOf: (source: RunFact) => Paths | null,
): Standing | 'none' | 'unsaid' {
  if (reworks.length === 0) {
    const kind = run.bom === null ? undefined : index.revisions.get(run.bom)?.kind;
    return kind === 'rework' ? 'unsaid' : 'none';
  }
  const replaced = wholeUnits ? new Set<string>() : replacedSlots(index, run, reworks);
  const standings: Standing[] = [];
  let recorded = 0;
  let counted = true;
  for (const rework of reworks) {
    for (const source of rework.of) {
      const from = index.runs.get(source.run);
      const units = source.quantity ?? (source.span === null ? null : spanLength(source.span));
      if (units === null && rework.cartons.length === 0) counted = false;
      recorded += units ?? 0;
      if (from !== undefined)
        standings.push(sourceStanding(index, run, rework, source, from, replaced, pathsOf));
    }
    if (rework.cartons.length > 0) counted = false;
  }
  if (counted && run.made !== null && recorded < run.made) standings.push(unsaid(run));
  return mixture(standings);
}

function sourceStanding(
  index: FactIndex,
  run: RunFact,
  rework: ReworkFact,
  source: ReworkFact['of'][number],
  from: RunFact,
  replaced: ReadonlySet<string>,
  pathsOf: (source: RunFact) => Paths | null,
): Standing {
  const paths = pathsOf(from);
  if (paths === null) return circle(run);
  const kept = [...paths].filter(([name]) => !replaced.has(name)).map(([, pieces]) => pieces);
  const pieces = kept.length === 0 ? cleared(from) : overlay(unitsOf(from), kept);
  if (source.span !== null) return mixture(piecesIn(pieces, source.span));
  const packed = rework.cartons.flatMap((cartons) => packedSpans(index, from, cartons));
  return mixture(packed.length === 0 ? pieces : packed.flatMap((span) => piecesIn(pieces, span)));
}

/** All the old path's part is out and a new one is in: the run's own slot says what. */
function cleared(from: RunFact): Piece[] {
  return [{ ...standing('cleared', ['other-lot-recorded']), span: unitsOf(from) }];
}

function circle(run: RunFact): Standing {
  const reason = 'date-contradiction' as const;
  const cause = { reason, run: run.key, slot: null, lot: null, needed: null, recorded: null };
  return standing('undetermined', [reason], { causes: [cause] });
}

function unsaid(run: RunFact): Standing {
  const reason = 'no-consumption-record' as const;
  const cause = { reason, run: run.key, slot: null, lot: null, needed: run.made, recorded: null };
  return standing('undetermined', [reason], { causes: [cause] });
}

/** Slots for which every rework into this run took out all of the old part and for which the run itself takes a new one. */
function replacedSlots(index: FactIndex, run: RunFact, reworks: readonly ReworkFact[]): Set<string> {
  const bom = bomOf(index, run);
  const refilled = bom === null ? new Set<string>() : new Set(slotsOf(bom, run).keys());
  const slots = reworks.map(
    (rework) =>
      new Set(
        rework.replaces
          .filter((part) => part.fate !== null && part.fate !== 'reused' && refilled.has(part.slot))
          .filter((part) => isWholeSlot(index, run, rework, part.slot, part.quantityOut))
          .map((part) => part.slot),
      ),
  );
  const [first] = slots;
  return new Set([...(first ?? [])].filter((slot) => slots.every((one) => one.has(slot))));
}

/** The quantity taken out is that of every unit that went in: units × quantity per unit of the old revision. */
function isWholeSlot(
  index: FactIndex,
  run: RunFact,
  rework: ReworkFact,
  slot: string,
  quantityOut: number | null,
): boolean {
  if (quantityOut === null || run.made === null) return false;
  let needed = 0;
  for (const source of rework.of) {
    const from = index.runs.get(source.run);
    const bom = from === undefined ? null : bomOf(index, from);
    const line = from === undefined || bom === null ? undefined : slotsOf(bom, from).get(slot)?.[0];
    const units = source.quantity ?? (source.span === null ? null : spanLength(source.span));
    if (line === undefined || (units === null && rework.of.length > 1)) return false;
    needed += slotNeed(line, units ?? run.made).need;
  }
  return quantityOut >= needed;
}
