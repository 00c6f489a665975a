import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import type { RecordKind } from './define-record.ts';

/** Most records of one column that are looked at. */
const NAMING_LIMIT = 1_000;

interface NamingRecord {
  readonly kind: string;
  readonly id: string;
}

/** The records that count and name this one, in the order of the kinds. `limit`: for each column that may name it. */
export async function recordsNaming(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  named: { readonly kind: string; readonly n: number },
  limit: number = NAMING_LIMIT,
): Promise<NamingRecord[]> {
  const found: NamingRecord[] = [];
  for (const { kind, tables } of kinds.values()) {
    for (const [table, { columns }] of Object.entries(tables)) {
      for (const [column, { type, ...rest }] of Object.entries(columns)) {
        if (type !== 'reference' || ('to' in rest && rest.to !== null && rest.to !== named.kind)) continue;
        const rows = await execute<{ id: string }>(
          transaction,
          `select record.id from "${table}" join record on record.n = "${table}".n where "${table}"."${column}" = ? limit ${String(limit)}`,
          [named.n],
        );
        found.push(...rows.map(({ id }) => ({ kind, id })));
      }
    }
  }
  return found;
}
