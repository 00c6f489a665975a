import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { record } from '../../src/ledger/record.ts';
import { verify } from '../../src/ledger/verify.ts';
import { eachDatabase } from '../databases.ts';
import { truthRecords } from './truth-records.ts';
import { PACKS } from './truth.ts';

let made = 0;

describe.each(eachDatabase)('the truth of the packs on $name', ({ url }) => {
  it.each(PACKS)('%s is recorded whole and verifies', async (pack) => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    const drafts = truthRecords(pack);
    const hand = {
      actor: 'ha',
      at: '2026-01-05T08:00:00.000Z',
      command: 'truth',
      newId: () => `e${String((made += 1))}`,
    };
    const receipt = await record(ledger, hand, (end) => end.append(drafts));
    expect(receipt.position).toBe(drafts.length);
    expect(await verify(ledger)).toMatchObject({ sound: true, position: drafts.length });
    await ledger.database.close();
  });
});
