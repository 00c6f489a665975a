import { packingSchema } from '../domain/carton/carton.ts';
import { consumptionSchema, runSchema } from '../domain/run/run.ts';
import { shipmentLineSchema, shipmentReceiptSchema, shipmentSchema } from '../domain/shipment/shipment.ts';
import type { PackFacts } from './pack-facts.ts';
import type { PackRecord } from './pack-records.ts';
import { bodiesOf, epcisNames, OWN_NAMES } from './epcis-names.ts';
import type { EpcisNames } from './epcis-names.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An event, or what could not become one: EPCIS has no event without a time. */
type Told = { readonly event: Fields } | { readonly leftOut: string };

/** Cartons of a pack told one by one; a document with more says that they are left out. */
const CARTON_LIMIT = 20_000;

/**
 * The events of a pack as an EPCIS 2.0 document (GS1): runs as transformations of lots, packing as aggregation carton by carton,
 * shipping and receiving. Days without a time begin at midnight and say so; what has no day is named under `lotproof:leftOut`.
 */
export function epcisDocument({ records, at }: PackFacts): Fields {
  const names = epcisNames(records);
  const told = [
    ...runEvents(records, names),
    ...packingEvents(records, names),
    ...shipmentEvents(records, names),
  ];
  const eventList = told
    .flatMap((one) => ('event' in one ? [one.event] : []))
    .sort((left, right) => (textOf(left) < textOf(right) ? -1 : 1));
  const leftOut = told.flatMap((one) => ('leftOut' in one ? [one.leftOut] : []));
  return {
    '@context': [
      'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      { lotproof: `${OWN_NAMES}epcis/` },
    ],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: at,
    epcisBody: { eventList },
    ...(leftOut.length === 0 ? {} : { 'lotproof:leftOut': leftOut }),
  };
}

function textOf(event: Fields): string {
  return `${String(event['eventTime'])} ${String(event['eventID'])}`;
}

interface Base {
  readonly type: string;
  readonly of: string;
  readonly at: string | undefined;
  readonly site: string | undefined;
}

/** What every event has; without a day there is none. */
function told({ type, of, at, site }: Base, names: EpcisNames, fields: Fields): Told {
  if (at === undefined) return { leftOut: `${of}: no date on record` };
  const offset = names.offset(site, at);
  const time = at.length === 10 ? `${at}T00:00` : at;
  return {
    event: {
      type,
      eventID: `${OWN_NAMES}event/${of}`,
      eventTime: `${time}:00.000${offset ?? '+00:00'}`,
      eventTimeZoneOffset: offset ?? '+00:00',
      ...(site === undefined ? {} : { readPoint: { id: names.site(site) } }),
      ...(at.length === 10 ? { 'lotproof:timeOfDay': 'not recorded' } : {}),
      ...(offset === null ? { 'lotproof:timeZone': 'not recorded' } : {}),
      ...fields,
    },
  };
}

function runEvents(records: readonly PackRecord[], names: EpcisNames): Told[] {
  const consumed = [...bodiesOf(records, 'consumption', consumptionSchema).values()];
  return [...bodiesOf(records, 'run', runSchema)].map(([id, run]) => {
    const rows = consumed.filter((row) => row.run === id);
    const inputs = [...Map.groupBy(rows, ({ lot }) => lot)].map(([lot, list]) => {
      const known = list.every(({ quantity }) => quantity !== undefined);
      const net = list.reduce(
        (sum, { kind, quantity = 0 }) => sum + (kind === 'return' ? -quantity : quantity),
        0,
      );
      const unit = names.unitOfLot(lot);
      const uom = unit === undefined || unit === 'H87' ? {} : { uom: unit };
      return { epcClass: names.lot(lot), ...(known && net > 0 ? { quantity: net, ...uom } : {}) };
    });
    const output = { epcClass: names.run(id), ...(run.made === undefined ? {} : { quantity: run.made }) };
    const { site, ended, started } = run;
    const lists = {
      ...(inputs.length === 0 ? {} : { inputQuantityList: inputs }),
      outputQuantityList: [output],
    };
    const of = `run/${encodeURIComponent(id)}`;
    // EPCIS asks for both sides of a transformation: a run of which no material is on record is only seen.
    return inputs.length === 0
      ? told({ type: 'ObjectEvent', of, at: ended ?? started, site }, names, {
          action: 'ADD',
          bizStep: 'commissioning',
          quantityList: [output],
        })
      : told({ type: 'TransformationEvent', of, at: ended ?? started, site }, names, {
          bizStep: 'commissioning',
          ...lists,
        });
  });
}

