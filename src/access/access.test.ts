import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, OWNER, tokenOf } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { z } from 'zod';
import { eachInstallation } from '../../test/installation.ts';
import { execute } from '../db/bulk.ts';
import { present } from '../kit/invariant.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';
import { makeSetUpLink } from './link.ts';
import { hashPassword, passwordFits } from './password.ts';
import { personOfSession, SESSION_IDLE_MS, SESSION_MOST_MS } from './session.ts';
import { join, setUpFounder, signIn } from './sign-in.ts';

const root = '/api/v1/firms/arcadia';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a password', () => {
  it('is kept as argon2id with its salt and cost, and fits itself alone', async () => {
    const hash = await hashPassword('a boat on the river');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await hashPassword('a boat on the river')).not.toBe(hash);
    expect(await passwordFits('a boat on the river', hash)).toBe(true);
    expect(await passwordFits('a boat on the rivet', hash)).toBe(false);
    expect(await passwordFits('a boat on the river', null)).toBe(false);
    expect(await passwordFits('a boat on the river', 'plain')).toBe(false);
  });
});

describe.each(eachInstallation)('access on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());
  const now = (): string => desk.house.clock.now;
  const trySignIn = (password: string = OWNER.password, address = '192.0.2.1', login: string = OWNER.login) =>
    signIn(desk.house.access, { login, password, address }, now());

  it('signs in whatever the case of the e-mail address, and not with a wrong password', async () => {
    desk = await openDesk(open);
    expect(await trySignIn()).toMatchObject({ outcome: 'signed-in', person: { id: desk.ownerId } });
    expect(await trySignIn(OWNER.password, '192.0.2.1', 'HA@EXAMPLE.COM')).toMatchObject({
      outcome: 'signed-in',
    });
    expect(await trySignIn('a boat on the rivet')).toEqual({ outcome: 'refused' });
    expect(await trySignIn('x', '192.0.2.1', 'nobody@example.com')).toEqual({ outcome: 'refused' });
  });

  it('makes somebody who guesses wait twice as long each time, whatever address they come from', async () => {
    desk = await openDesk(open);
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await trySignIn('wrong', `192.0.2.${String(guess)}`)).toEqual({ outcome: 'refused' });
    const waits: number[] = [];
    for (let guess = 1; guess <= 12; guess += 1) {
      const answer = await trySignIn('wrong', `198.51.100.${String(guess)}`);
      if (answer.outcome !== 'wait') throw new Error('The guess was not held back.');
      waits.push(answer.seconds);
      desk.house.clock.pass(answer.seconds * 1_000);
      expect(await trySignIn('wrong', `203.0.113.${String(guess)}`)).toEqual({ outcome: 'refused' });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(await trySignIn()).toMatchObject({ outcome: 'wait' });
    desk.house.clock.pass(15 * MINUTE_MS);
    expect(await trySignIn()).toMatchObject({ outcome: 'signed-in' });
    expect(await trySignIn('wrong')).toEqual({ outcome: 'refused' });
  });

  it('makes an address that tries many logins wait', async () => {
    desk = await openDesk(open);
    const outcomes: string[] = [];
    for (let guess = 1; guess <= 21; guess += 1)
      outcomes.push((await trySignIn('wrong', '192.0.2.9', `p${String(guess)}@example.com`)).outcome);
    expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 'refused'), 'wait']);
    expect(await trySignIn(OWNER.password, '192.0.2.10')).toMatchObject({ outcome: 'signed-in' });
  });

  it('counts guesses that come all at once', async () => {
    desk = await openDesk(open);
    const all = await Promise.all(Array.from({ length: 12 }, () => trySignIn('wrong')));
    expect(all.filter(({ outcome }) => outcome === 'refused')).toHaveLength(5);
  });

  it('ends a session that is not used, and every session after two weeks', async () => {
    desk = await openDesk(open);
    const { clock, access } = desk.house;
    const begin = async (): Promise<string> => {
      const answer = await trySignIn();
      return answer.outcome === 'signed-in' ? answer.session : '';
    };
    const idle = await begin();
    clock.pass(SESSION_IDLE_MS);
    expect(await personOfSession(access, idle, now())).toBeNull();
    const used = await begin();
    for (let passed = 0; passed < SESSION_MOST_MS - SESSION_IDLE_MS; passed += SESSION_IDLE_MS / 2) {
      expect(await personOfSession(access, used, now())).toMatchObject({ id: desk.ownerId });
      clock.pass(SESSION_IDLE_MS / 2);
    }
    clock.pass(SESSION_IDLE_MS);
    expect(await personOfSession(access, used, now())).toBeNull();
  });

  it('keeps no secret in the clear', async () => {
    desk = await openDesk(open);
    const made = await desk.owner.post(`${root}/token/make`, { name: 'Scanner', role: 'viewer' });
    const { secret } = made.json<{ secret: string }>();
    const answer = await trySignIn();
    const session = answer.outcome === 'signed-in' ? answer.session : '';
    const kept: string[] = [];
    for (const table of ['person', 'session', 'link', 'api_token', 'attempt', 'used_key', 'membership']) {
      const rows = await desk.house.access.read((transaction) =>
        execute(transaction, `select * from ${table}`),
      );
      kept.push(JSON.stringify(rows));
    }
    for (const hidden of [secret, session, OWNER.password]) expect(kept.join('\n')).not.toContain(hidden);
  });

  it('lets one owner sign up by the link printed last, once and in time', async () => {
    desk = await openDesk(open);
    const { access } = desk.house;
    expect(await access.write((transaction) => makeSetUpLink(transaction, now()))).toBeNull();
    const fresh = await open();
    const link = (): Promise<string | null> =>
      fresh.access.write((transaction) => makeSetUpLink(transaction, fresh.clock.now));
    const signUp = (token: string) =>
      setUpFounder(
        fresh.access,
        { ...OWNER, name: 'Ha', language: 'en', token },
        { id: fresh.newId(), now: fresh.clock.now },
      );
    const first = tokenOf((await link()) ?? '');
    const second = tokenOf((await link()) ?? '');
    await expect(signUp(first)).rejects.toMatchObject({ code: 'not-found' });
    fresh.clock.pass(DAY_MS);
    await expect(signUp(second)).rejects.toMatchObject({ code: 'not-found' });
    const third = tokenOf((await link()) ?? '');
    await signUp(third);
    await expect(signUp(third)).rejects.toMatchObject({ code: 'not-found' });
    expect(await link()).toBeNull();
    await fresh.close();
  });

  it('invites, changes and ends what somebody may do', async () => {
    desk = await openDesk(open);
    const { owner, house } = desk;
    const invited = await owner.post(`${root}/person/invite`, {
      login: 'lan@example.com',
      name: 'Lan',
      role: 'quality',
    });
    const { id, link } = invited.json<{ id: string; link: string }>();
    const chosen = { token: tokenOf(link), password: 'a bridge over the road', language: 'zh' } as const;
    const { session } = await join(house.access, chosen, now());
    await expect(join(house.access, chosen, now())).rejects.toMatchObject({ code: 'not-found' });
    const lan = desk.sender({ cookie: `lotproof=${session}`, 'x-lotproof': '1' });
    expect((await lan.get(`${root}/runs`)).statusCode).toBe(200);
    expect((await lan.get(`${root}/person/list`)).statusCode).toBe(403);
    await owner.post(`${root}/person/role`, { id, role: 'owner' });
    expect((await lan.get(`${root}/person/list`)).json()).toMatchObject({
      people: [
        { id, role: 'owner', joined: true },
        { id: desk.ownerId, founder: true },
      ],
    });
    await owner.post(`${root}/person/disable`, { id });
    expect((await lan.get(`${root}/runs`)).statusCode).toBe(401);
    expect((await owner.post(`${root}/person/disable`, { id: desk.ownerId })).statusCode).toBe(403);
    const factory = { login: 'c@example.com', name: 'C', role: 'factory' };
    expect((await owner.post(`${root}/person/invite`, factory)).json()).toMatchObject({
      problems: [{ at: 'sites' }],
    });
  });

  it('lets somebody at the machine add people before anybody has signed up, and keeps a last owner', async () => {
    desk = await openDesk(open);
    const fresh = await open();
    const ledger = await fresh.firms.create('arcadia', 'Arcadia Trading');
    const ask = (name: string, input: object) =>
      runOperation(
        {
          ledger,
          actor: { id: 'local', role: 'owner', sites: null },
          now: () => fresh.clock.now,
          newId: fresh.newId,
          dataFolder: null,
          progress: () => undefined,
          command: fresh.newId(),
          house: {
            ...fresh,
            firm: 'arcadia',
            person: null,
            whole: true,
            version: null,
            sharedFolder: null,
            mail: null,
            url: 'http://localhost:8460',
          },
        },
        present(
          OPERATIONS.find((one) => one.name === name),
          name,
        ),
        input,
      );
    const lan = { login: 'lan@example.com', name: 'Lan' };
    const { output } = await ask('person.invite', { ...lan, role: 'quality' });
    const { id } = z.looseObject({ id: z.string() }).parse(output);
    await ask('person.role', { id, role: 'owner' });
    await expect(ask('person.role', { id, role: 'quality' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask('person.disable', { id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await ask('person.list', {})).output).toMatchObject({ people: [{ id, role: 'owner' }] });
    expect((await ask('token.make', { name: 'T', role: 'owner' })).output).toMatchObject({
      token: { maker: null },
    });
    expect((await ask('firm.list', {})).output).toEqual({
      firms: [{ id: 'arcadia', name: 'Arcadia Trading' }],
    });
    await fresh.close();
  });

  it('gives no token more than its maker has, on the day it is used', async () => {
    desk = await openDesk(open);
    const { owner, house } = desk;
    const second = await desk.person('owner');
    const make = async (by: typeof owner, body: object) =>
      (await by.post(`${root}/token/make`, { name: 'T', ...body })).json<{
        secret: string;
        token: { id: string };
      }>();
    const mine = await make(second, { role: 'owner' });
    const bearer = desk.sender({ authorization: `Bearer ${mine.secret}` });
    expect((await bearer.get(`${root}/person/list`)).statusCode).toBe(200);
    await owner.post(`${root}/person/role`, { id: second.id, role: 'viewer' });
    expect((await bearer.get(`${root}/person/list`)).statusCode).toBe(403);
    expect((await bearer.get(`${root}/runs`)).statusCode).toBe(200);
    await owner.post(`${root}/person/disable`, { id: second.id });
    expect((await bearer.get(`${root}/runs`)).statusCode).toBe(401);
    const narrow = await make(owner, { role: 'owner', permissions: ['read', 'administer'], days: 2 });
    const clerk = desk.sender({ authorization: `Bearer ${narrow.secret}` });
    expect((await clerk.post(`${root}/parties`, { body: {} })).statusCode).toBe(403);
    expect((await clerk.post(`${root}/token/make`, { name: 'T', role: 'compliance' })).statusCode).toBe(403);
    expect((await clerk.post(`${root}/person/role`, { id: 'none', role: 'owner' })).statusCode).toBe(403);
    house.clock.pass(2 * DAY_MS);
    expect((await clerk.get(`${root}/runs`)).statusCode).toBe(401);
  });

  it('ends a token at once, and shows its secret once', async () => {
    desk = await openDesk(open);
    const key = { 'idempotency-key': 'k' };
    const body = { name: 'Scanner', role: 'viewer' };
    const signed = await trySignIn();
    const owner = desk.sender({
      cookie: `lotproof=${signed.outcome === 'signed-in' ? signed.session : ''}`,
      'x-lotproof': '1',
    });
    const made = await owner.post(`${root}/token/make`, body, key);
    const { secret, token } = made.json<{ secret: string; token: { id: string; prefix: string } }>();
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect((await owner.post(`${root}/token/make`, body, key)).json()).toEqual({ token, secret: null });
    const bearer = desk.sender({ authorization: `Bearer ${secret}` });
    expect((await bearer.get(`${root}/runs`)).statusCode).toBe(200);
    expect((await owner.get(`${root}/token/list`)).json()).toMatchObject({ tokens: [{ usedAt: now() }] });
    await owner.post(`${root}/token/revoke`, { id: token.id });
    expect((await bearer.get(`${root}/runs`)).statusCode).toBe(401);
  });
});
