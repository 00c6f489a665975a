import type { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import type { NameForm } from '../kit/name-forms.ts';

/** A column of a projection table. Reference columns hold the `n` of the record they name. */
export type Column =
  | { readonly type: 'text' | 'integer'; readonly nullable: boolean }
  | { readonly type: 'reference'; readonly to: string | null; readonly nullable: boolean };

export interface TableDeclaration {
  readonly columns: Readonly<Record<string, Column>>;
  /** Further indexes, each a list of columns. Every reference column begins one already. */
  readonly indexes?: readonly (readonly string[])[];
}

type NullableIf<Flag, Value> = Flag extends true ? Value | null : Value;
type ColumnValue<C> = C extends { type: 'text'; nullable: infer Flag }
  ? NullableIf<Flag, string>
  : C extends { type: 'integer' | 'reference'; nullable: infer Flag }
    ? NullableIf<Flag, number>
    : never;

/** The rows of a declared table as they are read: `n` of the record, `line` within it, then the declared columns. */
export type RowOf<T extends TableDeclaration> = { readonly n: number; readonly line: number } & {
  readonly [Name in keyof T['columns']]: ColumnValue<T['columns'][Name]>;
};

export const text = { type: 'text', nullable: false } as const;
export const optionalText = { type: 'text', nullable: true } as const;
export const integer = { type: 'integer', nullable: false } as const;
export const optionalInteger = { type: 'integer', nullable: true } as const;

/** A column that names a record of `kind`. */
export function reference<Kind extends string>(kind: Kind): { type: 'reference'; to: Kind; nullable: false } {
  return { type: 'reference', to: kind, nullable: false };
}
export function optionalReference<Kind extends string>(
  kind: Kind,
): { type: 'reference'; to: Kind; nullable: true } {
  return { type: 'reference', to: kind, nullable: true };
}
/** A column that names a record of any kind: its row value is a `RecordReference`. */
export const anyReference = { type: 'reference', to: null, nullable: false } as const;

/** A record named by kind and id. */
export interface RecordReference {
  readonly kind: string;
  readonly id: string;
}

/** What `rows(body)` may put into a column: reference columns take an id (or kind and id where any kind is allowed). */
export type RowValue = string | number | null | undefined | RecordReference;
export type ProjectedRow = Readonly<Record<string, RowValue>>;

/** One code a thing is known by. A carton mark has `{n}` in its code, for the numbers `low` to `high` (both included) if given. */
export interface RecordName {
  readonly code: string;
  readonly form: NameForm;
  /** Comparison key, where it is not the code's own: of a carton mark, with `#` for the number. */
  readonly key?: string | undefined;
  /** The thing named, when it is not the record itself. */
  readonly of?: RecordReference;
  /** Days on which the name held. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Variant of a product, where the name is the variant's. */
  readonly variant?: string | undefined;
}

/**
 * One way in which a record is of a site, for people limited to sites:
 * - `column` of its main table names the site;
 * - `via` names a record they may see, in the main table or in the lines of the table `in`;
 * - `namedBy`: a record of that kind, which they may see, names it in `column` of its main table or of the table `in`;
 * - `recordedBy: 'self'`: they recorded it themselves;
 * - `where`: SQL on its tables, in which `{sites}` stands for the sites' numbers.
 */
export type SiteRule =
  | { readonly column: string }
  | { readonly via: string; readonly in?: string }
  | { readonly namedBy: string; readonly column: string; readonly in?: string }
  | { readonly recordedBy: 'self' }
  | { readonly where: string };

/** `shared`: read by everybody of the firm. `firm`: hidden from people limited to sites. Else seen when one rule says so. */
export type SiteRules = SiteRule | readonly SiteRule[] | 'shared' | 'firm';

/** A record as it has just been written, and what it said before; null: it is new. */
export interface Guarded<Body> {
  readonly id: string;
  readonly n: number;
  readonly body: Body;
  readonly before: Body | null;
}

/** What a command recorded and corrected of a kind, by the numbers of the records. */
export interface Settled {
  /** Records that are new, or count again. */
  readonly recorded: readonly number[];
  /** What the others said before they were corrected. */
  readonly corrected: ReadonlyMap<number, unknown>;
}

/**
 * A declared kind of record. The functions are methods, so that kinds of every body fit one list; bodies always pass the
 * schema before any of them sees one.
 */
export interface RecordKind<Body = unknown> {
  readonly kind: string;
  /** Version of the payload; older ones are read through `upgrade` for ever. */
  readonly version: number;
  /** The trade's word for one, and for several (also the URL path). */
  readonly noun: string;
  readonly plural: string;
  readonly summary: string;
  readonly schema: z.ZodType<Body>;
  /** The first table is the main one: one row for each record. */
  readonly tables: Readonly<Record<string, TableDeclaration>>;
  /** Raised when the same tables are filled in another way, or names change: then this kind is projected anew. */
  readonly projection?: number;
  rows(body: Body): Readonly<Record<string, readonly ProjectedRow[]>>;
  names(body: Body): readonly RecordName[];
  /** A few words that tell a person which one this is. */
  label(body: Body): string;
  readonly site: SiteRules;
  /** Fields of the body that name customers: left out, and kept as they stand, for people limited to sites. */
  readonly customerFields?: readonly string[];
  /** An example body for the reference pages, which must be valid. */
  readonly example: Body;
  /** Id of the example, where the kind does not take any. */
  readonly exampleId?: string;
  upgrade?(body: unknown, version: number): unknown;
  /**
   * Refuses, by throwing, what only the other records tell: asked once the entry is projected, in the same transaction, whichever way
   * it came. A replay does not ask: what is in the ledger was once allowed.
   */
  guard?(
    transaction: Transaction,
    record: Guarded<Body>,
    kinds: ReadonlyMap<string, RecordKind>,
  ): Promise<void>;
  /** The same, asked once at the end of a command about all that it recorded and corrected of the kind, when all is in place. */
  settle?(transaction: Transaction, settled: Settled, kinds: ReadonlyMap<string, RecordKind>): Promise<void>;
}

/** Declares a record kind. Its tables, projection, operations, reference page and checks all come from this one value. */
export function defineRecord<Body>(kind: RecordKind<Body>): RecordKind<Body> {
  return kind;
}
