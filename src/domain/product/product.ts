import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { quantitySchema, unitSchema } from '../../kit/quantity.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

export const productSchema = z.strictObject({
  name: z.string().min(1).max(200).describe('Name people use'),
  localName: z.string().max(200).optional().describe('Name in the factory’s script'),
  style: z.string().max(100).optional().describe('Style or model number'),
  importer: idOf('party').optional(),
  ageGrade: z.string().max(60).optional().describe('Ages it is made for: 0-24 months'),
  intermediate: z.boolean().optional().describe('A part made for other runs, never goods of its own'),
  variants: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(60).describe('Short code of the variant, unique in the product'),
        name: z.string().max(200).optional().describe('Name of the variant'),
        sku: z.string().max(100).optional().describe('Stock keeping unit'),
        gtin: z
          .string()
          .regex(/^(\d{8}|\d{12,14})$/, 'a GTIN of 8, 12, 13 or 14 digits')
          .optional()
          .describe('GTIN of 8, 12, 13 or 14 digits'),
      }),
    )
    .max(2_000)
    .optional()
    .describe('Sizes, colours, sets'),
  gtin: z
    .string()
    .regex(/^(\d{8}|\d{12,14})$/, 'a GTIN of 8, 12, 13 or 14 digits')
    .optional()
    .describe('GTIN of 8, 12, 13 or 14 digits'),
  sku: z.string().max(100).optional().describe('Stock keeping unit'),
  ...commonFields,
});
export type Product = z.infer<typeof productSchema>;

const REVISION_KINDS = ['bom', 'artwork', 'packaging', 'approved-sample', 'rework'] as const;

/** One line of a bill of materials: the slot takes `quantity` of the material for every `perUnits` units made. */
const slotSchema = z.strictObject({
  slot: z
    .string()
    .min(1)
    .max(120)
    .describe('Name of the component slot; several lines of one name are alternatives'),
  material: idOf('material'),
  quantity: quantitySchema.describe('Of the material, in its smallest unit, for every `perUnits` units'),
  perUnits: z.int().min(1).max(1_000_000).optional().describe('Default 1'),
  unit: unitSchema,
  lossPermille: z.int().min(0).max(1_000).optional().describe('Stated loss in thousandths; default 0'),
  variants: z
    .array(z.string().min(1).max(60))
    .max(2_000)
    .optional()
    .describe('Variants it is for; absent: all'),
});

export const revisionSchema = z.strictObject({
  product: idOf('product'),
  kind: z.enum(REVISION_KINDS).describe('What is revised'),
  code: z.string().min(1).max(100).describe('Number of the revision, as it is printed'),
  from: dateSchema.optional().describe('In force from'),
  to: dateSchema.optional(),
  supersedes: idOf('revision').optional(),
  slots: z.array(slotSchema).max(2_000).optional().describe('Lines of the bill of materials'),
  approvedBy: z.string().max(200).optional().describe('Who approved it'),
  approvedOn: dateSchema.optional(),
  sample: idOf('sample').optional().describe('The approved sample this revision stands for'),
  files: z.array(idOf('file')).max(200).optional().describe('Drawings, specifications, photos'),
  ...commonFields,
});
