import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { seeded } from '../../test/seeded.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { projectionTables } from './table-text.ts';
import { verify } from './verify.ts';

type Row = Readonly<Record<string, SqlValue>>;

describe.each(eachDatabase)('every row of a ledger on $name', ({ name, url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.ask('party.record', { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    await world.ask('site.record', { id: 'bg', body: { party: 'th', name: 'Bac Giang' } });
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    const run = { code: 'R-1', product: 'romper', site: 'bg', made: 500 };
    await world.ask('run.record', { id: 'r1', body: run });
    await world.ask('run.correct', { id: 'r1', body: { ...run, made: 510 }, reason: 'Counted again' });
    await world.ask('taken.record', { id: 't', body: { run: 'r1', kind: 'sampled', quantity: 2 } });
    await world.ask('taken.withdraw', { id: 't', reason: 'Never taken' });
  });
  afterAll(() => world.close());

  /** Alters a column of a row behind the guards, asks what `verify` says, and puts it back. */
  async function alter(table: string, row: Row, column: string, at: readonly string[]) {
    const before = row[column] ?? null;
    const set = (to: SqlValue) => (transaction: Transaction) =>
      unguarded(transaction, () =>
        execute(
          transaction,
          `update "${table}" set "${column}" = ? where ${at.map((each) => `"${each}" = ?`).join(' and ')}`,
          [
            to,
            ...at.map((each) => (each === column && to === before ? altered(before) : (row[each] ?? null))),
          ],
        ),
      );
    const { database } = world.context.ledger;
    await database.write(set(altered(before)));
    const verdict = await verify(world.context.ledger);
    await database.write(set(before));
    return verdict;
  }

  async function unguarded(transaction: Transaction, work: () => Promise<unknown>): Promise<void> {
    const isSqlite = name === 'SQLite';
    const guards = isSqlite
      ? await execute<{ sql: string; name: string }>(
          transaction,
          "select name, sql from sqlite_master where type = 'trigger'",
        )
      : [];
    for (const guard of guards) await execute(transaction, `drop trigger ${guard.name}`);
    if (!isSqlite) await execute(transaction, 'alter table entry disable trigger user');
    await work();
    for (const guard of guards) await execute(transaction, guard.sql);
    if (!isSqlite) await execute(transaction, 'alter table entry enable trigger user');
  }

  const rowsOf = (table: string): Promise<Row[]> =>
    world.context.ledger.database.read((transaction) => execute(transaction, `select * from "${table}"`));

  it('that is an entry is named by verify when it says something else', async () => {
    const random = seeded(20_261_122);
    const wrong: string[] = [];
    for (const row of await rowsOf('entry')) {
      const columns = Object.keys(row).filter((each) => each !== 'sequence' && row[each] !== null);
      const column = columns[random(columns.length)] ?? 'id';
      const { sound, fault } = await alter('entry', row, column, ['sequence']);
      if (sound || fault?.part !== 'chain' || fault.sequence !== row['sequence'])
        wrong.push(`${String(row['sequence'])} ${column}: ${JSON.stringify(fault)}`);
    }
    expect(wrong).toEqual([]);
    expect(await verify(world.context.ledger)).toMatchObject({ sound: true });
  });

  it('that is a projection’s is named with its table when it says something else', async () => {
    const random = seeded(20_261_122);
    const wrong: string[] = [];
    let altered = 0;
    for (const table of projectionTables([...world.context.ledger.kinds.values()]).keys()) {
      for (const row of await rowsOf(table)) {
        const at = ['n', 'line'].filter((column) => column in row);
        const columns = Object.keys(row).filter((each) => !at.includes(each) && row[each] !== null);
        const column = columns[random(columns.length)] ?? 'n';
        const { sound, fault } = await alter(table, row, column, at);
        altered += 1;
        if (sound || fault?.table !== table) wrong.push(`${table} ${column}: ${JSON.stringify(fault)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(altered).toBeGreaterThan(8);
    expect(await verify(world.context.ledger)).toMatchObject({ sound: true });
  });
});

/** Another value of the same sort. */
function altered(value: SqlValue): SqlValue {
  return typeof value === 'number' ? value + 1_000 : `${String(value)}x`;
}
