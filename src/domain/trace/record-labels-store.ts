import type { Transaction } from '../../db/database.ts';
import { selectListsIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { bodyOf } from '../../ledger/replay.ts';

/** A record as it is spoken of: kind, id and a few words. */
export interface LabelledRecord {
  readonly n: number;
  /** Ledger sequence of the entry that says what it says now. */
  readonly entry: number;
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
  const rows = await selectListsIn(
    transaction,
    `select record.n, record.entry, entry.kind, entry.record, entry.version, entry.payload from record
      join entry on entry.sequence = record.entry where record.n in (?*) and record.withdrawn = 0`,
    numbers,
  );
  for (const row of rows) {
    // Columns as they stand in the text.
    const [n, entry, kindName, id, version, payload] = row as LabelRow;
    const kind = present(kinds.get(kindName), `the kind ${kindName}`);
    const body = bodyOf({ version, payload }, kind);
    found.set(n, { n, entry, kind: kindName, id, label: kind.label(body), body });
  }
  return found;
}

type LabelRow = readonly [
  n: number,
  entry: number,
  kind: string,
  id: string,
  version: number,
  payload: string,
];
