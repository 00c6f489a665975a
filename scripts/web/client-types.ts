import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { mainTable } from '../../src/domain/record-sites.ts';
import { SchemaBook } from '../../src/http/json-schema.ts';
import { routesFor } from '../../src/http/routes.ts';
import { PERMISSIONS, ROLES } from '../../src/operation/permission.ts';
import { RECORD_PERMISSIONS } from '../../src/domain/record-areas.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { ERROR_CODES } from '../../src/kit/errors.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { typeText } from './type-text.ts';

/** The generated files of the web client by their path under web/client/generated/. */
export function clientFiles(): Map<string, string> {
  return new Map([
    ['operation-types.ts', operationTypes()],
    ['operation-routes.ts', operationRoutes()],
    ['record-kinds.ts', recordKinds()],
    ['permissions.ts', permissions()],
  ]);
}

const HEAD =
  '/* eslint-disable -- made from the operations table by `npm run docs`; a test fails when it is stale. */\n';

function operationTypes(): string {
  const book = new SchemaBook();
  const lines = OPERATIONS.map((operation) => {
    const input = typeText(book.convert(operation.input, 'input', operation.name));
    const output = typeText(book.convert(operation.output, 'output', operation.name));
    return `  '${operation.name}': { kind: '${operation.kind}'; input: ${input}; output: ${output} };`;
  });
  const bodies = Object.entries(book.components()).map(
    ([name, schema]) => `type ${name} = ${typeText(schema)};`,
  );
  const errors = Object.keys(ERROR_CODES).map((code) => `'${code}'`);
  return [
    HEAD,
    ...bodies,
    '',
    '/** Input and output of every operation. */',
    'export interface Operations {',
    ...lines,
    '}',
    '',
    `export type ErrorCode = ${errors.join(' | ')};`,
    '',
  ].join('\n');
}

function operationRoutes(): string {
  const rows = OPERATIONS.map((operation) => `  '${operation.name}': ${JSON.stringify(routeOf(operation))},`);
  return [
    HEAD,
    '/** Method, address after the API root, where the other fields go, permission; and whether a read may be posted. */',
    'export const ROUTES = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
}

function routeOf(operation: Operation): (string | boolean)[] {
  const [route, second] = routesFor(operation);
  if (route === undefined) throw new Error(`${operation.name} has no route`);
  const path = route.path.replace('/api/v1/', '');
  return [route.method, path, route.rest, operation.permission, second?.method === 'POST'];
}

function recordKinds(): string {
  const rows = RECORD_KINDS.map((kind) => {
    const columns = Object.entries(kind.tables[mainTable(kind)]?.columns ?? {}).map(([name, column]) => {
      return `${name}: '${column.type === 'reference' ? (column.to ?? 'record') : column.type}'`;
    });
    const parts = [
      `plural: '${kind.plural}'`,
      `permission: '${RECORD_PERMISSIONS[kind.kind] ?? ''}'`,
      `columns: { ${columns.join(', ')} }`,
    ];
    return `  '${kind.kind}': { ${parts.join(', ')} },`;
  });
  return [
    HEAD,
    '/** Every kind of record: its plural in addresses, the permission to record it, and the columns lists filter and sort by. */',
    'export const RECORD_KINDS = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
}

function permissions(): string {
  const names = Object.keys(PERMISSIONS).map((name) => `'${name}'`);
  const roles = Object.entries(ROLES).map(
    ([role, { permissions: allowed }]) => `  ${role}: ${JSON.stringify(allowed)},`,
  );
  return [
    HEAD,
    `export type Permission = ${names.join(' | ')};`,
    '',
    '/** What each role allows. */',
    'export const ROLES: Readonly<Record<string, readonly Permission[]>> = {',
    ...roles,
    '};',
    '',
  ].join('\n');
}
