import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { CHANGED_TOY, LABEL, MILL, TOY } from '../../test/renewed-kinds.ts';
import { execute } from '../db/bulk.ts';
import type { RecordKind } from './define-record.ts';
import type { Draft } from './draft.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { record } from './record.ts';
import { projectionTables } from './table-text.ts';
import { tablesThere } from './tables-there.ts';
import { verify } from './verify.ts';

/** So many that they are projected in several batches. */
const TOYS = 1_200;

const mill = (id: string, body = { name: `Mill ${id}` }): Draft => ({
  action: 'record',
  kind: 'mill',
  id,
  body,
});

/** Toys that are corrected, withdrawn and reinstated, some naming what no longer counts. */
function drafts(): Draft[] {
  const toys = Array.from({ length: TOYS }, (_, at): Draft => {
    const parts = [{ name: `part ${at}`, mill: at % 2 === 0 ? 'm1' : 'm2' }];
    const body = { name: `Toy ${at}`, mill: 'm1', parts, ...(at === 0 ? {} : { like: `t${at - 1}` }) };
    return { action: 'record', kind: 'toy', id: `t${at}`, body };
  });
  const changed = { name: 'Bear', mill: 'm2', parts: [{ name: 'eye', mill: 'm1' }] };
  return [
    ...[mill('m1'), mill('m2'), mill('m3'), mill('m4', { name: 'Mill m4', ...{ follows: 'm3' } })],
    ...toys,
    { action: 'correct', kind: 'toy', id: 't7', body: { ...changed, like: 't3' }, reason: 'other mill' },
    { action: 'withdraw', kind: 'toy', id: 't9', reason: 'never made' },
    { action: 'withdraw', kind: 'toy', id: 't1', reason: 'never made' },
    { action: 'correct', kind: 'toy', id: 't1', body: changed, reason: 'it was', reinstates: true },
    // Only a name is of it, which does not keep it from being withdrawn.
    { action: 'withdraw', kind: 'mill', id: 'm3', reason: 'entered twice' },
  ];
}

describe.each(eachDatabase)('a new version that declares other tables, on $name,', ({ name, url }) => {
  let address = '';
  let open: Ledger[] = [];
  beforeEach(async () => {
    address = url();
    const ledger = await opened(MILL, TOY);
    let made = 0;
    const newId = (): string => `e${(made += 1)}`;
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'all', newId };
    await record(ledger, hand, (end) => end.append(drafts()));
  });
  afterEach(async () => {
    for (const ledger of open) await ledger.database.close();
    open = [];
  });

  async function opened(...kinds: readonly RecordKind[]): Promise<Ledger> {
    const ledger = await openLedger(address, kinds);
    open.push(ledger);
    return ledger;
  }

  /** Every row of every projection table, and the indexes. */
  async function everything({ database, kinds }: Ledger): Promise<Record<string, unknown>> {
    return database.read(async (transaction) => {
      const found: Record<string, unknown> = {};
      for (const [table, columns] of projectionTables([...kinds.values()])) {
        const order = columns.includes('line') ? 'n, line' : 'n';
        const list = columns.map((column) => `"${column}"`).join(', ');
        found[table] = await execute(transaction, `select ${list} from "${table}" order by ${order}`);
      }
      const indexes =
        name === 'SQLite'
          ? "select name, sql from sqlite_master where type = 'index' order by name"
          : 'select indexname as name, indexdef as sql from pg_indexes where schemaname = current_schema() order by 1';
      found['indexes'] = await execute(transaction, indexes);
      return found;
    });
  }

  /** The same ledger with everything dropped and replayed. */
  async function rebuilt(...kinds: readonly RecordKind[]): Promise<Ledger> {
    const ledger = await opened(...kinds);
    await ledger.database.write((transaction) =>
      execute(transaction, "delete from setting where key = 'projections'"),
    );
    return opened(...kinds);
  }

  async function expectAsRebuilt(...kinds: readonly RecordKind[]): Promise<void> {
    const ledger = await opened(...kinds);
    const renewed = await everything(ledger);
    expect((await verify(ledger)).fault).toBeNull();
    expect(renewed).toEqual(await everything(await rebuilt(...kinds)));
  }

  /** The mills that say how often they were projected. */
  function countedMill(): { kind: RecordKind; times: () => number } {
    let times = 0;
    const rows: typeof MILL.rows = (body) => {
      times += 1;
      return MILL.rows(body);
    };
    return { kind: { ...MILL, rows }, times: () => times };
  }

  it('replays nothing for a kind without entries', async () => {
    const counted = countedMill();
    await opened(counted.kind, TOY, {
      ...LABEL,
      tables: { label: LABEL.tables['label'] ?? { columns: {} } },
    });
    expect(counted.times()).toBe(0);
    await expectAsRebuilt(MILL, TOY, {
      ...LABEL,
      tables: { label: LABEL.tables['label'] ?? { columns: {} } },
    });
  });

  it('builds anew what a changed kind wrote, and that alone', async () => {
    const counted = countedMill();
    await opened(counted.kind, CHANGED_TOY);
    expect(counted.times()).toBe(0);
    await expectAsRebuilt(MILL, CHANGED_TOY);
  });

  it('gives the table of one kind to another', async () => {
    await opened(MILL, CHANGED_TOY, LABEL);
    await expectAsRebuilt(MILL, CHANGED_TOY, LABEL);
  });

  it('drops the tables of a kind it no longer knows, unless there are entries of it', async () => {
    await opened(MILL, CHANGED_TOY, LABEL);
    const ledger = await opened(MILL, CHANGED_TOY);
    expect(await ledger.database.read(tablesThere)).not.toContain('label');
    await expectAsRebuilt(MILL, CHANGED_TOY);
    await expect(opened(MILL)).rejects.toMatchObject({ code: 'database-newer' });
    await expectAsRebuilt(MILL, CHANGED_TOY);
  });

  it('makes other indexes without projecting anything', async () => {
    const counted = countedMill();
    const indexed = { mill: { columns: { ...MILL.tables['mill']?.columns }, indexes: [['name']] } };
    await opened({ ...counted.kind, tables: indexed }, TOY);
    expect(counted.times()).toBe(0);
    await expectAsRebuilt({ ...MILL, tables: indexed }, TOY);
    await expectAsRebuilt(MILL, TOY);
  });

  it('projects a kind anew that says it is projected in another way', async () => {
    const names: typeof TOY.names = ({ name: called }) => [{ code: `Toy "${called}"`, form: 'product-name' }];
    await expectAsRebuilt(MILL, { ...TOY, names, projection: 1 });
  });

  it('leaves all as it was when it is killed half way', async () => {
    const before = await everything(await opened(MILL, TOY));
    const killed = spawnSync(
      process.execPath,
      [path.resolve(import.meta.dirname, '../../test/killed-renewal.ts'), address],
      { encoding: 'utf8' },
    );
    expect(killed).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    expect(await everything(await opened(MILL, TOY))).toEqual(before);
    await expectAsRebuilt(MILL, CHANGED_TOY, LABEL);
  });
});
