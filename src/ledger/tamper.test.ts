import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { unguarded } from '../../test/unguarded.ts';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import { partyRecord, siteRecord } from '../domain/party/party-store.ts';
import { productRecord } from '../domain/product/product-store.ts';
import type { Draft } from './draft.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { record } from './record.ts';
import { projectionTables } from './table-text.ts';
import { verify } from './verify.ts';
import type { Fault, Verdict } from './verify.ts';

type Row = Readonly<Record<string, SqlValue>>;

const party = (id: string, name: string, more: object = {}): Draft => {
  return { action: 'record', kind: 'party', id, body: { name, roles: ['factory'], ...more } };
};
const DRAFTS: readonly Draft[] = [
  party('th', 'Thuong Hoa'),
  {
    ...{ action: 'record', kind: 'site', id: 'bg' },
    body: { party: 'th', name: 'Bac Giang', timeZone: 'Asia/Ho_Chi_Minh', lines: ['L3'] },
  },
  { action: 'record', kind: 'product', id: 'romper', body: { name: 'Romper' } },
  {
    ...{ action: 'record', kind: 'product', id: 'snap' },
    body: { name: 'Snap', importer: 'th', variants: [{ id: 'SG', sku: 'SNP-SG' }] },
  },
  {
    ...{ action: 'correct', kind: 'party', id: 'th', reason: 'short' },
    body: { name: 'TH', roles: ['factory'] },
  },
];

