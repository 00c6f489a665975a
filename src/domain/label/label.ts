import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { QUANTITY_LIMIT } from '../../kit/quantity.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { labelPictureSchema } from './label-picture.ts';

/** Where a mark goes: the product and what it is packed in, or one component of a set. */
export const LABEL_PLACES = [
  'product',
  'component',
  'retail-package',
  'inner-pack',
  'master-carton',
] as const;
export type LabelPlace = (typeof LABEL_PLACES)[number];

/** What a line of a label says. `ask`: how a coded mark is asked about; `model`: model name and number. */
export const LINE_KEYS = [
  'who',
  'place',
  'date',
  'product',
  'model',
  'cohort',
  'materials',
  'address',
  'phone',
  'email',
  'website',
  'code',
  'ask',
  'rn',
  'other',
] as const;
export type LineKey = (typeof LINE_KEYS)[number];

export const LABEL_LANGUAGES = ['en', 'zh', 'vi', 'es', 'fr'] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** The four things of 15 U.S.C. 2063(a)(5)(B), and what the label guide adds, in the order of its sample label. */
export const USUAL_LINES = ['who', 'place', 'date', 'product', 'cohort', 'address', 'phone'] as const;

const CHANNELS = ['amazon', 'walmart'] as const;

const LAYOUTS = [
  'care-label',
  'sticker-rectangle',
  'sticker-round',
  'moulded',
  'carton-mark',
  'sscc',
  'fit',
] as const;

const PRINT_METHODS = [
  'screen-print',
  'pad-print',
  'heat-transfer',
  'woven',
  'moulded',
  'engraved',
  'sticker',
  'direct-thermal',
] as const;

const languageSchema = z.enum(LABEL_LANGUAGES).describe('Language of the text');
const placeSchema = z.enum(LABEL_PLACES).describe('What the mark goes on');
const componentSchema = z
  .string()
  .min(1)
  .max(120)
  .optional()
  .describe('Component of the set, for the place `component`');

export const labelLineSchema = z.strictObject({
  key: z.enum(LINE_KEYS).describe('What the line says'),
  text: z.string().min(1).max(400).describe('The text as it is printed'),
  language: languageSchema.optional().describe('Language of the text; absent: English'),
  from: z
    .strictObject({
      kind: z.string().max(40).describe('Kind of record'),
      id: z.string().max(120).describe('Id of the record'),
      field: z.string().max(80).describe('Field of the record'),
    })
    .optional()
    .describe('Where the text comes from; absent: somebody typed it'),
});
export type LabelLine = z.infer<typeof labelLineSchema>;

const sizeSchema = z.number().multipleOf(0.1).min(1).max(2_000);

/** How the label is drawn: layout, size, method, symbol. */
export const labelLookSchema = z.strictObject({
  layout: z.enum(LAYOUTS).describe('Layout of the label'),
  widthMm: sizeSchema.describe('Width in mm'),
  heightMm: sizeSchema.describe('Height in mm'),
  bleedMm: z.number().multipleOf(0.1).min(0).max(20).optional().describe('Bleed in mm'),
  method: z.enum(PRINT_METHODS).describe('How it is printed'),
  mirrored: z.boolean().optional().describe('Drawn mirrored, as a mould needs it'),
  symbol: z.enum(['qr', 'datamatrix', 'none']).describe('Symbol on the label'),
  symbolSays: z
    .enum(['page', 'element-string', 'digital-link'])
    .optional()
    .describe('Address of the public page, or GTIN and lot as GS1 data; absent: the page'),
  barcode: z
    .enum(['ean13', 'upca'])
    .optional()
    .describe('EAN-13 or UPC-A of the GTIN, besides the symbol; absent: none'),
  spot: z.string().max(60).optional().describe('Spot colour by name; absent: black'),
});

const whatItSays = {
  place: placeSchema,
  component: componentSchema,
  spot: z.string().max(120).optional().describe('Where on it: neck seam, bottom, inside the lid'),
  form: z.enum(['plain', 'coded']).describe('In words, or a code that the firm decodes for who asks'),
  lines: z.array(labelLineSchema).min(1).max(60).describe('What it says, line by line'),
  code: z.string().min(1).max(60).optional().describe('The code, where the mark is coded'),
  decoding: z.string().min(1).max(1_000).optional().describe('What the code means, part by part'),
  look: labelLookSchema.optional().describe('How it is drawn'),
};

const namesComponent = (body: { place: LabelPlace; component?: string | undefined }): boolean =>
  (body.place === 'component') === (body.component !== undefined);
const COMPONENT_PROBLEM = {
  message: 'the component, for the place `component` and nothing else',
  path: ['component'],
};

/** The mark of one run at one place, as it is being written; what counts for print is its frozen versions. */
export const labelSchema = z
  .strictObject({
    run: idOf('run'),
    ...whatItSays,
    template: idOf('label-template').optional(),
    picture: labelPictureSchema
      .optional()
      .describe('Where it goes, as the print instruction shows it; no part of what is approved'),
    visibleThrough: z
      .boolean()
      .optional()
      .describe('This package carries no mark of its own: the mark on the product is seen through it'),
    ...commonFields,
  })
  .refine(namesComponent, COMPONENT_PROBLEM);
export type Label = z.infer<typeof labelSchema>;

