import { afterEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';

const root = '/api/v1/firms/arcadia';

describe.each(eachInstallation)('a factory’s clerk on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('sees and records what belongs to its sites, by session and by token', async () => {
    desk = await openDesk(open);
    const { owner } = desk;
    await owner.post(`${root}/parties`, { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    for (const id of ['bg', 'hn'])
      await owner.post(`${root}/sites`, { id, body: { party: 'th', name: id.toUpperCase() } });
    await owner.post(`${root}/products`, { id: 'romper', body: { name: 'Romper' } });
    const run = (site: string) => ({ id: `r-${site}`, body: { code: `R-${site}`, product: 'romper', site } });
    await owner.post(`${root}/runs`, run('hn'));
    const made = await owner.post(`${root}/token/make`, { name: 'Clerk', role: 'factory', sites: ['bg'] });
    const { secret } = made.json<{ secret: string }>();
    const clerks = [await desk.person('factory', ['bg']), desk.sender({ authorization: `Bearer ${secret}` })];
    expect((await clerks[0]?.post(`${root}/runs`, run('bg')))?.statusCode).toBe(201);
    for (const clerk of clerks) {
      expect((await clerk.get(`${root}/runs`)).json()).toMatchObject({ records: [{ id: 'r-bg' }] });
      expect((await clerk.get(`${root}/runs/r-hn`)).statusCode).toBe(404);
      expect((await clerk.get(`${root}/runs/r-hn/history`)).statusCode).toBe(404);
      const elsewhere = { ...run('hn'), id: 'r-new' };
      expect((await clerk.post(`${root}/runs`, elsewhere)).statusCode).toBe(403);
      const moved = { body: run('bg').body, reason: 'ours now' };
      expect((await clerk.put(`${root}/runs/r-hn`, moved)).statusCode).toBe(404);
    }
    expect((await owner.get(`${root}/runs`)).json()).toMatchObject({
      records: [{ id: 'r-hn' }, { id: 'r-bg' }],
    });
  });
});
