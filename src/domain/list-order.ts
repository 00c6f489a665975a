import { z } from 'zod';
import type { SqlValue } from '../db/bulk.ts';
import { LotproofError } from '../kit/errors.ts';

/** How a page of records is ordered. */
interface ListOrder {
  /** The column that is sorted by. */
  readonly sort: string;
  readonly text: string;
  readonly after: '<' | '>';
}

/** In the order recorded a database walks the key and stops at the page's end, however many there are. */
export function orderOf(
  table: string,
  {
    sort: by = 'n',
    descending = false,
  }: { readonly sort?: string | undefined; readonly descending?: boolean | undefined },
): ListOrder {
  const [turn, after] = descending ? (['desc', '<'] as const) : (['asc', '>'] as const);
  const number = `"${table}".n`;
  if (by === 'n') return { sort: number, text: `${number} ${turn}`, after };
  const sort = by === 'id' ? 'record.id' : `"${table}"."${by}"`;
  // Nulls last whatever the direction and database: a record without the value must not hide on some page.
  const text = `case when ${sort} is null then 1 else 0 end, ${sort} ${turn}, record.n ${turn}`;
  return { sort, text, after };
}

/** Where the page after this row begins. */
export function cursorText(row: { readonly sorted: string | number | null; readonly n: number }): string {
  return Buffer.from(JSON.stringify([row.sorted, row.n])).toString('base64url');
}

const cursorSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.int()]);

/** Adds the condition that rows come after the cursor. */
export function addCursor(
  cursor: string,
  { sort, after }: ListOrder,
  add: (text: string, ...values: SqlValue[]) => void,
): void {
  const [sorted, n] = readCursor(cursor);
  if (sorted === null) add(`(${sort} is null and record.n ${after} ?)`, n);
  else
    add(
      `(${sort} ${after} ? or (${sort} = ? and record.n ${after} ?) or ${sort} is null)`,
      sorted,
      sorted,
      n,
    );
}

function readCursor(cursor: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new LotproofError('usage', 'The cursor is not one that a page gave.', [], error);
  }
}
