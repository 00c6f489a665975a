import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import { GUIDE_RECORDS } from '../../test/label-world.ts';
import { execute } from '../db/bulk.ts';
import { LIMITS } from '../http/limits.ts';
import type { Draft } from '../ledger/draft.ts';
import { record } from '../ledger/record.ts';
import { checkPack } from '../pack/check/check-pack.ts';
import type { Share } from './share.ts';

const root = '/api/v1/firms/arcadia';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Made {
  readonly share: Share;
  readonly address: string | null;
}

const pathOf = ({ address }: Made): string => new URL(address ?? '').pathname;

describe.each(eachInstallation)('a share link on $name', ({ open }) => {
  let desk: Desk;
  let anybody: Sender;
  let owner: Sender;
  beforeAll(async () => {
    desk = await openDesk(open);
    // A session ends before the links do.
    const token = await desk.owner.post(`${root}/token/make`, { name: 'Owner', role: 'owner' });
    owner = desk.sender({ authorization: `Bearer ${token.json<{ secret: string }>().secret}` });
    anybody = desk.sender({ 'user-agent': 'Mozilla/5.0 \u001B[31mred' });
    const ledger = await desk.house.firms.open('arcadia');
    const hand = { actor: 'owner', at: desk.house.clock.now, command: 'guide', newId: desk.house.newId };
    const drafts = GUIDE_RECORDS.map(([kind, id, body]): Draft => ({ action: 'record', kind, id, body }));
    await record(ledger, hand, (end) => end.append(drafts));
  });
  afterAll(() => desk.close());

  async function share(by: Sender = owner, more: object = {}, headers = {}): Promise<Made> {
    const asked = { about: 'run', code: 'bg1', to: 'Mega Mart <quality>', ...more };
    const answer = await by.post(`${root}/share/make`, asked, headers);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<Made>();
  }

  it('opens a page and the pack for whoever has it, in both languages, and tells no other site of itself', async () => {
    const made = await share();
    // The server of the test has no other address than that of this machine.
    expect(made).toMatchObject({ hereOnly: true });
    const page = await anybody.get(pathOf(made));
    expect(page.statusCode).toBe(200);
    for (const text of ['Arcadia Trading gives you', 'Mega Mart &lt;quality&gt;', made.share.sha256])
      expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/<script|\son[a-z]+=|https?:\/\//i);
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect((await anybody.get(`${pathOf(made)}?lang=zh`)).body).toContain('提供给');
    const pack = await anybody.get(`${pathOf(made)}/pack`);
    expect(pack.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+"/) as string,
    });
    expect(await checkPack(new Uint8Array(pack.rawPayload))).toMatchObject({ sound: true });
  });

  it('has its pack made in a thread, so that the server goes on answering others', async () => {
    await owner.post(`${root}/parties`, { id: 'new', body: { name: 'New', roles: ['supplier'] } });
    await share();
    const ledger = await desk.house.firms.open('arcadia');
    const signed = await ledger.database.read((transaction) =>
      execute<{ id: string }>(transaction, "select id from entry where kind = 'checkpoint'"),
    );
    // What the server itself makes has the ids of this test.
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.map(({ id }) => id)).not.toContainEqual(expect.stringMatching(/^t\d+$/));
  });

  it('is kept as a hash alone, stands in no log, and is shown once', async () => {
    const key = { 'idempotency-key': 'once' };
    const made = await share(owner, {}, key);
    await anybody.get(pathOf(made));
    const token = pathOf(made).slice('/s/'.length);
    expect(await share(owner, {}, key)).toMatchObject({ share: { id: made.share.id }, address: null });
    const rows = await desk.house.access.read(async (transaction) => [
      await execute(transaction, 'select * from outside_link'),
      await execute(transaction, 'select * from access_entry'),
      await execute(transaction, 'select * from outside_opening'),
    ]);
    const listed = await owner.get(`${root}/share/list`);
    expect(`${JSON.stringify(rows)}${listed.body}${desk.house.logged.join('')}`).not.toContain(token);
    const acts = await owner.get(`${root}/access/log?limit=500`);
    expect(acts.body).toContain('outside-link-made');
  });

  it('says who opened it when, also after its end', async () => {
    const made = await share(owner, { days: 1 });
    const path = pathOf(made);
    for (const at of [path, path, `${path}/pack`]) await anybody.get(at);
    desk.house.clock.pass(DAY_MS);
    expect((await anybody.get(path)).statusCode).toBe(404);
    expect((await anybody.get(`${path}/pack`)).statusCode).toBe(404);
    const told = await owner.get(`${root}/share/openings?id=${made.share.id}`);
    const { share: seen, openings } = told.json<{ share: Share; openings: { deed: string }[] }>();
    expect(seen).toMatchObject({ stands: false, looked: 2, fetched: 1 });
    expect(openings).toEqual([
      expect.objectContaining({ deed: 'refused', times: 2 }),
      expect.objectContaining({ deed: 'fetched', times: 1 }),
      expect.objectContaining({
        deed: 'looked',
        times: 2,
        address: '127.0.0.1',
        agent: 'Mozilla/5.0  [31mred',
      }),
    ]);
  });

  it('is taken back at once, with its pack, and gives one answer for all that opens nothing', async () => {
    const made = await share();
    const path = pathOf(made);
    const folder = desk.house.firms.sharedFolder('arcadia');
    expect(readdirSync(folder)).toContain(`${made.share.id}.zip`);
    const revoked = await owner.post(`${root}/share/revoke`, { id: made.share.id });
    expect(revoked.json()).toMatchObject({ share: { stands: false } });
    expect(existsSync(`${folder}/${made.share.id}.zip`)).toBe(false);
    const tries = [path, `${path}/pack`, `/s/${'A'.repeat(43)}`, '/s/short', '/s/..%2F..%2Fetc%2Fpasswd'];
    const answers = await Promise.all(tries.map((at) => anybody.get(at)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect((await desk.app.inject({ method: 'HEAD', url: path })).statusCode).toBe(404);
    expect((await desk.app.inject({ method: 'POST', url: path, payload: {} })).statusCode).toBe(404);
  });

  it('opens what was shared and nothing that is recorded later', async () => {
    const made = await share();
    const before = await anybody.get(`${pathOf(made)}/pack`);
    const body = { of: { kind: 'run', id: 'bg1' }, reason: 'Later', placedOn: '2026-01-05' };
    await owner.post(`${root}/holds`, { id: made.share.id, body });
    const after = await anybody.get(`${pathOf(made)}/pack`);
    expect(after.rawPayload.equals(before.rawPayload)).toBe(true);
  });

  it('is made and seen by who may give evidence away, in their own firm', async () => {
    const made = await share();
    for (const role of ['operations', 'quality', 'viewer'] as const) {
      const person = await desk.person(role);
      expect(
        (await person.post(`${root}/share/make`, { about: 'run', code: 'bg1', to: 'Me' })).statusCode,
      ).toBe(403);
      expect((await person.get(`${root}/share/list`)).statusCode).toBe(403);
    }
    const narrow = await owner.post(`${root}/token/make`, {
      ...{ name: 'Sharer', role: 'owner', permissions: ['share'] },
    });
    const { secret } = narrow.json<{ secret: string }>();
    const sharer = desk.sender({ authorization: `Bearer ${secret}` });
    const refused = await sharer.post(`${root}/share/make`, { about: 'run', code: 'bg1', to: 'Me' });
    expect(refused.json()).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('audit') as string,
    });
    const path = await owner.post(`${root}/share/make`, {
      about: 'run',
      code: 'bg1',
      to: 'Me',
      out: '/x',
    });
    expect(path.statusCode).toBe(422);
    await desk.house.firms.create('other', 'Other Trading');
    const elsewhere = await owner.get(`/api/v1/firms/other/share/openings?id=${made.share.id}`);
    expect(elsewhere.statusCode).toBe(404);
  });

  it('is opened so often and no more, from one network and in all', async () => {
    const { share: one, ...address } = await share();
    const path = pathOf({ share: one, ...address });
    const from = (remoteAddress: string, url: string) =>
      desk.app.inject({ method: 'GET', url, remoteAddress });
    desk.house.clock.pass(10 * MINUTE_MS);
    const statuses: number[] = [];
    for (let index = 0; index <= LIMITS.outside.burst; index += 1)
      statuses.push((await from(`2001:db8:1:2::${index.toString(16)}`, `/s/${'B'.repeat(43)}`)).statusCode);
    expect(statuses.filter((status) => status === 404)).toHaveLength(LIMITS.outside.burst);
    expect(statuses.at(-1)).toBe(429);
    const fetched: number[] = [];
    for (let index = 0; index <= LIMITS.outsideDeeds.burst; index += 1)
      fetched.push((await from(`10.0.0.${String(index)}`, `${path}/pack`)).statusCode);
    expect(fetched.filter((status) => status === 200)).toHaveLength(LIMITS.outsideDeeds.burst);
    expect(fetched.at(-1)).toBe(429);
  });
});
