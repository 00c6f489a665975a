import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, OWNER } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import type { Settings } from '../house/settings.ts';
import { LIMITS, RateLimit } from './limits.ts';
import { buildServer } from './server.ts';

const root = '/api/v1/firms/arcadia';
const party = { body: { name: 'Thuong Hoa', roles: ['factory'] } };

describe('a rate limit', () => {
  it('lets a burst through, then as many as come back, each caller for itself', () => {
    const limit = new RateLimit({ burst: 3, perSecond: 2 });
    const taken = (caller: string, atMs: number, count: number) =>
      Array.from({ length: count }, () => limit.take(caller, atMs));
    expect(taken('a', 0, 4)).toEqual([0, 0, 0, 1]);
    expect(taken('b', 0, 1)).toEqual([0]);
    expect(taken('a', 500, 2)).toEqual([0, 1]);
    expect(taken('a', 60_000, 4)).toEqual([0, 0, 0, 1]);
  });
});

describe.each(eachInstallation)('the protection of a server on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('signs in by a cookie that scripts and other sites cannot use, and out again', async () => {
    desk = await openDesk(open);
    const browser = desk.sender({ 'sec-fetch-site': 'same-origin' });
    const entered = await browser.post('/api/v1/session', OWNER);
    expect(entered.json()).toMatchObject({ id: desk.ownerId, firms: [{ firm: 'arcadia', role: 'owner' }] });
    const cookie = String(entered.headers['set-cookie']);
    expect(cookie).toMatch(/^lotproof=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const signedIn = desk.sender({ cookie: cookie.split(';')[0] ?? '', 'x-lotproof': '1' });
    expect((await signedIn.get('/api/v1/session')).statusCode).toBe(200);
    expect((await signedIn.delete('/api/v1/session')).statusCode).toBe(204);
    expect((await signedIn.get('/api/v1/session')).statusCode).toBe(401);
    const wrong = await browser.post('/api/v1/session', { ...OWNER, password: 'wrong' });
    expect(wrong.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('says how long to wait after too many wrong passwords', async () => {
    desk = await openDesk(open);
    const browser = desk.sender({ 'x-lotproof': '1' });
    for (let guess = 0; guess < 6; guess += 1)
      await browser.post('/api/v1/session', { ...OWNER, password: 'x' });
    desk.house.clock.pass(1_000);
    await browser.post('/api/v1/session', { ...OWNER, password: 'x' });
    const held = await browser.post('/api/v1/session', OWNER);
    expect(held.headers['retry-after']).toBe('2');
    expect(held.json()).toMatchObject({
      code: 'too-many-attempts',
      status: 429,
      detail: 'Wait 2 seconds, then try again.',
    });
  });

  it('changes a password for who knows the old one, and ends every other session', async () => {
    desk = await openDesk(open);
    const change = (old: string, password: string) =>
      desk.owner.put('/api/v1/session/password', { old, password });
    expect((await change('a guess at it', 'another long one')).statusCode).toBe(401);
    expect((await change(OWNER.password, 'short')).statusCode).toBe(422);
    const changed = await change(OWNER.password, 'a bridge of stone');
    expect(changed.statusCode).toBe(200);
    expect((await desk.owner.get('/api/v1/session')).statusCode).toBe(401);
    const cookie = String(changed.headers['set-cookie']).split(';')[0] ?? '';
    expect((await desk.sender({ cookie }).get('/api/v1/session')).statusCode).toBe(200);
    const browser = desk.sender({ 'x-lotproof': '1' });
    const entered = await browser.post('/api/v1/session', { ...OWNER, password: 'a bridge of stone' });
    expect(entered.statusCode).toBe(200);
  });

  it('speaks the language that its account chooses', async () => {
    desk = await openDesk(open);
    const choose = (language: string) => desk.owner.put('/api/v1/session/language', { language });
    expect((await choose('fr')).statusCode).toBe(422);
    expect((await choose('zh')).json()).toMatchObject({ language: 'zh' });
    expect((await desk.owner.get('/api/v1/session')).json()).toMatchObject({ language: 'zh' });
    const nobody = desk.sender({ 'x-lotproof': '1' });
    expect((await nobody.put('/api/v1/session/language', { language: 'en' })).statusCode).toBe(401);
  });

  it('under https keeps the cookie to TLS and tells browsers to stay there', async () => {
    desk = await openDesk(open, { LOTPROOF_PUBLIC_URL: 'https://lots.example.com' });
    const browser = desk.sender({ host: 'lots.example.com', origin: 'https://lots.example.com' });
    const entered = await browser.post('/api/v1/session', OWNER);
    expect(String(entered.headers['set-cookie'])).toMatch(
      /^__Host-lotproof=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(entered.headers['strict-transport-security']).toContain('max-age=31536000');
    const elsewhere = desk.sender({ host: 'lots.example.com', origin: 'https://evil.example' });
    expect((await elsewhere.post('/api/v1/session', OWNER)).statusCode).toBe(403);
  });

  it('refuses changes that another site makes a signed-in browser send', async () => {
    desk = await openDesk(open);
    const { cookie = '' } = desk.owner.headers;
    const statusWith = async (headers: Record<string, string>): Promise<number> =>
      (await desk.sender({ cookie, ...headers }).post(`${root}/parties`, party)).statusCode;
    expect(await statusWith({})).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example', 'x-lotproof': '1' })).toBe(403);
    expect(await statusWith({ origin: 'null' })).toBe(403);
    expect(await statusWith({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusWith({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await statusWith({ 'x-lotproof': '1' })).toBe(201);
    expect(await statusWith({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await statusWith({ origin: 'http://localhost:8460', host: 'localhost:8460' })).toBe(201);
    expect((await desk.sender({ cookie }).get(`${root}/parties`)).statusCode).toBe(200);
    const form = await desk.app.inject({
      method: 'POST',
      url: `${root}/parties`,
      headers: { cookie, 'x-lotproof': '1', 'content-type': 'text/plain' },
      payload: JSON.stringify(party),
    });
    expect(form.json()).toMatchObject({ code: 'usage' });
  });

  it('knows its own pages under whatever address it is reached, when it has no name', async () => {
    desk = await openDesk(open, { LOTPROOF_HOST: '0.0.0.0' });
    const { cookie = '' } = desk.owner.headers;
    const host = '192.0.2.7:8460';
    const statusFrom = async (origin: string): Promise<number> =>
      (await desk.sender({ cookie, host, origin }).post(`${root}/parties`, party)).statusCode;
    expect(await statusFrom(`http://${host}`)).toBe(201);
    expect(await statusFrom('http://192.0.2.8:8460')).toBe(403);
  });

  it('answers under a loopback name only, while it listens on loopback', async () => {
    desk = await openDesk(open);
    const rebound = desk.sender({ host: 'evil.example:8460' });
    expect((await rebound.get('/health/live')).json()).toMatchObject({ code: 'usage', status: 400 });
    for (const host of ['localhost:8460', '127.0.0.1:8460', '[::1]:8460'])
      expect((await desk.sender({ host }).get('/health/live')).statusCode).toBe(200);
  });

  it('refuses settings that say nothing it knows', async () => {
    desk = await openDesk(open);
    const { house } = desk;
    const start = (over: Partial<Settings>) => () =>
      buildServer({
        ...house,
        settings: { ...house.settings, ...over },
        now: () => house.clock.now,
        log: () => undefined,
      });
    for (const over of [
      { LOTPROOF_PORT: '80a' },
      { LOTPROOF_LOG: 'loud' },
      { LOTPROOF_PROXY: 'the proxy' },
      { LOTPROOF_PUBLIC_URL: 'lots.example.com' },
      { LOTPROOF_PUBLIC_URL: 'https://example.com/lots' },
      { LOTPROOF_REQUEST_LIMIT: '0' },
    ])
      expect(start(over)).toThrow(expect.objectContaining({ code: 'usage' }));
    await start({ LOTPROOF_PROXY: 'loopback, 10.0.0.0/8, fd00::1' })().close();
  });

  it('sends strict headers with every answer, errors too', async () => {
    desk = await openDesk(open);
    for (const url of ['/health/live', `${root}/runs`, '/nothing', '/docs']) {
      const { headers } = await desk.sender({}).get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('takes no larger body and no more requests than its limits', async () => {
    desk = await openDesk(open, { LOTPROOF_REQUEST_LIMIT: '1' });
    const { owner } = desk;
    const long = { body: { ...party.body, note: 'x'.repeat(1_100_000) } };
    expect((await owner.post(`${root}/parties`, long)).json()).toMatchObject({ code: 'limit-exceeded' });
    const { burst } = LIMITS.address;
    const nobody = desk.sender({});
    const statuses: number[] = [];
    for (let count = 0; count <= burst; count += 1)
      statuses.push((await nobody.get(`${root}/runs`)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: burst }, () => 401), 429]);
    expect((await owner.get(`${root}/runs`)).statusCode).toBe(200);
  });

  it('opens and writes no file of its machine for anybody', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const body = { files: ['/etc/hostname'] };
    const asked = [
      await owner.post(`${root}/import`, body),
      await owner.post(`${root}/import/preview`, body),
      await owner.get(`${root}/import/preview?files=/etc/hostname`),
      await owner.get(`${root}/template?to=written.xlsx`),
    ];
    for (const answer of asked) expect(answer.json()).toMatchObject({ code: 'invalid-input', status: 422 });
  });

  it('logs what happened and nothing about whom or what', async () => {
    desk = await openDesk(open, { LOTPROOF_LOG: 'debug' });
    const { owner, house } = desk;
    await desk
      .sender({ 'x-lotproof': '1' })
      .post('/api/v1/session', { ...OWNER, password: 'my secret guess' });
    await owner.post(`${root}/parties`, { id: 'secret-party', body: { name: 'Secret Ltd', roles: [] } });
    const shown = await owner.get(`${root}/parties/secret-party?asOf=1`);
    await owner.get(`${root}/parties?filter.code=secret-code`);
    await owner.post(`${root}/parties`, { body: { name: 'Secret Ltd', roles: ['secret-role'] } });
    await desk.house.access.close();
    expect((await owner.get(`${root}/parties`)).statusCode).toBeGreaterThanOrEqual(500);
    const lines = house.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ requestId }) => requestId === shown.headers['x-request-id'])).toMatchObject({
      at: house.clock.now,
      event: 'request',
      method: 'GET',
      route: '/api/v1/firms/:firm/parties/:id',
      status: 200,
    });
    expect(lines.some(({ event, level }) => event === 'fault' && level === 'error')).toBe(true);
    const all = house.logged.join('\n');
    for (const private_ of [/secret/i, /example\.com/i, /127\.0\.0\.1/, /cookie/i, new RegExp(desk.ownerId)])
      expect(all).not.toMatch(private_);
  });

  it('samples quick reads in its log, and always logs changes and refusals', async () => {
    desk = await openDesk(open);
    const { owner, house } = desk;
    for (let count = 0; count < 40; count += 1) await owner.get(`${root}/parties`);
    await owner.post(`${root}/parties`, party);
    await owner.get(`${root}/parties/none`);
    const statuses = house.logged.map((line) => (JSON.parse(line) as { status: number }).status);
    expect(statuses).toEqual([200, 200, 201, 404]);
  });

  it('measures by route for this machine, and for a token that may audit', async () => {
    desk = await openDesk(open, { LOTPROOF_PUBLIC_URL: 'https://lots.example.com' });
    const { owner } = desk;
    const from = (headers: Record<string, string>) => desk.sender(headers).get('/metrics');
    const token = async (role: string): Promise<Record<string, string>> => {
      const origin = { origin: 'https://lots.example.com' };
      const cookie = String(owner.headers['cookie']).replace('lotproof', '__Host-lotproof');
      const made = await desk
        .sender({ ...origin, cookie })
        .post(`${root}/token/make`, { name: 'Prometheus', role });
      return { authorization: `Bearer ${made.json<{ secret: string }>().secret}` };
    };
    expect((await from({})).statusCode).toBe(401);
    expect((await from(await token('viewer'))).statusCode).toBe(403);
    const { headers, body } = await from(await token('quality'));
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(body).toContain(
      'lotproof_http_requests_total{method="POST",route="/api/v1/firms/:firm/token/make",status="200"} 2',
    );
    expect(body).toMatch(
      /lotproof_http_request_seconds_bucket\{method="GET",route="\/metrics",le="\+Inf"\} 2/,
    );
    for (const line of body.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
  });
});
