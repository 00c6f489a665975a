import type { Scalar } from '../reading/reading.ts';

/** Ways in which the rows of one record say one field together. */
export const MERGES = ['$list', '$sum', '$first', '$earliest', '$latest'] as const;
/** The other operators of a template's values. */
export const OPERATORS = [
  '$find',
  '$row',
  '$either',
  '$word',
  '$span',
  '$running',
  '$slot',
  '$unitsIn',
] as const;
export type MergeWay = (typeof MERGES)[number];

export interface FieldReference {
  readonly field: string;
  readonly part: string | null;
}

/** A value of a record template, read from its JSON. */
export type Expression =
  | { readonly op: 'literal'; readonly value: Scalar }
  | { readonly op: 'reference'; readonly to: FieldReference }
  | { readonly op: 'text'; readonly pieces: readonly (string | FieldReference)[] }
  | { readonly op: 'list'; readonly items: readonly Expression[] }
  | { readonly op: 'object'; readonly members: readonly (readonly [string, Expression])[] }
  | { readonly op: 'merge'; readonly way: MergeWay; readonly of: Expression }
  /** The first of these that says anything. */
  | { readonly op: 'either'; readonly items: readonly Expression[] }
  | { readonly op: 'word'; readonly table: string; readonly of: Expression }
  | { readonly op: 'row'; readonly kind: string }
  | { readonly op: 'span'; readonly first: Expression; readonly last: Expression }
  | { readonly op: 'deferred'; readonly ask: DeferredAsk };

/** Values that need other records, and are worked out when all rows were read. */
export type DeferredAsk =
  | {
      readonly ask: 'find';
      readonly kind: string;
      readonly by: readonly (readonly [string, Expression])[];
      readonly take: string | null;
    }
  | { readonly ask: 'running'; readonly of: Expression; readonly per: Expression; readonly order: Expression }
  | { readonly ask: 'slot'; readonly run: Expression; readonly material: Expression }
  | {
      readonly ask: 'unitsIn';
      readonly series: Expression;
      readonly from: Expression;
      readonly to: Expression;
      readonly run: Expression | null;
    };

/** A fault of the mapping itself, at a path as `tables.2.records.0.body.lot`. */
export interface MappingFault {
  readonly at: string;
  readonly says: string;
}

