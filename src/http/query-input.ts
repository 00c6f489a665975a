import { z } from 'zod';

/** The part of a JSON Schema that says how text in a query is read. */
const fieldSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get anyOf() {
    return z.array(fieldSchema).optional();
  },
  get items() {
    return fieldSchema.optional();
  },
  properties: z
    .record(
      z.string(),
      z.lazy((): z.ZodType => fieldSchema),
    )
    .optional(),
  get additionalProperties() {
    return z.union([z.boolean(), fieldSchema]).optional();
  },
});

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Field = z.infer<typeof fieldSchema>;

/** How the fields of an operation's input are written in a query. */
export function queryFields(input: z.ZodType): Field {
  return fieldSchema.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
}

/**
 * The input that a query says: `limit=10`, `filter.site=bg` for a field within a field, a name given again for a list, an empty
 * value for null where null is allowed, JSON where a field holds more. What does not fit is left as text, for the schema to name.
 */
export function inputFromQuery(fields: Field, query: Query): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const [name = '', ...within] = key.split('.');
    if (name === '__proto__') continue;
    const field = fieldOf(fields, name);
    if (within.length === 0) {
      input[name] = readValue(field, value);
      continue;
    }
    const inner = within.join('.');
    const standing = input[name];
    const before = typeof standing === 'object' && standing !== null ? standing : {};
    input[name] = { ...before, [inner]: readValue(fieldOf(field, inner), value) };
  }
  return input;
}

function fieldOf(fields: Field | undefined, name: string): Field | undefined {
  if (fields === undefined) return undefined;
  const own = Object.hasOwn(fields.properties ?? {}, name) ? fields.properties?.[name] : undefined;
  if (own !== undefined) return fieldSchema.parse(own);
  return typeof fields.additionalProperties === 'object' ? fields.additionalProperties : undefined;
}

function readValue(field: Field | undefined, value: string | readonly string[]): unknown {
  const types = field === undefined ? [] : typesOf(field);
  if (types.includes('array')) {
    const items = field?.items ?? field?.anyOf?.find((option) => option.items !== undefined)?.items;
    if (typeof value !== 'string') return value.map((one) => readText(items, one));
    return value.startsWith('[') ? readJson(value) : [readText(items, value)];
  }
  return typeof value === 'string' ? readText(field, value) : value;
}

function readText(field: Field | undefined, text: string): unknown {
  const types = field === undefined ? [] : typesOf(field);
  if (text === '' && types.includes('null')) return null;
  if (types.includes('string')) return text;
  if (types.includes('integer') || types.includes('number')) {
    if (/^-?\d{1,16}(\.\d+)?$/.test(text)) return Number(text);
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text.startsWith('{') || text.startsWith('[') ? readJson(text) : text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function typesOf(field: Field): string[] {
  const own = field.type === undefined ? [] : typeof field.type === 'string' ? [field.type] : field.type;
  return [...own, ...(field.anyOf ?? []).flatMap(typesOf)];
}
