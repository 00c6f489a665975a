import { execute, marks } from './bulk.ts';
import type { SqlValue } from './bulk.ts';
import type { Transaction } from './database.ts';

const KEYS_AT_ONCE = 1_000;

/**
 * Rows for a set of keys, however many: `text` holds `(?*)` once, where the list of keys goes. Keys are asked for in rising
 * order, so that the rows come in the same order on both databases when the text orders them.
 */
export async function selectIn<Row>(
  transaction: Transaction,
  text: string,
  keys: Iterable<number>,
): Promise<(Row & Record<string, SqlValue>)[]> {
  const sorted = [...new Set(keys)].sort((left, right) => left - right);
  const rows: (Row & Record<string, SqlValue>)[] = [];
  for (let at = 0; at < sorted.length; at += KEYS_AT_ONCE) {
    const part = sorted.slice(at, at + KEYS_AT_ONCE);
    const filled = text.replace('(?*)', `(${marks(part.length)})`);
    for (const row of await execute<Row & Record<string, SqlValue>>(transaction, filled, part))
      rows.push(row);
  }
  return rows;
}
