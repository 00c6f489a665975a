import { expect, describe, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { partyRecord } from '../domain/party/party-store.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { recordFound } from './record-found.ts';
import { record } from './record.ts';
import type { Hand } from './record.ts';

async function parties(transaction: Transaction): Promise<string[]> {
  const rows = await execute<{ name: string }>(transaction, 'select name from party order by n');
  return rows.map(({ name }) => name);
}

describe.each(eachDatabase)('what is found out before it is recorded, on $name', ({ url }) => {
  let made = 0;
  const hand = (command: string): Hand => {
    const newId = (): string => `id-${String((made += 1))}`;
    return { actor: 'ha', at: '2026-01-05T10:00:00.000Z', newId, command };
  };
  const put = (ledger: Ledger, name: string): Promise<unknown> =>
    record(ledger, hand(name), (end) =>
      end.append([{ action: 'record', kind: 'party', id: name, body: { name, roles: [] } }]),
    );

  /** Records how many parties there are, while others record `meanwhile` more of them, one at each time it is found out. */
  function counting(ledger: Ledger, meanwhile: number) {
    const times = { found: 0, appended: 0 };
    const count = () =>
      recordFound(
        ledger,
        hand('count'),
        async (transaction) => {
          times.found += 1;
          const there = await parties(transaction);
          if (times.found <= meanwhile) await put(ledger, `meanwhile-${String(times.found)}`);
          return there.length;
        },
        async (end, found) => {
          times.appended += 1;
          const body = { name: `There were ${String(found)}`, roles: [] };
          await end.append([{ action: 'record', kind: 'party', id: 'count', body }]);
        },
      );
    return { count, times };
  }

  it.each([0, 1, 3])(
    'is found out again for each of %i others who record meanwhile, and recorded once as it stands there',
    async (meanwhile) => {
      const ledger = await openLedger(url(), [partyRecord]);
      await put(ledger, 'first');
      const { count, times } = counting(ledger, meanwhile);
      const { receipt, found } = await count();
      expect(found).toBe(1 + meanwhile);
      const others = Array.from({ length: meanwhile }, (_, index) => `meanwhile-${String(index + 1)}`);
      const onRecord = ['first', ...others, `There were ${String(1 + meanwhile)}`];
      expect(await ledger.database.read(parties)).toEqual(onRecord);
      // The same command again finds out and records nothing.
      expect(await count()).toEqual({ receipt, found: null });
      expect(times).toEqual({ found: 1 + meanwhile, appended: 1 });
      expect(await ledger.database.read(parties)).toEqual(onRecord);
      await ledger.database.close();
    },
  );
});
