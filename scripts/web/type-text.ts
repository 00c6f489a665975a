import type { JsonSchema } from '../../src/http/json-schema.ts';

/** The TypeScript type of a JSON Schema, in one line. */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(inBrackets))].join(' | ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return 'unknown';
  return types.map((type) => ofType(type, schema)).join(' | ');
}

function ofType(type: string, schema: JsonSchema): string {
  if (type === 'object') return objectText(schema);
  if (type === 'array') return arrayText(schema);
  if (type === 'integer') return 'number';
  return type;
}

function arrayText(schema: JsonSchema): string {
  const tuple: unknown = schema['prefixItems'];
  // A tuple's parts are schemas; JSON Schema says so.
  if (Array.isArray(tuple)) return `[${(tuple as JsonSchema[]).map(typeText).join(', ')}]`;
  return `readonly ${inBrackets(schema.items ?? {})}[]`;
}

function objectText(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const needed = schema.required?.includes(name) === true;
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return needed ? `${key}: ${typeText(field)}` : `${key}?: ${typeText(field)} | undefined`;
  });
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  const { additionalProperties: rest, propertyNames } = schema;
  const value = typeof rest === 'object' ? typeText(rest) : 'unknown';
  if (rest === false) return 'Record<string, never>';
  if (propertyNames?.enum !== undefined)
    return `{ [Name in ${typeText(propertyNames)}]?: ${value} | undefined }`;
  return `Record<string, ${value}>`;
}

function inBrackets(schema: JsonSchema): string {
  const text = typeText(schema);
  return / \| |^readonly /.test(text) ? `(${text})` : text;
}
