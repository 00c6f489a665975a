import type { Dialect, SqlValue, Transaction } from './database.ts';

/** A connection that keeps the texts it is asked prepared. */
export interface PreparingConnection {
  run<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  selectLists(text: string, parameters: readonly SqlValue[]): Promise<readonly (readonly SqlValue[])[]>;
}

/** A transaction over one connection, which has begun already. */
export function transactionOn(connection: PreparingConnection, dialect: Dialect, home: object): Transaction {
  return {
    dialect,
    home,
    run: (text, parameters) => connection.run(text, parameters),
    select: (text, parameters) => connection.select(text, parameters),
    selectLists: (text, parameters) => connection.selectLists(text, parameters),
  };
}
