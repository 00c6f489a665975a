import { execute } from '../../src/db/bulk.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { record } from '../../src/ledger/record.ts';
import type { Key, MaterialLotFact, RunFact, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { present } from '../../src/kit/invariant.ts';
import type { World as Firm } from '../world.ts';

/** The record id of what the simulator knows by a key. */
export function idOfKey(key: Key): string {
  return `k${String(key)}`;
}

/** Fields that hold a key, or a list of keys. */
const KEY_FIELDS: ReadonlySet<string> = new Set([
  ...['key', 'party', 'site', 'toSite', 'supplier', 'supplierSite', 'product', 'material', 'lot', 'run'],
  ...['series', 'consignee', 'bom', 'by', 'revision', 'evidence', 'alsoAt', 'otherRevisions', 'runs'],
]);

/** The same facts, or the same suspects, by other keys; ids follow the keys of before. */
export function rekeyed<Told>(told: Told, keyOf: (key: Key) => Key): Told {
  const walk = (value: unknown, isKey: boolean): unknown => {
    if (typeof value === 'number') return isKey ? keyOf(value) : value;
    if (Array.isArray(value)) return value.map((each: unknown) => walk(each, isKey));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, each]: [string, unknown]): [string, unknown] => [
      name,
      walk(each, KEY_FIELDS.has(name)),
    ]);
    const changed = Object.fromEntries(fields);
    return 'id' in value && 'key' in value ? { ...changed, id: idOfKey(Number(value.key)) } : changed;
  };
  return walk(told, false) as Told; // Nothing but numbers was changed, into numbers.
}

/** What of damaged facts can be on record: a record names nothing that is not there. */
export function recordable(facts: ScopeFacts): ScopeFacts {
  const runs = new Set(facts.runs.map((run) => run.key));
  const lots = new Set(facts.lots.map((lot) => lot.key));
  const revisions = new Set(facts.revisions.map((revision) => revision.key));
  return {
    ...facts,
    runs: facts.runs.map((run) => ({
      ...run,
      bom: run.bom !== null && revisions.has(run.bom) ? run.bom : null,
      otherRevisions: run.otherRevisions.filter((key) => revisions.has(key)),
    })),
    lots: facts.lots.map((lot) => ({
      ...lot,
      made: recordablePeriod(lot.made),
      dispatched: recordablePeriod(lot.dispatched),
      madeFrom: lot.madeFrom.filter((source) => runs.has(source.run)),
      movements: lot.movements.filter((movement) => movement.kind !== 'moved' || movement.toSite !== null),
    })),
    consumptions: facts.consumptions
      .filter((row) => lots.has(row.lot) && (row.run === null || runs.has(row.run)))
      .map((row) => (row.window === null || row.window.from.length > 10 ? row : { ...row, window: null })),
    reworks: facts.reworks
      .map((rework) => ({ ...rework, of: rework.of.filter((source) => runs.has(source.run)) }))
      .filter((rework) => rework.of.length > 0 && runs.has(rework.run)),
    packings: facts.packings
      .map((packing) => ({ ...packing, contents: packing.contents.filter(({ run }) => runs.has(run)) }))
      .filter((packing) => packing.contents.length > 0),
    shipments: facts.shipments.map((shipment) => ({
      ...shipment,
      lines: shipment.lines.filter((line) => line.range !== null || line.cartons !== 0),
    })),
  };
}

/** A last day without a first is on no record. */
function recordablePeriod(period: MaterialLotFact['made']): MaterialLotFact['made'] {
  const from = period?.from ?? null;
  return from === null ? null : { from, to: period?.to ?? from };
}

/** Parties, sites and products, as records. */
function catalogueDrafts(facts: ScopeFacts): Draft[] {
  return [
    ...facts.parties.map(({ key, name }) => draft('party', key, { name, roles: ['supplier'] })),
    ...facts.sites.map(({ key, name, party, timeZone }) =>
      draft('site', key, { name, party: idOfKey(party), timeZone }),
    ),
    ...facts.products.map(({ key, name, intermediate }) => draft('product', key, { name, intermediate })),
    ...facts.materials.map(({ key, code, name, unit }) => draft('material', key, { code, name, unit })),
    ...facts.revisions.map(({ key, code, product, kind, slots }) =>
      draft('revision', key, {
        ...{ product: idOfKey(product), kind, code },
        slots: slots.map(({ material, ...slot }) =>
          known({ ...slot, material: idOfKey(material), unit: 'H87' }),
        ),
      }),
    ),
  ];
}

