import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { execute } from '../db/bulk.ts';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { copyLedger } from './copy.ts';
import type { Draft } from './draft.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { record } from './record.ts';
import { MANY_ENTRIES } from './statistics.ts';

async function recordParties(ledger: Ledger, count: number): Promise<void> {
  let made = 0;
  const newId = (): string => `e${String((made += 1))}`;
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    return { action: 'record', kind: 'party', id: `p${String(index)}`, body: { name: 'Firm', roles: [] } };
  });
  const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'parties', newId };
  await record(ledger, hand, (end) => end.append(drafts));
}

/** What PostgreSQL believes the table holds (-1: it has never looked); SQLite's lack of beliefs is shown as null. */
async function believed(ledger: Ledger, table: string): Promise<number | null> {
  if (ledger.database.dialect.name === 'sqlite') return null;
  return ledger.database.read(async (transaction) => {
    const rows = await execute<{ rows: number }>(
      transaction,
      'select reltuples::bigint as rows from pg_class where oid = ?::regclass',
      [table],
    );
    return rows[0]?.rows ?? null;
  });
}

describe.each(eachDatabase)('what $name knows of its tables', ({ name, url }) => {
  const isPostgres = name === 'PostgreSQL';

  it('is up to date after a large command', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await recordParties(ledger, MANY_ENTRIES);
    expect(await believed(ledger, 'party')).toBe(isPostgres ? MANY_ENTRIES : null);
    expect(await believed(ledger, 'entry')).toBe(isPostgres ? MANY_ENTRIES : null);
    await ledger.database.close();
  });

  it('is up to date in a copy', async () => {
    const [source, target] = [await openLedger(url(), RECORD_KINDS), await openLedger(url(), RECORD_KINDS)];
    await recordParties(source, 7);
    await copyLedger(source, target);
    expect(await believed(target, 'party')).toBe(isPostgres ? 7 : null);
    await source.database.close();
    await target.database.close();
  });
});
