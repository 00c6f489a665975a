import type { DeferredAsk, Expression, FieldReference } from '../mapping/expression.ts';
import type { CompiledCondition } from '../mapping/compile.ts';
import { wordKey } from '../mapping/compile.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Fault } from '../import-problem.ts';
import type { FieldValue, Reading, Scalar } from '../reading/reading.ts';
import { NO_NODE, placesOf, valueNode, type Node, type NodeAsk } from './node.ts';
import { meaningOf } from './read-words.ts';
import type { Place } from './row-scope.ts';

/** Where an expression is worked out: a row, or the fixed records of the mapping. */
export interface Scope {
  /** The field's place and reading; null where there is no such field. */
  field(name: string): { readonly place: Place; readonly reading: Reading } | null;
  readonly locals: ReadonlyMap<string, Node>;
  /** Ids of the records this row gave so far, by kind. */
  readonly rowIds: ReadonlyMap<string, string>;
  readonly words: NonNullable<Mapping['words']>;
  /** Called with faults and remarks of fields when they are used. */
  report(fault: Fault, place: Place): void;
}

/** Works out an expression; faults of the fields it uses are reported, and stand as nothing. */
export function evaluate(expression: Expression, scope: Scope): Node {
  switch (expression.op) {
    case 'literal':
      return valueNode(expression.value);
    case 'reference':
      return readReference(expression.to, scope);
    case 'text':
      return joinText(expression.pieces, scope);
    case 'list':
      return { type: 'list', items: expression.items.map((item) => evaluate(item, scope)) };
    case 'object':
      return readObject(expression.members, scope);
    case 'merge':
      return { type: 'merge', way: expression.way, items: [evaluate(expression.of, scope)] };
    case 'either':
      return readEither(expression.items, scope);
    case 'row': {
      const id = scope.rowIds.get(expression.kind);
      return id === undefined ? NO_NODE : valueNode(id);
    }
    case 'word':
      return readWord(expression.table, evaluate(expression.of, scope), scope);
    case 'span':
      return readSpan(evaluate(expression.first, scope), evaluate(expression.last, scope), scope);
    case 'deferred':
      return defer(expression.ask, scope);
  }
}

function readEither(items: readonly Expression[], scope: Scope): Node {
  let last: Node = NO_NODE;
  for (const item of items) {
    last = evaluate(item, scope);
    if (last.type !== 'nothing') return last;
  }
  return last;
}

/** A member named `...` gives its own members. */
function readObject(members: readonly (readonly [string, Expression])[], scope: Scope): Node {
  const nodes = new Map<string, Node>();
  for (const [key, expression] of members) {
    const node = evaluate(expression, scope);
    if (key !== '...') nodes.set(key, node);
    else if (node.type === 'object') for (const [name, member] of node.members) nodes.set(name, member);
  }
  return { type: 'object', members: nodes };
}

function readReference({ field, part }: FieldReference, scope: Scope): Node {
  const local = scope.locals.get(field);
  if (local !== undefined) return local;
  const found = scope.field(field);
  if (found === null) return NO_NODE;
  const { place, reading } = found;
  if (!reading.ok) {
    scope.report(reading.fault, place);
    return { type: 'nothing', places: [place] };
  }
  for (const remark of reading.remarks ?? []) scope.report(remark, place);
  return nodeOf(reading.value, part, place);
}

function nodeOf(value: FieldValue | null, part: string | null, place: Place): Node {
  const places = [place];
  if (value === null) return { type: 'nothing', places };
  const main = part === null ? value.main : (value.parts?.[part] ?? null);
  if (main === null) return { type: 'nothing', places };
  if (typeof main === 'object') return { type: 'list', items: main.map((each) => valueNode(each, places)) };
  const carriesUnit = typeof main === 'number' && value.unit !== undefined;
  return { type: 'value', value: main, places, ...(carriesUnit ? { unit: value.unit } : {}) };
}

/** Texts with a missing piece are missing as a whole: half an id names something else. */
function joinText(pieces: readonly (string | FieldReference)[], scope: Scope): Node {
  const places: Place[] = [];
  let text = '';
  let isMissing = false;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const node = readReference(piece, scope);
    places.push(...placesOf(node));
    if (node.type === 'value') text += String(node.value);
    else isMissing = true;
  }
  return isMissing ? { type: 'nothing', places } : valueNode(text.trim(), places);
}