/** What was made, of what, and where it went, each record after those that it names. */
function historyDrafts(facts: ScopeFacts): Draft[] {
  return [
    ...facts.runs.map(runDraft),
    ...facts.lots.flatMap(lotDrafts),
    ...facts.runs.flatMap(runPartDrafts),
    ...facts.series.map(({ key, code, mark, consignee }) =>
      draft('carton-series', key, { code, mark, consignee: idOrNull(consignee) }),
    ),
    ...facts.consumptions.map(({ key, run, lot, issuesComplete: _, cartons, ...row }) =>
      draft('consumption', key, {
        ...{ ...row, run: idOrNull(run), lot: idOfKey(lot) },
        cartons: cartons === null ? null : rangeBody(cartons),
      }),
    ),
    ...facts.packings.map(({ key, series, range, contents, date }) =>
      draft('packing', key, {
        ...{ ...rangeBody({ series, range }), date },
        contents: contents.map(({ run, ...content }) => known({ ...content, run: idOfKey(run) })),
      }),
    ),
    ...reworkDrafts(facts),
    ...facts.shipments.flatMap(shipmentDrafts),
    ...facts.evidence.map(({ key, requirement, runs, by, valid }) =>
      draft('inspection', key, {
        ...{ kind: requirement.replace(' inspection', ''), result: valid ? 'passed' : 'failed' },
        ...{ run: idOfKey(present(runs[0], 'a run')), party: typeof by === 'number' ? idOfKey(by) : null },
      }),
    ),
  ];
}

function reworkDrafts(facts: ScopeFacts): Draft[] {
  return [
    ...facts.repacks.map(({ key, date, moves }) =>
      draft('repack', key, {
        date,
        moves: moves.map(({ from, to, run, ...move }) =>
          known({
            ...{ ...move, run: idOrNull(run), from: rangeBody(from), to: to === null ? null : rangeBody(to) },
          }),
        ),
      }),
    ),
    ...facts.reworks.map(({ key, run, of, cartons, replaces, date }) =>
      draft('rework', key, {
        ...{ run: idOfKey(run), date, cartons: cartons.map(rangeBody), replaces: replaces.map(known) },
        of: of.map((source) => known({ ...source, run: idOfKey(source.run) })),
      }),
    ),
  ];
}

function draft(kind: string, key: Key, body: object): Draft {
  return { action: 'record', kind, id: idOfKey(key), body: known(body) };
}

