import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { execute } from '../db/bulk.ts';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { copyLedger } from './copy.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { record } from './record.ts';
import type { Draft } from './draft.ts';
import type { Hand, Receipt } from './record.ts';
import { verify } from './verify.ts';

let made = 0;

function hand(command: string): Hand {
  return {
    actor: 'ha',
    at: '2026-01-05T08:00:00.000Z',
    command,
    newId: () => {
      made += 1;
      return `e${String(made)}`;
    },
  };
}

function put(ledger: Ledger, command: string, ...drafts: Draft[]): Promise<Receipt> {
  return record(ledger, hand(command), (end) => end.append(drafts));
}

const factory: Draft = {
  action: 'record',
  kind: 'party',
  id: 'thuonghoa',
  body: { name: 'Thuong Hoa Kidswear', roles: ['factory'], country: 'VN' },
};
const site: Draft = {
  action: 'record',
  kind: 'site',
  id: 'bg',
  body: { party: 'thuonghoa', name: 'Bac Giang factory', lines: ['L3', 'L5'] },
};

describe.each(eachDatabase)('a ledger on $name', ({ url }) => {
  it('records, corrects and withdraws, and verifies at every step', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await put(ledger, 'c1', factory, site);
    await put(ledger, 'c2', {
      action: 'correct',
      kind: 'site',
      id: 'bg',
      body: { party: 'thuonghoa', name: 'Bac Giang', lines: ['L3'] },
      reason: 'L5 was never there',
    });
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 3, fault: null });
    const lines = await ledger.database.read((transaction) =>
      execute<{ name: string }>(transaction, 'select name from site_line order by n, line'),
    );
    expect(lines.map((row) => row.name)).toEqual(['L3']);
    await put(ledger, 'c3', { action: 'withdraw', kind: 'site', id: 'bg', reason: 'not a site' });
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 4 });
    await ledger.database.close();
  });

  it('records a command once, however often it is sent', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    const first = await put(ledger, 'same', factory);
    const again = await put(ledger, 'same', factory);
    expect(again).toEqual(first);
    await ledger.database.close();
  });

  it('refuses a record that names one that is not there, and records nothing', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await expect(put(ledger, 'c', site)).rejects.toMatchObject({ code: 'unknown-reference' });
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 0 });
    await ledger.database.close();
  });

  it('refuses a record that names one recorded after it, even in the same command', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await expect(put(ledger, 'c', site, factory)).rejects.toMatchObject({ code: 'unknown-reference' });
    await ledger.database.close();
  });

  it('takes a correction and a record that names it in one command', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await put(ledger, 'c', factory);
    const renamed = { name: 'Thuong Hoa', roles: ['factory'] };
    await put(ledger, 'd', site, { ...factory, action: 'correct', body: renamed, reason: 'short name' });
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 3 });
    await ledger.database.close();
  });

  it('refuses to withdraw what another record still names', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await put(ledger, 'c', factory, site);
    const draft: Draft = { action: 'withdraw', kind: 'party', id: 'thuonghoa', reason: 'wrong' };
    await expect(put(ledger, 'd', draft)).rejects.toMatchObject({ code: 'still-referenced' });
    await ledger.database.close();
  });

  it('refuses every change to an entry', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await put(ledger, 'c', factory);
    for (const text of ["update entry set actor = 'x'", 'delete from entry']) {
      await expect(ledger.database.write((transaction) => execute(transaction, text))).rejects.toThrow(
        /never changed or deleted/,
      );
    }
    await ledger.database.close();
  });

  it('finds a projection row that nobody recorded', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    await put(ledger, 'c', factory);
    await ledger.database.write((transaction) => execute(transaction, "update party set name = 'Other'"));
    const verdict = await verify(ledger);
    expect(verdict.fault).toMatchObject({ part: 'projection', table: 'party', row: 'n=1 line=0' });
    await ledger.database.close();
  });

  it.each(eachDatabase)('is copied to $name with the same hashes', async ({ url: other }) => {
    const source = await openLedger(url(), RECORD_KINDS);
    await put(source, 'c', factory, site);
    const target = await openLedger(other(), RECORD_KINDS);
    expect(await copyLedger(source, target)).toEqual({ entries: 2 });
    expect((await verify(target)).head).toBe((await verify(source)).head);
    await source.database.close();
    await target.database.close();
  });
});

describe('every record kind', () => {
  it.each(RECORD_KINDS.map((kind) => ({ kind })))('$kind.kind has a valid example', ({ kind }) => {
    expect(kind.schema.safeParse(kind.example).error?.issues).toBeUndefined();
    const tables = Object.keys(kind.tables);
    expect(Object.keys(kind.rows(kind.example))).toEqual(tables);
    expect(kind.rows(kind.example)[tables[0] ?? '']).toHaveLength(1);
    expect(kind.label(kind.example)).not.toBe('');
  });
});
