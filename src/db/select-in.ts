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
  return transaction.select(asDialect(transaction.dialect, text), parameters);
}

/** The text with the list as often as it is named; no parameters when there are no keys. */
function filledWith({ dialect }: Transaction, text: string, keys: Iterable<number>) {
  const list = [...new Set(keys)];
  const uses = text.split('(?*)').length - 1;
  const parameters = list.length === 0 ? [] : Array.from({ length: uses }, () => dialect.keyList(list));
  return { filled: asDialect(dialect, text), parameters };
}

const dialectTexts = { sqlite: new Map<string, string>(), postgres: new Map<string, string>() };

function asDialect(dialect: Dialect, text: string): string {
  const known = dialectTexts[dialect.name].get(text);
  if (known !== undefined) return known;
  let index = 0;
  const written = text
    .replaceAll('in (?*)', dialect.inKeys)
    .replaceAll('in (?texts)', dialect.inTexts)
    .replaceAll('(?items)', `(${dialect.items})`)
    .replaceAll('?', () => dialect.placeholder((index += 1)));
  dialectTexts[dialect.name].set(text, written);
  return written;
}
