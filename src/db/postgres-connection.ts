import type pg from 'pg';
import type { SqlValue } from './database.ts';
import type { PreparingConnection } from './single-connection.ts';

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

/** One connection of the pool, for the length of a transaction. What comes twice is prepared. */
export class PostgresConnection implements PreparingConnection {
  readonly #client: pg.PoolClient;
  readonly #prepared: PreparedStatements;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.#prepared = statements.get(client) ?? new PreparedStatements();
    statements.set(client, this.#prepared);
  }

  async run<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const name = this.#prepared.nameOf(text);
    const values = [...parameters];
    const result = await this.#client.query(name === undefined ? { text, values } : { name, text, values });
    // The caller's query says what the rows hold.
    return result.rows as Row[];
  }

  async select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const name = preparedName(text);
    const result = await this.#client.query({ name, text, values: [...parameters] });
    // As above.
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
}
