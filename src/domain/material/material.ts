import { z } from 'zod';
import { dateSchema, periodSchema } from '../../kit/calendar-date.ts';
import { quantitySchema, unitSchema } from '../../kit/quantity.ts';
import { spanSchema } from '../../kit/span.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** What tests look at beside the material itself; of a lot only where it differs from its material. */
const madeOfFields = {
  colour: z.string().min(1).max(120).optional().describe('Colour as it is named: signal red'),
  specification: z.string().min(1).max(200).optional().describe('Specification or grade'),
};

export const materialSchema = z.strictObject({
  code: z.string().min(1).max(100).describe('Item number'),
  name: z.string().min(1).max(300).describe('Name people use'),
  localName: z.string().max(300).optional().describe('Name in the factory’s script'),
  unit: unitSchema.describe('Smallest unit in which all its quantities are recorded'),
  gtin: z
    .string()
    .regex(/^(\d{8}|\d{12,14})$/, 'a GTIN of 8, 12, 13 or 14 digits')
    .optional()
    .describe('GTIN of 8, 12, 13 or 14 digits'),
  product: idOf('product').optional().describe('The product it is, when it is a part made by our own runs'),
  ...madeOfFields,
  ...commonFields,
});

export const materialLotSchema = z.strictObject({
  material: idOf('material'),
  code: z.string().min(1).max(120).describe("The supplier's own lot code, as printed"),
  supplier: idOf('party').optional(),
  supplierSite: idOf('site').optional(),
  made: periodSchema.optional(),
  dispatched: periodSchema.optional(),
  quantityDispatched: quantitySchema.optional().describe('All that left the supplier; absent: nobody says'),
  purchaseOrder: z.string().max(120).optional().describe('Our or the factory’s order it came on'),
  invoice: z.string().max(120).optional().describe('Supplier’s invoice'),
  madeFrom: z
    .array(
      z.strictObject({ run: idOf('run'), span: spanSchema.optional(), quantity: quantitySchema.optional() }),
    )
    .max(1_000)
    .optional()
    .describe('Runs whose output this lot is (a sub-assembly)'),
  ...madeOfFields,
  files: z.array(idOf('file')).max(200).optional().describe('Certificates, reports, delivery notes'),
  ...commonFields,
});

export const materialReceiptSchema = z.strictObject({
  lot: idOf('material-lot'),
  site: idOf('site'),
  date: dateSchema.optional(),
  quantity: quantitySchema.optional().describe('Received, in the material’s smallest unit'),
  quantityOnDeliveryNote: quantitySchema.optional(),
  reference: z.string().max(120).optional().describe('Goods received note'),
  warehouse: z.string().max(60).optional().describe('Store it went to'),
  purchaseOrder: z.string().max(120).optional().describe('Order it came on'),
  ...commonFields,
});

const MOVEMENT_KINDS = ['scrapped', 'sampled', 'returned-to-supplier', 'stock-count', 'moved'] as const;

export const materialMovementSchema = z
  .strictObject({
    lot: idOf('material-lot'),
    kind: z.enum(MOVEMENT_KINDS).describe('What happened to it'),
    site: idOf('site').optional(),
    toSite: idOf('site').optional().describe('For `moved`'),
    date: dateSchema.optional(),
    quantity: quantitySchema,
    reference: z.string().max(120).optional().describe('Slip or note that says so'),
    ...commonFields,
  })
  .refine((movement) => (movement.kind === 'moved') === (movement.toSite !== undefined), {
    message: 'the site moved to, for `moved` and nothing else',
    path: ['toSite'],
  });