describe.each(eachDatabase)('a ledger that somebody tampered with on $name', ({ name, url }) => {
  let ledger: Ledger;
  let made = 0;
  beforeEach(async () => {
    // Of three kinds only: to verify it is to fill and compare the tables of all.
    ledger = await openLedger(url(), [partyRecord, siteRecord, productRecord]);
    await put(DRAFTS);
  });
  afterEach(() => ledger.database.close());

  const newId = (): string => `id-${String((made += 1))}`;
  const put = (drafts: readonly Draft[]): Promise<unknown> => {
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: newId(), newId };
    return record(ledger, hand, (end) => end.append(drafts));
  };

  /** Does what the database refuses as long as its guards stand, with the guards put back afterwards. */
  async function tamper(...texts: readonly string[]): Promise<Verdict> {
    await ledger.database.write((transaction) =>
      unguarded(transaction, 'entry', async () => {
        for (const text of texts) await execute(transaction, text);
      }),
    );
    return verify(ledger);
  }

  it.each([
    ['who recorded an entry', "update entry set actor = 'x' where sequence = 2", 2, 'Entry 2 was changed'],
    ['when', "update entry set at = '2020-01-01T00:00:00.000Z' where sequence = 3", 3, 'Entry 3 was changed'],
    ['what it says', `update entry set payload = '{"a":1}' where sequence = 1`, 1, 'Entry 1 was changed'],
    ['how it is written', `update entry set payload = '{ }' where sequence = 1`, 1, 'not canonical JSON'],
    ['its hash', "update entry set hash = 'x' where sequence = 2", 2, 'Entry 2 was changed'],
    ['an entry in the middle', 'delete from entry where sequence = 3', 3, 'Entry 3 is missing'],
    ['the order', 'update entry set sequence = 9 where sequence = 5', 5, 'Entry 5 is missing'],
  ])('names the entry when %s is changed or gone', async (_what, text, sequence, says) => {
    const verdict = await tamper(text);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'chain', sequence } });
    expect(verdict.fault?.says).toContain(says);
  });

  it.each([
    ['a row', 'update site_line set warehouse = 7', 'site_line', '"warehouse" is 7, the ledger says 0'],
    ['a row too few', 'delete from party_role', 'party_role', 'lacks the row n=1 line=0'],
    [
      'a row too many',
      "insert into party_role (n, line, role) values (1, 7, 'retailer')",
      'party_role',
      'n=1 line=7',
    ],
    ['a name', "update name set key = 'ZZ' where n = 4", 'name', '"key" is "ZZ"'],
    ['what counts', 'update record set withdrawn = 1 where n = 2', 'record', '"withdrawn" is 1'],
    ['the last entry', 'delete from entry where sequence = 5', 'record', 'the ledger says 1'],
    ['a table', 'drop table product', 'product', 'Table product is missing'],
  ])('names the table and row when %s is not as recorded', async (_what, text, table, says) => {
    const verdict = await tamper(text);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'projection', table } });
    expect(verdict.fault?.says).toContain(says);
  });

  it('says when the guard itself is gone', async () => {
    const guard = name === 'SQLite' ? 'entry_refuses_update' : 'entry_refuses_change';
    await ledger.database.write((transaction) =>
      execute(transaction, `drop trigger ${guard}${name === 'SQLite' ? '' : ' on entry'}`),
    );
    const verdict = await verify(ledger);
    expect(verdict).toMatchObject({ sound: false, fault: { part: 'guard', table: 'entry' } });
    expect(verdict.fault?.says).toContain(guard);
  });

  /** Alters every cell of a table in turn, empty ones too, and puts it back: the cells for which `verify` does not name what it should. */
  async function unnamed(
    table: string,
    key: readonly string[],
    isNamed: (fault: Fault | null, row: Row) => boolean,
  ): Promise<{ cells: number; missed: string[] }> {
    const missed: string[] = [];
    let cells = 0;
    const rows = await ledger.database.read((transaction) =>
      execute<Row>(transaction, `select * from "${table}"`),
    );
    for (const row of rows)
      for (const [column, before] of Object.entries(row)) {
        const after = altered(before);
        await set(table, { column, to: after, where: pick(row, key) });
        const { fault } = await verify(ledger);
        await set(table, { column, to: before, where: pick({ ...row, [column]: after }, key) });
        cells += 1;
        if (!isNamed(fault, row))
          missed.push(`${column} of ${JSON.stringify(pick(row, key))}: ${JSON.stringify(fault)}`);
      }
    return { cells, missed };
  }

  async function set(
    table: string,
    { column, to, where }: { readonly column: string; readonly to: SqlValue; readonly where: Row },
  ): Promise<void> {
    const at = Object.keys(where).map((each) => `"${each}" = ?`);
    const text = `update "${table}" set "${column}" = ? where ${at.join(' and ')}`;
    await ledger.database.write(async (transaction) => {
      const change = () => execute(transaction, text, [to, ...Object.values(where)]);
      await (table === 'entry' ? unguarded(transaction, table, change) : change());
    });
  }

  /** A record with all its codes, and one that counts no longer. */
  const further: readonly Draft[] = [
    party('mill', 'Mill', { code: 'M', country: 'VN' }),
    party('gone', 'Gone'),
    { action: 'withdraw', kind: 'party', id: 'gone', reason: 'entered twice' },
  ];

  it('names every entry of which any part says something else', async () => {
    await put(further);
    const { cells, missed } = await unnamed(
      'entry',
      ['sequence'],
      (fault, { sequence }) => fault?.part === 'chain' && fault.sequence === sequence,
    );
    expect(missed).toEqual([]);
    expect(cells).toBe(8 * 13);
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 8 });
  });

  it('names the table of every row of which any cell says something else', async () => {
    await put(further);
    for (const [table, columns] of projectionTables([...ledger.kinds.values()])) {
      const key = columns.filter((column) => ['n', 'line'].includes(column));
      const { cells, missed } = await unnamed(table, key, (fault) => fault?.table === table);
      expect(missed, table).toEqual([]);
      expect(cells, table).toBeGreaterThanOrEqual(columns.length);
    }
    expect(await verify(ledger)).toMatchObject({ sound: true });
  });

  it('has another head when its last entries were taken out with all that came of them', async () => {
    const before = await verify(ledger);
    const after = await tamper(
      'delete from entry where sequence = 5',
      "update party set name = 'Thuong Hoa'",
      'update record set entry = 1 where n = 1',
      'delete from name where n = 1',
      `insert into name (n, line, "of", form, code, key, folded) values (1, 0, 1, 'party-name', 'Thuong Hoa', 'THUONGHOA', 'THUONGHOA')`,
    );
    expect(after.head).not.toBe(before.head);
  });

  it('is told from one that somebody records in meanwhile', async () => {
    const writes: Promise<unknown>[] = [];
    const verdict = await verify(ledger, () => {
      const id = `p${String(writes.length)}`;
      writes.push(put([party(id, id)]));
    });
    await Promise.all(writes);
    expect(writes.length).toBeGreaterThan(2);
    expect(verdict).toMatchObject({ sound: true, position: 5 });
    expect(await verify(ledger)).toMatchObject({ sound: true, position: 5 + writes.length });
  });
});

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** Another value, which the column takes: a text of digits is a number to those that hold numbers. */
function altered(value: SqlValue): SqlValue {
  if (value === null) return '7';
  return typeof value === 'number' ? value + 1_000 : `${value}x`;
}
