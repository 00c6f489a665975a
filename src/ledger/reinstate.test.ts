import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import { record } from './record.ts';
import type { Draft } from './draft.ts';

const PARTY = { kind: 'party', id: 'tungrib', body: { name: 'Tungrib Trims Co.', roles: [] } } as const;

describe.each(eachDatabase)('a withdrawn record on $name', ({ url }) => {
  it('is on record again when a correction reinstates it, and only then', async () => {
    const world = await openWorld(url());
    const { ledger, now, newId } = world.context;
    let commands = 0;
    const put = (draft: Draft): Promise<unknown> => {
      const hand = { actor: 'ha', at: now(), newId, command: `c-${String((commands += 1))}` };
      return record(ledger, hand, (end) => end.append([draft]));
    };
    await put({ action: 'record', ...PARTY });
    await put({ action: 'withdraw', kind: 'party', id: 'tungrib', reason: 'Entered twice' });
    const again = { action: 'correct', ...PARTY, reason: 'It was right after all' } as const;
    await expect(put(again)).rejects.toMatchObject({ code: 'withdrawn' });
    await put({ ...again, reinstates: true });
    expect(await world.ask('party.show', { id: 'tungrib' })).toMatchObject({
      withdrawn: false,
      n: 1,
      entry: 3,
    });
    expect(await world.ask('code.find', { code: 'Tungrib Trims Co.' })).toMatchObject({ answer: 'one' });
    expect(await world.ask('party.list', {}, { asOf: '2' })).toMatchObject({ records: [] });
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
    await world.close();
  });
});
