import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';

const root = '/api/v1/firms/arcadia';

describe.each(eachInstallation)('what a firm is called on $name', ({ open }) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(open);
  });
  afterEach(() => desk.close());

  const change = (body: object, who = desk.owner) => who.post(`${root}/firm/change`, body);

  it('is changed by its owners, and what is left out stays', async () => {
    expect((await change({ timeZone: 'Asia/Ho_Chi_Minh' })).json()).toEqual({
      name: 'Arcadia Trading',
      language: null,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    expect((await change({ name: 'Arcadia Bay', language: 'zh' })).json()).toEqual({
      name: 'Arcadia Bay',
      language: 'zh',
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    expect((await change({ timeZone: '' })).json()).toMatchObject({ timeZone: null });
    expect((await change({ timeZone: 'Hanoi' })).statusCode).toBe(422);
    expect((await change({ name: 'Mine' }, await desk.person('compliance'))).statusCode).toBe(403);
    const about = await (await desk.person('viewer')).get(`${root}/about`);
    expect(about.json()).toMatchObject({ name: 'Arcadia Bay', language: 'zh', timeZone: null });
    const log = await desk.owner.get(`${root}/access/log`);
    expect(log.body).toContain('"firm-changed"');
  });

  it('speaks to people who are invited as it says, unless they are to be spoken to otherwise', async () => {
    await change({ language: 'zh' });
    const languageOf = async (login: string, more: object): Promise<string | undefined> => {
      const body = { login, name: 'Lan', role: 'viewer', ...more };
      const invited = await desk.owner.post(`${root}/person/invite`, body);
      const { link } = invited.json<{ link: string }>();
      const { pathname, search } = new URL(link);
      const page = await desk.sender({}).get(`${pathname}${search}`);
      return /<option value="(\w+)" selected/.exec(page.body)?.[1];
    };
    expect(await languageOf('lan@example.com', {})).toBe('zh');
    expect(await languageOf('minh@example.com', { language: 'en' })).toBe('en');
  });
});
