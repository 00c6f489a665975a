import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../../test/installation.ts';
import { openDesk } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { execute } from '../db/bulk.ts';
import { RECORD_PERMISSIONS } from '../domain/record-areas.ts';
import { present } from '../kit/invariant.ts';
import type { Operation } from '../operation/operation.ts';
import { OPERATIONS } from '../operations.ts';
import { ROLES } from '../operation/permission.ts';
import type { Permission, Role } from '../operation/permission.ts';
import { API_ROOT, routesFor, routesOf } from './routes.ts';
import type { Route } from './routes.ts';

const routes = routesOf(OPERATIONS);
const roles = Object.keys(ROLES) as Role[];

/** Asks a route with the operation's own example, so that a refusal is about who asks and not about what. */
async function statusOf(sender: Sender, route: Route): Promise<number> {
  const example: Record<string, unknown> = { reason: 'as in the example', ...inputOf(route.operation) };
  const id = typeof example['id'] === 'string' ? example['id'] : 'none';
  const url = route.path.replace('{firm}', 'arcadia').replace('{id}', encodeURIComponent(id));
  const body = Object.fromEntries(
    Object.entries(example).filter(
      ([field]) => !route.inPath.includes(field) && (field !== 'reason' || route.method !== 'POST'),
    ),
  );
  if (route.method === 'GET') return (await sender.get(url)).statusCode;
  if (route.method === 'DELETE') return (await sender.delete(`${url}?reason=example`)).statusCode;
  if (route.method === 'PUT') return (await sender.put(url, body)).statusCode;
  return (await sender.post(url, body)).statusCode;
}

function inputOf({ examples }: Operation): Record<string, unknown> {
  return { ...(examples[0]?.input as object | undefined) }; // inputs of operations are objects
}

/** The permissions that all the person recorded would have needed. */
async function deedsOf(desk: Desk, person: string): Promise<Permission[]> {
  const ledger = await desk.house.firms.open('arcadia');
  const entries = await ledger.database.read((transaction) =>
    execute<{ kind: string; action: string }>(
      transaction,
      'select distinct kind, action from entry where actor = ?',
      [person],
    ),
  );
  const granted = await desk.house.access.read((transaction) =>
    execute(transaction, 'select act from access_entry where actor = ?', [person]),
  );
  return [
    ...entries.map(({ kind, action }) =>
      action === 'withdraw' ? 'withdraw' : present(RECORD_PERMISSIONS[kind], `a permission for ${kind}`),
    ),
    ...granted.map(
      ({ act }) => (String(act).startsWith('outside-link') ? 'share' : 'administer') as Permission,
    ),
  ];
}

function mayDo(role: Role, permission: Permission): boolean {
  const permissions: readonly Permission[] = ROLES[role].permissions;
  return permissions.includes(permission);
}

/** About the house, members only look; only who set it up makes firms. */
function may(role: Role, { operation }: Route): boolean {
  const standing = operation.about === 'house' ? 'viewer' : role;
  return mayDo(standing, operation.permission);
}

describe.each(eachInstallation)('the whole table on $name', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(open);
  });
  afterAll(() => desk.close());

  it.each(roles)('lets %s do what the role may, and nothing else', async (role) => {
    const person = await desk.person(role, role === 'factory' ? ['bg'] : []);
    const wrong: string[] = [];
    for (const route of routes) {
      desk.house.clock.pass(1_000);
      const status = await statusOf(person, route);
      const allowed = may(role, route);
      if (allowed ? [401, 403, 500].includes(status) : status !== 403)
        wrong.push(`${route.method} ${route.operation.name}: ${String(status)}`);
    }
    expect(wrong).toEqual([]);
    const mayNot = (await deedsOf(desk, person.id)).filter((needed) => !mayDo(role, needed));
    expect(mayNot).toEqual([]);
  });

  it('lets a token do what it was made for, and nothing else', async () => {
    const made = await desk.owner.post(`${API_ROOT}/firms/arcadia/token/make`, {
      ...{ name: 'Auditor', role: 'compliance', permissions: ['read', 'audit'] },
    });
    const { secret } = made.json<{ secret: string }>();
    const auditor = desk.sender({ authorization: `Bearer ${secret}` });
    const wrong: string[] = [];
    for (const route of routes) {
      desk.house.clock.pass(1_000);
      const status = await statusOf(auditor, route);
      const { about, permission, name } = route.operation;
      const allowed = permission === 'read' || (permission === 'audit' && about === undefined);
      if (allowed ? [401, 403, 500].includes(status) : status !== 403)
        wrong.push(`${route.method} ${name}: ${String(status)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('lets nobody do anything', async () => {
    const ended = { cookie: 'lotproof=ended', 'x-lotproof': '1' };
    for (const headers of [{}, ended, { authorization: 'Bearer lotproof_none' }]) {
      const wrong: string[] = [];
      for (const route of routes) {
        desk.house.clock.pass(1_000);
        const status = await statusOf(desk.sender(headers), route);
        if (status !== 401) wrong.push(`${route.method} ${route.operation.name}: ${String(status)}`);
      }
      expect(wrong).toEqual([]);
    }
  });

  it('shows a firm to its own people alone', async () => {
    await desk.house.firms.create('other', 'Other Trading');
    const person = await desk.person('owner');
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes('{firm}'))) {
      desk.house.clock.pass(1_000);
      const elsewhere = { ...route, path: route.path.replace('{firm}', 'other') };
      const status = await statusOf(person, elsewhere);
      if (status !== 404) wrong.push(`${route.method} ${route.operation.name}: ${String(status)}`);
    }
    expect(wrong).toEqual([]);
    expect((await person.get(`${API_ROOT}/firms`)).json()).toEqual({
      firms: [{ id: 'arcadia', name: 'Arcadia Trading' }],
    });
  });
});

describe('the routes', () => {
  it('hold every operation, each at an address of its own', () => {
    const served = new Set(routes.map(({ operation }) => operation.name));
    expect(OPERATIONS.map(({ name }) => name).filter((name) => !served.has(name))).toEqual([]);
    const addresses = routes.map(({ method, path }) => `${method} ${path}`);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('are those people expect', () => {
    const addressOf = (name: string): string[] =>
      OPERATIONS.filter((operation) => operation.name === name)
        .flatMap(routesFor)
        .map(({ method, path }) => `${method} ${path.replace('/api/v1/firms/{firm}', '…')}`);
    expect(addressOf('run.record')).toEqual(['POST …/runs']);
    expect(addressOf('run.correct')).toEqual(['PUT …/runs/{id}']);
    expect(addressOf('run.withdraw')).toEqual(['DELETE …/runs/{id}']);
    expect(addressOf('run.show')).toEqual(['GET …/runs/{id}']);
    expect(addressOf('run.list')).toEqual(['GET …/runs']);
    expect(addressOf('run.history')).toEqual(['GET …/runs/{id}/history']);
    // Without an id it is about all of them.
    expect(addressOf('checkpoint.verify')).toEqual(['GET …/checkpoint/verify', 'POST …/checkpoint/verify']);
    expect(addressOf('ledger.verify')).toEqual(['POST …/verify']);
    expect(addressOf('ledger.entries')).toEqual(['GET …/ledger/entries', 'POST …/ledger/entries']);
    expect(addressOf('firm.list')).toEqual(['GET /api/v1/firms']);
    expect(addressOf('person.invite')).toEqual(['POST …/person/invite']);
  });
});
