import { CallError } from './problem.ts';
import type { CallProblem, Fault } from './problem.ts';
import type { Operations } from './generated/operation-types.ts';
import { ROUTES } from './generated/operation-routes.ts';

export type OperationName = keyof Operations;
export type InputOf<Name extends OperationName> = Operations[Name]['input'];
export type OutputOf<Name extends OperationName> = Operations[Name]['output'];
export type ReadName = {
  [Name in OperationName]: Operations[Name]['kind'] extends 'read' ? Name : never;
}[OperationName];
export type WriteName = Exclude<OperationName, ReadName>;

/** Longer addresses are cut by proxies; a read that may be posted is posted then. */
const ADDRESS_LIMIT = 1_800;

interface Sending {
  readonly firm: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** Ledger position or day to look back to. */
  readonly asOf?: string | undefined;
  /** Idempotency key of a write: the same one again is recorded once. */
  readonly key?: string | undefined;
  /** By what it is asked how far this is. */
  readonly followKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the server one operation, at the address the operations table gives it. The browser's own cache keeps answers by their ETag.
 *
 * @throws CallError with the server's problem document, or with the code `offline`.
 */
export async function callOperation<Name extends OperationName>(
  name: Name,
  sending: Sending,
): Promise<OutputOf<Name>> {
  const [method, pattern, rest, , mayPost] = ROUTES[name];
  const left = { ...sending.input };
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = field === 'firm' ? sending.firm : left[field];
    if (field !== 'firm') left[field] = undefined;
    return encodeURIComponent(typeof value === 'string' ? value : '');
  });
  const query = new URLSearchParams(sending.asOf === undefined ? [] : [['asOf', sending.asOf]]);
  // Files are long: they are never written into an address first.
  const isLong = rest === 'query' && mayPost && JSON.stringify(left).length > ADDRESS_LIMIT;
  const inQuery = isLong
    ? query
    : new URLSearchParams([...query, ...(rest === 'query' ? queryOf(left) : [])]);
  const address = `/api/v1/${path}${textOf(isLong ? query : inQuery)}`;
  const body = rest === 'query' && !isLong ? undefined : left;
  const answer = await send(isLong ? 'POST' : method, address, {
    body,
    key: sending.key,
    followKey: sending.followKey,
    signal: sending.signal,
  });
  // The server answers by the operation's output schema, from which the type was made.
  return answer as OutputOf<Name>;
}

/** One request to the server, with a JSON answer; 204 answers null. */
export async function send(
  method: string,
  address: string,
  more: { readonly body?: object | undefined } & Pick<Sending, 'key' | 'followKey' | 'signal'> = {},
): Promise<unknown> {
  const headers = new Headers({ accept: 'application/json', 'x-lotproof': '1' });
  if (more.body !== undefined) headers.set('content-type', 'application/json');
  if (more.key !== undefined) headers.set('idempotency-key', more.key);
  if (more.followKey !== undefined) headers.set('lotproof-progress', more.followKey);
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (more.body !== undefined) init.body = JSON.stringify(more.body);
  if (more.signal !== undefined) init.signal = more.signal;
  const response = await reach(address, init);
  if (response.ok) return response.status === 204 ? null : response.json();
  throw new CallError(await readProblem(response));
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallError({ code: 'offline', detail: '', faults: [], requestId: null });
  }
}

async function readProblem(response: Response): Promise<CallProblem> {
  const text = await response.text();
  try {
    // Error answers are problem documents (see docs/reference/errors.md); anything else falls to the catch.
    const said = JSON.parse(text) as {
      code: CallProblem['code'];
      detail: string;
      problems: Fault[];
      requestId: string;
    };
    return { code: said.code, detail: said.detail, faults: said.problems, requestId: said.requestId };
  } catch {
    return {
      code: 'internal',
      detail: `${String(response.status)} ${response.statusText}`,
      faults: [],
      requestId: null,
    };
  }
}

function textOf(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** As the server reads queries: `filter.site=bg` within a field, JSON for what holds more, empty for null. */
function queryOf(input: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(input).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (isPlainObject(value))
      return Object.entries(value).flatMap(([inner, part]): [string, string][] =>
        part === undefined ? [] : [[`${name}.${inner}`, queryText(part)]],
      );
    return [[name, queryText(value)]];
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function queryText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
