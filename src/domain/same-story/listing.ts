import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

export const CHANNELS = ['amazon', 'walmart', 'target', 'own-shop', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

const words = (most: number, says: string): z.ZodOptional<z.ZodString> =>
  z.string().min(1).max(most).optional().describe(says);

/** A page on which a product is offered, and what it says: copied as it stands, so that it can be held against the record. */
export const listingSchema = z.strictObject({
  product: idOf('product'),
  variant: words(60, 'Variant of the product'),
  channel: z.enum(CHANNELS).describe('Where it is offered'),
  number: words(120, 'Number of the listing: ASIN, item number'),
  title: z.string().min(1).max(500).describe('Name of the product as the page says it'),
  model: words(120, 'Model or style as the page says it'),
  sku: words(100, 'SKU as the page says it'),
  gtin: words(40, 'GTIN, UPC or EAN as the page says it'),
  brand: words(200, 'Brand as the page says it'),
  manufacturer: words(300, 'Manufacturer as the page says it'),
  importer: words(300, 'Importer as the page says it'),
  address: words(500, 'Address of the importer or manufacturer in the United States, as given'),
  phone: words(60, 'Phone as given'),
  email: words(200, 'E-mail as given'),
  country: words(120, 'Country of origin as the page says it'),
  ageGrade: words(120, 'Ages as the page says them'),
  materials: words(500, 'Materials as the page says them'),
  warnings: z
    .array(z.string().min(1).max(500))
    .max(30)
    .optional()
    .describe('Warnings as the page says them, one by one'),
  seenOn: dateSchema.optional().describe('Day the page was read'),
  website: words(1_000, 'Address of the page'),
  files: z.array(idOf('file')).max(50).optional().describe('The page as a picture or file, product images'),
  ...commonFields,
});
export type Listing = z.infer<typeof listingSchema>;
