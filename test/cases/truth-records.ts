import type { Draft } from '../../src/ledger/draft.ts';
import { readTruth } from './truth.ts';
import type { PackName, Truth, TruthLot, TruthRework, TruthRun, TruthShipment } from './truth.ts';

type RecordDraft = Draft & { readonly action: 'record' };

/**
 * Every fact of a pack's truth that its files say, as records: what a complete and correct import of the files leads to.
 * In an order in which each record comes after those it names.
 */
export function truthRecords(pack: PackName): RecordDraft[] {
  const truth = readTruth(pack);
  return [
    ...firmRecords(truth),
    ...truth.runs.filter(said).map(runRecord),
    ...truth.materialLots.filter(said).flatMap(lotRecords),
    ...truth.runs.filter(said).flatMap(runPartRecords),
    ...cartonRecords(truth),
    ...truth.reworks.filter(said).flatMap(reworkRecords),
    ...truth.shipments.filter(said).flatMap(shipmentRecords),
    ...otherNames(truth),
  ];
}

function said(fact: { readonly noRecord?: true }): boolean {
  return fact.noRecord !== true;
}

function draft(kind: string, id: string, body: object): RecordDraft {
  // What is not said is left out of the body: the schemas take no nulls.
  const known = Object.entries(body).filter(([, value]) => value !== null && value !== undefined);
  return { action: 'record', kind, id, body: Object.fromEntries(known) };
}

function spanOf(span: readonly [number, number] | null | undefined) {
  return span === null || span === undefined ? undefined : { from: span[0], to: span[1] };
}

const TIME_ZONES: Readonly<Record<string, string>> = {
  '+07:00': 'Asia/Ho_Chi_Minh',
  '+08:00': 'Asia/Shanghai',
};

function firmRecords(truth: Truth): RecordDraft[] {
  const timeZone = TIME_ZONES[truth.timeZone];
  return [
    ...truth.parties.map(({ id, ...body }) => draft('party', String(id), body)),
    ...truth.sites.map(({ id, party, name, place, lines, warehouse }) =>
      draft('site', id, {
        party,
        name,
        address: place,
        timeZone,
        lines,
        warehouses: warehouse === undefined ? undefined : [warehouse],
      }),
    ),
    ...truth.products.map(({ id, ...body }) => draft('product', id, body)),
    ...truth.materials.map(({ id, name, uom }) => draft('material', id, { code: id, name, unit: uom })),
    ...truth.revisions.map((revision) =>
      draft('revision', revision.id, {
        product: revision.product,
        kind: revision.kind === 'rework order' ? 'rework' : revision.kind,
        code: revision.id,
        from: revision.from,
        slots: revision.slots?.map(({ perUnit, uom, ...slot }) => ({
          ...slot,
          quantity: perUnit,
          unit: uom,
        })),
      }),
    ),
  ];
}

function runRecord(run: TruthRun): RecordDraft {
  return draft('run', run.id, {
    code: run.code,
    product: run.product,
    variant: run.variant,
    revision: run.revision,
    revisions: run.revisions === undefined ? undefined : Object.values(run.revisions),
    site: run.site,
    line: run.line,
    started: run.start,
    ended: run.end,
    made: run.made,
    workOrder: run.workOrder,
    steps: run.alsoAt?.map((site) => ({ process: 'part of the work', site })),
  });
}

function lotRecords(lot: TruthLot): RecordDraft[] {
  const day = (date: string | null | undefined) =>
    date === null || date === undefined ? null : { from: date };
  return [
    draft('material-lot', lot.id, {
      material: lot.material,
      code: lot.code,
      supplier: lot.supplier,
      supplierSite: lot.supplierSite,
      made: day(lot.made),
      dispatched: day(lot.dispatched),
      quantityDispatched: lot.quantityDispatched,
      madeFrom: lot.madeFrom?.map(({ run, span }) => ({ run, span: spanOf(span) })),
    }),
    ...lot.receipts.filter(said).map(({ site, date, quantity, grn }, index) =>
      draft('material-receipt', `${lot.id}-in-${index + 1}`, {
        lot: lot.id,
        site,
        date,
        quantity,
        reference: grn,
      }),
    ),
    ...(lot.scrapped ?? []).filter(said).map(({ date, quantity, note }, index) =>
      draft('material-movement', `${lot.id}-scrap-${index + 1}`, {
        lot: lot.id,
        kind: 'scrapped',
        site: lot.receipts[0]?.site,
        date,
        quantity,
        note,
      }),
    ),
  ];
}

function runPartRecords(run: TruthRun): RecordDraft[] {
  return [
    ...run.counts.filter(said).map(({ from, to, units }, index) =>
      draft('output-count', `${run.id}-count-${index + 1}`, {
        run: run.id,
        from,
        to,
        units: spanOf(units),
      }),
    ),
    ...run.consumption.filter(said).map(({ slot, lot, quantity, span, window }, index) =>
      draft('consumption', `${run.id}-issue-${index + 1}`, {
        run: run.id,
        slot,
        lot,
        quantity,
        span: spanOf(span),
        window,
      }),
    ),
    ...run.taken.filter(said).map(({ kind, quantity, span, note }, index) =>
      draft('taken', `${run.id}-taken-${index + 1}`, {
        run: run.id,
        kind,
        quantity,
        span: spanOf(span),
        reason: note,
      }),
    ),
  ];
}

