import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { FoundName } from './find.ts';

/** Most names one look-up may bring: more than that is not a code but a habit, such as `C/NO. 45` in a firm of 5,000 orders. */
const NAME_LIMIT = 5_000;

/**
 * The names with one of these keys (or folded keys), in the order they were recorded. Names of withdrawn records have no rows.
 * @throws LotproofError `limit-exceeded` when there are more than `NAME_LIMIT`: never a part of them in silence.
 */
export async function namesByKey(
  transaction: Transaction,
  column: 'key' | 'folded',
  keys: readonly string[],
): Promise<FoundName[]> {
  if (keys.length === 0) return [];
  const rows = await selectStanding<FoundName>(
    transaction,
    `select name.n as n, name."of" as "of", record.kind as kind, record.id as id, name.form as form, name.code as code,
      name.key as key, name.folded as folded, name.variant as variant, name.from_date as "from", name.to_date as "to",
      name.low as low, name.high as high
    from name join record on record.n = name."of"
    where name."${column}" in (?texts) and record.withdrawn = 0
    limit ${String(NAME_LIMIT + 1)}`,
    [JSON.stringify(keys)],
  );
  if (rows.length > NAME_LIMIT) {
    throw new LotproofError(
      'limit-exceeded',
      `More than ${String(NAME_LIMIT)} names fit this code. Type more of it: for a carton, the order number before it.`,
    );
  }
  return rows.sort((left, right) => left.n - right.n || compare(left.key, right.key));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Most characters that are met after the beginnings of one typed code: enough for every code, not for every name in every script. */
const CHARACTER_LIMIT = 3_000;
/** No text is greater. */
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Which characters stand on record after each beginning of a key. Goes along the index from one character to the next, so that its
 * cost is the characters met and not the names: a code's first places have a few dozen, its later ones hardly any.
 */
export async function charactersAfter(
  transaction: Transaction,
  beginnings: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await selectStanding<{ beginning: string; next: string }>(
    transaction,
    `with recursive beginnings(beginning) as (select item from (?items) items),
      met(beginning, key) as (
        select beginning, (select min(name.key) from name
            where name.key >= beginning and name.key < beginning || '${LAST_CHARACTER}') from beginnings
        union all
        select beginning, (select min(name.key) from name where name.key < met.beginning || '${LAST_CHARACTER}'
            and name.key > case when met.key = met.beginning then met.key
              else substr(met.key, 1, length(met.beginning) + 1) || '${LAST_CHARACTER}' end)
          from met where met.key is not null)
    select beginning, substr(key, length(beginning) + 1, 1) as next from met where key is not null
    limit ${String(CHARACTER_LIMIT)}`,
    [JSON.stringify(beginnings)],
  );
  const characters = new Map<string, string[]>();
  for (const { beginning, next } of rows) {
    if (next === '') continue;
    const known = characters.get(beginning);
    if (known === undefined) characters.set(beginning, [next]);
    else known.push(next);
  }
  return characters;
}

/** Records whose own id was typed, as if the id were a name. */
export async function recordsById(
  transaction: Transaction,
  kinds: readonly string[],
  id: string,
): Promise<FoundName[]> {
  const rows = await selectStanding<{ n: number; kind: string }>(
    transaction,
    'select n, kind from record where kind in (?texts) and id = ? and withdrawn = 0 order by n',
    [JSON.stringify(kinds), id],
  );
  return rows.map(({ n, kind }) => ({
    n,
    of: n,
    kind,
    id,
    form: 'record-id',
    code: id,
    key: '',
    folded: '',
    variant: null,
    from: null,
    to: null,
    low: null,
    high: null,
  }));
}
