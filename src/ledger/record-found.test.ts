import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { partyRecord } from '../domain/party/party-store.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { recordFound } from './record-found.ts';
import { record } from './record.ts';

async function parties(transaction: Transaction): Promise<number> {
  return (await execute(transaction, 'select n from party')).length;
}

describe.each(eachDatabase)('what is found out before it is recorded, on $name', ({ url }) => {
  /** Records how many parties there are, while others record `meanwhile` more of them. */
  async function counted(
    meanwhile: number,
  ): Promise<{ found: number | null; finds: number; ledger: Ledger }> {
    const ledger = await openLedger(url(), [partyRecord]);
    let made = 0;
    const newId = (): string => `id-${String((made += 1))}`;
    const hand = (command: string) => ({ actor: 'ha', at: '2026-01-05T10:00:00.000Z', newId, command });
    const put = async (id: string): Promise<void> => {
      const body = { name: id, roles: [] };
      await record(ledger, hand(id), (end) => end.append([{ action: 'record', kind: 'party', id, body }]));
    };
    await put('first');
    let finds = 0;
    const count = () =>
      recordFound(
        ledger,
        hand('count'),
        async (transaction) => {
          finds += 1;
          const found = await parties(transaction);
          if (finds <= meanwhile) await put(`meanwhile-${String(finds)}`);
          return found;
        },
        async (end, found) => {
          expect(await parties(end.transaction)).toBe(found);
          const body = { name: `There were ${String(found)}`, roles: [] };
          await end.append([{ action: 'record', kind: 'party', id: 'count', body }]);
        },
      );
    const { receipt, found } = await count();
    expect(await count()).toEqual({ receipt, found: null });
    return { found, finds, ledger };
  }

  it.each([0, 1, 3])(
    'is what stands there, though %i others record meanwhile, and is found out once',
    async (meanwhile) => {
      const { found, finds, ledger } = await counted(meanwhile);
      expect({ found, finds }).toEqual({ found: 1 + meanwhile, finds: 1 + meanwhile });
      await ledger.database.close();
    },
  );
});
