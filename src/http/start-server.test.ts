import { afterEach, describe, expect, it } from 'vitest';
import { OWNER, tokenOf } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import type { Installation } from '../../test/installation.ts';
import type { Settings } from '../house/settings.ts';
import { setUpFounder } from '../access/sign-in.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

describe.each(eachInstallation)('a server that listens, on $name', ({ open }) => {
  let house: Installation;
  let server: RunningServer;
  const start = async (over?: Partial<Settings>): Promise<void> => {
    house = await open(over);
    server = await startServer({
      ...house,
      now: () => house.clock.now,
      log: (line) => house.logged.push(line),
    });
  };
  afterEach(async () => {
    await server.close();
    await house.close();
  });

  it('is on loopback unless told otherwise, and prints where the owner signs up until one has', async () => {
    await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.warnings).toEqual([]);
    const link = server.setUpLink ?? '';
    expect(link.startsWith(`${server.url}/set-up?token=`)).toBe(true);
    const form = { ...OWNER, name: 'Ha', language: 'en', token: tokenOf(link) } as const;
    await setUpFounder(house.access, form, { id: 'ha', now: house.clock.now });
    await server.close();
    server = await startServer({ ...house, now: () => house.clock.now, log: () => undefined });
    expect(server.setUpLink).toBeNull();
  });

  it('warns when others can reach it without TLS', async () => {
    await start({ LOTPROOF_HOST: '0.0.0.0' });
    expect(server.warnings).toEqual([expect.stringContaining('unencrypted')]);
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
    const nobody = await fetch(`${server.url}/api/v1/firms/arcadia/runs`);
    expect(nobody.status).toBe(401);
  });

  it('finishes what is under way when it is told to stop, and takes nothing new', async () => {
    await start();
    await house.firms.create('arcadia', 'Arcadia Trading');
    const ledger = await house.firms.open('arcadia');
    const form = { ...OWNER, name: 'Ha', language: 'en', token: tokenOf(server.setUpLink ?? '') } as const;
    const { session } = await setUpFounder(house.access, form, { id: 'ha', now: house.clock.now });
    const held = Promise.withResolvers<undefined>();
    const holding = Promise.withResolvers<undefined>();
    // Another write holds the ledger, so that the request stays under way.
    const other = ledger.database.write(async () => {
      holding.resolve(undefined);
      await held.promise;
    });
    await holding.promise;
    const recording = fetch(`${server.url}/api/v1/firms/arcadia/parties`, {
      method: 'POST',
      headers: { cookie: `lotproof=${session}`, 'x-lotproof': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } }),
    });
    await underWay(1);
    const closing = server.close();
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
    held.resolve(undefined);
    await other;
    const answer = await recording;
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ position: 1 });
    await closing;
  });

  /** Waits until the server says that so many requests are under way besides the one that asks. */
  async function underWay(count: number): Promise<void> {
    for (;;) {
      house.clock.pass(1_000);
      const text = await (await fetch(`${server.url}/metrics`)).text();
      if (text.includes(`lotproof_http_requests_under_way ${String(count + 1)}\n`)) return;
    }
  }
});
