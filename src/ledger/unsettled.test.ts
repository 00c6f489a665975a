import { expect, describe, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { partyRecord } from '../domain/party/party-store.ts';
import type { Settled } from './define-record.ts';
import type { Draft } from './draft.ts';
import { openLedger } from './ledger.ts';
import { record } from './record.ts';

const party = (id: string, name = id): { kind: string; id: string; body: object } => {
  return { kind: 'party', id, body: { name, roles: [] } };
};
const withdraw = (id: string): Draft => ({ action: 'withdraw', kind: 'party', id, reason: 'test' });

describe.each(eachDatabase)('what a command recorded, on $name', ({ url }) => {
  it('is told to its kind once, with what stood before', async () => {
    const told: Settled[] = [];
    const settle = async (_transaction: unknown, settled: Settled): Promise<void> => void told.push(settled);
    const ledger = await openLedger(url(), [{ ...partyRecord, settle }]);
    let made = 0;
    const newId = (): string => `id-${String((made += 1))}`;
    const put = async (...steps: Draft[][]): Promise<Settled | undefined> => {
      const hand = { actor: 'ha', at: '2026-01-05T10:00:00.000Z', newId, command: newId() };
      await record(ledger, hand, async (end) => {
        for (const step of steps) await end.append(step);
      });
      return told.at(-1);
    };
    const again = (id: string, name: string): Draft => {
      return { action: 'correct', ...party(id, name), reason: 'test', reinstates: true };
    };
    const rename = (id: string, name: string): Draft => {
      return { action: 'correct', ...party(id, name), reason: 'test' };
    };
    const first: Draft[] = ['a', 'b', 'c'].map((id) => ({ action: 'record', ...party(id) }));
    expect(await put(first)).toEqual({ recorded: [1, 2, 3], corrected: new Map() });
    await put([withdraw('c')]);
    // New, new and gone, new and gone and back; corrected twice; back after it was gone; gone.
    expect(
      await put(
        [rename('a', 'A'), ...['d', 'e', 'f'].map((id): Draft => ({ action: 'record', ...party(id) }))],
        [rename('a', 'AA'), withdraw('e'), withdraw('f'), again('c', 'C'), rename('d', 'D')],
        [again('f', 'F'), withdraw('b')],
      ),
    ).toEqual({
      recorded: [6, 8, 3],
      corrected: new Map([[1, expect.objectContaining({ name: 'a' }) as unknown]]),
    });
    expect(told).toHaveLength(3);
    await ledger.database.close();
  });
});
