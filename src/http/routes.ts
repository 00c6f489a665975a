import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { present } from '../kit/invariant.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Operation } from '../operation/operation.ts';

/** One address of one operation. */
export interface Route {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{firm}` and the input fields that stand in the path: `/api/v1/firms/{firm}/runs/{id}`. */
  readonly path: string;
  readonly inPath: readonly string[];
  /** Where the other input fields come from; `both`: body, else query. */
  readonly rest: 'query' | 'body' | 'both';
  readonly status: 200 | 201;
  /** What the ETag names: the entry that says what a record says, or the ledger position. */
  readonly tag: 'entry' | 'position' | null;
  /** May take long: takes a turn, so that the quick ones get through. */
  readonly heavy: boolean;
}

export const API_ROOT = '/api/v1';
const FIRM_ROOT = `${API_ROOT}/firms/{firm}`;

const kinds = new Map(RECORD_KINDS.map((kind) => [kind.kind, kind]));

/** Every route there is, from the operations table. Each operation has at least one. */
export function routesOf(operations: readonly Operation[]): Route[] {
  return operations.flatMap(routesFor);
}

/** The addresses of an operation; the first is the usual one. */
export function routesFor(operation: Operation): Route[] {
  if (operation.about === 'house') return [houseRoute(operation)];
  const [noun = '', verb = ''] = operation.name.split('.');
  const kind = kinds.get(noun);
  const record = kind === undefined ? undefined : recordRoute(operation, kind, verb);
  return record === undefined ? otherRoutes(operation, kind, noun, verb) : [record];
}

/** The six operations of a kind of record, as a collection and its members. */
function recordRoute(operation: Operation, kind: RecordKind, verb: string): Route | undefined {
  const all = `${FIRM_ROOT}/${kind.plural}`;
  const one = { path: `${all}/{id}`, inPath: ['id'] };
  const usual = { operation, status: 200, heavy: false } as const;
  const routes: Readonly<Record<string, Route>> = {
    record: { ...usual, method: 'POST', path: all, inPath: [], rest: 'body', status: 201, tag: null },
    correct: { ...usual, ...one, method: 'PUT', rest: 'body', tag: null },
    withdraw: { ...usual, ...one, method: 'DELETE', rest: 'both', tag: null },
    show: { ...usual, ...one, method: 'GET', rest: 'query', tag: 'entry' },
    list: { ...usual, method: 'GET', path: all, inPath: [], rest: 'query', tag: 'position' },
    history: { ...usual, ...one, method: 'GET', path: `${one.path}/history`, rest: 'query', tag: 'position' },
  };
  return routes[verb];
}

function houseRoute(operation: Operation): Route {
  const [noun = '', verb = ''] = operation.name.split('.');
  const path = noun === 'firm' && ['list', 'create'].includes(verb) ? 'firms' : `${noun}/${verb}`;
  const usual = { operation, path: `${API_ROOT}/${path}`, inPath: [], tag: null, heavy: false };
  return operation.kind === 'read'
    ? { ...usual, method: 'GET', rest: 'query', status: 200 }
    : { ...usual, method: 'POST', rest: 'body', status: verb === 'create' ? 201 : 200 };
}

/** `/trace`, `/ledger/entries`, `/runs/{id}/balance`: reads by GET, and by POST where the input is too much for an address. */
function otherRoutes(
  operation: Operation,
  kind: RecordKind | undefined,
  noun: string,
  verb: string,
): Route[] {
  const ofOne = kind !== undefined && operation.positional?.[0] === 'id' && needsId(operation);
  const words = operation.words ?? [noun, verb];
  const path = ofOne
    ? `${FIRM_ROOT}/${kind.plural}/{id}/${verb}`
    : `${FIRM_ROOT}/${words.map((word) => encodeURIComponent(word)).join('/')}`;
  const usual = {
    operation,
    path,
    inPath: ofOne ? ['id'] : [],
    status: 200,
    heavy: isHeavy(operation),
  } as const;
  if (operation.kind === 'write') return [{ ...usual, method: 'POST', rest: 'body', tag: null }];
  const tag = operation.about === undefined ? 'position' : null;
  const reads: Route[] = [{ ...usual, method: 'GET', rest: 'query', tag }];
  if (hasInput(operation)) reads.push({ ...usual, method: 'POST', rest: 'body', tag });
  return reads;
}

function isHeavy(operation: Operation): boolean {
  const quick = ['find', 'status'];
  return operation.about === undefined && !quick.includes(operation.words?.[0] ?? '');
}

/** Whether it is about one record: what may be asked with nothing said, of all records, has no address at one. */
function needsId({ input }: Operation): boolean {
  return !input.safeParse({}).success;
}

function hasInput(operation: Operation): boolean {
  const shape = 'shape' in operation.input ? operation.input.shape : undefined;
  return !(typeof shape === 'object' && shape !== null && Object.keys(shape).length === 0);
}

/** The path in the server's own notation: `:id` for `{id}`. */
export function serverPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The address of a record, for the Location header. */
export function recordPath(operation: Operation, firm: string, id: string): string | null {
  const [noun = '', verb] = operation.name.split('.');
  if (verb !== 'record' || !kinds.has(noun)) return null;
  const { plural } = present(kinds.get(noun), `the kind ${noun}`);
  return `${API_ROOT}/firms/${firm}/${plural}/${encodeURIComponent(id)}`;
}
