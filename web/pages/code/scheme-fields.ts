import { codeSchemeSchema, FORMS_OF, isValuePart } from '../../../src/domain/code/code-scheme.ts';
import type { PartKind, SchemePart } from '../../../src/domain/code/code-scheme.ts';
import { fieldAt, isObject } from '../../records/body-value.ts';
import { formFields } from '../../records/form-fields.ts';
import type { FormField } from '../../records/form-fields.ts';

const FIELDS = formFields(codeSchemeSchema);
const PART_FIELDS = fieldsWithin(FIELDS, 'parts');

/** What each kind of part is asked; `week` and `check` are written in one way. */
const ASKED: Partial<Readonly<Record<PartKind, readonly string[]>>> = {
  text: ['text'],
  year: ['form', 'length'],
  month: ['form'],
  day: ['form'],
  sequence: ['form', 'length', 'longest'],
  free: ['length', 'longest'],
};
/** What a value stands for is a record where these name one. */
const RECORD_OF: Partial<Readonly<Record<PartKind, string>>> = {
  brand: 'product',
  sku: 'product',
  site: 'site',
};

/** The fields of a scheme by name, days as days. */
export function schemeFields(...names: readonly string[]): FormField[] {
  return names.flatMap((name) =>
    FIELDS.filter((field) => field.name === name).map((field) =>
      name === 'from' || name === 'to'
        ? { ...field, isNeeded: name === 'from', shape: { is: 'day' as const } }
        : { ...field, word: name === 'longest' ? 'longestCode' : field.word },
    ),
  );
}

/** The fields that a kind of part has, with the choices that it has. */
export function partFields(kind: PartKind): FormField[] {
  const asked = isValuePart(kind) ? ['values'] : (ASKED[kind] ?? []);
  return PART_FIELDS.filter(({ name }) => asked.includes(name)).map((field) => {
    if (field.name === 'form')
      return { ...field, word: 'partForm', shape: { is: 'choice' as const, of: FORMS_OF[kind] ?? [] } };
    if (field.name === 'values')
      return { ...field, isNeeded: true, shape: { is: 'list' as const, fields: valueFields(kind) } };
    return {
      ...field,
      word: field.name === 'longest' ? 'longestPart' : field.word,
      isNeeded: field.name === 'text',
    };
  });
}

function valueFields(kind: PartKind): FormField[] {
  const record = RECORD_OF[kind];
  return fieldsWithin(PART_FIELDS, 'values')
    .filter(({ name }) => name !== 'variant' || record === 'product')
    .map((field) => {
      if (field.name === 'code') return { ...field, word: 'writtenAs' };
      if (field.name !== 'of') return field;
      const shape = record === undefined ? field.shape : ({ is: 'record', kind: record } as const);
      return { ...field, word: 'standsFor', shape };
    });
}

function fieldsWithin(fields: readonly FormField[], name: string): readonly FormField[] {
  const shape = fields.find((field) => field.name === name)?.shape;
  return shape?.is === 'list' ? shape.fields : [];
}

/** A part as it begins: what most schemes have. */
export function newPart(kind: PartKind): object {
  if (isValuePart(kind)) return { kind, values: [{}] };
  if (kind === 'text') return { kind, text: '-' };
  return kind === 'year' || kind === 'sequence' ? { kind, length: 2 } : { kind };
}

/** The parts of what is typed so far; each has its kind, and the rest may be missing. */
export function typedParts(body: unknown): { readonly kind: PartKind }[] {
  const parts = fieldAt(body, ['parts']);
  // The builder alone writes parts, each with its kind.
  return Array.isArray(parts) ? (parts.filter(isObject) as Partial<SchemePart>[]).filter(hasKind) : [];
}

function hasKind<Part extends Partial<SchemePart>>(part: Part): part is Part & { kind: PartKind } {
  return part.kind !== undefined;
}
