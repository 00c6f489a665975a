import type { RecordKind, RecordReference } from '../../ledger/define-record.ts';
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
  const given = new Set(records.map(({ kind }) => kind));
  const mayName = new Map([...given].map((name) => [name, mayNameAny(kinds.get(name), given)]));
  const place = (record: One): void => {
    const key = keyOf(record);
    if (!waiting.has(key) || open.has(key)) return;
    open.add(key);
    const kind = kinds.get(record.kind);
    for (const reference of kind === undefined ? [] : namedIn(kind, record.body, mayName.get(kind.kind))) {
      const named = waiting.get(keyOf(reference));
      if (named !== undefined) place(named);
    }
    waiting.delete(key);
    sorted.push(record);
  };
  for (const record of records) place(record);
  return sorted;
}

/** True when the tables of the kind have a column for one of these kinds. */
function mayNameAny(kind: RecordKind | undefined, kinds: ReadonlySet<string>): boolean {
  return Object.values(kind?.tables ?? {}).some(({ columns }) =>
    Object.values(columns).some(
      (column) => column.type === 'reference' && (column.to === null || kinds.has(column.to)),
    ),
  );
}

function namedIn(kind: RecordKind, body: unknown, inRows: boolean | undefined): readonly RecordReference[] {
  if (inRows !== false) return referencesIn(kind, body);
  return kind.names(body).flatMap(({ of }) => (of === undefined ? [] : [of]));
}

function keyOf(record: { readonly kind: string; readonly id: string }): string {
  return `${record.kind}\u0000${record.id}`;
}
