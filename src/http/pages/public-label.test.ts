import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk } from '../../../test/desk.ts';
import type { Desk, Sender } from '../../../test/desk.ts';
import { eachInstallation } from '../../../test/installation.ts';
import { GUIDE_RECORDS } from '../../../test/label-world.ts';
import { record } from '../../ledger/record.ts';
import type { Draft } from '../../ledger/draft.ts';

const root = '/api/v1/firms/arcadia';
const frozen = z.object({ publicCode: z.string(), publicAddress: z.string() });

describe.each(eachInstallation)('the page behind a label’s code on $name', ({ open }) => {
  let desk: Desk;
  let anybody: Sender;
  let code: string;
  let address: string;
  beforeAll(async () => {
    desk = await openDesk(open);
    anybody = desk.sender({});
    const ledger = await desk.house.firms.open('arcadia');
    const hand = { actor: 'owner', at: desk.house.clock.now, command: 'guide', newId: desk.house.newId };
    const drafts = GUIDE_RECORDS.map(([kind, id, body]): Draft => ({ action: 'record', kind, id, body }));
    await record(ledger, hand, (end) => end.append(drafts));
    await desk.owner.post(`${root}/label/make`, { run: 'bg1', place: 'product', id: 'p' });
    const answer = await desk.owner.post(`${root}/label/freeze`, { label: 'p', approvedBy: 'QA' });
    ({ publicCode: code, publicAddress: address } = frozen.parse(answer.json()));
  });
  afterAll(() => desk.close());

  it('is where the approved label leads, and says what the firm shows, in a few kilobytes without scripts', async () => {
    expect(new URL(address).pathname).toBe(`/l/arcadia/${code}`);
    const page = await anybody.get(`/l/arcadia/${code}`);
    expect(page.statusCode).toBe(200);
    for (const text of [
      'Baby Romper (2022)',
      'ABC0921-VN-BG1',
      'Arcadia Bay Imports LLC',
      'Bac Giang, Vietnam',
      'September 2021',
      '(123) 456-7890',
      'No recall of this batch is on record here today',
    ])
      expect(page.body).toContain(text);
    expect(page.body.length).toBeLessThan(6_000);
    expect(page.body).not.toMatch(/<script|\son[a-z]+=|recalled/i);
    const style = /<style>([^<]*)<\/style>/.exec(page.body)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toContain(
      `default-src 'none'; style-src 'sha256-${digest}';`,
    );
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  it('speaks Chinese by the browser’s wish or by its link', async () => {
    const wished = await anybody.get(`/l/arcadia/${code}`, { 'accept-language': 'zh-CN,zh;q=0.9' });
    const chosen = await anybody.get(`/l/arcadia/${code}?lang=zh`);
    for (const { body } of [wished, chosen]) expect(body).toContain('Bac Giang, 越南');
    expect(wished.headers['content-language']).toBe('zh-Hans');
  });

  it('takes a code as people type it, and is kind about a slip', async () => {
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)}-${code.slice(8)}`;
    const page = await anybody.get(`/l/arcadia?code=${encodeURIComponent(typed)}`);
    expect(page.body).toContain('ABC0921-VN-BG1');
    const wrong = `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`;
    const slip = await anybody.get(`/l/arcadia/${wrong}`);
    expect(slip.statusCode).toBe(404);
    expect(slip.body).toContain('not quite the code');
  });

  it('gives one answer for codes that nobody was given, firms that are not here, and names no firm may have', async () => {
    const nobody = '00000000000' + '0';
    const answers = await Promise.all(
      ['arcadia', 'nowhere', 'Not%20a%20firm'].map((firm) => anybody.get(`/l/${firm}/${nobody}`)),
    );
    const told = answers.map(({ statusCode, body }) => ({
      statusCode,
      body: body.replaceAll(/\/l\/[^"?/]+/g, '/l/F'),
    }));
    expect(told[0]?.statusCode).toBe(404);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('shows no more than the firm wants, and that goods are held where it wants that', async () => {
    await desk.owner.post(`${root}/label-plans`, {
      id: 'all',
      body: { page: { place: 'country', date: 'hidden', holds: true, contact: 'Write to us <soon>' } },
    });
    const before = await anybody.get(`/l/arcadia/${code}`);
    expect(before.body).toContain('No hold on this batch is on record here today');
    expect(before.body).toContain('Write to us &lt;soon&gt;');
    expect(before.body).not.toMatch(/Bac Giang|2021</);
    await desk.owner.post(`${root}/holds`, {
      id: 'h',
      body: { of: { kind: 'run', id: 'bg1' }, reason: 'In doubt', placedOn: '2026-01-05' },
    });
    expect((await anybody.get(`/l/arcadia/${code}`)).body).toContain('has put goods of this batch on hold');
  });

  it('says that the batch is recalled the moment it is declared, and in part where only cartons are', async () => {
    desk.house.clock.pass(60_000);
    const words = {
      title: 'Snap comes off',
      reason: 'Supplier changed',
      declaredBy: 'QA',
      remedies: ['refund'],
    };
    const body = {
      ...words,
      code: 'R-1',
      declaredOn: '2026-01-05',
      adviceChinese: '请剪下标签寄回',
      units: 20,
    };
    const part = { ...body, boundary: 'cartons', runs: [{ run: 'bg1', whole: false }], cartons: [] };
    expect((await desk.owner.post(`${root}/recalls`, { id: 'part', body: part })).statusCode).toBe(201);
    const inPart = (await anybody.get(`/l/arcadia/${code}`)).body;
    expect(inPart).toContain('Part of this batch is recalled');
    const asked = { ...words, suspects: ['run:bg1'], boundary: 'lots', advice: 'Cut the label off' };
    const declared = await desk.owner.post(`${root}/recall/declare`, asked);
    expect(declared.statusCode).toBe(200);
    const page = await anybody.get(`/l/arcadia/${code}`);
    for (const text of ['<title>Recalled: ', 'Snap comes off', 'Stop using', 'Cut the label off', 'refund'])
      expect(page.body).toContain(text);
    expect(page.body).not.toContain('Supplier changed');
    expect((await anybody.get(`/l/arcadia/${code}?lang=zh`)).body).toContain('请剪下标签寄回');
    const check = await desk.owner.get(`${root}/recall/check?code=ABC0921-VN-BG1`);
    expect(check.json()).toMatchObject({
      answer: 'recalled',
      things: [{ recalls: [{ extent: 'some' }, { extent: 'all' }] }],
    });
  });

  it('is given to nobody who tries very many', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 40; index += 1)
      statuses.add((await anybody.get('/l/arcadia/000000000000')).statusCode);
    expect([...statuses]).toEqual([404, 429]);
    desk.house.clock.pass(60_000);
    expect((await anybody.get(`/l/arcadia/${code}`)).statusCode).toBe(200);
  });
});