function readWord(table: string, of: Node, scope: Scope): Node {
  if (of.type !== 'value') return of;
  const word = meaningOf(String(of.value), scope.words[table] ?? {});
  const [place] = of.places;
  if (word === undefined && place !== undefined) {
    scope.report(
      {
        kind: 'unknown-code',
        severity: 'refuse',
        found: String(of.value),
        says: `"${String(of.value)}" is not among the words of "${table}".`,
        todo: 'Add the word to the mapping, or mend the cell.',
      },
      place,
    );
  }
  if (word === undefined || word === null) return { type: 'nothing', places: of.places };
  if (typeof word !== 'object') return valueNode(word, of.places);
  const items = word.filter((each): each is Scalar => each !== null);
  return { type: 'list', items: items.map((each) => valueNode(each, of.places)) };
}

/** First and last number, both included, as a half-open span; nothing when both are empty. */
function readSpan(first: Node, last: Node, scope: Scope): Node {
  if (first.type !== 'value' && last.type !== 'value') {
    return { type: 'nothing', places: [...placesOf(first), ...placesOf(last)] };
  }
  const missing = first.type === 'value' ? last : first;
  if (first.type !== 'value' || last.type !== 'value') {
    const [place] = placesOf(missing);
    if (place !== undefined) scope.report(halfSpan, place);
    return NO_NODE;
  }
  const end = valueNode(Number(last.value) + 1, last.places);
  if (Number(first.value) >= Number(last.value) + 1) {
    const [place] = last.places;
    if (place !== undefined) scope.report(backwards(first.value, last.value), place);
    return NO_NODE;
  }
  return {
    type: 'object',
    members: new Map<string, Node>([
      ['from', first],
      ['to', end],
    ]),
  };
}

const halfSpan: Fault = {
  kind: 'missing-value',
  severity: 'refuse',
  says: 'Of first and last number only one is there.',
  expected: 'both numbers, or none for the whole run',
  todo: 'Fill in the other, or empty both.',
};

function backwards(first: Scalar, last: Scalar): Fault {
  return {
    kind: 'quantity-contradiction',
    severity: 'refuse',
    found: `${String(first)} to ${String(last)}`,
    says: `The first number ${String(first)} comes after the last ${String(last)}.`,
    todo: 'Mend the cell, or write what it means into the decisions.',
  };
}

function defer(ask: DeferredAsk, scope: Scope): Node {
  const read = (expression: Expression): Node => evaluate(expression, scope);
  const node = readAsk(ask, read);
  const places = placesOfAsk(node);
  // Looking for something with nothing leads nowhere: the row says nothing here.
  const isEmpty = node.ask === 'find' && node.by.some(([, by]) => by.type === 'nothing');
  return isEmpty ? { type: 'nothing', places } : { type: 'deferred', ask: node, places };
}

function readAsk(ask: DeferredAsk, read: (expression: Expression) => Node): NodeAsk {
  switch (ask.ask) {
    case 'find':
      return { ...ask, by: ask.by.map(([key, expression]) => [key, read(expression)]) };
    case 'running':
      return { ask: 'running', of: read(ask.of), per: read(ask.per), order: read(ask.order) };
    case 'slot':
      return { ask: 'slot', run: read(ask.run), material: read(ask.material) };
    case 'unitsIn':
      return {
        ask: 'unitsIn',
        series: read(ask.series),
        from: read(ask.from),
        to: read(ask.to),
        run: ask.run === null ? null : read(ask.run),
      };
  }
}

function placesOfAsk(ask: NodeAsk): readonly Place[] {
  switch (ask.ask) {
    case 'find': {
      // The code is what somebody typed; what it was looked up within comes after it.
      const named = ['code', 'names', 'name'];
      const sorted = ask.by.toSorted(([left], [right]) => rank(named, left) - rank(named, right));
      return sorted.flatMap(([, node]) => placesOf(node));
    }
    case 'running':
      return placesOf(ask.of);
    case 'slot':
      return [...placesOf(ask.material), ...placesOf(ask.run)];
    case 'unitsIn':
      return [...placesOf(ask.from), ...placesOf(ask.series)];
  }
}

function rank(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 ? names.length : at;
}

/** True where every test of a `when` holds. */
export function holds(conditions: readonly CompiledCondition[], scope: Scope): boolean {
  return conditions.every(({ reference, wants }) => {
    const node = readReference(reference, scope);
    const isThere = node.type === 'value' || (node.type === 'list' && node.items.length > 0);
    if (wants === 'present') return isThere;
    if (wants === 'absent') return !isThere;
    return node.type === 'value' && wants.includes(wordKey(String(node.value)));
  });
}
