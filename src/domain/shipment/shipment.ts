import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

const paper = z.string().max(120).optional();
const cartonNumber = z
  .int()
  .min(1)
  .max(NUMBER_LIMIT + 1);

export const shipmentSchema = z.strictObject({
  code: z.string().min(1).max(120).describe('Shipment number or shipping note'),
  consignee: idOf('party').optional(),
  from: idOf('site').optional().describe('Site it left'),
  date: dateSchema.optional().describe('Day it left'),
  invoice: paper.describe('Commercial invoice'),
  container: paper.describe('Container number'),
  billOfLading: paper.describe('Bill of lading or air waybill'),
  customsEntry: paper.describe('Customs entry number'),
  purchaseOrder: paper.describe('Buyer’s order'),
  carrier: idOf('party').optional(),
  ...commonFields,
});

/** Cartons that left on a shipment; or, where that is all there is, how many cartons or units without numbers. */
export const shipmentLineSchema = z
  .strictObject({
    shipment: idOf('shipment'),
    series: idOf('carton-series').optional(),
    from: cartonNumber.optional().describe('First carton number'),
    to: cartonNumber.optional().describe('One past the last carton number'),
    cartons: z.int().min(1).max(NUMBER_LIMIT).optional().describe('Cartons, where no numbers are given'),
    units: z.int().min(1).max(NUMBER_LIMIT).optional().describe('Units, where no carton numbers are given'),
    product: idOf('product').optional(),
    run: idOf('run').optional(),
    consignee: idOf('party').optional().describe('Where it is another than the shipment’s'),
    invoiceLine: paper.describe('Line of the invoice'),
    ...commonFields,
  })
  .refine((line) => (line.from === undefined) === (line.to === undefined), {
    message: 'first and last carton together',
    path: ['to'],
  })
  .refine((line) => line.from === undefined || line.to === undefined || line.from < line.to, {
    message: 'a half-open range [from, to) that holds at least one carton',
    path: ['to'],
  })
  .refine((line) => line.from === undefined || line.series !== undefined, {
    message: 'the carton series the numbers belong to',
    path: ['series'],
  })
  .refine((line) => line.from !== undefined || line.cartons !== undefined || line.units !== undefined, {
    message: 'carton numbers, or how many cartons or units',
    path: ['cartons'],
  });

const eventLines = z
  .array(
    z
      .strictObject({
        series: idOf('carton-series'),
        from: cartonNumber.describe('First carton number'),
        to: cartonNumber.describe('One past the last carton number'),
      })
      .refine((range) => range.from < range.to, {
        message: 'a range that holds at least one carton',
        path: ['to'],
      }),
  )
  .max(1_000);

export const shipmentReceiptSchema = z.strictObject({
  shipment: idOf('shipment'),
  date: dateSchema.optional(),
  by: idOf('party').optional(),
  lines: eventLines.optional().describe('Absent: all of it'),
  ...commonFields,
});

export const shipmentReturnSchema = z.strictObject({
  shipment: idOf('shipment'),
  date: dateSchema.optional(),
  to: idOf('site').optional(),
  lines: eventLines.min(1).describe('Cartons that came back'),
  reason: z.string().max(500).optional().describe('Why'),
  ...commonFields,
});
