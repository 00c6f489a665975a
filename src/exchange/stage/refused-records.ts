import type { RecordKind } from '../../ledger/define-record.ts';
import { referencesIn } from '../../ledger/project.ts';
import type { CompiledMapping } from '../mapping/compile.ts';
import type { Draft, Origin } from './draft.ts';
import type { Node } from './node.ts';
import type { Place } from './row-scope.ts';

/** True when the record cannot be told without a row that is refused: all are, or one that adds a part of its own. */
export function lacksRow(draft: Draft): boolean {
  if (draft.origins.every((origin) => origin.refused)) return true;
  for (const origin of draft.needs) if (origin.refused) return true;
  return false;
}

/** The first refused record that this one names. */
export function namedRefused(
  record: { readonly kind: string; readonly body: unknown },
  refused: ReadonlySet<string>,
  kinds: ReadonlyMap<string, RecordKind>,
): string | null {
  const kind = kinds.get(record.kind);
  if (kind === undefined) return null;
  const named = referencesIn(kind, record.body).find((reference) => refused.has(keyOf(reference)));
  return named === undefined ? null : `${named.kind} ${named.id}`;
}

export function keyOf(record: { readonly kind: string; readonly id: string }): string {
  return `${record.kind}\u0000${record.id}`;
}

export function* nodesOf(drafts: readonly Draft[]): Generator<Node> {
  for (const { node } of drafts) yield node;
}

/** The rows among these that a cell stands in; all where it stands in none. */
export function originsAt(origins: readonly Origin[], place: Place | undefined): readonly Origin[] {
  if (place === undefined) return origins;
  const row = Number(place.cell.replace(/^[A-Z]+/, ''));
  const there = origins.filter(
    (origin) =>
      origin.place.file === place.file && origin.place.sheet === place.sheet && origin.row?.number === row,
  );
  return there.length === 0 ? origins : there;
}

/** The tables that read a sheet. A delimited file is one sheet, and all tables of the mapping are looked for in it. */
export function tablesFor(
  mapping: CompiledMapping,
  sheet: string,
  delimited: boolean,
): CompiledMapping['tables'] {
  const named = mapping.tables.filter((table) => table.isSheet(sheet));
  return named.length === 0 && delimited ? mapping.tables : named;
}
