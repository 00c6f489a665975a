import { afterEach, describe, expect, it } from 'vitest';
import { OWNER, openDesk, tokenOf } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import { unguarded } from '../../test/unguarded.ts';
import { execute } from '../db/bulk.ts';
import { prepareAccess } from './access-tables.ts';
import { join } from './sign-in.ts';

const root = '/api/v1/firms/arcadia';

interface Told {
  readonly entries: readonly {
    sequence: number;
    act: string;
    actor: string;
    person: string | null;
    role: string | null;
    sites: string[] | null;
  }[];
  readonly next: number | null;
}

describe.each(eachInstallation)('the access log on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  const log = async (sender: Sender, query = ''): Promise<Told> =>
    (await sender.get(`${root}/access/log${query}`)).json<Told>();

  it('tells who had which role when, who signed in, and who changed it', async () => {
    desk = await openDesk(open);
    const { owner, ownerId, house } = desk;
    const invited = await owner.post(`${root}/person/invite`, {
      ...{ login: 'lan@example.com', name: 'Tran Thi Lan', role: 'factory', sites: ['bg'] },
    });
    const { id, link } = invited.json<{ id: string; link: string }>();
    const form = { token: tokenOf(link), password: 'a lantern over the gate', language: 'en' } as const;
    await join(house.access, form, house.clock.now);
    house.clock.pass(60_000);
    await owner.post(`${root}/person/role`, { id, role: 'quality' });
    const made = await owner.post(`${root}/token/make`, { name: 'Scanner', role: 'viewer' });
    const { token } = made.json<{ token: { id: string } }>();
    await owner.post(`${root}/token/revoke`, { id: token.id });
    await owner.post(`${root}/person/disable`, { id });
    const { entries } = await log(owner);
    const told = entries.map(({ act, actor, person, role, sites }) => [act, actor, person, role, sites]);
    expect(told).toEqual([
      ['set-up', ownerId, ownerId, 'owner', null],
      ['role-given', ownerId, id, 'factory', ['bg']],
      ['link-made', ownerId, id, null, null],
      ['password-chosen', id, id, null, null],
      ['role-given', ownerId, id, 'quality', []],
      ['token-made', ownerId, ownerId, 'viewer', []],
      ['token-revoked', ownerId, null, null, null],
      ['role-ended', ownerId, id, null, null],
    ]);
    expect((await log(owner, `?person=${id}`)).entries.map(({ act }) => act)).toHaveLength(5);
    expect(JSON.stringify(entries)).not.toMatch(/lan@example|lotproof_|lantern/);
  });

  it('has sign-ins, refused ones and sign-outs, page by page', async () => {
    desk = await openDesk(open);
    const { app, house, owner, ownerId } = desk;
    const enter = (password: string, login: string = OWNER.login) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { login, password },
        headers: { 'x-lotproof': '1' },
      });
    await enter('wrong');
    await enter('wrong', 'nobody@example.com');
    house.clock.pass(3_600_000);
    const entered = await enter(OWNER.password);
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    await desk.sender({ cookie, 'x-lotproof': '1' }).delete('/api/v1/session');
    const first = await log(owner, '?limit=2');
    expect(first.entries.map(({ act }) => act)).toEqual(['set-up', 'sign-in-refused']);
    const second = await log(owner, `?limit=2&after=${String(first.next)}`);
    expect(second.entries.map(({ act, person }) => [act, person])).toEqual([
      ['signed-in', ownerId],
      ['signed-out', ownerId],
    ]);
    expect(second.next).toBeNull();
  });

  it('is for owner and compliance, and of their firm alone', async () => {
    desk = await openDesk(open);
    await desk.house.firms.create('other', 'Other Trading');
    await desk.owner.post('/api/v1/firms/other/person/invite', {
      ...{ login: 'x@example.com', name: 'Somebody else', role: 'viewer' },
    });
    for (const role of ['operations', 'quality', 'factory', 'viewer'] as const) {
      const person = await desk.person(role, role === 'factory' ? ['bg'] : []);
      expect((await person.get(`${root}/access/log`)).statusCode, role).toBe(403);
    }
    const compliance = await desk.person('compliance');
    expect((await log(compliance)).entries.map(({ act }) => act)).toEqual(['set-up']);
  });

  it('refuses to be changed, and shows where it was changed all the same', async () => {
    desk = await openDesk(open);
    const { owner, house } = desk;
    for (const name of ['One', 'Two']) await owner.post(`${root}/token/make`, { name, role: 'viewer' });
    const verified = async () => (await owner.get(`${root}/access/verify`)).json<Record<string, unknown>>();
    expect(await verified()).toMatchObject({ sound: true, entries: 3, fault: null });
    const change = "update access_entry set role = 'owner' where sequence = 2";
    for (const text of [change, 'delete from access_entry'])
      await expect(house.access.write((transaction) => execute(transaction, text))).rejects.toThrow(
        /access log/,
      );
    await house.access.write((transaction) =>
      unguarded(transaction, 'access_entry', () => execute(transaction, change)),
    );
    expect(await verified()).toMatchObject({
      ...{ sound: false, entries: 1, fault: 'Entry 2 does not say what was recorded.' },
    });
  });

  it('begins, in an installation older than it, with what everybody was then', async () => {
    desk = await openDesk(open);
    const clerk = await desk.person('factory', ['bg']);
    const { access, clock } = desk.house;
    await access.write(async (transaction) => {
      await execute(transaction, "update access_setting set value = '1' where key = 'format'");
      await prepareAccess(transaction, clock.now);
      await prepareAccess(transaction, clock.now);
    });
    const stood = (await log(desk.owner)).entries.filter(({ act }) => act === 'stood');
    expect(stood.map(({ person, role, sites }) => [person, role, sites])).toEqual([
      [desk.ownerId, 'owner', null],
      [clerk.id, 'factory', ['bg']],
    ]);
  });
});
