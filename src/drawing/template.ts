import { z } from 'zod';
import { LANGUAGES, PRINT_METHODS, SYMBOLOGIES } from './artwork.ts';
import { LAYOUTS, type LayoutRequest } from './layout-request.ts';
import { LotproofError } from '../kit/errors.ts';
import { schemaProblems } from '../kit/schema-problem.ts';

const percent = z.number().min(0).max(100);
const inks = { c: percent, m: percent, y: percent, k: percent };
const keySchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const lengthMm = z.number().min(2).max(2_000);

/**
 * A template is a file: how a label is laid out, with `{field}` where the data of each label go. Templates have versions; a batch is drawn
 * with one version from its first label to its last.
 */
const templateSchema = z.strictObject({
  lotproof: z.literal('label-template').describe('What the file is'),
  name: z.string().min(1).max(200),
  version: z.int().min(1).max(10_000),
  layout: z.enum(LAYOUTS),
  widthMm: lengthMm,
  heightMm: lengthMm,
  bleedMm: z.number().min(0).max(20).optional(),
  quietMm: z.number().min(0).max(50).optional(),
  seamMm: z.number().min(0).max(50).optional(),
  printMethod: z.enum(PRINT_METHODS),
  colour: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('black') }),
    z.strictObject({ kind: z.literal('spot'), name: z.string().min(1).max(80), cmyk: z.strictObject(inks) }),
    z.strictObject({ kind: z.literal('cmyk'), ...inks }),
  ]),
  mirrored: z.boolean().optional(),
  liveText: z.boolean().optional(),
  printerDpi: z.literal([203, 300, 600]).optional(),
  lines: z
    .array(
      z.strictObject({
        key: keySchema,
        text: z.string().max(1_000).describe('`{field}` stands for what the label says there'),
        language: z.enum(LANGUAGES),
        emphasis: z.boolean().optional(),
        mayDrop: z.int().min(1).max(99).optional(),
      }),
    )
    .max(60),
  symbols: z
    .array(
      z.strictObject({
        key: keySchema,
        symbology: z.enum(SYMBOLOGIES),
        data: z.string().min(1).max(2_000),
        mayDrop: z.int().min(1).max(99).optional(),
      }),
    )
    .max(6),
});
/** A template file, read. */
export type Template = z.infer<typeof templateSchema>;

/** Reads a template file. Throws `unreadable-file` when it is no JSON, `invalid-input` naming what is wrong in it. */
export function readTemplate(text: string): Template {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (problem) {
    throw new LotproofError('unreadable-file', 'The template is not a JSON file.', [], problem);
  }
  const read = templateSchema.safeParse(given);
  if (read.success) return read.data;
  throw new LotproofError(
    'invalid-input',
    'The template is not as it should be.',
    schemaProblems(read.error),
  );
}

const FIELD = /\{([a-z][a-zA-Z0-9-]*)\}/g;

/** The fields that a template asks for, each once. */
export function fieldsOf({ lines, symbols }: Template): string[] {
  const texts = [...lines.map(({ text }) => text), ...symbols.map(({ data }) => data)];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(FIELD)].map(([, field = '']) => field)))];
}

/** A label of a template. Throws `invalid-input` naming the fields that nothing was given for: no label is printed with a gap in it. */
export function fillTemplate(template: Template, values: Readonly<Record<string, string>>): LayoutRequest {
  const missing = fieldsOf(template).filter((field) => (values[field] ?? '').trim() === '');
  if (missing.length > 0)
    throw new LotproofError('invalid-input', `The template ${template.name} needs ${missing.join(', ')}.`);
  const filled = (text: string): string => text.replace(FIELD, (_, field: string) => values[field] ?? '');
  const { lotproof: _kind, name: _name, version: _version, lines, symbols, ...look } = template;
  return withoutGaps({
    ...look,
    lines: lines.map((line) => withoutGaps({ ...line, text: filled(line.text) })),
    symbols: symbols.map((symbol) => withoutGaps({ ...symbol, data: filled(symbol.data) })),
  });
}

type Present<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> };

/** What was left out of a file is left out of the request, and not there as undefined. */
function withoutGaps<Given extends object>(given: Given): Present<Given> {
  // Only entries that are undefined are gone, and they were optional.
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Present<Given>;
}
