import { present } from '../../kit/invariant.ts';
import { formatCartonMark, readCartonMark } from '../code/carton-mark.ts';
import type { CartonMark } from '../code/carton-mark.ts';
import type { MissingRecord, PlaceKind, RangeAnswer, RunAnswer, ScopeAnswer } from './scope-answer.ts';
import type { Key, ScopeFacts } from './scope-facts.ts';
import type {
  MissingReport,
  Named,
  PlaceReport,
  RangeReport,
  RunReport,
  ScopeReport,
} from './scope-report.ts';
import { REASON_WORDS } from './scope-words.ts';

/** Puts names where an answer has keys. */
export function nameAnswer(answer: ScopeAnswer, naming: Naming, suspects: readonly string[]): ScopeReport {
  const ranges = new RangesByPlace(answer.ranges, naming);
  return {
    position: answer.position,
    strict: answer.strict,
    suspects: [...suspects],
    totals: answer.totals,
    places: answer.places.map((place) => placeReport(place, ranges, naming)),
    runs: answer.runs.map((run) => runReport(run, naming)),
    missing: answer.missing.map((missing) => missingReport(missing, naming)),
    unitsWaiting: answer.unitsWaiting,
    conservation: answer.conservation.map((row) => ({ ...row, run: naming.name(row.run) })),
    boundaries: answer.boundaries.map((choice) => ({ ...choice })),
  };
}

export function runReport(run: RunAnswer, naming: Naming): RunReport {
  return {
    run: naming.name(run.run),
    product: naming.productOf(run.run),
    made: run.made,
    stretches: run.stretches.map(({ room, restsOn, ...stretch }) => ({
      ...stretch,
      reasons: [...stretch.reasons],
      ...(room === undefined ? {} : { room }),
      restsOn: restsOn.map((key) => naming.name(key)),
    })),
    counts: run.counts,
    reasons: [...run.reasons],
  };
}

/** What an answer's keys are called: of the facts it was computed from it keeps the names and nothing else. */
export class Naming {
  readonly #names: Map<Key, Named>;
  readonly #products: Map<Key, Key>;
  readonly #marks: Map<Key, CartonMark | null>;
  readonly #dates: Map<Key, string | null>;
  readonly #units: Map<string, string>;

  constructor(facts: ScopeFacts, records: ReadonlyMap<Key, Named>) {
    this.#names = new Map(records);
    const add = (
      kind: string,
      list: readonly { key: Key; id: string; name?: string; code?: string }[],
    ): void => {
      for (const one of list)
        this.#names.set(one.key, { kind, id: one.id, name: one.code ?? one.name ?? one.id });
    };
    add('party', facts.parties);
    add('site', facts.sites);
    add('product', facts.products);
    add('revision', facts.revisions);
    add('material-lot', facts.lots);
    add('run', facts.runs);
    add('carton-series', facts.series);
    add('shipment', facts.shipments);
    this.#products = new Map(facts.runs.map((run) => [run.key, run.product]));
    this.#marks = new Map(facts.series.map((series) => [series.key, readCartonMark(series.mark)]));
    this.#dates = new Map(facts.shipments.map((shipment) => [shipment.key, shipment.date]));
    this.#units = slotUnits(facts);
  }

