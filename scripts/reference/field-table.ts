import type { z } from 'zod';
import { choicesOf, itemsOf, kindsOf, partsOf, shapeOf, typeWords } from '../../src/cli/input-shape.ts';
import type { InputShape } from '../../src/cli/input-shape.ts';
import { code, table } from './markdown.ts';

/** How deep fields within fields are listed. */
const DEPTH = 4;

/** The fields of a schema, those within others by their way: `contents[].run`. */
export function fieldTable(schema: z.ZodType): string {
  const rows = fieldRows(shapeOf(schema), '', 0);
  return rows.length === 0 ? 'Nothing.' : table(['field', 'type', 'needed', 'meaning'], rows);
}

function fieldRows(shape: InputShape, before: string, depth: number): string[][] {
  if (depth >= DEPTH) return [];
  return partsOf(shape).flatMap(([name, part]) => {
    const way = `${before}${name}`;
    const needed = shape.required?.includes(name) === true ? 'yes' : '';
    const row = [code(way), typeOf(part), needed, meaningOf(part)];
    const list = kindsOf(part).has('array') && !kindsOf(part).has('object');
    const inner = kindsOf(part).has('array') ? itemsOf(part) : part;
    const path =
      kindsOf(part).has('array') && (list || part.properties === undefined) ? `${way}[].` : `${way}.`;
    return [row, ...fieldRows(inner, path, depth + 1)];
  });
}

function typeOf(shape: InputShape): string {
  if (kindsOf(shape).has('array')) return `list of ${typeOf(itemsOf(shape)).replace(/^word$/, 'words')}`;
  if (choicesOf(shape).length > 0 && !kindsOf(shape).has('object')) return 'word';
  return typeWords(shape).replace('JSON', 'object');
}

function meaningOf(shape: InputShape): string {
  const choices = choicesOf(kindsOf(shape).has('array') ? itemsOf(shape) : shape);
  const words = choices.length === 0 || kindsOf(shape).has('object') ? '' : choices.map(code).join(', ');
  return [shape.description ?? '', words].filter((part) => part !== '').join(': ');
}
