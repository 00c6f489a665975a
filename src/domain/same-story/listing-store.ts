import { defineRecord, optionalText, reference, text } from '../../ledger/define-record.ts';
import { listingSchema } from './listing.ts';

export const listingRecord = defineRecord({
  kind: 'listing',
  version: 1,
  noun: 'listing',
  plural: 'listings',
  summary: 'A page on which a product is offered, and what it says, word for word.',
  schema: listingSchema,
  tables: {
    listing: {
      columns: {
        product: reference('product'),
        channel: text,
        number: optionalText,
        title: text,
        seen_on: optionalText,
      },
    },
    listing_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    listing: [
      {
        product: body.product,
        channel: body.channel,
        number: body.number,
        title: body.title,
        seen_on: body.seenOn,
      },
    ],
    listing_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `${body.channel} ${body.number ?? body.title}`,
  site: 'firm',
  example: {
    product: 'romper',
    channel: 'amazon',
    number: 'B0EXAMPLE1',
    title: 'Baby Romper (2022)',
    ageGrade: '0-24 months',
    country: 'Vietnam',
    seenOn: '2021-10-30',
  },
});
