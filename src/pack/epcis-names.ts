import type { z } from 'zod';
import { partySchema, siteSchema } from '../domain/party/party.ts';
import { materialLotSchema, materialSchema } from '../domain/material/material.ts';
import { productSchema } from '../domain/product/product.ts';
import { runSchema } from '../domain/run/run.ts';
import type { PackRecord } from './pack-records.ts';

/** A name of our own for what has no GS1 key: an address that nobody can own (RFC 2606). */
export const OWN_NAMES = 'https://lotproof.invalid/';
const GS1 = 'https://id.gs1.org/';
/** What GS1 allows in a lot (AI 10) without a way to write it otherwise. */
const GS1_LOT = /^[\w.-]{1,20}$/;

/** Bodies of one kind by id, as their schema has them. */
export function bodiesOf<Body>(
  records: readonly PackRecord[],
  kind: string,
  schema: z.ZodType<Body>,
): Map<string, Body> {
  return new Map(records.filter((one) => one.kind === kind).map(({ id, body }) => [id, schema.parse(body)]));
}

/** Names of things in EPCIS: GS1 Digital Links where a key is on record, else names of our own. */
export interface EpcisNames {
  run(id: string, variant?: string): string;
  lot(id: string): string;
  unitOfLot(id: string): string | undefined;
  carton(series: string, number: number): string;
  party(id: string): string;
  site(id: string): string;
  /** Hours from UTC in which the site counted that day, as `+07:00`; null: no time zone is on record. */
  offset(site: string | undefined, at: string): string | null;
}

export function epcisNames(records: readonly PackRecord[]): EpcisNames {
  const parties = bodiesOf(records, 'party', partySchema);
  const sites = bodiesOf(records, 'site', siteSchema);
  const products = bodiesOf(records, 'product', productSchema);
  const materials = bodiesOf(records, 'material', materialSchema);
  const lots = bodiesOf(records, 'material-lot', materialLotSchema);
  const runs = bodiesOf(records, 'run', runSchema);
  return {
    run: (id, variant) => {
      const run = runs.get(id);
      const product = run === undefined ? undefined : products.get(run.product);
      const of = variant ?? run?.variant;
      const gtin = product?.variants?.find((one) => one.id === of)?.gtin ?? product?.gtin;
      return classOf(gtin, run?.code, own('run', id));
    },
    lot: (id) => {
      const lot = lots.get(id);
      const gtin = lot === undefined ? undefined : materials.get(lot.material)?.gtin;
      return classOf(gtin, lot?.code, own('material-lot', id));
    },
    unitOfLot: (id) => materials.get(lots.get(id)?.material ?? '')?.unit,
    carton: (series, number) => own('carton', `${series}/${String(number)}`),
    party: (id) => keyed('417', parties.get(id)?.gln) ?? own('party', id),
    site: (id) => keyed('414', sites.get(id)?.gln) ?? own('site', id),
    offset: (site, at) => offsetOf(sites.get(site ?? '')?.timeZone, at),
  };
}

function own(kind: string, id: string): string {
  return `${OWN_NAMES}${kind}/${id.split('/').map(encodeURIComponent).join('/')}`;
}

function keyed(identifier: string, value: string | undefined): string | null {
  return value === undefined ? null : `${GS1}${identifier}/${value}`;
}

function classOf(gtin: string | undefined, lot: string | undefined, otherwise: string): string {
  if (gtin === undefined || lot === undefined || !GS1_LOT.test(lot)) return otherwise;
  return `${GS1}01/${gtin.padStart(14, '0')}/10/${encodeURIComponent(lot)}`;
}

/** The offset of an IANA zone at a local day or time. */
function offsetOf(zone: string | undefined, at: string): string | null {
  if (zone === undefined) return null;
  const moment = new Date(`${at.length === 10 ? `${at}T00:00` : at}:00Z`);
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    moment,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
}