function packingEvents(records: readonly PackRecord[], names: EpcisNames): Told[] {
  const packings = [...bodiesOf(records, 'packing', packingSchema)];
  const runs = bodiesOf(records, 'run', runSchema);
  const cartons = packings.reduce((sum, [, { from, to }]) => sum + to - from, 0);
  if (cartons > CARTON_LIMIT)
    return [{ leftOut: `packing: ${String(cartons)} cartons are more than ${String(CARTON_LIMIT)}` }];
  return packings.flatMap(([id, { series, from, to, contents, date }]) => {
    if (date === undefined) return [{ leftOut: `packing/${id}: no date on record` }];
    return Array.from({ length: to - from }, (_, index): Told => {
      const number = from + index;
      const children = contents.map(({ run, variant, unitsPerCarton }) => {
        return { epcClass: names.run(run, variant), quantity: unitsPerCarton };
      });
      const site = runs.get(contents[0]?.run ?? '')?.site;
      const base = {
        type: 'AggregationEvent',
        of: `packing/${encodeURIComponent(id)}/${String(number)}`,
        at: date,
        site,
      };
      const fields = {
        action: 'ADD',
        bizStep: 'packing',
        parentID: names.carton(series, number),
        childQuantityList: children,
      };
      return told(base, names, fields);
    });
  });
}

type Line = ReturnType<typeof shipmentLineSchema.parse>;

function shipmentEvents(records: readonly PackRecord[], names: EpcisNames): Told[] {
  const lines = [...bodiesOf(records, 'shipment-line', shipmentLineSchema).values()];
  const linesOf = (shipment: string): Line[] => lines.filter((line) => line.shipment === shipment);
  const shipped = [...bodiesOf(records, 'shipment', shipmentSchema)].map(([id, shipment]) =>
    shippingEvent(id, shipment, linesOf(id), names),
  );
  const receipts = [...bodiesOf(records, 'shipment-receipt', shipmentReceiptSchema)];
  const received = receipts.map(([id, { shipment, date }]) => {
    const of = `shipment-receipt/${encodeURIComponent(id)}`;
    const fields = { action: 'OBSERVE', bizStep: 'receiving', ...goods(linesOf(shipment), names) };
    return told({ type: 'ObjectEvent', of, at: date, site: undefined }, names, fields);
  });
  return [...shipped, ...received];
}

function shippingEvent(
  id: string,
  { date, from, consignee, invoice, purchaseOrder, billOfLading }: ReturnType<typeof shipmentSchema.parse>,
  lines: readonly Line[],
  names: EpcisNames,
): Told {
  const papers = { inv: invoice, po: purchaseOrder, bol: billOfLading };
  const listed = Object.entries(papers).flatMap(([type, paper]) =>
    paper === undefined ? [] : [{ type, bizTransaction: `${OWN_NAMES}paper/${encodeURIComponent(paper)}` }],
  );
  const to = consignee === undefined ? [] : [{ type: 'owning_party', destination: names.party(consignee) }];
  const base = { type: 'ObjectEvent', of: `shipment/${encodeURIComponent(id)}`, at: date, site: from };
  return told(base, names, {
    ...{ action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit', ...goods(lines, names) },
    ...(listed.length === 0 ? {} : { bizTransactionList: listed }),
    ...(to.length === 0 ? {} : { destinationList: to }),
  });
}

/** Cartons by their numbers; goods without numbers as quantities of their run. */
function goods(lines: readonly Line[], names: EpcisNames): Fields {
  const epcList = lines.flatMap(({ series, from, to }) =>
    series === undefined || from === undefined || to === undefined || to - from > CARTON_LIMIT
      ? []
      : Array.from({ length: to - from }, (_, index) => names.carton(series, from + index)),
  );
  const quantityList = lines.flatMap(({ run, units }) =>
    run === undefined
      ? []
      : [{ epcClass: names.run(run), ...(units === undefined ? {} : { quantity: units }) }],
  );
  return { epcList: [...new Set(epcList)], ...(quantityList.length === 0 ? {} : { quantityList }) };
}
