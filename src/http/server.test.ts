import { afterEach, describe, expect, it } from 'vitest';
import { eachInstallation } from '../../test/installation.ts';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { record } from '../ledger/record.ts';

const party = { name: 'Thuong Hoa Kidswear', roles: ['factory'] };
const root = '/api/v1/firms/arcadia';

describe.each(eachInstallation)('the server on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('answers an address that cannot be read as it does every fault', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const answer = await owner.get(`${root}/runs/%E0%A4%A`);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'usage',
      detail: expect.stringContaining('percent sign') as string,
    });
  });

  it('records, shows, corrects, withdraws and remembers', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const recorded = await owner.post(`${root}/parties`, { id: 'th/1', body: party });
    expect(recorded.statusCode).toBe(201);
    expect(recorded.headers.location).toBe(`${root}/parties/th%2F1`);
    const shown = await owner.get(`${root}/parties/th%2F1`);
    expect(shown.headers.etag).toBe('"1"');
    expect(shown.json()).toMatchObject({ id: 'th/1', entry: 1, body: party });
    const corrected = await owner.put(
      `${root}/parties/th%2F1`,
      { body: { ...party, name: 'Thuong Hoa' }, reason: 'typed wrongly' },
      { 'if-match': '"1"' },
    );
    expect(corrected.statusCode).toBe(200);
    const late = await owner.put(
      `${root}/parties/th%2F1`,
      { body: party, reason: 'again' },
      { 'if-match': '"1"' },
    );
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ code: 'changed-meanwhile', status: 412 });
    expect((await owner.get(`${root}/parties/th%2F1?asOf=1`)).json()).toMatchObject({ body: party });
    const withdrawn = await owner.delete(`${root}/parties/th%2F1?reason=entered%20twice`, {
      'if-match': '"2"',
    });
    expect(withdrawn.statusCode).toBe(200);
    const history = await owner.get(`${root}/parties/th%2F1/history`);
    expect(history.json()).toMatchObject({
      entries: [{ action: 'record', actor: desk.ownerId }, { action: 'correct' }, { action: 'withdraw' }],
    });
    expect((await owner.post(`${root}/verify`, {})).json()).toMatchObject({ sound: true });
  });

  it('pages by cursor, with a Link to the next page', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    for (const id of ['a', 'b', 'c']) await owner.post(`${root}/parties`, { id, body: party });
    const first = await owner.get(`${root}/parties?limit=2&sort=id&descending=true`);
    expect(first.json()).toMatchObject({ records: [{ id: 'c' }, { id: 'b' }] });
    const link = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? '';
    const second = await owner.get(link);
    expect(second.json()).toMatchObject({ records: [{ id: 'a' }], next: null });
    expect(second.headers.link).toBeUndefined();
    const filtered = await owner.get(`${root}/parties?filter.code=`);
    expect(filtered.json()).toMatchObject({ records: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] });
  });

  it('answers an unchanged question with 304', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    await owner.post(`${root}/parties`, { id: 'a', body: party });
    for (const address of [`${root}/parties`, `${root}/parties/a`, `${root}/parties/a/history`]) {
      const { etag = '' } = (await owner.get(address)).headers;
      const again = await owner.get(address, { 'if-none-match': etag });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    const { etag = '' } = (await owner.get(`${root}/parties`)).headers;
    await owner.post(`${root}/parties`, { id: 'b', body: party });
    expect((await owner.get(`${root}/parties`, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('records a request with an Idempotency-Key once, for that person alone', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const key = { 'idempotency-key': 'order-17' };
    const first = await owner.post(`${root}/parties`, { body: party }, key);
    const again = await owner.post(`${root}/parties`, { body: party }, key);
    expect([again.statusCode, again.body, again.headers.location]).toEqual([
      201,
      first.body,
      first.headers.location,
    ]);
    const other = await owner.post(`${root}/parties`, { body: { ...party, name: 'Else' } }, key);
    expect(other.json()).toMatchObject({ code: 'command-reused', status: 409 });
    const colleague = await desk.person('operations');
    const theirs = await colleague.post(`${root}/parties`, { body: party }, key);
    expect(theirs.json()).toMatchObject({ position: 2 });
    expect((await owner.get(`${root}/parties`)).json()).toMatchObject({ records: [{ n: 1 }, { n: 2 }] });
  });

  it('records a request once that is sent many times at once', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const send = () => owner.post(`${root}/parties`, { body: party }, { 'idempotency-key': 'k' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(answers.map(({ statusCode, body }) => `${String(statusCode)} ${body}`)).size).toBe(1);
    expect((await owner.get(`${root}/status`)).json()).toMatchObject({ position: 1 });
  });

  it('answers quick questions while a long one is worked out', async () => {
    desk = await openDesk(open);
    const { owner, house } = desk;
    const drafts = Array.from({ length: 3_000 }, (_, index) => {
      return { action: 'record', kind: 'party', id: `p${String(index)}`, body: party } as const;
    });
    const hand = { actor: 'ha', at: house.clock.now, command: 'many', newId: house.newId };
    await record(await house.firms.open('arcadia'), hand, (end) => end.append(drafts));
    const order: string[] = [];
    const long = owner.get(`${root}/parties?asOf=2999&limit=1`).then(() => order.push('long'));
    for (let count = 0; count < 3; count += 1) {
      await desk.app.inject('/health/live');
      order.push('quick');
    }
    await long;
    expect(order).toEqual(['quick', 'quick', 'quick', 'long']);
  });

  it('names every field that is wrong, and what to do', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    const refused = await owner.post(`${root}/parties`, { body: { roles: ['baker'] } });
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = refused.json<{ requestId: string; problems: { at: string }[] }>();
    expect(problem.problems.map(({ at }) => at)).toEqual(['body.name', 'body.roles.0']);
    expect(problem.requestId).toBe(refused.headers['x-request-id']);
    expect((await owner.get(`${root}/parties?limit=ten`)).json()).toMatchObject({ code: 'invalid-input' });
    expect((await owner.get(`${root}/parties?asOf=99`)).json()).toMatchObject({ code: 'not-found' });
    expect((await owner.get('/api/v1/nothing')).json()).toMatchObject({ code: 'not-found' });
    const torn = await desk.app.inject({
      method: 'POST',
      url: `${root}/parties`,
      headers: { ...owner.headers, 'content-type': 'application/json' },
      payload: '{"body":',
    });
    expect(torn.json()).toMatchObject({ code: 'usage', status: 400 });
  });

  it('tells live from ready, and notices a database that went away', async () => {
    desk = await openDesk(open);
    const ready = await desk.app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    await desk.house.access.close();
    desk.house.clock.pass(1_000);
    expect((await desk.app.inject('/health/ready')).statusCode).toBe(503);
    expect((await desk.app.inject('/health/live')).statusCode).toBe(200);
  });
});
