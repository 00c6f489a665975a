import type pg from 'pg';
import type { CompiledQuery, QueryResult } from 'kysely';
import type { SqlValue } from './database.ts';
import type { PreparingConnection } from './single-connection.ts';

/** Rows fetched at once when a long result is streamed. */
const STREAM_ROWS = 2_000;
/** Statements kept prepared on one connection of the pool; the server keeps a plan for each. */
const PREPARED_LIMIT = 300;
/** Texts that are remembered to see which come again. */
const SEEN_LIMIT = 2_000;

/** Names of the texts that connections keep prepared: all of them stand in the code, so there are only so many. */
const preparedNames = new Map<string, string>();

function preparedName(text: string): string {
  const known = preparedNames.get(text);
  if (known !== undefined) return known;
  const name = `lotproof_${String(preparedNames.size + 1)}`;
  preparedNames.set(text, name);
  return name;
}

/** The statements of one connection, as long as the pool keeps it. */
class PreparedStatements {
  readonly #names = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** The name a statement is prepared under; undefined for a text that is met for the first time, or once there are enough. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= PREPARED_LIMIT) return undefined;
    if (!this.#seen.has(text)) {
      if (this.#seen.size >= SEEN_LIMIT) this.#seen.clear();
      this.#seen.add(text);
      return undefined;
    }
    this.#seen.delete(text);
    const name = `again_${String(this.#names.size + 1)}`;
    this.#names.set(text, name);
    return name;
  }
}

const statements = new WeakMap<pg.ClientBase, PreparedStatements>();

/** One connection of the pool as Kysely sees it, for the length of a transaction. What comes twice is prepared. */
export class PostgresConnection implements PreparingConnection {
  readonly #client: pg.PoolClient;
  readonly #prepared: PreparedStatements;
  #cursors = 0;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.#prepared = statements.get(client) ?? new PreparedStatements();
    statements.set(client, this.#prepared);
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const name = this.#prepared.nameOf(query.sql);
    const values = [...query.parameters];
    const asked = name === undefined ? { text: query.sql, values } : { name, text: query.sql, values };
    const result = await this.#client.query(asked);
    // The caller's query says what the rows hold; Kysely's own driver makes the same claim.
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  async select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const name = preparedName(text);
    const result = await this.#client.query({ name, text, values: [...parameters] });
    // As above: the query says what the rows hold.
    return result.rows as Row[];
  }

  async selectLists(
    text: string,
    parameters: readonly SqlValue[],
  ): Promise<readonly (readonly SqlValue[])[]> {
    const name = `${preparedName(text)}_lists`;
    const result = await this.#client.query<SqlValue[]>({
      ...{ name, text, values: [...parameters] },
      rowMode: 'array',
    });
    return result.rows;
  }

  /** Streams through a cursor, which lives as long as the transaction. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    this.#cursors += 1;
    const cursor = `stream_${String(this.#cursors)}`;
    await this.#client.query(`declare ${cursor} no scroll cursor for ${query.sql}`, [...query.parameters]);
    try {
      for (;;) {
        const result = await this.#client.query(`fetch ${String(STREAM_ROWS)} from ${cursor}`);
        if (result.rows.length === 0) return;
        // As above: the query says what the rows hold.
        yield { rows: result.rows as Row[] };
      }
    } finally {
      await this.#client.query(`close ${cursor}`);
    }
  }
}
