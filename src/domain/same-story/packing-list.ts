import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

const words = (most: number, says: string): z.ZodOptional<z.ZodString> =>
  z.string().min(1).max(most).optional().describe(says);
const count = (says: string): z.ZodOptional<z.ZodInt> =>
  z.int().min(0).max(NUMBER_LIMIT).optional().describe(says);

const lineSchema = z.strictObject({
  goods: words(300, 'Name of the goods as the line says it'),
  model: words(120, 'Model or style'),
  sku: words(100, 'SKU'),
  gtin: words(40, 'GTIN, UPC or EAN'),
  lotCode: words(120, 'Lot or batch code'),
  purchaseOrder: words(120, 'Order'),
  country: words(120, 'Country of origin'),
  cartonNumbers: words(300, 'Carton numbers as printed: 1-60, 61, 63-80'),
  cartons: count('Cartons'),
  units: count('Units'),
});
export type PackingListLine = z.infer<typeof lineSchema>;

/** What the packing list of a shipment says, line by line: copied as it stands, so that it can be held against the record. */
export const packingListSchema = z.strictObject({
  shipment: idOf('shipment'),
  number: words(120, 'Number of the packing list'),
  date: dateSchema.optional().describe('Day it is dated'),
  invoice: words(120, 'Commercial invoice it names'),
  purchaseOrder: words(120, 'Order it names'),
  container: words(120, 'Container it names'),
  consignee: words(300, 'Consignee as the paper says it'),
  cartons: count('Cartons in all, as the paper says'),
  units: count('Units in all, as the paper says'),
  lines: z.array(lineSchema).min(1).max(1_000).describe('Its lines'),
  file: idOf('file').optional().describe('The paper itself'),
  ...commonFields,
});
export type PackingList = z.infer<typeof packingListSchema>;