  name(key: Key): Named {
    const known = this.#names.get(key);
    // Asked for every carton range: the text of the fault is not made before there is one.
    return known ?? present<Named>(known, `record ${String(key)} has a name`);
  }
  maybe(key: Key | null): Named | null {
    return key === null ? null : this.name(key);
  }
  productOf(run: Key): Named {
    return this.name(present(this.#products.get(run), 'a run has a product'));
  }
  dateOf(shipment: Key): string | null {
    return this.#dates.get(shipment) ?? null;
  }
  /** Unit of the material that a slot of this run's product takes; null when no revision says. */
  unitOf(run: Key | null, slot: string | null): string | null {
    return slot === null ? null : (this.#units.get(slotKey(run ?? 0, slot)) ?? null);
  }
  marks(series: Key, from: number, last: number): string {
    const mark = this.#marks.get(series) ?? null;
    if (mark === null) return from === last ? String(from) : `${String(from)} to ${String(last)}`;
    const first = formatCartonMark(mark, from);
    return from === last ? first : `${first} to ${formatCartonMark(mark, last)}`;
  }
}

function slotKey(run: Key, slot: string): string {
  return `${String(run)} ${slot}`;
}

function slotUnits(facts: ScopeFacts): Map<string, string> {
  const unitOf = new Map(facts.materials.map((material) => [material.key, material.unit]));
  const revisions = new Map(facts.revisions.map((revision) => [revision.key, revision]));
  const units = new Map<string, string>();
  for (const run of facts.runs) {
    for (const slot of (run.bom === null ? undefined : revisions.get(run.bom))?.slots ?? []) {
      const unit = unitOf.get(slot.material);
      if (unit !== undefined) units.set(slotKey(run.key, slot.slot), unit);
    }
  }
  return units;
}

/** Carton ranges in scope by place, party and shipment; null: on no shipment. */
class RangesByPlace {
  readonly #places = new Map<PlaceKind, Map<Key | null, Map<Key | null, RangeReport[]>>>();

  constructor(ranges: readonly RangeAnswer[], naming: Naming) {
    for (const range of ranges) {
      const byParty = madeIn(this.#places, range.place, newMap<Map<Key | null, RangeReport[]>>);
      const byShipment = madeIn(byParty, range.party, newMap<RangeReport[]>);
      madeIn(byShipment, range.shipment, newList).push(rangeReport(range, naming));
    }
  }

  of({ place, party }: Pick<RangeAnswer, 'place' | 'party'>, shipment: Key | null): RangeReport[] {
    return this.#places.get(place)?.get(party)?.get(shipment) ?? [];
  }
}

function newMap<Value>(): Map<Key | null, Value> {
  return new Map();
}

function newList(): RangeReport[] {
  return [];
}

function madeIn<Name, Value>(map: Map<Name, Value>, name: Name, make: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}

function placeReport(
  place: ScopeAnswer['places'][number],
  ranges: RangesByPlace,
  naming: Naming,
): PlaceReport {
  return {
    place: place.place,
    party: naming.maybe(place.party),
    units: place.units,
    cartons: place.cartons,
    shipments: place.shipments.map((shipment) => ({
      shipment: naming.name(shipment.shipment),
      date: naming.dateOf(shipment.shipment),
      units: shipment.units,
      cartons: shipment.cartons,
      ranges: ranges.of(place, shipment.shipment),
    })),
    ranges: ranges.of(place, null),
  };
}

export function rangeReport(range: RangeAnswer, naming: Naming): RangeReport {
  return {
    series: naming.name(range.series),
    from: range.range.from,
    to: range.range.to,
    marks: naming.marks(range.series, range.range.from, range.range.to - 1),
    class: range.class,
    perCarton: range.perCarton,
    reasons: [...range.reasons],
  };
}

export function missingReport(missing: MissingRecord, naming: Naming): MissingReport {
  const run = naming.maybe(missing.run);
  const series = missing.cartons === null ? null : naming.name(missing.cartons.series);
  const shipment = naming.maybe(missing.shipment);
  const unit = naming.unitOf(missing.run, missing.slot);
  return {
    reason: missing.reason,
    run,
    slot: missing.slot,
    lot: naming.maybe(missing.lot),
    series,
    from: missing.cartons?.range.from ?? null,
    to: missing.cartons?.range.to ?? null,
    shipment,
    needed: missing.needed,
    recorded: missing.recorded,
    unit,
    ask: naming.maybe(missing.ask),
    askSite: naming.maybe(missing.askSite),
    units: missing.units,
    says: missingWords(missing, { run, series, shipment }),
  };
}

function missingWords(
  missing: MissingRecord,
  named: { run: Named | null; series: Named | null; shipment: Named | null },
): string {
  const words: string[] = [REASON_WORDS[missing.reason]];
  if (missing.slot !== null) words.push(`slot "${missing.slot}"`);
  if (named.run !== null) words.push(`run ${named.run.name}`);
  if (named.series !== null && missing.cartons !== null) {
    const { from, to } = missing.cartons.range;
    words.push(`cartons ${String(from)} to ${String(to - 1)} of ${named.series.name}`);
  }
  if (named.shipment !== null) words.push(`shipment ${named.shipment.name}`);
  return words.join(', ');
}
