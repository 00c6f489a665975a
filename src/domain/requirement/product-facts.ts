import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { FINISHES, GARMENT_SIZES, MATERIALS, PRODUCT_KINDS } from './product-kind.ts';

const yesOrNo = z.enum(['yes', 'no']);
type Described = z.ZodOptional<typeof yesOrNo>;
const asked = (says: string): Described => yesOrNo.optional().describe(says);

export const FACTORS = ['statement', 'presentation', 'recognition', 'guidelines'] as const;

const factorSchema = z.strictObject({
  pointsTo: z
    .enum(['child', 'general', 'unclear'])
    .describe('Where it points: to a child of 12 or younger, or not'),
  evidence: z.string().min(1).max(2_000).describe('What shows it'),
});

export const partSchema = z.strictObject({
  name: z.string().min(1).max(120).describe('Name of the part, unique in the product'),
  slot: z.string().min(1).max(120).optional().describe('Component slot in the bill of materials'),
  colour: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('Its colour, as the bill of materials or the supplier names it'),
  material: z.enum(MATERIALS).optional().describe('What it is made of'),
  finishes: z
    .array(z.enum(FINISHES))
    .min(1)
    .max(10)
    .refine((finishes) => finishes.length === 1 || !finishes.includes('none'), 'none alone, or every finish')
    .optional()
    .describe('Everything that lies on it; none: nothing does'),
  accessible: asked('Whether a child can reach it, also after use and abuse'),
  untreated: asked('Untreated and unadulterated; the dyeing of a textile does not count'),
  plasticized: asked('Whether it may hold plasticizer'),
  mouthable: asked('Whether it can be sucked, mouthed or swallowed'),
  onlyListedAdditives: asked('Plastic with only the additives that 16 CFR 1308.2 lists'),
  virginOrPreConsumer: asked('Engineered wood of virgin wood or pre-consumer waste'),
});
export type Part = z.infer<typeof partSchema>;

/** What is known about a product for the question which rules apply. What is left out is not known. */
export const factsShape = {
  soldIn: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'a country by two letters: US'))
    .min(1)
    .max(60)
    .optional()
    .describe('Every country it is sold in: US'),
  soldThrough: z
    .array(z.string().min(1).max(60))
    .min(1)
    .max(60)
    .optional()
    .describe('Every retailer and marketplace it is sold through'),
  imported: asked('Made abroad and imported into the United States'),
  decision: yesOrNo.optional().describe('Whether it is a children’s product, as a person decided'),
  decidedBy: z.string().min(1).max(200).optional().describe('Who decided'),
  decidedOn: dateSchema.optional(),
  because: z.string().min(1).max(4_000).optional().describe('How the factors were weighed'),
  statement: factorSchema.optional().describe('The maker’s statement of intended use, label included'),
  presentation: factorSchema.optional().describe('Packaging, display, promotion, advertising'),
  recognition: factorSchema.optional().describe('How consumers commonly recognise it'),
  guidelines: factorSchema.optional().describe('The Age Determination Guidelines'),
  kinds: z.array(z.enum(PRODUCT_KINDS)).min(1).max(60).optional().describe('What it is'),
  nothingElse: z.boolean().optional().describe('It is nothing else on the list of kinds'),
  ageFromMonths: z.int().min(0).max(1_200).optional().describe('Age grade: from this age in months'),
  ageToMonths: z.int().min(0).max(1_200).optional().describe('Age grade: to this age in months'),
  garmentSizes: z.array(z.enum(GARMENT_SIZES)).min(1).max(3).optional().describe('Sizes of garments'),
  smallParts: asked('Holds small parts as it is sold'),
  magnets: asked('Holds loose or separable magnets'),
  buttonCells: asked('Holds or comes with button or coin cells'),
  otherBatteries: asked('Holds or comes with other batteries'),
  mainsPower: asked('Runs from the mains'),
  strings: asked('Has strings or cords'),
  liquids: asked('Holds liquids'),
  sounds: asked('Makes sounds'),
  plasticFilm: asked('Has vinyl plastic film'),
  parts: z.array(partSchema).max(500).optional().describe('Accessible parts by material and colour'),
  partsComplete: z.boolean().optional().describe('No part is missing from the list'),
};

export const factsSchema = z.strictObject(factsShape).superRefine(refuseNonsense);
export type Facts = z.infer<typeof factsSchema>;

export const productFactsSchema = z
  .strictObject({
    product: idOf('product'),
    revision: idOf('revision').optional().describe('Only for this revision; absent: for every one'),
    ...factsShape,
    ...commonFields,
  })
  .superRefine(refuseNonsense);
export type ProductFacts = z.infer<typeof productFactsSchema>;

/** Only the facts of a record of facts. */
export function factsIn(body: unknown): Facts {
  const kept = Object.entries(productFactsSchema.parse(body)).filter(([name]) => name in factsShape);
  // Every member left is one of the shape, and was read by the schema of all of them.
  return Object.fromEntries(kept);
}

interface Ages {
  readonly ageFromMonths?: number | undefined;
  readonly ageToMonths?: number | undefined;
  readonly parts?: readonly { readonly name: string }[] | undefined;
}

function refuseNonsense(facts: Ages, context: z.RefinementCtx): void {
  const { ageFromMonths: from, ageToMonths: to, parts = [] } = facts;
  if (from !== undefined && to !== undefined && from > to) {
    context.addIssue({
      code: 'custom',
      path: ['ageToMonths'],
      message: 'an age that is not below the first',
      input: to,
    });
  }
  const names = parts.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) {
    context.addIssue({
      code: 'custom',
      path: ['parts', twice, 'name'],
      message: 'a name that no other part has',
      input: names[twice],
    });
  }
}
