import { z } from 'zod';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { ERROR_CODES } from '../kit/errors.ts';
import type { Operation } from '../operation/operation.ts';
import { SchemaBook } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { routesOf } from './routes.ts';
import type { Route } from './routes.ts';
import {
  credentialsSchema,
  LANGUAGE_PATH,
  languageSchema,
  PASSWORD_PATH,
  passwordsSchema,
  SESSION_PATH,
} from './session-routes.ts';
import { DEMO_PATH } from './demo-route.ts';
import { PROGRESS_PATH } from './progress-board.ts';
import { CHANGE_HEADER } from './security.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

/** What a route takes, for the OpenAPI document and the pages alike. */
export interface RouteInput {
  readonly parameters: readonly Parameter[];
  /** Of the JSON body; null: none is read. */
  readonly body: JsonSchema | null;
}

const text: JsonSchema = { type: 'string' };
const FIRM: Parameter = {
  name: 'firm',
  in: 'path',
  required: true,
  description: 'Id of the firm',
  schema: text,
};
const AS_OF: Parameter = {
  name: 'asOf',
  in: 'query',
  required: false,
  description: 'Ledger position, day (YYYY-MM-DD, to its end in UTC) or UTC instant at which to look',
  schema: text,
};
const header = (name: string, description: string): Parameter => {
  return { name, in: 'header', required: false, description, schema: text };
};
const IF_NONE_MATCH = header('If-None-Match', 'ETag of the answer you hold; unchanged, it is 304');
const IF_MATCH = header(
  'If-Match',
  'ETag with which the record was shown; if it changed since, nothing is recorded',
);
const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  'Your own id for this command, 1 to 100 characters; sent again, it is recorded once and answered alike',
);

export function inputOf(book: SchemaBook, route: Route): RouteInput {
  const { operation } = route;
  const input = book.resolve(book.convert(operation.input, 'input', `${operation.name}.input`));
  const fields = Object.entries(input.properties ?? {});
  const required = new Set(input.required);
  const parameters: Parameter[] = route.path.includes('{firm}') ? [FIRM] : [];
  for (const [name, schema] of fields.filter(([field]) => route.inPath.includes(field)))
    parameters.push({ name, in: 'path', required: true, description: schema.description ?? '', schema });
  const others = fields.filter(([field]) => !route.inPath.includes(field) && !isHeaderField(route, field));
  if (route.rest !== 'body')
    for (const [name, schema] of others)
      parameters.push(...queryParameters(name, schema, required.has(name)));
  parameters.push(...headersOf(route));
  if (route.rest === 'query') return { parameters, body: null };
  const optional = route.rest === 'both' ? new Set<string>() : required;
  return { parameters, body: bodyOf(input, others, optional) };
}

/** `expected` has a header of its own, If-Match. */
function isHeaderField(route: Route, field: string): boolean {
  return field === 'expected' && (route.method === 'PUT' || route.method === 'DELETE');
}

function bodyOf(
  input: JsonSchema,
  fields: readonly (readonly [string, JsonSchema])[],
  required: ReadonlySet<string>,
): JsonSchema | null {
  if (fields.length === 0) return input.properties === undefined ? input : null;
  return {
    type: 'object',
    properties: Object.fromEntries(fields),
    required: fields.map(([name]) => name).filter((name) => required.has(name)),
    additionalProperties: false,
  };
}

/** `filter` with known fields becomes `filter.site` and so on; anything deeper is written as JSON. */
function queryParameters(name: string, schema: JsonSchema, required: boolean): Parameter[] {
  const within = fieldsWithin(schema);
  const description = schema.description ?? '';
  if (within.length === 0) return [{ name, in: 'query', required, description, schema }];
  return within.map(([field, inner]) => ({
    name: `${name}.${field}`,
    in: 'query',
    required: false,
    description: inner.description ?? description,
    schema: inner,
  }));
}

const namesSchema = z.array(z.string());

function fieldsWithin(schema: JsonSchema): [string, JsonSchema][] {
  if (schema.properties !== undefined) return Object.entries(schema.properties);
  const names = namesSchema.safeParse(schema.propertyNames?.enum);
  const { additionalProperties: inner } = schema;
  return names.success && typeof inner === 'object' ? names.data.map((name) => [name, inner]) : [];
}

function headersOf(route: Route): Parameter[] {
  if (route.operation.kind === 'read')
    return route.tag === null ? [] : [AS_OF, ...(route.method === 'GET' ? [IF_NONE_MATCH] : [])];
  const keyed = route.operation.about === undefined ? [IDEMPOTENCY_KEY] : [];
  return route.method === 'PUT' || route.method === 'DELETE' ? [...keyed, IF_MATCH] : keyed;
}

/** Version of the API, as in its addresses. */
const VERSION = '1';

