import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, OWNER, tokenOf } from '../../../test/desk.ts';
import type { Desk, Sender } from '../../../test/desk.ts';
import { eachInstallation } from '../../../test/installation.ts';
import type { Installation } from '../../../test/installation.ts';
import { makeSetUpLink } from '../../access/link.ts';
import { OPERATIONS } from '../../operations.ts';
import { buildServer } from '../server.ts';
import { html } from './html.ts';
import { preferredLanguage } from './words.ts';

const fromOurPage = { origin: 'http://localhost' };
const root = '/api/v1/firms/arcadia';

/** Sends a form as a browser does. */
async function submit(app: Desk['app'], url: string, fields: Record<string, string>, headers = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      ...fromOurPage,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams(fields).toString(),
  });
}

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

describe('the pages', () => {
  it('choose the language the browser likes best', () => {
    const chosen = [
      undefined,
      '',
      'fr',
      'zh-CN,zh;q=0.9,en;q=0.8',
      'en-GB,zh;q=0.5',
      'de, zh;q=0.3',
      'zh;q=0',
    ];
    expect(chosen.map(preferredLanguage)).toEqual(['en', 'en', 'en', 'zh', 'en', 'zh', 'en']);
  });

  it('escape what they show', () => {
    expect(html`<p title="${'"&\''}">${'<script>'}${null}${[1, html`<b>ok</b>`]}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;">&lt;script&gt;1<b>ok</b></p>',
    );
  });
});

describe.each(eachInstallation)('the pages of a server on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('change their language before anything is typed, and keep it when a form is refused', async () => {
    desk = await openDesk(open);
    const nobody: Sender = desk.sender({});
    expect((await nobody.get('/sign-in')).body).toContain('href="/sign-in?language=zh"');
    const chinese = await nobody.get('/sign-in?language=zh');
    expect(chinese.headers['content-language']).toBe('zh-Hans');
    const body = { login: 'lan@example.com', name: 'Lan', role: 'quality' };
    const invited = await desk.owner.post(`${root}/person/invite`, body);
    const token = tokenOf(invited.json<{ link: string }>().link);
    const asked = await nobody.get(`/join?token=${token}&language=zh`);
    expect(asked.headers['content-language']).toBe('zh-Hans');
    expect(asked.body).toContain(`href="/join?token=${token}&amp;language=en"`);
    const short = await submit(desk.app, '/join', { token, password: 'short', language: 'zh' });
    expect(short.headers['content-language']).toBe('zh-Hans');
  });

  it('sign somebody in and out by a form', async () => {
    desk = await openDesk(open);
    const page = await desk.sender({ 'accept-language': 'zh-CN' }).get('/sign-in');
    expect(page.headers['content-language']).toBe('zh-Hans');
    expect(page.body).toContain('<html lang="zh-Hans">');
    const wrong = await submit(desk.app, '/sign-in', { login: '"><script>', password: 'x' });
    expect([wrong.statusCode, wrong.headers['set-cookie']]).toEqual([401, undefined]);
    expect(wrong.body).toContain('&quot;&gt;&lt;script&gt;');
    expect(wrong.body).not.toContain('<script');
    const entered = await submit(desk.app, '/sign-in', OWNER);
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/']);
    const cookie = cookieOf(entered);
    expect((await desk.sender({ cookie }).get('/')).body).toContain('Nguyen Thu Ha');
    await submit(desk.app, '/sign-out', {}, { cookie });
    expect((await desk.sender({ cookie }).get('/')).body).not.toContain('Nguyen Thu Ha');
  });

  it('hold back whoever guesses, and forms of other sites', async () => {
    desk = await openDesk(open);
    for (let guess = 0; guess < 5; guess += 1)
      await submit(desk.app, '/sign-in', { login: OWNER.login, password: 'x' });
    const held = await submit(desk.app, '/sign-in', OWNER, { 'accept-language': 'zh' });
    expect([held.statusCode, held.headers['retry-after']]).toEqual([429, '1']);
    expect(held.body).toContain('请等待 1 秒');
    for (const origin of ['https://evil.example', 'null']) {
      const foreign = await submit(desk.app, '/sign-in', OWNER, { origin });
      expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('let an invited person choose a password', async () => {
    desk = await openDesk(open);
    const body = { login: 'lan@example.com', name: 'Lan', role: 'quality' };
    const invited = await desk.owner.post(`${root}/person/invite`, body);
    const token = tokenOf(invited.json<{ link: string }>().link);
    const nobody: Sender = desk.sender({});
    expect((await nobody.get(`/join?token=${token}`)).body).toContain('lan@example.com');
    const short = await submit(desk.app, '/join', { token, password: 'short', language: 'zh' });
    expect(short.statusCode).toBe(422);
    const joined = await submit(desk.app, '/join', { token, password: 'a bridge of stone', language: 'zh' });
    expect(joined.statusCode).toBe(303);
    const home = await desk.sender({ cookie: cookieOf(joined) }).get('/');
    expect(home.headers['content-language']).toBe('zh-Hans');
    expect(home.body).toContain('arcadia');
    expect((await nobody.get(`/join?token=${token}`)).statusCode).toBe(404);
  });

  it('explain every operation, without scripts', async () => {
    desk = await openDesk(open);
    const nobody = desk.sender({});
    const start = (await nobody.get('/docs')).body;
    for (const noun of new Set(OPERATIONS.map(({ name }) => name.split('.')[0] ?? ''))) {
      desk.house.clock.pass(1_000);
      expect(start).toContain(`href="/docs/${noun}"`);
      const page = await nobody.get(`/docs/${noun}`);
      expect(page.statusCode, noun).toBe(200);
      expect(page.body).not.toMatch(/<script|javascript:| on\w+=|style=/);
      expect(page.body).not.toMatch(/undefined|\[object/);
      for (const { name } of OPERATIONS.filter((one) => one.name.startsWith(`${noun}.`)))
        expect(page.body).toContain(`id="${name}"`);
    }
    expect((await nobody.get('/docs/nothing')).statusCode).toBe(404);
    expect((await nobody.get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
    expect((await nobody.get('/style.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });
});

describe.each(eachInstallation)('the first-start page on $name', ({ open }) => {
  let house: Installation;
  afterEach(() => house.close());

  it('makes the owner and a first firm, once', async () => {
    house = await open();
    const app = buildServer({ ...house, now: () => house.clock.now, log: () => undefined });
    expect((await app.inject('/')).body).toContain('Nobody has signed up yet');
    const link = await house.access.write((transaction) => makeSetUpLink(transaction, house.clock.now));
    const token = tokenOf(link ?? '');
    expect((await app.inject('/set-up?token=guess')).statusCode).toBe(404);
    expect((await app.inject(link ?? '')).body).toContain('Become the owner');
    const form = { ...OWNER, token, name: 'Ha', language: 'en', firm: 'Société Arcadia 2' };
    const short = await submit(app, '/set-up', { ...form, password: 'short' });
    expect(short.statusCode).toBe(422);
    expect(short.body).toContain('value="Société Arcadia 2"');
    const done = await submit(app, '/set-up', form);
    expect([done.statusCode, done.headers.location]).toEqual([303, '/']);
    expect(await house.firms.list()).toEqual(['societe_arcadia_2']);
    const home = await app.inject({ url: '/', headers: { cookie: cookieOf(done) } });
    expect(home.body).toContain('societe_arcadia_2');
    expect((await submit(app, '/set-up', form)).statusCode).toBe(404);
    await app.close();
  });
});
