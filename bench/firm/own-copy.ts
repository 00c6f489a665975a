import { execute } from '../../src/db/bulk.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { filledInBulk } from '../../src/ledger/indexes.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { projectionTables } from '../../src/ledger/table-text.ts';
import { openRaw } from '../graph/raw-database.ts';
import type { Asked } from '../rows/asked.ts';
import { ENTRY } from './copy-firm.ts';

/** Address of a copy of the firm for a part that records more, so that the kept one stays as it is, and other parts find it so. */
export async function ownCopy({ address, fresh, firm }: Asked): Promise<string> {
  const target = await fresh();
  if (firm.raw.dialect === 'sqlite') {
    await firm.raw.exec(`vacuum into '${target}'`);
    return target;
  }
  const from = new URL(address).searchParams.get('schema') ?? 'public';
  const ledger = await openLedger(target, RECORD_KINDS);
  await ledger.database.write((transaction) =>
    filledInBulk(transaction, ledger.kinds, async () => {
      for (const [table, columns] of new Map([['entry', ENTRY], ...projectionTables(RECORD_KINDS)])) {
        const list = columns.map((column) => `"${column}"`).join(', ');
        await execute(transaction, `insert into "${table}" (${list}) select ${list} from ${from}."${table}"`);
      }
    }),
  );
  await ledger.database.close();
  const raw = await openRaw(target);
  await raw.exec('analyze');
  await raw.close();
  return target;
}
