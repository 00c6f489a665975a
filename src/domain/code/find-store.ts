import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
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
  const wanted = padded(keys);
  const rows = await execute<FoundName & Record<string, SqlValue>>(
    transaction,
    `select name.n as n, name."of" as "of", record.kind as kind, record.id as id, name.form as form, name.code as code,
      name.key as key, name.folded as folded, name.variant as variant, name.from_date as "from", name.to_date as "to",
      name.low as low, name.high as high
    from name join record on record.n = name."of"
    where name."${column}" in (${marks(wanted.length)}) and record.withdrawn = 0
    limit ${String(NAME_LIMIT + 1)}`,
    wanted,
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

/** Lists of a few lengths only, so that statements stay prepared. */
function padded(keys: readonly string[]): string[] {
  const last = keys.at(-1) ?? '';
  const length = 2 ** Math.ceil(Math.log2(keys.length));
  return [...keys, ...Array.from({ length: length - keys.length }, () => last)];
}

/** Records whose own id was typed, as if the id were a name. */
export async function recordsById(
  transaction: Transaction,
  kinds: readonly string[],
  id: string,
): Promise<FoundName[]> {
  const rows = await execute<{ n: number; kind: string }>(
    transaction,
    `select n, kind from record where kind in (${marks(kinds.length)}) and id = ? and withdrawn = 0 order by n`,
    [...kinds, id],
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
