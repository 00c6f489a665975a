import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** Text between parts, and parts `{name}` or `{name:length}`; names are lower-case words. */
const PATTERN = /^(?:[^{}]|\{[a-z][a-z-]{0,29}(?::[1-9]\d?)?\})+$/u;

/** What a part of a lot code tells. Every one but `text` stands at most once in a scheme. */
export const PART_KINDS = [
  'text',
  'brand',
  'sku',
  'site',
  'country',
  'line',
  'shift',
  'year',
  'month',
  'week',
  'day',
  'sequence',
  'free',
  'check',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Parts whose texts are looked up in a list: what they stand for, and how the code writes it. */
export const VALUE_PARTS = ['brand', 'sku', 'site', 'country', 'line', 'shift'] as const;
export type ValuePart = (typeof VALUE_PARTS)[number];

const RESETS = ['never', 'year', 'month', 'week', 'day'] as const;
export type Reset = (typeof RESETS)[number];
const COUNTED_BY = ['product', 'site', 'line', 'shift'] as const;

const FORMS = ['calendar', 'week-year', 'number', 'letter', 'of-month', 'of-year', 'of-week'] as const;
/** The ways in which a part of that kind may be written; the first is taken when none is named. */
export const FORMS_OF: Partial<Readonly<Record<PartKind, readonly (typeof FORMS)[number][]>>> = {
  year: ['calendar', 'week-year'],
  month: ['number', 'letter'],
  day: ['of-month', 'of-year', 'of-week'],
  sequence: ['number', 'letter'],
};
const SEQUENCE_DIGITS_LIMIT = 9;
const FREE_LENGTH_LIMIT = 20;

const valueSchema = z.strictObject({
  of: z
    .string()
    .min(1)
    .max(120)
    .describe('What it stands for: id of the product or site, country, name of line or shift'),
  variant: z.string().max(60).optional().describe('Variant of the product; absent: all'),
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$/, 'letters and digits, up to 20')
    .describe('How the code writes it'),
});

const partSchema = z
  .strictObject({
    kind: z.enum(PART_KINDS).describe('What the part tells'),
    text: z
      .string()
      .regex(/^[\x20-\x7e]{1,40}$/, 'plain letters, digits and signs, up to 40')
      .optional()
      .describe('Of `text`: what always stands there'),
    form: z
      .enum(FORMS)
      .optional()
      .describe(
        'Year: calendar or week-year; month, sequence: number or letter; day: of-month, of-year or of-week',
      ),
    length: z
      .int()
      .min(1)
      .max(FREE_LENGTH_LIMIT)
      .optional()
      .describe('Characters: of year 1, 2 or 4; of sequence and free text'),
    longest: z
      .int()
      .min(1)
      .max(FREE_LENGTH_LIMIT)
      .optional()
      .describe('Of sequence and free text: may grow to this many characters; absent: always `length`'),
    values: z
      .array(valueSchema)
      .min(1)
      .max(500)
      .optional()
      .describe('Of brand, SKU, site, country, line, shift: what stands for what'),
  })
  .superRefine((part, context) => {
    for (const says of partFaults(part)) context.addIssue({ code: 'custom', message: says, path: [] });
  });
export type SchemePart = z.infer<typeof partSchema>;

type Part = z.input<typeof partSchema>;

function partFaults(part: Part): string[] {
  const { kind, text, form, length, longest, values } = part;
  const hasLength = kind === 'year' || kind === 'sequence' || kind === 'free';
  const mayGrow = kind === 'free' || (kind === 'sequence' && form !== 'letter');
  const most = kind === 'sequence' ? SEQUENCE_DIGITS_LIMIT : FREE_LENGTH_LIMIT;
  const faults: [boolean, string][] = [
    [(text !== undefined) !== (kind === 'text'), 'text: of the kind text, and only there'],
    [
      (values !== undefined) !== isValuePart(kind),
      `values: needed where a part is ${VALUE_PARTS.join(', ')}`,
    ],
    [form !== undefined && !(FORMS_OF[kind] ?? []).includes(form), `no form ${String(form)} of ${kind}`],
    [length !== undefined && !hasLength, 'length: of year, sequence and free text only'],
    [kind === 'year' && ![undefined, 1, 2, 4].includes(length), 'a year has 1, 2 or 4 digits'],
    [longest !== undefined && !mayGrow, 'longest: of a sequence in digits and of free text only'],
    [(longest ?? most) < (length ?? 1), 'the longest is not shorter than the length'],
    [Math.max(length ?? 0, hasLength ? (longest ?? 0) : 0) > most, `at most ${String(most)} characters`],
  ];
  return faults.flatMap(([isWrong, says]) => (isWrong ? [says] : []));
}