/** What is not said is left out of a body. */
function known(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function idOrNull(key: Key | null): string | null {
  return key === null ? null : idOfKey(key);
}

function rangeBody({ series, range }: { series: Key; range: { from: number; to: number } }) {
  return { series: idOfKey(series), from: range.from, to: range.to };
}

function runDraft(run: RunFact): Draft {
  const { key, code, product, variant, bom, otherRevisions, site, line, started, ended, made } = run;
  return draft('run', key, {
    ...{ code, product: idOfKey(product), variant, revision: idOrNull(bom), site: idOrNull(site), line },
    ...{ started, ended, made, revisions: otherRevisions.map(idOfKey) },
    steps: [
      ...run.alsoAt.map((also) => ({ process: 'part of the work', site: idOfKey(also) })),
      ...(run.subcontractedUnnamed ? [{ process: 'part of the work' }] : []),
    ],
  });
}

function runPartDrafts({ key: run, counts, taken }: RunFact): Draft[] {
  return [
    ...counts.map(({ from, to, span }, index): Draft => ({
      ...{ action: 'record', kind: 'output-count', id: `${idOfKey(run)}-${String(index)}` },
      body: { run: idOfKey(run), from, to, units: span },
    })),
    ...taken.map(({ key, ...rest }) => draft('taken', key, { ...rest, run: idOfKey(run) })),
  ];
}

function lotDrafts(lot: MaterialLotFact): Draft[] {
  const of = idOfKey(lot.key);
  const { code, material, supplier, supplierSite, made, dispatched, quantityDispatched, madeFrom } = lot;
  return [
    draft('material-lot', lot.key, {
      ...{ code, material: idOfKey(material), supplier: idOrNull(supplier) },
      ...{ supplierSite: idOrNull(supplierSite), made, dispatched, quantityDispatched },
      madeFrom: madeFrom.map((source) => known({ ...source, run: idOfKey(source.run) })),
    }),
    ...lot.receipts.map(({ key, site, ...rest }) =>
      draft('material-receipt', key, { ...rest, lot: of, site: idOfKey(site) }),
    ),
    ...lot.movements.map(({ key, site, toSite, ...rest }) =>
      draft('material-movement', key, { ...rest, lot: of, site: idOrNull(site), toSite: idOrNull(toSite) }),
    ),
  ];
}

function shipmentDrafts({
  key,
  code,
  consignee,
  date,
  lines,
  receipts,
  returns,
}: ScopeFacts['shipments'][number]): Draft[] {
  const shipment = idOfKey(key);
  return [
    draft('shipment', key, { code, consignee: idOrNull(consignee), date }),
    ...lines.map((line) =>
      draft('shipment-line', line.key, {
        ...{
          shipment,
          series: idOrNull(line.series),
          from: line.range?.from ?? null,
          to: line.range?.to ?? null,
        },
        ...{
          cartons: line.cartons,
          units: line.units === 0 ? null : line.units,
          product: idOrNull(line.product),
        },
        ...{ run: idOrNull(line.run), consignee: idOrNull(line.consignee) },
      }),
    ),
    ...receipts.map((event) =>
      draft('shipment-receipt', event.key, { shipment, date: event.date, lines: event.lines.map(rangeBody) }),
    ),
    ...returns.map((event) =>
      draft('shipment-return', event.key, { shipment, date: event.date, lines: event.lines.map(rangeBody) }),
    ),
  ];
}

/** Runs whose factory agreed, for their product and their days, that its issues are complete. */
function agreed(facts: ScopeFacts): { agreements: Draft[]; facts: ScopeFacts } {
  const asked = new Set(facts.consumptions.filter((row) => row.issuesComplete).map((row) => row.run));
  const agreements = facts.runs.flatMap(({ key, site, product, started, ended }) => {
    if (!asked.has(key) || site === null || started === null || ended === null) return [];
    const factory = present(
      facts.sites.find((each) => each.key === site),
      'a site on record',
    ).party;
    return [{ factory, product, agreedOn: started.slice(0, 10), until: ended.slice(0, 10) }];
  });
  const holds = ({ site, product, started, ended }: RunFact): boolean =>
    agreements.some(
      (each) =>
        facts.sites.some((other) => other.key === site && other.party === each.factory) &&
        each.product === product &&
        started !== null &&
        ended !== null &&
        each.agreedOn <= started.slice(0, 10) &&
        ended.slice(0, 10) <= each.until,
    );
  const complete = new Set(facts.runs.filter(holds).map((run) => run.key));
  const consumptions = facts.consumptions.map((row) => ({
    ...row,
    issuesComplete: row.run !== null && complete.has(row.run),
  }));
  return {
    facts: { ...facts, consumptions },
    agreements: agreements.map(({ factory, product, ...days }, index) => ({
      ...{ action: 'record', kind: 'agreement', id: `agreement-${String(index)}` },
      body: {
        factory: idOfKey(factory),
        product: idOfKey(product),
        ...days,
        points: {},
        issuesComplete: true,
      },
    })),
  };
}

/** Records facts through the front door of an empty firm; they come back by the keys and at the position that they have there. */
export async function recordFirm(
  firm: Firm,
  told: ScopeFacts,
): Promise<{ facts: ScopeFacts; keyOf: (key: Key) => Key }> {
  const { facts, agreements } = agreed(told);
  const { ledger, now, newId, actor } = firm.context;
  const hand = { actor: actor.id, at: now(), command: newId(), newId };
  const drafts = [...catalogueDrafts(facts), ...historyDrafts(facts), ...agreements];
  await record(ledger, hand, (end) => end.append(drafts));
  const rows = await ledger.database.read((transaction) =>
    execute<{ n: number; id: string }>(transaction, 'select n, id from record'),
  );
  const keys = new Map(rows.map((row) => [row.id, row.n]));
  const keyOf = (key: Key): Key => present(keys.get(idOfKey(key)), `record ${String(key)}`);
  return { facts: { ...rekeyed(facts, keyOf), position: drafts.length }, keyOf };
}
