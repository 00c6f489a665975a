import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';

const PAGE_LIMIT = 1_000;
const PAGE_STANDARD = 100;

/** How a part of a kept answer is asked for. */
export const pageInput = {
  limit: z
    .int()
    .min(1)
    .max(PAGE_LIMIT)
    .optional()
    .describe(`Default ${String(PAGE_STANDARD)}`),
  cursor: z
    .string()
    .max(100)
    .optional()
    .describe('From the page before; all pages are of one ledger position'),
};

/** A page as it is answered. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.strictObject({
    position: z.int().describe('Ledger position of the answer that this is a part of'),
    total: z.int().describe('Rows on all pages'),
    rows: z.array(row),
    next: z.string().nullable().describe('Cursor of the next page'),
  });
}

const cursorSchema = z
  .string()
  .regex(/^\d{1,15}-\d{1,9}$/)
  .transform((text) => text.split('-').map(Number));

/** Ledger position and first row of the page that a cursor names; null for the first page. */
export function readCursor(cursor: string | undefined): { at: number; from: number } | null {
  if (cursor === undefined) return null;
  const read = cursorSchema.safeParse(cursor);
  if (!read.success) throw new LotproofError('usage', 'The cursor is not one that a page gave.');
  const [at = 0, from = 0] = read.data;
  return { at, from };
}

/** One page of a list; `next` is null on the last. */
export function pageOf<Item>(
  list: readonly Item[],
  page: { position: number; from: number; limit: number | undefined },
): { position: number; total: number; rows: readonly Item[]; next: string | null } {
  const { position, from, limit = PAGE_STANDARD } = page;
  const to = from + limit;
  const next = to < list.length ? `${String(position)}-${String(to)}` : null;
  return { position, total: list.length, rows: list.slice(from, to), next };
}

/** The error for a page of an answer that is no longer kept. */
export function changedMeanwhile(at: number, now: number): LotproofError {
  return new LotproofError(
    'changed-meanwhile',
    `The pages before are of ledger position ${String(at)}, and the ledger has come to ${String(now)}. Ask for the first page again.`,
  );
}
