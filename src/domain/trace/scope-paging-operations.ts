import type { z } from 'zod';
import { kindNamed } from '../../ledger/ledger.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { pageInput, pageOf, readCursor } from './kept-pages.ts';
import type { Key } from './scope-facts.ts';
import { keptScope } from './scope-kept-operations.ts';
import type { KeptScope } from './scope-kept-operations.ts';
import { questionSchema } from './scope-summary-operations.ts';

/** What every list of a scope is asked with. */
export const pagedSchema = questionSchema.extend(pageInput);
type Paged = z.output<typeof pagedSchema>;

/** The answer a page is of, and where the page begins. */
export async function openPage(
  context: ReadContext,
  asked: Paged,
): Promise<{ kept: KeptScope; from: number }> {
  const cursor = readCursor(asked.cursor);
  return { kept: await keptScope(context, asked, cursor?.at), from: cursor?.from ?? 0 };
}

/** One page of a list, named. */
export function shownPage<Item, Shown>(
  { kept, from }: { kept: KeptScope; from: number },
  asked: Paged,
  list: readonly Item[],
  show: (item: Item) => Shown,
) {
  const page = pageOf(list, { position: kept.answer.position, from, limit: asked.limit });
  return { ...page, rows: page.rows.map(show) };
}

/** The key of a record that a list is narrowed to. */
export async function keyOf(
  context: ReadContext,
  kind: string,
  id: string | undefined,
): Promise<Key | undefined> {
  if (id === undefined) return undefined;
  return (await findRecord(context.transaction, kindNamed(context.ledger, kind), id)).n;
}
