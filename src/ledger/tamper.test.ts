import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { execute } from '../db/bulk.ts';
import { verify } from './verify.ts';
import type { Verdict } from './verify.ts';

describe.each(eachDatabase)('a ledger that somebody tampered with on $name', ({ name, url }) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(url());
    await world.ask('party.record', { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    await world.ask('site.record', { id: 'bg', body: { party: 'th', name: 'Bac Giang' } });
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    await world.ask('run.record', {
      id: 'r1',
      body: { code: 'R-1', product: 'romper', site: 'bg', made: 500 },
    });
    await world.ask('party.correct', { id: 'th', body: { name: 'TH', roles: ['factory'] }, reason: 'short' });
  });
  afterEach(() => world.close());

  const guards =
    name === 'SQLite'
      ? ['entry_refuses_update', 'entry_refuses_delete']
      : ['entry_refuses_change', 'entry_refuses_truncate'];

  /** Does what the database refuses as long as its guards stand, with the guards put back afterwards. */
  async function tamper(...texts: readonly string[]): Promise<Verdict> {
    const { database } = world.context.ledger;
    await database.write(async (transaction) => {
      const off = guards.map((guard) =>
        name === 'SQLite' ? `drop trigger ${guard}` : `alter table entry disable trigger ${guard}`,
      );
      const kept =
        name === 'SQLite'
          ? await execute<{ sql: string }>(
              transaction,
              "select sql from sqlite_master where type = 'trigger'",
            )
          : guards.map((guard) => ({ sql: `alter table entry enable trigger ${guard}` }));
      for (const text of [...off, ...texts, ...kept.map(({ sql }) => sql)]) await execute(transaction, text);
    });
    return verify(world.context.ledger);
  }

  it.each([
    ['who recorded an entry', "update entry set actor = 'x' where sequence = 2", 2, 'Entry 2 was changed'],
    ['when', "update entry set at = '2020-01-01T00:00:00.000Z' where sequence = 3", 3, 'Entry 3 was changed'],
    ['what it says', `update entry set payload = '{"a":1}' where sequence = 1`, 1, 'Entry 1 was changed'],
    ['how it is written', `update entry set payload = '{ }' where sequence = 1`, 1, 'not canonical JSON'],
    ['its hash', "update entry set hash = 'x' where sequence = 2", 2, 'Entry 2 was changed'],
    ['an entry in the middle', 'delete from entry where sequence = 3', 3, 'Entry 3 is missing'],
    ['the order', 'update entry set sequence = 9 where sequence = 5', 5, 'Entry 5 is missing'],
  ])('names the entry when %s is changed or gone', async (_what, text, sequence, says) => {
    const verdict = await tamper(text);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'chain', sequence } });
    expect(verdict.fault?.says).toContain(says);
  });

  it.each([
    ['a row', 'update run set made = 7', 'run', '"made" is 7, the ledger says 500'],
    ['a row too few', 'delete from party_role', 'party_role', 'lacks the row n=1 line=0'],
    [
      'a row too many',
      "insert into party_role (n, line, role) values (1, 7, 'retailer')",
      'party_role',
      'n=1 line=7',
    ],
    ['a name', "update name set key = 'ZZ' where n = 4", 'name', '"key" is "ZZ"'],
    ['what counts', 'update record set withdrawn = 1 where n = 2', 'record', '"withdrawn" is 1'],
    ['the last entry', 'delete from entry where sequence = 5', 'record', 'the ledger says 1'],
    ['a table', 'drop table run', 'run', 'Table run is missing'],
  ])('names the table and row when %s is not as recorded', async (_what, text, table, says) => {
    const verdict = await tamper(text);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'projection', table } });
    expect(verdict.fault?.says).toContain(says);
  });

  it('says when the guard itself is gone', async () => {
    const [guard = ''] = guards;
    await world.context.ledger.database.write((transaction) =>
      execute(transaction, `drop trigger ${guard}${name === 'SQLite' ? '' : ' on entry'}`),
    );
    const verdict = await verify(world.context.ledger);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'guard', table: 'entry' } });
    expect(verdict.fault?.says).toContain(guard);
  });

  it('has another head when its last entries were taken out with all that came of them', async () => {
    const before = await verify(world.context.ledger);
    const after = await tamper(
      'delete from entry where sequence = 5',
      "update party set name = 'Thuong Hoa'",
      'update record set entry = 1 where n = 1',
      'delete from name where n = 1',
      `insert into name (n, line, "of", form, code, key, folded) values (1, 0, 1, 'party-name', 'Thuong Hoa', 'THUONGHOA', 'THUONGHOA')`,
    );
    expect(after.head).not.toBe(before.head);
  });

  it('is told from one that somebody records in meanwhile', async () => {
    const writes: Promise<unknown>[] = [];
    const verdict = await verify(world.context.ledger, () => {
      const id = `p${String(writes.length)}`;
      writes.push(world.ask('party.record', { id, body: { name: id, roles: [] } }));
    });
    await Promise.all(writes);
    expect(writes.length).toBeGreaterThan(2);
    expect(verdict).toMatchObject({ sound: true, position: 5 });
    expect(await verify(world.context.ledger)).toMatchObject({ sound: true, position: 5 + writes.length });
  });
});