function cartonRecords(truth: Truth): RecordDraft[] {
  return [
    ...truth.cartonSeries.map(({ id, mark, po, consignee }) =>
      draft('carton-series', id, { code: po, mark, purchaseOrder: po, consignee }),
    ),
    ...truth.cartons.filter(said).map(({ series, from, to, contents }, index) =>
      draft('packing', `packing-${index + 1}`, {
        series,
        from,
        to,
        contents: contents.map(({ run, variant, unitsPerCarton, span }) => {
          const units = spanOf(span);
          return { run, variant, unitsPerCarton, ...(units === undefined ? {} : { span: units }) };
        }),
      }),
    ),
    ...truth.relabels
      .filter(said)
      .map(({ id, code, series, from, to, oldMark, newMark, date, reason }) =>
        draft('relabel', id, { code, series, from, to, oldMark, newMark, date, reason }),
      ),
    ...truth.repacks.filter(said).map(({ id, date, moves }) =>
      draft('repack', id, {
        date,
        moves: moves.map(({ to, ...move }) => (to === null ? move : { ...move, to })),
      }),
    ),
    ...truth.cartonAdditions
      .filter(said)
      .map(({ lot, quantity, series, from, to }, index) =>
        draft('consumption', `addition-${index + 1}`, { lot, quantity, cartons: { series, from, to } }),
      ),
  ];
}

/** One record for each rework run that the rework led to. */
function reworkRecords(rework: TruthRework): RecordDraft[] {
  const into = new Set(
    rework.units
      .map(({ run }) => rework.intoRuns?.[run] ?? rework.intoRun)
      .filter((run) => run !== undefined),
  );
  return [...into].map((run, index) =>
    draft('rework', index === 0 ? rework.id : `${rework.id}-${index + 1}`, {
      run,
      code: rework.code,
      of: rework.units.filter((unit) => (rework.intoRuns?.[unit.run] ?? rework.intoRun) === run),
      cartons: rework.cartons,
      replaces: rework.replaces?.map((slot) => ({ slot })),
      reason: rework.reason,
      authority: rework.authority,
      date: rework.date,
    }),
  );
}

function shipmentRecords(shipment: TruthShipment): RecordDraft[] {
  const { id, code, consignee, from, date, invoice, container } = shipment;
  return [
    draft('shipment', id, { code, consignee, from, date, invoice, container }),
    ...shipment.lines.filter(said).map((line, index) =>
      draft('shipment-line', `${id}-line-${index + 1}`, {
        shipment: id,
        series: line.series,
        from: line.from,
        to: line.to,
        cartons: line.count,
        consignee: line.consignee,
      }),
    ),
    ...shipment.receipts.filter(said).map((receipt, index) =>
      draft('shipment-receipt', `${id}-receipt-${index + 1}`, {
        shipment: id,
        date: receipt.date,
        lines: receipt.lines?.map(rangeOf),
      }),
    ),
    ...shipment.returns.filter(said).map((returned, index) =>
      draft('shipment-return', `${id}-return-${index + 1}`, {
        shipment: id,
        date: returned.date,
        lines: returned.lines.map(rangeOf),
        reason: returned.reason,
      }),
    ),
  ];
}

function rangeOf({ series, from, to }: { series: string; from: number; to: number }) {
  return { series, from, to };
}

/** Codes that no record gives by itself: nicknames, misprints on slips, codes of logs. */
function otherNames(truth: Truth): RecordDraft[] {
  const given = new Set([
    ...truth.runs.flatMap((run) => [run.code, run.workOrder]),
    ...truth.materialLots.flatMap((lot) => [lot.code, ...lot.receipts.map(({ grn }) => grn)]),
    ...truth.shipments.flatMap((shipment) => [shipment.code, shipment.invoice, shipment.container]),
    ...truth.cartonSeries.flatMap((series) => [series.mark, series.po]),
    ...truth.reworks.map(({ code }) => code),
    ...truth.relabels.flatMap(({ oldMark, newMark }) => [oldMark, newMark]),
  ]);
  return truth.aliases
    .filter(({ code, of }) => !given.has(code) && of.kind !== 'variant')
    .map(({ code, of, where, from, to }, index) =>
      draft('name', `name-${index + 1}`, {
        code,
        form: of.kind === 'carton' ? 'carton-mark' : 'other',
        of: { kind: of.kind === 'carton' ? 'carton-series' : of.kind, id: of.series ?? of.id },
        cartons: from === undefined || to === undefined ? undefined : { from, to },
        where,
      }),
    );
}
