import { sumOfAll } from '../../kit/sums.ts';
import { BETWEEN } from './compare-said.ts';
import type { Listing } from './listing.ts';
import type { PackingList, PackingListLine } from './packing-list.ts';
import type { Said, Source } from './same-story.ts';
import type { StoryField } from './story-field.ts';

/** The fields that are there, each as what the source says. */
export function saysAll(
  source: Source,
  fields: Partial<Readonly<Record<StoryField, string | number | null | undefined>>>,
  at?: string,
): Said[] {
  return Object.entries(fields).flatMap(([field, quote]) =>
    quote === undefined || quote === null || quote === ''
      ? []
      : // Object.entries forgets the type of the keys.
        [{ source, field: field as StoryField, quote: String(quote), ...(at === undefined ? {} : { at }) }],
  );
}

export function listingSays(source: Source, listing: Listing): Said[] {
  const { warnings = [] } = listing;
  return saysAll(source, {
    'product-name': listing.title,
    brand: listing.brand,
    model: listing.model,
    sku: listing.sku,
    gtin: listing.gtin,
    country: listing.country,
    manufacturer: listing.manufacturer,
    importer: listing.importer,
    address: listing.address,
    phone: listing.phone,
    email: listing.email,
    'age-grade': listing.ageGrade,
    materials: listing.materials,
    warnings: warnings.length === 0 ? null : warnings.join(BETWEEN),
  });
}

/** What a line says about the goods of a run: names and codes. How many are counted over all lines of the run. */
export function lineSays(source: Source, line: PackingListLine, at: string): Said[] {
  const { goods, model, sku, gtin, lotCode, purchaseOrder, country } = line;
  return saysAll(
    source,
    {
      'product-name': goods,
      ...{ model, sku, gtin, country },
      'lot-code': lotCode,
      'purchase-order': purchaseOrder,
    },
    at,
  );
}

/** Sums of the lines of one run; a line without a number leaves the sum unsaid. */
export function linesCount(source: Source, lines: readonly PackingListLine[], at: string): Said[] {
  const numbers = lines.map(({ cartonNumbers }) => cartonNumbers);
  return saysAll(
    source,
    {
      cartons: sumOf(lines.map(({ cartons }) => cartons)),
      units: sumOf(lines.map(({ units }) => units)),
      'carton-numbers': numbers.includes(undefined) ? null : numbers.join(', '),
    },
    at,
  );
}

function sumOf(counts: readonly (number | undefined)[]): number | null {
  return counts.length === 0 ? null : sumOfAll(counts);
}

/** What the head of a packing list says about the shipment; a total that its own lines do not add up to is said twice. */
export function headSays(source: Source, paper: PackingList): Said[] {
  const { consignee, invoice, container, cartons, units, lines } = paper;
  const head = {
    consignee,
    invoice,
    container,
    cartons,
    units,
    'purchase-order': paper.purchaseOrder,
  };
  const sums = {
    cartons: sumOf(lines.map((line) => line.cartons)),
    units: sumOf(lines.map((line) => line.units)),
  };
  return [...saysAll(source, head, 'head'), ...saysAll(source, sums, 'lines added up')];
}
