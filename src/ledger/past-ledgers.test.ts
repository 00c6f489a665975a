import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { ledgerPosition } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { PastLedgers } from './past-ledgers.ts';

const ROOM = 1_048_576 * 64;

describe.each(eachDatabase)('ledgers as they stood on $name', ({ url }) => {
  let world: World;
  let ledger: Ledger;
  beforeEach(async () => {
    world = await openWorld(url());
    ledger = world.context.ledger;
    for (const id of ['one', 'two', 'three'])
      await world.ask('party.record', { id, body: { name: id, roles: [] } });
  });
  afterEach(() => world.close());

  const itself = (past: Ledger): Promise<Ledger> => Promise.resolve(past);
  const positionOf = (past: Ledger): Promise<number> => past.database.read(ledgerPosition);

  it('are replayed once for questions one after another and at once', async () => {
    const pasts = new PastLedgers({ ledgers: 2, bytes: ROOM });
    const [first, second] = await Promise.all([pasts.at(ledger, 2, itself), pasts.at(ledger, 2, itself)]);
    expect(second).toBe(first);
    expect(await pasts.at(ledger, 2, itself)).toBe(first);
    expect(await pasts.at(ledger, 2, positionOf)).toBe(2);
    expect(pasts.size().ledgers).toBe(1);
    await pasts.close();
  });

  it('are as many as allowed, the longest unused gone first', async () => {
    const pasts = new PastLedgers({ ledgers: 2, bytes: ROOM });
    const one = await pasts.at(ledger, 1, itself);
    const two = await pasts.at(ledger, 2, itself);
    await pasts.at(ledger, 1, itself);
    expect(await pasts.at(ledger, 3, positionOf)).toBe(3);
    expect(await pasts.at(ledger, 1, itself)).toBe(one);
    expect(await pasts.at(ledger, 2, itself)).not.toBe(two);
    await expect(positionOf(two)).rejects.toThrow();
    await pasts.close();
  });

  it('are closed after use where there is no room, and never while in use', async () => {
    const pasts = new PastLedgers({ ledgers: 2, bytes: 0 });
    const [left, right] = await Promise.all([
      pasts.at(ledger, 1, positionOf),
      pasts.at(ledger, 1, async (past) => {
        await pasts.at(ledger, 2, positionOf);
        return positionOf(past);
      }),
    ]);
    expect([left, right]).toEqual([1, 1]);
    expect(pasts.size()).toEqual({ ledgers: 0, bytes: 0 });
    const gone = await pasts.at(ledger, 3, itself);
    await expect(positionOf(gone)).rejects.toThrow();
  });

  it('that could not be replayed are tried again', async () => {
    const pasts = new PastLedgers({ ledgers: 2, bytes: ROOM });
    await expect(pasts.at(ledger, 9, positionOf)).rejects.toMatchObject({ code: 'ledger-damaged' });
    await world.ask('party.record', { id: 'four', body: { name: 'four', roles: [] } });
    expect(await pasts.at(ledger, 4, positionOf)).toBe(4);
    expect(pasts.size().ledgers).toBe(1);
    await pasts.close();
  });
});
