import { Kysely, PostgresAdapter, PostgresQueryCompiler, SqliteAdapter, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Driver } from 'kysely';
import type { Dialect, NoTables, SqlValue, Transaction } from './database.ts';

/** A connection that keeps the texts it is asked prepared. */
export interface PreparingConnection extends DatabaseConnection {
  select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  selectLists(text: string, parameters: readonly SqlValue[]): Promise<readonly (readonly SqlValue[])[]>;
}

/** Hands out one connection and opens no transaction of its own: `Database` begins and ends them. */
class HeldConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }
  init(): Promise<void> {
    return Promise.resolve();
  }
  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }
  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }
  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('Transactions are opened by Database.read and Database.write.'));
  }
  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }
  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }
  destroy(): Promise<void> {
    return Promise.resolve();
  }
}

/** A transaction over one connection, which has begun already. */
export function transactionOn(connection: PreparingConnection, dialect: Dialect, home: object): Transaction {
  // Most reads ask by `select` alone, and making a Kysely takes as long as a few of those.
  let sql: Kysely<NoTables> | null = null;
  return {
    dialect,
    home,
    get sql() {
      return (sql ??= kyselyOn(connection, dialect));
    },
    select: (text, parameters) => connection.select(text, parameters),
    selectLists: (text, parameters) => connection.selectLists(text, parameters),
  };
}

function kyselyOn(connection: PreparingConnection, dialect: Dialect): Kysely<NoTables> {
  const sqlite = dialect.name === 'sqlite';
  return new Kysely<NoTables>({
    dialect: {
      createAdapter: () => (sqlite ? new SqliteAdapter() : new PostgresAdapter()),
      createDriver: () => new HeldConnectionDriver(connection),
      createQueryCompiler: () => (sqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
      createIntrospector: () => {
        throw new Error('Tables are declared, not introspected.');
      },
    },
  });
}
