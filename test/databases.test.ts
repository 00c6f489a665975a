import { existsSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from './databases.ts';
import { openWorld } from './world.ts';

describe.each(eachDatabase)('a test database on $name', ({ name, url }) => {
  it('is another one at each call', () => {
    expect(url()).not.toBe(url());
  });

  it('is empty', async () => {
    const address = url();
    if (name === 'SQLite') expect(existsSync(address)).toBe(false);
    else expect(await tablesIn(address)).toBe(0);
  });

  it('holds what was recorded when its firm is opened again, and no other does', async () => {
    const address = url();
    const [first, other] = [await openWorld(address), await openWorld(url())];
    await first.ask('party.record', { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    const again = await openWorld(address);
    expect(await again.ask('party.show', { id: 'th' })).toMatchObject({ id: 'th' });
    await expect(other.ask('party.show', { id: 'th' })).rejects.toMatchObject({ code: 'not-found' });
    for (const world of [first, again, other]) await world.close();
  });
});

async function tablesIn(address: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const schema = new URL(address).searchParams.get('schema');
  const answer = await client.query('select 1 from information_schema.tables where table_schema = $1', [
    schema,
  ]);
  await client.end();
  return answer.rowCount;
}
