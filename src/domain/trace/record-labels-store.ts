import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Entry } from '../../ledger/entry.ts';
import { bodyOf } from '../../ledger/replay.ts';

/** A record as it is spoken of: kind, id and a few words. */
export interface LabelledRecord {
  readonly n: number;
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly body: unknown;
}

/** The records with these numbers, by number, each with what it says now. */
export async function labelledRecords(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  numbers: Iterable<number>,
): Promise<Map<number, LabelledRecord>> {
  const found = new Map<number, LabelledRecord>();
  const rows = await selectIn<Entry & { n: number }>(
    transaction,
    `select record.n as n, entry.* from record join entry on entry.sequence = record.entry
      where record.n in (?*) and record.withdrawn = 0`,
    numbers,
  );
  for (const row of rows) {
    const kind = present(kinds.get(row.kind), `the kind ${row.kind}`);
    const body = bodyOf(row, kind);
    found.set(row.n, { n: row.n, kind: row.kind, id: row.record, label: kind.label(body), body });
  }
  return found;
}