/** What a label said when it was approved. It never changes: a later change is a new version. */
export const labelVersionSchema = z.strictObject({
  label: idOf('label'),
  version: z.int().min(1).max(10_000).describe('1, 2, 3 … in the order of approval'),
  run: idOf('run'),
  template: idOf('label-template').optional(),
  ...whatItSays,
  visibleThrough: z
    .boolean()
    .optional()
    .describe('This package carries no mark of its own: the mark on the product is seen through it'),
  publicCode: z.string().min(8).max(40).describe('Code of the public page, the same for all versions'),
  publicAddress: z.string().max(300).optional().describe('Address that the symbol leads to'),
  inSymbol: z
    .strictObject({
      gtin: z
        .string()
        .regex(/^\d{14}$/, 'a GTIN as 14 digits')
        .describe('GTIN of 14 digits'),
      lot: z.string().min(1).max(20).optional().describe('Lot code; absent: only a barcode of the GTIN'),
    })
    .optional()
    .describe('What the symbol says as GS1 data, as the record said it then'),
  approvedBy: z.string().min(1).max(200).describe('Who approved it'),
  approvedOn: dateSchema,
  reason: z.string().max(1_000).optional().describe('Why there is a new version'),
  despite: z.string().min(1).max(500).optional().describe('Why it is approved although a finding is not met'),
  ...commonFields,
});
export type LabelVersion = z.infer<typeof labelVersionSchema>;

const pieces = (says: string): z.ZodOptional<z.ZodInt> =>
  z.int().min(0).max(QUANTITY_LIMIT).optional().describe(says);

/** What became of printed labels of one version. A count left out is not known. */
export const labelPrintSchema = z.strictObject({
  version: idOf('label-version'),
  site: idOf('site').optional().describe('Where it was printed or applied'),
  date: dateSchema.optional(),
  printed: pieces('Labels printed'),
  applied: pieces('Labels put on goods'),
  spoiled: pieces('Labels spoiled and destroyed'),
  returned: pieces('Labels left over and given back'),
  by: z.string().max(200).optional().describe('Who counted'),
  ...commonFields,
});

const extraLines = z
  .array(labelLineSchema.omit({ from: true }))
  .max(30)
  .optional()
  .describe('Lines that the buyer adds, the same on every label');

/** A buyer's standing way of writing one label: which lines, in which languages, and how it is drawn. */
export const labelTemplateSchema = z.strictObject({
  name: z.string().min(1).max(200).describe('Name people use'),
  version: z.int().min(1).max(10_000).describe('1, 2, 3 …; a new version is a new record'),
  supersedes: idOf('label-template').optional(),
  state: z.enum(['draft', 'approved']).describe('Only an approved one is frozen with a label'),
  approvedBy: z.string().max(200).optional().describe('Who approved it'),
  approvedOn: dateSchema.optional(),
  product: idOf('product').optional().describe('Absent: for every product'),
  place: placeSchema,
  form: z.enum(['plain', 'coded']).describe('In words, or a code that the firm decodes for who asks'),
  lines: z.array(z.enum(LINE_KEYS)).min(1).max(15).describe('What it says, in this order'),
  languages: z.array(languageSchema).max(4).optional().describe('Further languages; English always'),
  dates: z.enum(['month', 'day']).optional().describe('How exact the date is; absent: month and year'),
  extra: extraLines,
  look: labelLookSchema.optional().describe('How it is drawn'),
  file: z
    .strictObject({
      name: z.string().min(1).max(300).describe('Name of the file'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 hexadecimal digits')
        .describe('SHA-256 of the text'),
      text: z.string().min(2).max(60_000).describe('The template file, in JSON'),
    })
    .optional()
    .describe('Template file by which it is drawn, instead of a look'),
  ...commonFields,
});
export type LabelTemplate = z.infer<typeof labelTemplateSchema>;

/** What labels of a product must say and where, decided once; and what the public page shows. */
export const labelPlanSchema = z.strictObject({
  product: idOf('product').optional().describe('Absent: every product without a plan of its own'),
  responsible: idOf('party').optional().describe('Who stands behind it; absent: as the record says'),
  privateLabeler: idOf('party').optional().describe('Private labeler whose name the goods carry'),
  nameAs: z
    .enum(['legal-name', 'brand', 'brand-and-legal-name'])
    .optional()
    .describe('Which name is printed; absent: legal name'),
  brand: z.string().min(1).max(200).optional().describe('Brand name, as registered or used'),
  durableInfant: z.boolean().optional().describe('A durable infant or toddler product (16 CFR 1130.2)'),
  channels: z.array(z.enum(CHANNELS)).max(10).optional().describe('Where it is sold'),
  places: z.array(placeSchema).min(1).max(5).optional().describe('What is to be marked'),
  components: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(120).describe('Name of the component'),
        is: z.enum(['piece', 'container', 'paper']).describe('A piece of the set, what holds it, or paper'),
        carries: z.boolean().optional().describe('It carries the mark of the set'),
      }),
    )
    .max(200)
    .optional()
    .describe('Components of a set that works only as a set and is not sold in pieces'),
  materials: z.string().max(300).optional().describe('Materials as the label names them'),
  page: z
    .strictObject({
      address: z
        .string()
        .max(200)
        .regex(/^https?:\/\/[^\s/?#]+$/, 'http:// or https://, a host and nothing after it')
        .optional()
        .describe('Address that printed codes lead to; absent: that of this server'),
      place: z.enum(['city', 'country', 'hidden']).optional().describe('How much of where; absent: city'),
      date: z.enum(['day', 'month', 'hidden']).optional().describe('How much of when; absent: month'),
      holds: z.boolean().optional().describe('Say when goods of the batch are held; absent: no'),
      contact: z.string().max(500).optional().describe('How to ask, as the page says it'),
    })
    .optional()
    .describe('What the public page behind the code shows'),
  ...commonFields,
});
export type LabelPlan = z.infer<typeof labelPlanSchema>;
