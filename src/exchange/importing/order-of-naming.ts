import type { RecordKind } from '../../ledger/define-record.ts';
import { referencesIn } from '../../ledger/project.ts';

interface Named {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
}

/** Sorts records so that each comes after those of the same import that it names. */
export function inOrderOfNaming<One extends Named>(
  records: readonly One[],
  kinds: ReadonlyMap<string, RecordKind>,
): One[] {
  const waiting = new Map(records.map((record) => [keyOf(record), record]));
  const sorted: One[] = [];
  const open = new Set<string>();
  const place = (record: One): void => {
    const key = keyOf(record);
    if (!waiting.has(key) || open.has(key)) return;
    open.add(key);
    const kind = kinds.get(record.kind);
    for (const reference of kind === undefined ? [] : referencesIn(kind, record.body)) {
      const named = waiting.get(keyOf(reference));
      if (named !== undefined) place(named);
    }
    waiting.delete(key);
    sorted.push(record);
  };
  for (const record of records) place(record);
  return sorted;
}

function keyOf(record: { readonly kind: string; readonly id: string }): string {
  return `${record.kind}\u0000${record.id}`;
}