const REFERENCE = /\{(#|\p{L}[\p{L}\p{N}_-]*)(?:\.([\p{L}\p{N}]+))?\}/gu;
/** Braces doubled stand for themselves. */
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** Reads the JSON of a template. Faults are added to `faults`, with the path. */
export function readExpression(json: unknown, at: string, faults: MappingFault[]): Expression {
  if (typeof json === 'string') return readText(json);
  if (typeof json === 'number' || typeof json === 'boolean') return { op: 'literal', value: json };
  if (Array.isArray(json)) {
    return {
      op: 'list',
      items: json.map((item, index) => readExpression(item, `${at}.${String(index)}`, faults)),
    };
  }
  if (json === null || typeof json !== 'object') return { op: 'list', items: [] };
  const members = Object.entries(json);
  const operator = members.find(([key]) => key.startsWith('$'))?.[0];
  if (operator !== undefined) return readOperator(operator, new Map(members), at, faults);
  return {
    op: 'object',
    members: members.map(([key, value]) => [key, readExpression(value, `${at}.${key}`, faults)]),
  };
}

function readText(text: string): Expression {
  const escaped = text.replaceAll('{{', OPEN).replaceAll('}}', CLOSE);
  const plain = (piece: string): string => piece.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
  const pieces: (string | FieldReference)[] = [];
  let end = 0;
  for (const match of escaped.matchAll(REFERENCE)) {
    if (match.index > end) pieces.push(plain(escaped.slice(end, match.index)));
    pieces.push({ field: match[1] ?? '', part: match[2] ?? null });
    end = match.index + match[0].length;
  }
  if (end < escaped.length) pieces.push(plain(escaped.slice(end)));
  const [only] = pieces;
  if (pieces.length === 0) return { op: 'literal', value: '' };
  if (pieces.length > 1 || only === undefined) return { op: 'text', pieces };
  return typeof only === 'string' ? { op: 'literal', value: only } : { op: 'reference', to: only };
}

interface OperatorParts {
  readonly members: ReadonlyMap<string, unknown>;
  readonly at: string;
  readonly faults: MappingFault[];
  readonly read: (key: string) => Expression;
  readonly text: (key: string) => string;
}

function readOperator(
  operator: string,
  members: ReadonlyMap<string, unknown>,
  at: string,
  faults: MappingFault[],
): Expression {
  const parts: OperatorParts = {
    members,
    at,
    faults,
    read: (key) => readExpression(members.get(key), `${at}.${key}`, faults),
    text: (key) => {
      const value = members.get(key);
      if (typeof value === 'string') return value;
      faults.push({ at: `${at}.${key}`, says: `\`${key}\` takes a text.` });
      return '';
    },
  };
  const merge = MERGES.find((way) => way === operator);
  if (merge !== undefined) return { op: 'merge', way: merge, of: parts.read(operator) };
  const known = readPlain(operator, parts) ?? readDeferred(operator, parts);
  if (known !== null) return known;
  faults.push({ at, says: `There is no operator ${operator}: ${[...MERGES, ...OPERATORS].join(', ')}.` });
  return { op: 'list', items: [] };
}

/** Operators that a row answers by itself. */
function readPlain(operator: string, { members, at, faults, read, text }: OperatorParts): Expression | null {
  if (operator === '$word') return { op: 'word', table: text('$word'), of: read('of') };
  if (operator === '$row') return { op: 'row', kind: text('$row') };
  if (operator === '$either') return readEither(members.get('$either'), at, faults);
  return operator === '$span' ? readSpan(members.get('$span'), at, faults) : null;
}

/** Operators that need other records. */
function readDeferred(operator: string, parts: OperatorParts): Expression | null {
  const { members, at, faults, read, text } = parts;
  if (operator === '$find') return readFind(text('$find'), members, at, faults);
  if (operator === '$running') {
    const ask = { ask: 'running', of: read('$running'), per: read('per'), order: read('order') } as const;
    return { op: 'deferred', ask };
  }
  if (operator === '$slot') {
    return { op: 'deferred', ask: { ask: 'slot', run: read('$slot'), material: read('material') } };
  }
  if (operator !== '$unitsIn') return null;
  const run = members.has('run') ? read('run') : null;
  return {
    op: 'deferred',
    ask: { ask: 'unitsIn', series: read('$unitsIn'), from: read('from'), to: read('to'), run },
  };
}

function readEither(json: unknown, at: string, faults: MappingFault[]): Expression {
  if (!Array.isArray(json) || json.length === 0) {
    faults.push({
      at: `${at}.$either`,
      says: '`$either` takes a list; the first that says anything counts.',
    });
    return { op: 'list', items: [] };
  }
  return {
    op: 'either',
    items: json.map((item, index) => readExpression(item, `${at}.$either.${String(index)}`, faults)),
  };
}

function readSpan(json: unknown, at: string, faults: MappingFault[]): Expression {
  if (!Array.isArray(json) || json.length !== 2) {
    faults.push({ at: `${at}.$span`, says: '`$span` takes the first and the last number, both included.' });
    return { op: 'list', items: [] };
  }
  return {
    op: 'span',
    first: readExpression(json[0], `${at}.$span.0`, faults),
    last: readExpression(json[1], `${at}.$span.1`, faults),
  };
}

function readFind(
  kind: string,
  members: ReadonlyMap<string, unknown>,
  at: string,
  faults: MappingFault[],
): Expression {
  const by = [...members]
    .filter(([key]) => !key.startsWith('$'))
    .map(([key, value]): [string, Expression] => [key, readExpression(value, `${at}.${key}`, faults)]);
  if (by.length === 0) faults.push({ at, says: '`$find` needs at least one field to find by.' });
  const take = members.get('$take');
  return {
    op: 'deferred',
    ask: { ask: 'find', kind, by, take: typeof take === 'string' ? take : null },
  };
}

/** Every expression within, itself first. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* expressionsIn(part);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'list':
    case 'either':
      return expression.items;
    case 'object':
      return expression.members.map(([, member]) => member);
    case 'merge':
    case 'word':
      return [expression.of];
    case 'span':
      return [expression.first, expression.last];
    case 'deferred':
      return partsOfAsk(expression.ask);
    default:
      return [];
  }
}

function partsOfAsk(ask: DeferredAsk): readonly Expression[] {
  switch (ask.ask) {
    case 'find':
      return ask.by.map(([, part]) => part);
    case 'running':
      return [ask.of, ask.per, ask.order];
    case 'slot':
      return [ask.run, ask.material];
    case 'unitsIn':
      return [ask.series, ask.from, ask.to, ...(ask.run === null ? [] : [ask.run])];
  }
}
