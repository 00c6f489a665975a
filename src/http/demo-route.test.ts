import { afterEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';

describe.each(eachInstallation)('the demo of a server on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('is built by who set lotproof up alone, where the server has one', async () => {
    desk = await openDesk(open);
    const statusOf = async (who: Desk['owner']): Promise<number> =>
      (await who.post('/api/v1/demo', {})).statusCode;
    expect(await statusOf(desk.sender({ 'x-lotproof': '1' }))).toBe(401);
    expect(await statusOf(await desk.person('owner'))).toBe(403);
    expect(await statusOf(desk.owner)).toBe(404);
  });
});
