import { Kysely, PostgresAdapter, PostgresQueryCompiler, SqliteAdapter, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Driver } from 'kysely';
import type { Dialect, NoTables, Transaction } from './database.ts';

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
export function transactionOn(connection: DatabaseConnection, dialect: Dialect): Transaction {
  const sqlite = dialect.name === 'sqlite';
  const sql = new Kysely<NoTables>({
    dialect: {
      createAdapter: () => (sqlite ? new SqliteAdapter() : new PostgresAdapter()),
      createDriver: () => new HeldConnectionDriver(connection),
      createQueryCompiler: () => (sqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
      createIntrospector: () => {
        throw new Error('Tables are declared, not introspected.');
      },
    },
  });
  return { dialect, sql };
}
