import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { Named } from '../trace/scope-report.ts';

/** Names records by kind and id; one that is not on record keeps its id for a name. */
export type NameRecord = (kind: string, id: string) => Named;

/** Looks up what records with these ids are called, whatever their kind. */
export async function recordNames(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  ids: Iterable<string>,
): Promise<NameRecord> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from record where id in (?texts) and withdrawn = 0',
    [JSON.stringify([...new Set(ids)])],
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const labels = new Map([...records.values()].map(({ kind, id, label }) => [`${kind} ${id}`, label]));
  return (kind, id) => ({ kind, id, name: labels.get(`${kind} ${id}`) ?? id });
}
