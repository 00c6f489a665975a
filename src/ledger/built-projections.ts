import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../kit/canonical-json.ts';
import type { RecordKind } from './define-record.ts';
import { kindIndexes, SHARED_INDEXES } from './table-text.ts';

/** Raised when the shared tables change (their indexes aside), or every kind is projected differently (keys of names, order of lines). */
const PROJECTION_FORMAT = 4;

const builtKindSchema = z.strictObject({
  /** Digest of what rows are made by: the columns of the tables, and the kind's own `projection`. */
  rows: z.string(),
  tables: z.array(z.string()),
  /** What each index stands on. */
  indexes: z.record(z.string(), z.string()),
});
export type BuiltKind = z.output<typeof builtKindSchema>;

const builtSchema = z.strictObject({
  format: z.int(),
  /** Of the shared tables. */
  indexes: z.record(z.string(), z.string()),
  kinds: z.record(z.string(), builtKindSchema),
});
/** What the projections of a database were built from, kept in it: kind by kind, so that a change of one costs that one. */
export type BuiltProjections = z.output<typeof builtSchema>;

/** What this program would build. */
export function declaredProjections(kinds: ReadonlyMap<string, RecordKind>): BuiltProjections {
  const built = [...kinds.values()].map((kind) => [kind.kind, declaredKind(kind)] as const);
  return { format: PROJECTION_FORMAT, indexes: SHARED_INDEXES, kinds: Object.fromEntries(built) };
}

function declaredKind(kind: RecordKind): BuiltKind {
  const columns = Object.entries(kind.tables).map(([name, table]) => [name, Object.entries(table.columns)]);
  const rows = createHash('sha256')
    .update(canonicalJson({ columns, projection: kind.projection ?? 0 }))
    .digest('hex');
  return { rows, tables: Object.keys(kind.tables), indexes: kindIndexes(kind) };
}

/** What a database says it was built from; null where it does not say so. */
export function readBuilt(text: string | undefined): BuiltProjections | null {
  return text === undefined ? null : (builtSchema.safeParse(JSON.parse(text)).data ?? null);
}
