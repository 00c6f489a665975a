import { spanLength } from '../../kit/span.ts';
import type { MissingRecord, RunAnswer } from './scope-answer.ts';
import type { Key, PackingFact, RunFact, ShipmentLineFact } from './scope-facts.ts';
import { gapOf, waitFor } from './scope-gaps.ts';
import { openLines } from './scope-locations.ts';
import type { PlaceView } from './scope-places.ts';
import type { SlotAccount } from './scope-slots.ts';
import type { Stretch } from './scope-stretches.ts';
import type { UnitClasses } from './scope-units.ts';
import type { ScopeWorld } from './scope-world.ts';

interface Waiting {
  readonly units: number;
  readonly waits: readonly string[];
}

export interface MissingView {
  readonly missing: MissingRecord[];
  readonly unitsWaiting: number;
}

/** What is known of the runs for naming what is missing. */
export interface MissingSources {
  readonly world: ScopeWorld;
  readonly runs: readonly RunFact[];
  readonly stretchesOf: (run: RunFact) => readonly Stretch[];
  readonly accountsOf: (run: RunFact) => readonly SlotAccount[];
  readonly classes: UnitClasses;
  readonly places: PlaceView;
  /** For carton questions, the answers with counts. */
  readonly counted: readonly RunAnswer[];
}

/** Records that would settle units (readings 4 and 21), those worth most first; a unit that waits for two is counted once in the sum. */
export function missingRecords(sources: MissingSources): MissingView {
  const waiting = waitingUnits(sources);
  const worth = new Map<string, number>();
  for (const { units, waits } of waiting)
    for (const wait of waits) worth.set(wait, (worth.get(wait) ?? 0) + units);
  const records = [...worth].map(([wait, units]) => recordFor(sources, wait, units));
  records.push(...contradictions(sources), ...unpackedCartons(sources), ...openShipments(sources));
  records.sort(
    (left, right) =>
      right.units - left.units ||
      (left.run ?? 0) - (right.run ?? 0) ||
      (left.slot ?? '').localeCompare(right.slot ?? '', 'en') ||
      (left.lot ?? 0) - (right.lot ?? 0) ||
      (left.shipment ?? 0) - (right.shipment ?? 0) ||
      (left.cartons?.series ?? 0) - (right.cartons?.series ?? 0) ||
      (left.cartons?.range.from ?? 0) - (right.cartons?.range.from ?? 0) ||
      (left.reason < right.reason ? -1 : 1),
  );
  return { missing: records, unitsWaiting: waiting.reduce((sum, { units }) => sum + units, 0) };
}

/**
 * Stretches with the records that they wait for. A record missing for a part or for what went into a rework is worth the goods that wait
 * for it: the parts themselves, and the reworked units a second time, count only where nothing else waits for it.
 */
function waitingUnits({ world, runs, stretchesOf, counted }: MissingSources): Waiting[] {
  const goods: Waiting[] = [];
  const others: Waiting[] = [];
  for (const run of runs) {
    if (run.made === null) continue;
    const isOther = world.parts.has(run.product) || (world.reworksInto.get(run.key) ?? []).length > 0;
    const answer = counted.find((each) => each.run === run.key);
    const counts = answer?.counts ?? null;
    if (answer !== undefined && counts !== null) {
      if (counts.undetermined > 0) goods.push(cartonWaits(answer, stretchesOf(run)));
      continue;
    }
    for (const { span, finding } of stretchesOf(run))
      if (finding.waits.length > 0)
        (isOther ? others : goods).push({ units: spanLength(span), waits: finding.waits });
  }
  const covered = new Set(goods.flatMap(({ waits }) => waits));
  return [...goods, ...others.filter(({ waits }) => !waits.every((wait) => covered.has(wait)))];
}

function cartonWaits(answer: RunAnswer, stretches: readonly Stretch[]): Waiting {
  const waits = new Set(stretches.flatMap(({ finding }) => finding.waits));
  if (waits.size === 0) waits.add(waitFor('no-packing-record', {}));
  return { units: answer.counts?.undetermined ?? 0, waits: [...waits].sort() };
}

function askOf(world: ScopeWorld, run: RunFact | undefined): Pick<MissingRecord, 'ask' | 'askSite'> {
  const site = world.facts.sites.find((each) => each.key === run?.site);
  return { ask: site?.party ?? null, askSite: site?.key ?? null };
}

const NAMELESS = {
  run: null,
  slot: null,
  lot: null,
  cartons: null,
  shipment: null,
  needed: null,
  recorded: null,
  ask: null,
  askSite: null,
} as const;

function recordFor({ world, accountsOf }: MissingSources, wait: string, units: number): MissingRecord {
  const gap = gapOf(wait);
  const run = gap.run === null ? undefined : world.runs.get(gap.run);
  const account = run === undefined ? undefined : accountsOf(run).find((each) => each.slot.slot === gap.slot);
  const ask =
    gap.lot === null ? askOf(world, run) : { ask: world.lots.get(gap.lot)?.supplier ?? null, askSite: null };
  const amounts = { needed: account?.needed ?? null, recorded: account?.recorded ?? null };
  return { ...NAMELESS, ...gap, ...amounts, ...ask, units };
}

/** Runs of which more is on record than was made. */
function contradictions({ world, runs, classes }: MissingSources): MissingRecord[] {
  return runs.flatMap((run) => {
    const { unaccounted } = classes.unitsOf(run.key);
    if (run.made === null || unaccounted === null || unaccounted >= 0) return [];
    const amounts = { needed: run.made, recorded: run.made - unaccounted };
    const reason = 'quantity-contradiction' as const;
    return [{ ...NAMELESS, reason, run: run.key, ...amounts, ...askOf(world, run), units: 0 }];
  });
}

function unpackedCartons({ places }: MissingSources): MissingRecord[] {
  const found: { series: Key; from: number; to: number; shipment: Key | null; party: Key | null }[] = [];
  for (const { segment, location } of places.unpacked) {
    const { series, range } = segment;
    const last = found.at(-1);
    if (last?.series === series && last.to === range.from && last.shipment === location.shipment)
      last.to = range.to;
    else found.push({ series, ...range, shipment: location.shipment, party: location.party });
  }
  return found.map(({ series, from, to, shipment, party }) => ({
    ...NAMELESS,
    reason: 'no-packing-record',
    cartons: { series, range: { from, to } },
    shipment,
    ask: party,
    units: 0,
  }));
}

/** Shipments with a line that names no cartons and may have taken some of the runs looked at. */
function openShipments({ world, runs }: MissingSources): MissingRecord[] {
  const [own, products] = [new Set(runs.map((run) => run.key)), new Set(runs.map((run) => run.product))];
  const holds = (packing: PackingFact): boolean => packing.contents.some((content) => own.has(content.run));
  const mayHaveTaken = ({ series, run, product }: ShipmentLineFact): boolean => {
    if (run !== null) return own.has(run);
    if (product !== null) return products.has(product);
    const packed = series === null ? [] : world.facts.packings.filter((each) => each.series === series);
    return packed.length === 0 || packed.some(holds);
  };
  const lines = openLines(world).filter(({ line }) => mayHaveTaken(line));
  const keys = new Map(
    lines.map(({ shipment, line }) => [shipment.key, line.consignee ?? shipment.consignee]),
  );
  return [...keys].map(([shipment, party]) => ({
    ...NAMELESS,
    reason: 'no-carton-on-shipment',
    shipment,
    ask: party,
    units: 0,
  }));
}
