import { z } from 'zod';
import { QUANTITY_LIMIT } from '../../src/kit/quantity.ts';
import { wordOfField } from './column-field.ts';

// Zod would otherwise try to make code from text, which our Content-Security-Policy forbids.
z.config({ jitless: true });

/** What a field of a form is, read from the schema that the server checks it by. */
export type FieldShape =
  | { readonly is: 'text'; readonly limit: number | null }
  | { readonly is: 'long-text'; readonly limit: number }
  /** `isPastLast`: records say one past the last number of a range; people see and type the last. */
  | {
      readonly is: 'number';
      readonly least: number | null;
      readonly isPastLast: boolean;
      /** Of a material, in its smallest unit. */
      readonly isMeasure: boolean;
    }
  | { readonly is: 'yes-no' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'day' }
  | { readonly is: 'moment' }
  | { readonly is: 'record'; readonly kind: string }
  | { readonly is: 'texts'; readonly kind: string | null; readonly of: readonly string[] | null }
  | { readonly is: 'group'; readonly fields: readonly FormField[] }
  | { readonly is: 'list'; readonly fields: readonly FormField[] }
  | { readonly is: 'json' };

export interface FormField {
  readonly name: string;
  /** Key of its word in the locale. */
  readonly word: string;
  readonly isNeeded: boolean;
  readonly shape: FieldShape;
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-record'?: string;
}

/** The fields of a body, in the order of its schema. */
export function formFields(schema: z.ZodType): FormField[] {
  // What zod makes is JSON Schema; only what is read here is named.
  return fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function fieldsOf({ properties = {}, required = [] }: Schema): FormField[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'source')
    .map(([name, schema]) => {
      const shape = isMeasureIn(properties, schema) ? MEASURE : shapeOf(schema);
      return {
        name,
        word: wordOfField(name, shape.is === 'number'),
        isNeeded: required.includes(name),
        shape,
      };
    });
}

const MEASURE: FieldShape = { is: 'number', least: 0, isPastLast: false, isMeasure: true };

/** Quantities of the smallest unit have a limit of their own; beside them stands of which material or lot. */
function isMeasureIn(beside: Readonly<Record<string, Schema>>, { minimum, maximum }: Schema): boolean {
  const isOfMaterial = ['material', 'lot'].some((name) => beside[name]?.['x-record'] !== undefined);
  return isOfMaterial && minimum === 0 && maximum === QUANTITY_LIMIT;
}

const LONG = 500;

function shapeOf(schema: Schema): FieldShape {
  if (schema['x-record'] !== undefined) return { is: 'record', kind: schema['x-record'] };
  if (schema.enum !== undefined) return { is: 'choice', of: schema.enum.map(String) };
  if (schema.type === 'string') return textShape(schema);
  if (schema.type === 'integer' || schema.type === 'number') return numberShape(schema);
  if (schema.type === 'boolean') return { is: 'yes-no' };
  if (schema.type === 'array' && schema.items !== undefined) return listShape(schema.items);
  if (schema.properties !== undefined) return { is: 'group', fields: fieldsOf(schema) };
  return { is: 'json' };
}

function numberShape({ description = '', minimum }: Schema): FieldShape {
  const isPastLast = description.startsWith('One past the last');
  return { is: 'number', least: isPastLast ? 1 : (minimum ?? null), isPastLast, isMeasure: false };
}

function textShape({ description = '', maxLength }: Schema): FieldShape {
  if (description.includes('YYYY-MM-DDTHH:MM') || description.includes('local date and time'))
    return { is: 'moment' };
  if (description.includes('YYYY-MM-DD')) return { is: 'day' };
  if (maxLength !== undefined && maxLength > LONG) return { is: 'long-text', limit: maxLength };
  return { is: 'text', limit: maxLength ?? null };
}

function listShape(items: Schema): FieldShape {
  const shape = shapeOf(items);
  if (shape.is === 'record') return { is: 'texts', kind: shape.kind, of: null };
  if (shape.is === 'choice') return { is: 'texts', kind: null, of: shape.of };
  if (shape.is === 'text') return { is: 'texts', kind: null, of: null };
  return shape.is === 'group' ? { is: 'list', fields: shape.fields } : { is: 'json' };
}

/** What is wrong with a body, by field path (`steps.0.process`), in zod's codes. */
export function faultsOf(schema: z.ZodType, body: unknown): Map<string, z.core.$ZodIssue> {
  const read = schema.safeParse(body);
  if (read.success) return new Map();
  return new Map(read.error.issues.map((issue) => [issue.path.map(String).join('.'), issue]));
}
