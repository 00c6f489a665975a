import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import { GUIDE_RECORDS } from '../../test/label-world.ts';
import { openMailServer } from '../../test/mail-server.ts';
import type { MailServer } from '../../test/mail-server.ts';
import { PIXEL } from '../../test/pixel.ts';
import { RECALLED } from '../../test/recalled-world.ts';
import { addOutsideLink } from '../access/outside-link.ts';
import { execute } from '../db/bulk.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { record } from '../ledger/record.ts';

const root = '/api/v1/firms/arcadia';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PASSWORD = 'a-password-of-the-mail-server';

interface Sent {
  readonly sent: readonly { readonly notice: string; readonly consignee: string; readonly outcome: string }[];
}

describe.each(eachInstallation)('recall notices on $name', ({ open }) => {
  let mail: MailServer;
  let desk: Desk;
  let owner: Sender;
  const anybody = (): Sender => desk.sender({ 'user-agent': 'A phone' });
  beforeAll(async () => {
    mail = await openMailServer({ user: 'lotproof', password: PASSWORD });
    desk = await openDesk(open, {
      ...{ LOTPROOF_SMTP_HOST: '127.0.0.1', LOTPROOF_SMTP_PORT: String(mail.port) },
      ...{ LOTPROOF_SMTP_SECURITY: 'none', LOTPROOF_SMTP_USER: 'lotproof', LOTPROOF_SMTP_PASSWORD: PASSWORD },
      LOTPROOF_SMTP_FROM: 'recalls@arcadia.example',
    });
    const token = await desk.owner.post(`${root}/token/make`, { name: 'Owner', role: 'owner' });
    owner = desk.sender({ authorization: `Bearer ${token.json<{ secret: string }>().secret}` });
    const ledger = await desk.house.firms.open('arcadia');
    const hand = { actor: 'owner', at: desk.house.clock.now, command: 'guide', newId: desk.house.newId };
    const all = [...GUIDE_RECORDS, ...RECALLED];
    const drafts = all.map(([kind, id, body]): Draft => ({ action: 'record', kind, id, body }));
    await record(ledger, hand, (end) => end.append(drafts));
  });
  afterAll(async () => {
    await desk.close();
    await mail.close();
  });

  const ask = async (name: string, input: object, key?: string): Promise<unknown> => {
    const keyed = key === undefined ? undefined : { 'idempotency-key': key };
    const answer = await owner.post(`${root}/${name.replace('.', '/')}`, input, keyed);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const send = async (): Promise<Sent> => (await ask('notice.send', { recall: 'r' })) as Sent;
  const standing = (): Promise<unknown> => ask('notice.standing', { recall: 'r' });
  const linkIn = (text: string): string =>
    new URL(present(/http\S+\/n\/[\w-]{43}/.exec(text)?.[0], 'a link')).pathname;

  function answer(url: string, fields: Readonly<Record<string, string>>, photos: readonly Buffer[] = []) {
    const boundary = 'between-the-parts';
    const head = (name: string, more = ''): string =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    const payload = Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => Buffer.from(`${head(name)}${value}\r\n`)),
      ...photos.flatMap((bytes) => [
        Buffer.from(head('photo', '; filename="../../x.svg"')),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return desk.app.inject({ method: 'POST', url, headers, payload });
  }
  const nonceOn = async (url: string): Promise<string> =>
    present(/name="nonce" value="([\w-]+)"/.exec((await anybody().get(url)).body)?.[1], 'a nonce');

  it('are written for each consignee with exactly their goods, once', async () => {
    const made = (await ask('notice.make', { recall: 'r' }, 'first')) as { made: unknown[]; nobody: unknown };
    expect(made.made).toHaveLength(3);
    expect(made.nobody).toBeNull();
    expect(await ask('notice.make', { recall: 'r' }, 'first')).toEqual(made);
    expect(await ask('notice.make', { recall: 'r' })).toMatchObject({ made: [], before: 3 });
    const listed = await owner.get(`${root}/recall-notices`);
    const mega = listed
      .json<{ records: { body: { consignee: string } }[] }>()
      .records.find(({ body }) => body.consignee === 'mega');
    expect(mega?.body).toMatchObject({
      ...{ code: expect.stringMatching(/^R-2026-1\/\d$/) as string, to: 'quality@mega.example', units: 160 },
      cartons: [{ series: 'ABI', from: 1, to: 9, first: 'ABI-0001', last: 'ABI-0008', unitsPerCarton: 20 }],
      lots: [{ code: 'ABC0921-VN-BG1', units: 160 }],
    });
  });

  it('have sums that nobody has answered to, and are not shown as nothing found', async () => {
    const units = { sent: 480, found: null, isolated: null, returned: null, destroyed: null, sold: null };
    expect(await standing()).toMatchObject({ units: { ...units, unaccounted: 480 } });
  });

  it('go out by the user’s mail server, and what it says is recorded', async () => {
    const { sent } = await send();
    expect(Object.fromEntries(sent.map(({ consignee, outcome }) => [consignee, outcome]))).toEqual({
      'mega <stores>': 'accepted',
      'maple <stores>': 'by-hand',
      'gone <stores>': 'refused',
    });
    expect(mail.letters).toHaveLength(1);
    const letter = present(mail.letters[0], 'a letter');
    expect(letter.to).toEqual(['quality@mega.example']);
    for (const text of ['Recall notice R-2026-1/', '召回通知', 'ABI-0001', 'ABC0921-VN-BG1', '160'])
      expect(letter.text).toContain(text);
    expect(letter.text).not.toContain('ABI-0009');
    expect(
      [...letter.files].map(([name, bytes]) => [name.slice(-6), bytes.toString('latin1', 0, 5)]),
    ).toEqual([
      ['en.pdf', '%PDF-'],
      ['zh.pdf', '%PDF-'],
    ]);
    const sendings = await owner.get(`${root}/notice-sendings`);
    expect(sendings.body).toContain('No such mailbox here');
  });

  it('are seen and answered by their link, in both languages and without a script', async () => {
    const url = linkIn(present(mail.letters[0], 'a letter').text);
    const page = await anybody().get(url);
    expect(page.statusCode).toBe(200);
    for (const text of ['mega &lt;stores&gt;', 'come off &lt;b&gt;and&lt;/b&gt;', 'ABI-0008', '160'])
      expect(page.body).toContain(text);
    expect(page.body).not.toMatch(/<script|\son[a-z]+=|maple|ABI-0009/i);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect((await anybody().get(`${url}?lang=zh`)).body).toContain('你们有这些货物吗');
    const pdf = await anybody().get(`${url}/notice.pdf?lang=zh`);
    expect(pdf.rawPayload.toString('latin1', 0, 5)).toBe('%PDF-');
    const fields = {
      ...{ nonce: await nonceOn(url), stock: 'found', found: '１20', isolated: '1,00', sold: '30' },
      by: 'Stock\r\nroom',
    };
    for (const _ of [1, 2]) expect((await answer(url, fields, [PIXEL])).statusCode).toBe(303);
    const answers = await owner.get(`${root}/notice-answers`);
    const { records } = answers.json<{ records: { recordedBy: string; body: { files: string[] } }[] }>();
    expect(records).toMatchObject([
      { body: { found: 120, isolated: 100, sold: 30, by: 'Stock room', way: 'link', received: true } },
    ]);
    expect(records[0]?.recordedBy).toMatch(/^link:/);
    const photo = await owner.get(`${root}/files/${records[0]?.body.files[0] ?? ''}/content`);
    expect(photo.json()).toMatchObject({ mediaType: 'image/png', base64: PIXEL.toString('base64') });
    expect(await standing()).toMatchObject({
      units: { sent: 480, found: 120, isolated: 100, returned: null, sold: 30, unaccounted: 10 + 320 },
    });
    expect((await anybody().get(`${url}?sent=1`)).body).toContain('Thank you');
  });

  it('take no answer that is not one, and say what is wrong with it', async () => {
    const url = linkIn(present(mail.letters[0], 'a letter').text);
    const wrong = { stock: 'none', found: '12 cartons', note: '"><script>alert(1)</script>' };
    const page = await answer(url, wrong, [Buffer.from('<svg onload="alert(1)">')]);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('has to be a whole number');
    expect(page.body).toContain('is no JPEG');
    expect(page.body).toContain('&quot;&gt;&lt;script&gt;');
    expect(page.body).not.toContain('<script');
    expect((await answer(url, {})).body).toContain('Say whether you have the goods');
    const json = await desk.app.inject({ method: 'POST', url, payload: { stock: 'none' } });
    expect(json.statusCode).toBe(400);
    const large = await answer(url, { stock: 'none' }, [Buffer.alloc(20 * 1024 * 1024)]);
    expect(large.statusCode).toBe(413);
    expect(large.headers['content-type']).toContain('text/html');
    const answers = await owner.get(`${root}/notice-answers`);
    expect(answers.json<{ records: unknown[] }>().records).toHaveLength(1);
  });

  it('open for nobody else: other links, other purposes, ended ones', async () => {
    desk.house.clock.pass(DAY_MS);
    const maple = await noticeOf('maple');
    const made = (await ask('notice.link', { notice: maple })) as { address: string };
    const url = linkIn(made.address);
    expect((await anybody().get(url)).body).toContain('maple');
    expect((await anybody().get(url.replace('/n/', '/s/'))).statusCode).toBe(404);
    const share = (await ask('share.make', { about: 'run', code: 'bg1', to: 'X' })) as { address: string };
    const shared = new URL(share.address).pathname.replace('/s/', '/n/');
    expect((await anybody().get(shared)).statusCode).toBe(404);
    expect(await ask('notice.end-links', { notice: maple })).toEqual({ ended: 1 });
    expect((await anybody().get(url)).statusCode).toBe(404);
    expect((await answer(url, { stock: 'none' })).statusCode).toBe(404);
    const seen = (await ask('notice.links', { notice: maple })) as { links: { openings: unknown[] }[] };
    expect(seen.links[0]?.openings).toContainEqual(expect.objectContaining({ deed: 'refused' }));
  });

  it('are asked after: reminders, then somebody above, until every unit is accounted for', async () => {
    const gone = await noticeOf('gone');
    const letters = (): number => mail.letters.filter(({ to }) => to[0] === 'quality@mega.example').length;
    const before = letters();
    desk.house.clock.pass(8 * DAY_MS);
    const { sent } = await send();
    expect(sent).toContainEqual(expect.objectContaining({ consignee: 'mega <stores>', act: 'reminder' }));
    expect(letters()).toBe(before + 1);
    expect((await send()).sent).not.toContainEqual(expect.objectContaining({ outcome: 'accepted' }));
    const url = linkIn(present(mail.letters.at(-1), 'a letter').text);
    const done = { stock: 'found', found: '130', returned: '130', sold: '30' };
    expect((await answer(url, { ...done, nonce: await nonceOn(url) })).statusCode).toBe(303);
    expect(await standing()).toMatchObject({
      notices: expect.arrayContaining([
        expect.objectContaining({ state: 'settled', due: null }),
        expect.objectContaining({ id: gone, state: 'refused' }),
      ]) as unknown[],
    });
  });

  it('go out once where two people send them at once', async () => {
    const before = mail.letters.length;
    const chosen = { recall: 'r', notices: [await noticeOf('mega')] };
    const both = await Promise.all([1, 2].map(() => ask('notice.send', chosen) as Promise<Sent>));
    expect(mail.letters).toHaveLength(before + 1);
    expect(both.flatMap(({ sent }) => sent.map(({ outcome }) => outcome)).sort()).toEqual([
      'accepted',
      'under-way',
    ]);
  });

  it('are sent by one person at a time, and again where a sending was cut short', async () => {
    const notice = await noticeOf('mega');
    const sendings = await owner.get(`${root}/notice-sendings`);
    const { records } = sendings.json<{ records: { body: { notice: string } }[] }>();
    const sending = records.filter(({ body }) => body.notice === notice).length;
    const before = mail.letters.length;
    const link = {
      purpose: 'notice',
      ...{ id: 'cut', firm: 'arcadia', subject: canonicalJson({ notice, sending }) },
      ...{ receiver: 'mega', maker: 'somebody', madeAt: desk.house.clock.now, command: 'cut' },
      endsAt: '2027-01-05T08:00:00.000Z',
    } as const;
    await desk.house.access.write((transaction) => addOutsideLink(transaction, link));
    const chosen = { recall: 'r', notices: [notice] };
    // Somebody began it, and may be at it still.
    desk.house.clock.pass(14 * MINUTE_MS);
    expect(await ask('notice.send', chosen)).toMatchObject({ sent: [{ outcome: 'under-way' }] });
    expect(mail.letters).toHaveLength(before);
    desk.house.clock.pass(2 * MINUTE_MS);
    expect(await ask('notice.send', chosen)).toMatchObject({ sent: [{ outcome: 'accepted' }] });
    expect(mail.letters).toHaveLength(before + 1);
  });

  it('say the password of the mail server nowhere, and nothing where it does not let us in', async () => {
    const ledger = await desk.house.firms.open('arcadia');
    const said = await ledger.database.read((transaction) => execute(transaction, 'select * from entry'));
    const kept = await desk.house.access.read((transaction) =>
      execute(transaction, 'select * from outside_link'),
    );
    expect(`${JSON.stringify([said, kept])}${desk.house.logged.join('')}`).not.toContain(PASSWORD);
    const file = path.join(desk.house.settings.LOTPROOF_DATA, 'mail-password');
    writeFileSync(file, 'not the password\n');
    const refused = { ...desk.house.settings, LOTPROOF_SMTP_PASSWORD_FILE: file };
    const unsafe = { ...desk.house.settings, LOTPROOF_SMTP_SECURITY: 'starttls' };
    const letters = mail.letters.length;
    const { mailFrom } = await import('../house/smtp.ts');
    for (const settings of [refused, unsafe]) {
      const letter = { to: 'a@b.example', subject: 'x', text: 'x', attachments: [] };
      const error: unknown = await present(mailFrom(settings), 'mail')
        .send(letter)
        .catch((fault: unknown) => fault);
      expect(error).toMatchObject({ code: 'mail-unavailable' });
      expect(String(error)).not.toContain(PASSWORD);
    }
    expect(mail.letters).toHaveLength(letters);
  });

  async function noticeOf(party: string): Promise<string> {
    const { records } = (await owner.get(`${root}/recall-notices`)).json<{
      records: { id: string; body: { consignee: string } }[];
    }>();
    return present(
      records.find(({ body }) => body.consignee === party),
      party,
    ).id;
  }
});