/** The OpenAPI 3.1 document of all operations. */
export function openApi(operations: readonly Operation[]): Record<string, unknown> {
  const book = new SchemaBook();
  const paths = sessionPaths(book);
  for (const route of routesOf(operations)) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase()] = describedRoute(book, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'lotproof',
      version: VERSION,
      summary: 'The batch record of a firm, any code, and what a suspect lot touched',
      description:
        'Every operation of lotproof. Errors are application/problem+json with a code of a closed list. /docs explains it for people.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: tagsOf(operations),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token of one firm' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lotproof',
          description: `With the header ${CHANGE_HEADER}: 1 on changes`,
        },
      },
      responses: { Problem: { description: 'What went wrong, and what to do', content: problemContent() } },
      schemas: { Problem: problemSchema(), ...book.components() },
    },
  };
}

function describedRoute(book: SchemaBook, route: Route): Record<string, unknown> {
  const { operation } = route;
  const { parameters, body } = inputOf(book, route);
  const success: Record<string, unknown> = {
    description: 'The answer',
    ...(route.tag === null ? {} : { headers: { ETag: { schema: text } } }),
  };
  const extra = route.method === 'POST' && operation.kind === 'read' ? '.post' : '';
  const output = book.convert(operation.output, 'output', `${operation.name}.output`);
  return {
    operationId: `${operation.name}${extra}`,
    summary: operation.summary,
    description: `${operation.description ?? operation.summary}\n\nNeeds the permission \`${operation.permission}\`.`,
    tags: [nounOf(operation)],
    parameters,
    ...(body === null ? {} : { requestBody: requestBody(route, body) }),
    responses: {
      [String(route.status)]: { ...success, content: { 'application/json': { schema: output } } },
      ...(route.tag !== null && route.method === 'GET' ? { 304: { description: 'Unchanged' } } : {}),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function requestBody(route: Route, schema: JsonSchema): Record<string, unknown> {
  const examples: Record<string, unknown> = {};
  for (const [index, { says, input }] of route.operation.examples.entries())
    examples[`example-${String(index + 1)}`] = { summary: says, value: bodyExample(route, input) };
  return {
    required: (schema.required ?? []).length > 0,
    content: { 'application/json': { schema, examples } },
  };
}

/** An example input without what stands in the path. */
export function bodyExample(route: Route, input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !route.inPath.includes(field)));
}

export function nounOf(operation: Operation): string {
  return operation.name.split('.')[0] ?? '';
}

function tagsOf(operations: readonly Operation[]): { name: string; description?: string }[] {
  const nouns = new Set(['session', ...operations.map(nounOf)]);
  return [...nouns].map((name) => {
    const kind = RECORD_KINDS.find((one) => one.kind === name);
    return kind === undefined ? { name } : { name, description: kind.summary };
  });
}

/** Signing in and out, which are no operations: they concern the caller alone. */
function sessionPaths(book: SchemaBook): Record<string, Record<string, unknown>> {
  const described = { 200: { description: 'Who is signed in, and their firms' } };
  const operation = (verb: string, summary: string, responses: object): Record<string, unknown> => ({
    operationId: `session.${verb}`,
    summary,
    tags: ['session'],
    responses: { ...responses, default: { $ref: '#/components/responses/Problem' } },
  });
  const taking = (schema: z.ZodType, name: string): Record<string, unknown> => {
    const body = book.convert(schema, 'input', name);
    return { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
  };
  const begin = operation('begin', 'Sign in', described);
  const change = operation('password', 'Change your password; other sessions end', described);
  const speak = operation('language', 'Choose the language you are spoken to in', described);
  const built = { 204: { description: 'They are there' } };
  const demo = operation('demo', 'Build the made-up firms of the demo; only for who set lotproof up', built);
  const far = operation(
    'progress',
    'How far a request of yours is that is under way and named itself by the header Lotproof-Progress',
    { 200: { description: 'Its step, what is done of how many; null: it has said nothing yet' } },
  );
  const schema = { type: 'string', maxLength: 100 };
  const keyParameter = { name: 'key', in: 'path', required: true, schema };
  return {
    [SESSION_PATH]: {
      post: { ...begin, security: [], ...taking(credentialsSchema, 'credentials') },
      get: operation('show', 'Who is signed in', described),
      delete: operation('end', 'Sign out', { 204: { description: 'Signed out' } }),
    },
    [PASSWORD_PATH]: { put: { ...change, ...taking(passwordsSchema, 'passwords') } },
    [DEMO_PATH]: { post: { ...demo, tags: ['firm'] } },
    [PROGRESS_PATH]: { get: { ...far, parameters: [keyParameter] } },
    [LANGUAGE_PATH]: { put: { ...speak, ...taking(languageSchema, 'language') } },
  };
}

function problemContent(): Record<string, unknown> {
  return { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
}

function problemSchema(): JsonSchema {
  const place = { type: 'object', properties: { at: text, found: text, expected: text, says: text } };
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'todo', 'problems', 'requestId'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: { type: 'string', enum: Object.keys(ERROR_CODES) },
      todo: text,
      problems: { type: 'array', items: place },
      requestId: text,
    },
  };
}
