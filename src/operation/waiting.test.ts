import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { openLedger } from '../ledger/ledger.ts';
import { eachDatabase } from '../../test/databases.ts';
import { toldOfWaiting } from './waiting.ts';

describe.each(eachDatabase)('waiting for others on $name', ({ url }) => {
  it('is told to who waits, and when it is over', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    const steps: string[] = [];
    const heard = Promise.withResolvers<unknown>();
    const told = toldOfWaiting(ledger, ({ step }) => {
      steps.push(step);
      heard.resolve(null);
    });
    // The first writer keeps its turn until the second has heard that it waits.
    const begun = Promise.withResolvers<unknown>();
    const first = ledger.database.write(() => {
      begun.resolve(null);
      return heard.promise;
    });
    await begun.promise;
    await told.database.write(() => Promise.resolve());
    await first;
    await told.database.write(() => Promise.resolve());
    expect(steps).toEqual(['waiting', 'recording']);
    await ledger.database.close();
  });
});
