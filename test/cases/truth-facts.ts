import { present } from '../../src/kit/invariant.ts';
import type { Span } from '../../src/kit/span.ts';
import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  Period,
  ReworkFact,
  RevisionFact,
  RunFact,
  ScopeFacts,
  ShipmentFact,
} from '../../src/domain/trace/scope-facts.ts';
import { readTruth, type PackName, type Truth, type TruthLot, type TruthRun } from './truth.ts';

/** Keys of the truth's things by kind and id. */
export type KeyOf = (kind: string, id: string) => Key;

export interface TruthFacts {
  readonly facts: ScopeFacts;
  readonly keyOf: KeyOf;
  /** What a key stands for, as `kind/id`. */
  readonly nameOf: (key: Key) => string;
}

type SpanText = readonly [number, number] | null | undefined;

/** What the files of a pack say, as the facts of a scope question: all that is marked `noRecord` or `really` left out. */
export function truthFacts(pack: PackName): TruthFacts {
  const truth = readTruth(pack);
  const keys = new Map<string, Key>();
  const names: string[] = [];
  const keyOf: KeyOf = (kind, id) => {
    const name = `${kind}/${id}`;
    const known = keys.get(name);
    if (known !== undefined) return known;
    names.push(name);
    keys.set(name, names.length);
    return names.length;
  };
  let row = 0;
  const next = (kind: string): Key => keyOf(kind, String((row += 1)));
  const facts = factsOf(truth, keyOf, next);
  return { facts, keyOf, nameOf: (key) => present(names[key - 1], 'a key of this pack') };
}

type NextKey = (kind: string) => Key;

function factsOf(truth: Truth, keyOf: KeyOf, next: NextKey): ScopeFacts {
  return {
    position: 1,
    ...catalogueFacts(truth, keyOf),
    revisions: revisionFacts(truth, keyOf),
    lots: truth.materialLots.filter(said).map((lot) => lotFact(lot, keyOf, next)),
    runs: truth.runs.filter(said).map((run) => runFact(run, keyOf, next)),
    consumptions: [
      ...truth.runs.filter(said).flatMap((run) => consumptionFacts(run, keyOf, next)),
      ...additionFacts(truth, keyOf, next),
    ],
    reworks: reworkFacts(truth, keyOf, next),
    series: truth.cartonSeries.map(({ id, mark, consignee }) => ({
      ...{ key: keyOf('series', id), id, code: id, mark },
      consignee: consignee === undefined ? null : keyOf('party', consignee),
    })),
    packings: packingFacts(truth, keyOf, next),
    repacks: repackFacts(truth, keyOf, next),
    shipments: shipmentFacts(truth, keyOf, next),
    evidence: [],
  };
}

function catalogueFacts(
  truth: Truth,
  keyOf: KeyOf,
): Pick<ScopeFacts, 'parties' | 'sites' | 'products' | 'materials'> {
  return {
    parties: truth.parties.map((party) => ({
      key: keyOf('party', text(party['id'])),
      id: text(party['id']),
      name: text(party['name']),
    })),
    sites: truth.sites.map(({ id, name, party }) => ({
      ...{ key: keyOf('site', id), id, name, party: keyOf('party', party) },
      timeZone: truth.timeZone,
    })),
    products: truth.products.map(({ id, name, intermediate }) => ({
      ...{ key: keyOf('product', id), id, name },
      intermediate: intermediate ?? false,
    })),
    materials: truth.materials.map(({ id, name, uom }) => ({
      ...{ key: keyOf('material', id), id, code: id, name, unit: uom },
    })),
  };
}

function packingFacts(truth: Truth, keyOf: KeyOf, next: NextKey): ScopeFacts['packings'] {
  return truth.cartons.filter(said).map(({ series, from, to, contents }) => ({
    ...{ key: next('packing'), series: keyOf('series', series), range: { from, to }, date: null },
    contents: contents.map(({ run, variant, unitsPerCarton, span }) => ({
      ...{ run: keyOf('run', run), variant: variant ?? null, unitsPerCarton },
      ...{ span: spanFact(span), inUnitOrder: false },
    })),
  }));
}

function repackFacts(truth: Truth, keyOf: KeyOf, next: NextKey): ScopeFacts['repacks'] {
  return truth.repacks.filter(said).map(({ date, moves }) => ({
    ...{ key: next('repack'), date },
    moves: moves.map(({ from, to, run, units, fate }) => ({
      from: rangeFact(from, keyOf),
      to: to === null ? null : rangeFact(to, keyOf),
      run: run === undefined ? null : keyOf('run', run),
      units,
      fate: fate === 'sampled' || fate === 'scrapped' || fate === 'loose-stock' ? fate : null,
    })),
  }));
}

