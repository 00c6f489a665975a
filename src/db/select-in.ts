import type { SqlValue, Transaction } from './database.ts';

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

const filledTexts = { sqlite: new Map<string, string>(), postgres: new Map<string, string>() };

/** The text as the dialect has it, with the list as often as it is named; no parameters when there are no keys. */
function filledWith({ dialect }: Transaction, text: string, keys: Iterable<number>) {
  const known = filledTexts[dialect.name];
  let filled = known.get(text);
  if (filled === undefined) {
    let index = 0;
    filled = text
      .replaceAll('in (?*)', dialect.inKeys)
      .replaceAll('?', () => dialect.placeholder((index += 1)));
    known.set(text, filled);
  }
  const list = [...new Set(keys)];
  const uses = text.split('(?*)').length - 1;
  const parameters = list.length === 0 ? [] : Array.from({ length: uses }, () => dialect.keyList(list));
  return { filled, parameters };
}
