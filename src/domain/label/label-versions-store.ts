import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { Told } from './label-facts.ts';
import { labelVersionSchema } from './label.ts';
import type { LabelVersion } from './label.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** The versions of a label, the latest first. */
export async function versionsOf(
  transaction: Transaction,
  kinds: Kinds,
  label: number,
): Promise<readonly (Told<LabelVersion> & { readonly n: number })[]> {
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    'select n from label_version where label = ? order by version desc',
    [label],
  );
  const found = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.flatMap(({ n }) => {
    const record = found.get(n);
    return record === undefined ? [] : [{ n, id: record.id, body: labelVersionSchema.parse(record.body) }];
  });
}