function text(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function said(fact: { readonly noRecord?: true }): boolean {
  return fact.noRecord !== true;
}

function spanFact(span: SpanText): Span | null {
  return span === null || span === undefined ? null : { from: span[0], to: span[1] };
}

function rangeFact(range: { series: string; from: number; to: number }, keyOf: KeyOf) {
  return { series: keyOf('series', range.series), range: { from: range.from, to: range.to } };
}

function day(date: string | null | undefined): Period | null {
  return date === null || date === undefined ? null : { from: date, to: date };
}

const KINDS: Readonly<Record<string, RevisionFact['kind']>> = {
  bom: 'bom',
  artwork: 'artwork',
  packaging: 'packaging',
  'rework order': 'rework',
};

function revisionFacts(truth: Truth, keyOf: KeyOf): RevisionFact[] {
  return truth.revisions.map(({ id, product, kind, slots }) => ({
    ...{ key: keyOf('revision', id), id, code: id, product: keyOf('product', product) },
    kind: KINDS[kind] ?? 'approved-sample',
    slots: (slots ?? []).map(({ slot, material, perUnit, lossPermille, variants }) => ({
      ...{ slot, material: keyOf('material', material), quantity: perUnit, perUnits: 1, lossPermille },
      variants: variants ?? null,
    })),
  }));
}

function lotFact(lot: TruthLot, keyOf: KeyOf, next: NextKey): MaterialLotFact {
  return {
    ...{ key: keyOf('material-lot', lot.id), id: lot.id, code: lot.code },
    material: keyOf('material', lot.material),
    supplier: lot.supplier === undefined ? null : keyOf('party', lot.supplier),
    supplierSite:
      lot.supplierSite === null || lot.supplierSite === undefined ? null : keyOf('site', lot.supplierSite),
    ...{ made: day(lot.made), dispatched: day(lot.dispatched) },
    quantityDispatched: lot.quantityDispatched,
    receipts: lot.receipts.filter(said).map(({ site, date, quantity }) => ({
      ...{ key: next('receipt'), site: keyOf('site', site), date, quantity },
    })),
    movements: (lot.scrapped ?? []).filter(said).map(({ date, quantity }) => ({
      ...{ key: next('movement'), kind: 'scrapped', site: null, toSite: null, date, quantity },
    })),
    madeFrom: (lot.madeFrom ?? []).map(({ run, span }) => ({
      ...{ run: keyOf('run', run), span: spanFact(span), quantity: null },
    })),
  };
}

function runFact(run: TruthRun, keyOf: KeyOf, next: NextKey): RunFact {
  return {
    ...{ key: keyOf('run', run.id), id: run.id, code: run.code, product: keyOf('product', run.product) },
    variant: run.variant ?? null,
    bom: run.revision === null ? null : keyOf('revision', run.revision),
    otherRevisions: Object.values(run.revisions ?? {}).map((id) => keyOf('revision', id)),
    site: keyOf('site', run.site),
    alsoAt: (run.alsoAt ?? []).map((site) => keyOf('site', site)),
    subcontractedUnnamed: false,
    line: run.line ?? null,
    ...{ started: run.start, ended: run.end, made: run.made },
    counts: run.counts.filter(said).map(({ from, to, units }) => ({
      ...{ from, to, span: { from: units[0], to: units[1] } },
    })),
    taken: run.taken.filter(said).flatMap(({ kind, quantity, span }) => {
      if (kind !== 'sampled' && kind !== 'scrapped' && kind !== 'loose-stock' && kind !== 'delivered')
        return [];
      return [{ key: next('taken'), kind, quantity, span: spanFact(span) }];
    }),
  };
}

const PLAIN = {
  kind: 'issue',
  span: null,
  window: null,
  cartons: null,
  date: null,
  issuesComplete: false,
} as const;

function consumptionFacts(run: TruthRun, keyOf: KeyOf, next: NextKey): ConsumptionFact[] {
  return run.consumption.filter(said).map((row) => ({
    ...PLAIN,
    ...{ key: next('consumption'), run: keyOf('run', run.id), slot: row.slot ?? null },
    ...{ lot: keyOf('material-lot', row.lot), quantity: row.quantity ?? null },
    ...{ span: spanFact(row.span), window: row.window ?? null },
  }));
}

function additionFacts(truth: Truth, keyOf: KeyOf, next: NextKey): ConsumptionFact[] {
  return truth.cartonAdditions.filter(said).map((row) => ({
    ...PLAIN,
    ...{ key: next('consumption'), run: null, slot: null, lot: keyOf('material-lot', row.lot) },
    ...{ quantity: row.quantity, cartons: rangeFact(row, keyOf) },
  }));
}

/** One record for each rework run: a rework in place of two runs makes two. */
function reworkFacts(truth: Truth, keyOf: KeyOf, next: NextKey): ReworkFact[] {
  return truth.reworks.filter(said).flatMap((rework) => {
    const into =
      rework.intoRuns ?? Object.fromEntries(rework.units.map(({ run }) => [run, rework.intoRun ?? '']));
    return [...new Set(Object.values(into))].map((run): ReworkFact => ({
      ...{ key: next('rework'), run: keyOf('run', run), date: rework.date },
      of: rework.units
        .filter((units) => into[units.run] === run)
        .map((units) => ({ run: keyOf('run', units.run), span: null, quantity: units.quantity })),
      cartons: (rework.cartons ?? []).map((range) => rangeFact(range, keyOf)),
      replaces: (rework.replaces ?? []).map((slot) => ({
        slot,
        quantityOut: rework.units.reduce((sum, units) => sum + units.quantity, 0),
        fate: 'destroyed',
      })),
    }));
  });
}

function shipmentFacts(truth: Truth, keyOf: KeyOf, next: NextKey): ShipmentFact[] {
  return truth.shipments.filter(said).map((shipment) => ({
    ...{ key: keyOf('shipment', shipment.id), id: shipment.id, code: shipment.code, date: shipment.date },
    consignee: keyOf('party', shipment.consignee),
    lines: shipment.lines.filter(said).map(({ series, from, to, count, consignee }) => ({
      key: next('line'),
      series: series === null ? null : keyOf('series', series),
      range: from === undefined || to === undefined ? null : { from, to },
      ...{ cartons: count ?? null, units: null, product: null, run: null },
      consignee: consignee === undefined ? null : keyOf('party', consignee),
    })),
    receipts: [],
    returns: shipment.returns.filter(said).map(({ date, lines }) => ({
      ...{ key: next('return'), date, lines: lines.map((range) => rangeFact(range, keyOf)) },
    })),
  }));
}
