import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { execute, insertRows } from './bulk.ts';
import { openDatabase } from './open.ts';

/** More than a process has connections. */
const WRITERS = 30;

describe.each(eachDatabase)('a database on $name', ({ url }) => {
  it('answers readers while another process writes and many writers wait, and loses none of them', async () => {
    const address = url();
    const [busy, waiting] = [await openDatabase(address), await openDatabase(address)];
    const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    try {
      await busy.write((transaction) => execute(transaction, 'create table slip (number integer not null)'));
      const long = busy.write(async (transaction) => {
        await execute(transaction, 'insert into slip (number) values (0)');
        begun.resolve(undefined);
        await held.promise;
      });
      // Otherwise one of the others may be first in line.
      await begun.promise;
      const numbers = Array.from({ length: WRITERS }, (_, index) => index + 1);
      const writes = numbers.map((number) =>
        waiting.write((transaction) =>
          execute(transaction, 'insert into slip (number) values (?)', [number]),
        ),
      );
      const count = () =>
        waiting.read((transaction) => execute(transaction, 'select count(*) as slips from slip'));
      const reads = await Promise.all(numbers.map(count));
      expect(new Set(reads.map(([row]) => row?.['slips']))).toEqual(new Set([0]));
      const glances = numbers.map((number) => {
        const table = number % 2 === 0 ? 'slip' : 'no_table';
        return waiting.glance((transaction) =>
          execute(transaction, `select count(*) as slips from ${table}`),
        );
      });
      // Those that fail give their connections back too.
      const glanced = await Promise.allSettled(glances);
      expect(glanced.filter(({ status }) => status === 'rejected')).toHaveLength(WRITERS / 2);
      for (const one of glanced) if (one.status === 'fulfilled') expect(one.value).toEqual([{ slips: 0 }]);
      held.resolve(undefined);
      await Promise.all([long, ...writes]);
      expect(await count()).toEqual([{ slips: WRITERS + 1 }]);
      expect(
        await waiting.glance((transaction) => execute(transaction, 'select count(*) as slips from slip')),
      ).toEqual([{ slips: WRITERS + 1 }]);
    } finally {
      // Closing waits for the writer.
      held.resolve(undefined);
      await busy.close();
      await waiting.close();
    }
  });

  it('inserts every number of rows as they are, whatever sizes it cuts them into', async () => {
    const database = await openDatabase(url());
    try {
      for (const size of [0, 1, 3, 4, 5, 63, 64, 65, 147, 200]) {
        const rows = Array.from({ length: size }, (_, index) => [
          index,
          `row ${index}`,
          index % 2 === 0 ? null : 'odd',
        ]);
        const found = await database.write(async (transaction) => {
          const { textType: text } = transaction.dialect;
          await execute(
            transaction,
            `create table row_of_${size} (number integer not null, name ${text}, mark ${text})`,
          );
          await insertRows(transaction, `row_of_${size}`, ['number', 'name', 'mark'], rows);
          return execute(transaction, `select number, name, mark from row_of_${size} order by number`);
        });
        expect(found.map(({ number, name, mark }) => [number, name, mark])).toEqual(rows);
      }
    } finally {
      await database.close();
    }
  });

  it('refuses what its address says of connections when it is no such number', async () => {
    await expect(openDatabase('postgres://nobody@127.0.0.1:1/none?connections=many')).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
