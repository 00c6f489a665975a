import { partsOf, shapeOf, typeWords } from './input-shape.ts';
import type { InputShape } from './input-shape.ts';
import type { z } from 'zod';

/** One field of an input as the command line offers it. */
export interface Field {
  /** Without the dashes: `made`, `work-order`, `span.from`. */
  readonly flag: string;
  /** Where its value goes in the input: `['body', 'workOrder']`. */
  readonly path: readonly string[];
  readonly shape: InputShape;
  readonly type: string;
  readonly says: string;
  readonly required: boolean;
  /** A part of a field that can also be given whole, as JSON. */
  readonly nested: boolean;
}

/** Fields whose own fields are flags of their own: `--made 520` for `body.made`. */
const SPREAD = ['body', 'filter'];

/**
 * The flags of an input: its fields, those of `body` and `filter`, and those within a field, with dots. A name that is taken
 * keeps its way there: `--body.reason`, `--filter.sort`.
 */
export function fieldsOf(input: z.ZodType, taken: ReadonlySet<string>): readonly Field[] {
  const shape = shapeOf(input);
  const used = new Set(taken);
  const fields: Field[] = [];
  const add = (field: Field): void => {
    used.add(field.flag);
    fields.push(field);
  };
  for (const [name, part] of partsOf(shape)) {
    add(fieldOf([name], part, isRequired(shape, name), flagFor([name], used)));
    if (!SPREAD.includes(name)) for (const inner of partsWithin([name], part)) add(inner);
  }
  for (const name of SPREAD) {
    const whole = shape.properties?.[name];
    if (whole === undefined) continue;
    for (const [inner, part] of partsOf(whole)) {
      const path = [name, inner];
      const flag = flagFor([inner], used) === kebab(inner) ? kebab(inner) : `${name}.${kebab(inner)}`;
      add(fieldOf(path, part, isRequired(whole, inner), flag));
      for (const within of partsWithin(path, part, flag)) add(within);
    }
  }
  return fields;
}

/** A flag that the command line adds to an input. */
export function extraField(flag: string, about: Pick<Field, 'shape' | 'type' | 'says'>): Field {
  return { flag, path: [flag], required: false, nested: false, ...about };
}

/** `workOrder` and `production_line` as people type them. */
export function kebab(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}

function flagFor(path: readonly string[], used: ReadonlySet<string>): string {
  const flag = path.map(kebab).join('.');
  return used.has(flag) ? `input.${flag}` : flag;
}

function fieldOf(path: readonly string[], shape: InputShape, required: boolean, flag: string): Field {
  return {
    flag,
    path,
    shape,
    type: typeWords(shape),
    says: shape.description ?? '',
    required,
    nested: false,
  };
}

/** The fields of an object within a field, one level down: `--span.from 1`. */
function partsWithin(path: readonly string[], shape: InputShape, flag = path.map(kebab).join('.')): Field[] {
  return (shape.properties === undefined ? [] : partsOf(shape)).map(([name, part]) => ({
    ...fieldOf([...path, name], part, false, `${flag}.${kebab(name)}`),
    nested: true,
  }));
}

function isRequired(shape: InputShape, name: string): boolean {
  return shape.required?.includes(name) === true;
}
