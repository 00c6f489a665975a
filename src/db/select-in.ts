import type { Dialect, SqlValue, Transaction } from './database.ts';

/**
 * Rows for a set of keys, however many: `text` holds `column in (?*)` where the list of keys goes. Texts stand in the code and are
 * kept prepared; the keys are one parameter. Rows come in the order that the text asks for, or in none.
 */
export async function selectIn<Row>(
  transaction: Transaction,
  text: string,
  keys: Iterable<number>,
): Promise<(Row & Record<string, SqlValue>)[]> {
  const { filled, parameters } = filledWith(transaction, text, keys);
  return parameters.length === 0 ? [] : transaction.select(filled, parameters);
}

/** The same with each row as the list of its columns, for very many rows. */
export async function selectListsIn(
  transaction: Transaction,
  text: string,
  keys: Iterable<number>,
): Promise<readonly (readonly SqlValue[])[]> {
  const { filled, parameters } = filledWith(transaction, text, keys);
  return parameters.length === 0 ? [] : transaction.selectLists(filled, parameters);
}

/** Rows of a text that stands in the code, with parameters written `?`; `in (?texts)` and `(?items)` take a JSON array. */
export async function selectStanding<Row>(
  transaction: Transaction,
  text: string,
  parameters: readonly SqlValue[],
): Promise<(Row & Record<string, SqlValue>)[]> {
  return transaction.select(writtenFor(transaction.dialect, text).written, parameters);
}

/** The text with the list as often as it is named; no parameters when there are no keys. */
function filledWith({ dialect }: Transaction, text: string, keys: Iterable<number>) {
  const list = keys instanceof Set ? [...keys] : [...new Set(keys)];
  const { written, lists } = writtenFor(dialect, text);
  if (list.length === 0) return { filled: written, parameters: [] };
  const value = dialect.keyList(list);
  return { filled: written, parameters: Array.from({ length: lists }, () => value) };
}

interface Written {
  readonly written: string;
  /** How often the text names the list of keys. */
  readonly lists: number;
}

const dialectTexts = { sqlite: new Map<string, Written>(), postgres: new Map<string, Written>() };

/** A text of the code as the database has it; worked out once, for texts are asked thousands of times a second. */
function writtenFor(dialect: Dialect, text: string): Written {
  const known = dialectTexts[dialect.name].get(text);
  if (known !== undefined) return known;
  let index = 0;
  const written = text
    .replaceAll('in (?*)', dialect.inKeys)
    .replaceAll('in (?texts)', dialect.inTexts)
    .replaceAll('(?items)', `(${dialect.items})`)
    .replaceAll('?', () => dialect.placeholder((index += 1)));
  const made = { written, lists: text.split('(?*)').length - 1 };
  dialectTexts[dialect.name].set(text, made);
  return made;
}
