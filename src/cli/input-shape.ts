import { z } from 'zod';

/** The part of a JSON Schema that says how a value is typed and read. */
const shapeSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  required: z.array(z.string()).optional(),
  propertyNames: z.object({ enum: z.array(z.string()).optional() }).optional(),
  get anyOf() {
    return z.array(shapeSchema).optional();
  },
  get oneOf() {
    return z.array(shapeSchema).optional();
  },
  get items() {
    return shapeSchema.optional();
  },
  get properties() {
    return z.record(z.string(), shapeSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), shapeSchema]).optional();
  },
});
export type InputShape = z.infer<typeof shapeSchema>;

/** The shape of what a schema takes in. */
export function shapeOf(schema: z.ZodType): InputShape {
  return shapeSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** The kinds of JSON value a shape takes: string, integer, number, boolean, null, array, object. */
export function kindsOf(shape: InputShape): ReadonlySet<string> {
  const own = shape.type === undefined ? [] : typeof shape.type === 'string' ? [shape.type] : shape.type;
  return new Set([...own, ...optionsOf(shape).flatMap((option) => [...kindsOf(option)])]);
}

/** The alternatives of a shape that is one of several. */
function optionsOf(shape: InputShape): readonly InputShape[] {
  return [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
}

/** The shape of a list's items. */
export function itemsOf(shape: InputShape): InputShape {
  return shape.items ?? optionsOf(shape).find((option) => option.items !== undefined)?.items ?? {};
}

/** The words a shape allows, when it allows only some. */
export function choicesOf(shape: InputShape): readonly string[] {
  const own = shape.enum ?? (shape.const === undefined ? [] : [shape.const]);
  return [...own.map(String), ...optionsOf(shape).flatMap(choicesOf)];
}

/** Names of the fields within an object's shape, with their shapes. */
export function partsOf(shape: InputShape): readonly (readonly [string, InputShape])[] {
  if (shape.properties !== undefined) return Object.entries(shape.properties);
  const { additionalProperties: each, propertyNames } = shape;
  if (typeof each !== 'object') return [];
  return (propertyNames?.enum ?? []).map((name) => [name, each]);
}

/** What a person types for it: `text`, `whole number`, `issue|return|waste`, `list of text`. */
export function typeWords(shape: InputShape): string {
  const choices = choicesOf(shape);
  const kinds = kindsOf(shape);
  if (kinds.has('array')) return `list of ${typeWords(itemsOf(shape))}`;
  if (choices.length > 0 && !kinds.has('object')) return choices.join('|');
  const words = [...kinds].flatMap((kind) => WORDS[kind] ?? []);
  return words.length === 0 ? 'JSON' : words.join(' or ');
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes/no',
  object: 'JSON',
};
