import type { Kysely } from 'kysely';

/** Tables are declared by those who own them: a store narrows a transaction to its own with `withTables`. */
export type NoTables = Record<never, never>;

/** What a database does differently from the other; stated, never guessed. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Text of the `index`-th parameter (from 1). */
  placeholder(index: number): string;
  /** Column types of the portable kinds. */
  readonly textType: string;
  readonly integerType: string;
  /** Appended to `create table`. */
  readonly tableOptions: string;
  /** Largest number of parameters in one statement. */
  readonly parameterLimit: number;
}

/** One transaction: the only handle through which a store reads or writes. */
export interface Transaction {
  readonly dialect: Dialect;
  readonly sql: Kysely<NoTables>;
}

/** The transaction's queries over the tables a store knows. */
export function tablesOf<Tables extends object>(transaction: Transaction): Kysely<Tables> {
  // Narrowing only: the tables are those of the declarations, made by the ledger when the database was opened.
  return transaction.sql.withTables<Record<never, never>>() as unknown as Kysely<Tables>;
}

/** An open database of one firm. */
export interface Database {
  readonly dialect: Dialect;
  /** Address without secrets, for messages. */
  readonly address: string;
  /** Reads one consistent state: nothing that commits meanwhile is seen. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** The only writer at that moment, across processes. Commits when `work` returns, rolls back when it throws. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  placeholder: () => '?',
  textType: 'text',
  integerType: 'integer',
  tableOptions: 'strict',
  parameterLimit: 30_000,
};

export const POSTGRES: Dialect = {
  name: 'postgres',
  placeholder: (index) => `$${String(index)}`,
  // Byte order, so that sorted lists are the same on both databases.
  textType: 'text collate "C"',
  integerType: 'bigint',
  tableOptions: '',
  parameterLimit: 60_000,
};