export function isValuePart(kind: PartKind): kind is ValuePart {
  const kinds: readonly PartKind[] = VALUE_PARTS;
  return kinds.includes(kind);
}

/** How the lot codes of a product or a site are built: what codes are issued by, and what a decode record is made from. */
export const codeSchemeSchema = z
  .strictObject({
    name: z.string().min(1).max(120).describe('What the firm calls the scheme'),
    product: idOf('product').optional().describe('The product it is for; left out: all'),
    site: idOf('site').optional().describe('The site it is for; left out: all'),
    pattern: z
      .string()
      .max(200)
      .regex(PATTERN, 'text with parts as {month:2} (name and length) or {sequence} (any length)')
      .optional()
      .describe('Codes in use that others issue, in parts: `{brand:3}{month:2}{year:2}-VN-BG{sequence}`'),
    example: z.string().min(1).max(200).optional().describe('A code of the scheme as printed'),
    parts: z
      .array(partSchema)
      .min(1)
      .max(30)
      .optional()
      .describe('The parts of codes that lotproof issues, proved to be unique and readable'),
    reset: z
      .enum(RESETS)
      .optional()
      .describe('When the sequence begins again at 1, by the day of production; default never'),
    countedBy: z
      .array(z.enum(COUNTED_BY))
      .max(COUNTED_BY.length)
      .optional()
      .describe('What has a sequence of its own; absent: one for all of the scheme'),
    most: z
      .int()
      .min(1)
      .max(999_999_999)
      .optional()
      .describe('Most runs expected until the sequence begins again'),
    withoutLookAlikes: z
      .boolean()
      .optional()
      .describe('Without letters that are taken for digits: B, I, L, O, S, Z'),
    gs1: z.boolean().optional().describe('Legal as GS1 batch or lot, AI (10): 82 characters, 20 at most'),
    longest: z.int().min(1).max(120).optional().describe('Most characters of a code'),
    years: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('For how many years no code may come twice, from the first day; default 25'),
    from: dateSchema.optional().describe('First day of production it was used'),
    to: dateSchema.optional().describe('Last day of production it was used'),
    ...commonFields,
  })
  .refine((scheme) => scheme.from === undefined || scheme.to === undefined || scheme.from <= scheme.to, {
    message: 'the first day must not be after the last',
    path: ['to'],
  })
  .superRefine((scheme, context) => {
    for (const [path, message] of scheme.parts === undefined ? codesInUse(scheme) : builtFaults(scheme)) {
      context.addIssue({ code: 'custom', message, path: [path] });
    }
  });
export type CodeScheme = z.infer<typeof codeSchemeSchema>;

type Fault = readonly [path: string, says: string];

/** A scheme of codes in use has its pattern and an example, as on paper; nothing of it is proved. */
function codesInUse(scheme: { pattern?: string | undefined; example?: string | undefined }): Fault[] {
  const faults: Fault[] = [];
  if (scheme.pattern === undefined)
    faults.push(['pattern', 'the pattern of codes in use, or the parts of codes to issue']);
  if (scheme.example === undefined && scheme.pattern !== undefined) {
    faults.push(['example', 'an example of the codes in use']);
  }
  return faults;
}

function builtFaults(scheme: {
  parts?: readonly Part[] | undefined;
  from?: string | undefined;
  pattern?: string | undefined;
}): Fault[] {
  const kinds = (scheme.parts ?? []).map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kind !== 'text' && kinds.indexOf(kind) !== index);
  const faults: [boolean, string, string][] = [
    [twice !== undefined, 'parts', `${String(twice)} stands twice: each but text stands once`],
    [kinds.includes('check') && kinds.at(-1) !== 'check', 'parts', 'the check character stands last'],
    [kinds.every((kind) => kind === 'text'), 'parts', 'a part that tells something, besides text'],
    [scheme.from === undefined, 'from', 'the first day, from which codes are proved to be unique'],
    [scheme.pattern !== undefined, 'pattern', 'either the parts or the pattern of codes in use'],
  ];
  return faults.flatMap(([isWrong, path, says]): Fault[] => (isWrong ? [[path, says]] : []));
}
