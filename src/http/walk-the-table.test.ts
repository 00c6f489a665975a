import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../../test/installation.ts';
import { openDesk } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { OPERATIONS } from '../operations.ts';
import { ROLES } from '../operation/permission.ts';
import type { Permission, Role } from '../operation/permission.ts';
import { API_ROOT, routesFor, routesOf } from './routes.ts';
import type { Route } from './routes.ts';

const routes = routesOf(OPERATIONS);
const roles = Object.keys(ROLES) as Role[];
const nothing = { body: {}, reason: '' };

/** Asks a route for something that is not there or makes no sense: only whether one may ask is of interest. */
async function statusOf(sender: Sender, route: Route): Promise<number> {
  const url = route.path.replace('{firm}', 'arcadia').replace('{id}', 'none');
  if (route.method === 'GET') return (await sender.get(url)).statusCode;
  if (route.method === 'DELETE') return (await sender.delete(url)).statusCode;
  if (route.method === 'PUT') return (await sender.put(url, nothing)).statusCode;
  return (await sender.post(url, nothing)).statusCode;
}

/** About the house, members only look; only who set it up makes firms. */
function may(role: Role, { operation }: Route): boolean {
  const standing = operation.about === 'house' ? 'viewer' : role;
  const permissions: readonly Permission[] = ROLES[standing].permissions;
  return permissions.includes(operation.permission);
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
    expect(addressOf('ledger.verify')).toEqual(['POST …/verify']);
    expect(addressOf('ledger.entries')).toEqual(['GET …/ledger/entries', 'POST …/ledger/entries']);
    expect(addressOf('firm.list')).toEqual(['GET /api/v1/firms']);
    expect(addressOf('person.invite')).toEqual(['POST …/person/invite']);
  });
});
