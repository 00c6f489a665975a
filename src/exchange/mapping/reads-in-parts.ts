import type { CompiledMapping } from './compile.ts';
import { expressionsIn, type Expression } from './expression.ts';

/** True when every row gives whole records, so that a long file can be taken in part by part. */
export function readsInParts(mapping: CompiledMapping): boolean {
  return mapping.tables.every(({ templates }) =>
    templates.every(({ body }) => [...expressionsIn(body)].every(isOfOneRow)),
  );
}

function isOfOneRow(expression: Expression): boolean {
  if (expression.op === 'merge') return expression.way === '$first';
  if (expression.op !== 'deferred') return true;
  return expression.ask.ask === 'find' || expression.ask.ask === 'slot';
}

/** Kinds of records that rows of the mapping look for. */
export function lookedUpKinds(mapping: CompiledMapping): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { templates } of mapping.tables) {
    for (const expression of templates.flatMap(({ body }) => [...expressionsIn(body)])) {
      if (expression.op !== 'deferred') continue;
      if (expression.ask.ask === 'find') kinds.add(expression.ask.kind);
      if (expression.ask.ask === 'slot') for (const kind of ['run', 'revision']) kinds.add(kind);
    }
  }
  // A quantity is held against the unit of its material.
  for (const kind of ['material', 'material-lot']) kinds.add(kind);
  return kinds;
}
