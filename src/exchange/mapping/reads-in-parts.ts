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

/** What the rows of a mapping ask of other records. */
export interface MappingAsks {
  /** Kinds of records that are looked for. */
  readonly kinds: ReadonlySet<string>;
  /** Counts follow each other from row to row. */
  readonly running: boolean;
  /** Units are counted in cartons. */
  readonly units: boolean;
}

export function asksOf(mapping: Pick<CompiledMapping, 'tables' | 'fixed'>): MappingAsks {
  // A quantity is held against the unit of its material.
  const kinds = new Set(['material', 'material-lot']);
  let [running, units] = [false, false];
  for (const expression of allExpressions(mapping)) {
    if (expression.op !== 'deferred') continue;
    const { ask } = expression;
    if (ask.ask === 'find') kinds.add(ask.kind);
    if (ask.ask === 'slot') for (const kind of ['run', 'revision']) kinds.add(kind);
    if (ask.ask === 'running') running = true;
    if (ask.ask !== 'unitsIn') continue;
    units = true;
    kinds.add('packing');
  }
  return { kinds, running, units };
}

function* allExpressions(mapping: Pick<CompiledMapping, 'tables' | 'fixed'>): Generator<Expression> {
  for (const { body } of mapping.fixed) yield* expressionsIn(body);
  for (const { templates } of mapping.tables) {
    for (const { id, each, body } of templates) {
      for (const names of each) for (const [, expression] of names) yield* expressionsIn(expression);
      yield* expressionsIn(id);
      yield* expressionsIn(body);
    }
  }
}
