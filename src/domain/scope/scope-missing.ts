import { spanLength } from '../../kit/span.ts';
import type { MissingRecord, RunAnswer } from '../trace/scope-answer.ts';
import { causeKey } from './scope-classes.ts';
import type { Cause, Piece } from './scope-classes.ts';
import type { Key, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { CountedRange } from './scope-totals.ts';

export interface Waiting {
  readonly missing: MissingRecord[];
  readonly unitsWaiting: number;
}

/** Records that would settle units, most worth first; a unit that waits for two is listed under both and counted once. */
export function missingRecords(
  index: FactIndex,
  pieces: ReadonlyMap<Key, readonly Piece[]>,
  ranges: readonly CountedRange[],
): Waiting {
  const found = new Map<string, { cause: Cause; units: number }>();
  let unitsWaiting = 0;
  for (const [key, list] of pieces) {
    const run = index.runs.get(key);
    if (run === undefined) continue;
    const counts = run.made !== null && !index.intermediate.has(run.product);
    for (const piece of list) {
      if (piece.causes.length === 0 || piece.class === 'cleared' || piece.class === 'contains') continue;
      const units = counts ? spanLength(piece.span) : 0;
      unitsWaiting += units;
      for (const cause of piece.causes) {
        const known = found.get(causeKey(cause)) ?? { cause, units: 0 };
        found.set(causeKey(cause), { cause, units: known.units + units });
      }
    }
  }
  const missing = [...found.values()].map(({ cause, units }) => missingOf(index, cause, units));
  missing.push(...missingPacking(ranges), ...missingNumbers(index, ranges));
  for (const range of ranges) {
    if (range.place === 'unsettled' && range.standing.causes.length === 0)
      unitsWaiting += notClearedUnits(range);
  }
  const most = missing.reduce((largest, one) => Math.max(largest, one.units), 0);
  return { missing: missing.sort(byWorth), unitsWaiting: Math.max(unitsWaiting, most) };
}

function byWorth(left: MissingRecord, right: MissingRecord): number {
  if (left.units !== right.units) return right.units - left.units;
  const key = (one: MissingRecord): string =>
    JSON.stringify([one.run, one.slot, one.lot, one.cartons, one.shipment, one.reason]);
  return key(left) < key(right) ? -1 : 1;
}

function missingOf(index: FactIndex, cause: Cause, units: number): MissingRecord {
  const run = index.runs.get(cause.run);
  return {
    reason: cause.reason,
    run: run === undefined ? null : run.key,
    slot: cause.slot,
    lot: cause.lot,
    cartons: null,
    shipment: null,
    needed: cause.needed,
    recorded: cause.recorded,
    ask: run === undefined ? null : siteParty(index, run),
    askSite: run?.site ?? null,
    units,
  };
}

function siteParty(index: FactIndex, run: RunFact): Key | null {
  return index.facts.sites.find((site) => site.key === run.site)?.party ?? null;
}

const NOTHING = { run: null, slot: null, lot: null, needed: null, recorded: null, askSite: null };

/** Cartons that left and of which nobody says what is in them: their consignee can open one. */
function missingPacking(ranges: readonly CountedRange[]): MissingRecord[] {
  return ranges
    .filter((range) => range.standing.reasons.includes('no-packing-record'))
    .map((range) => ({
      ...NOTHING,
      reason: 'no-packing-record',
      cartons: { series: range.series, range: { from: range.from, to: range.to } },
      shipment: range.shipment,
      ask: range.party,
      units: 0,
    }));
}

function notClearedUnits(range: CountedRange): number {
  const { contains, undetermined, 'may-contain': may } = range.perCarton;
  return (range.to - range.from) * (contains + may + undetermined);
}

/** Shipments that name no cartons: worth what is not cleared among the cartons they may have taken. */
function missingNumbers(index: FactIndex, ranges: readonly CountedRange[]): MissingRecord[] {
  const unsettled = ranges.filter((range) => range.place === 'unsettled' && range.class !== 'cleared');
  if (unsettled.length === 0) return [];
  const units = unsettled.reduce((sum, range) => sum + notClearedUnits(range), 0);
  return index.facts.shipments
    .filter((shipment) => shipment.lines.some((line) => line.range === null))
    .map((shipment) => ({
      ...NOTHING,
      reason: 'no-carton-on-shipment',
      cartons: null,
      shipment: shipment.key,
      ask: shipment.consignee,
      units,
    }));
}

/** A run whose records name more units than it made contradicts itself. */
export function contradictingRuns(
  index: FactIndex,
  rows: readonly { run: Key; unaccounted: number }[],
): MissingRecord[] {
  return rows
    .filter((row) => row.unaccounted < 0)
    .map((row) => {
      const run = index.runs.get(row.run);
      return {
        ...NOTHING,
        reason: 'quantity-contradiction' as const,
        run: row.run,
        cartons: null,
        shipment: null,
        ask: run === undefined ? null : siteParty(index, run),
        askSite: run?.site ?? null,
        units: 0,
      };
    });
}

/** For the by-run view: the runs in the order of their keys. */
export function runAnswers(index: FactIndex, pieces: ReadonlyMap<Key, readonly Piece[]>): RunAnswer[] {
  return [...pieces].map(([key, list]) => ({
    run: key,
    made: index.runs.get(key)?.made ?? null,
    stretches: list.map(({ span, class: found, reasons, room, restsOn }) => ({
      span,
      class: found,
      reasons: found === 'may-contain' || found === 'contains' ? [] : reasons,
      ...(room === undefined ? {} : { room }),
      restsOn,
    })),
    counts: null,
    reasons: [],
  }));
}
