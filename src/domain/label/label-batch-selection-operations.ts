import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { NAMED_LABELS } from './label-batch-pages-operations.ts';
import type { BatchSelection } from './label-batch-pages-operations.ts';
import { drawnContent, isDraft } from './label-drawing-operations.ts';
import type { DrawnContent } from './label-drawing-operations.ts';

/** What a batch draws, in order, and the labels of its runs that are no artwork. */
export interface Selected {
  readonly drawn: readonly DrawnContent[];
  readonly notDrawn: readonly { readonly label: string; readonly says: string }[];
}

interface SelectedIds {
  readonly ids: readonly string[];
  readonly notDrawn: Selected['notDrawn'];
}

/**
 * The labels of a selection as they are to be drawn. Throws `not-found`, and `invalid-input` naming the run that has no label at a place,
 * or the label that nobody approved where drafts are not asked for: nothing is left out in silence.
 */
export async function selectedLabels(
  context: ReadContext,
  selection: BatchSelection,
  drafts: boolean,
): Promise<Selected> {
  const { ids, notDrawn } = await selectedIds(context, selection);
  const drawn: DrawnContent[] = [];
  for (const label of ids) drawn.push(await approvedContent(context, label, drafts));
  return { drawn, notDrawn };
}

/** Which labels a selection is of, in order; one that is named twice, or a run without labels, is refused. */
export async function selectedIds(context: ReadContext, selection: BatchSelection): Promise<SelectedIds> {
  const { labels, runs, places } = selection;
  if ((labels === undefined) === (runs === undefined))
    throw new LotproofError('invalid-input', 'Name labels, or runs whose labels are meant: one of the two.');
  const notDrawn: { label: string; says: string }[] = [];
  const ids = [...(labels ?? [])];
  for (const run of runs ?? []) {
    for (const { id, seen } of await labelsOfRun(context, run, places)) {
      if (seen)
        notDrawn.push({ label: id, says: 'It has no mark of its own: the product’s is seen through.' });
      else ids.push(id);
    }
  }
  if (new Set(ids).size < ids.length)
    throw new LotproofError('invalid-input', 'A label or run is named twice.');
  if (ids.length > NAMED_LABELS)
    throw new LotproofError(
      'limit-exceeded',
      `These runs have ${String(ids.length)} labels, and a batch takes ${String(NAMED_LABELS)}.`,
    );
  if (ids.length === 0)
    throw new LotproofError('invalid-input', 'None of these labels is a mark of its own: nothing is drawn.');
  return { ids, notDrawn };
}

async function approvedContent(context: ReadContext, label: string, drafts: boolean): Promise<DrawnContent> {
  const drawn = await drawnContent(context, { label });
  if (!isDraft(drawn) || drafts) return drawn;
  const what = drawn.version === null ? `the label "${label}"` : `the template of the label "${label}"`;
  const says = `Nobody approved ${what}: approve it, or ask for drafts.`;
  throw new LotproofError('invalid-input', says, [{ at: 'not-approved', found: label, says }]);
}

async function labelsOfRun(
  context: ReadContext,
  run: string,
  places: BatchSelection['places'],
): Promise<{ id: string; seen: boolean }[]> {
  const { n } = await findVisible(context, present(context.ledger.kinds.get('run'), 'run'), run);
  const rows = await execute<{ id: string; place: string } & Record<string, SqlValue>>(
    context.transaction,
    'select record.id as id, label.place as place from label join record on record.n = label.n where label.run = ? order by label.n',
    [n],
  );
  const missing = (places ?? []).find((place) => rows.every((row) => row.place !== place));
  if (missing !== undefined || rows.length === 0) {
    const where = missing === undefined ? '' : ` for the place ${missing}`;
    const says = `The run "${run}" has no label${where}: make it first.`;
    const place = missing === undefined ? {} : { expected: missing };
    throw new LotproofError('invalid-input', says, [{ at: 'no-label', found: run, ...place, says }]);
  }
  const wanted = rows.filter(({ place }) => places?.some((one) => one === place) ?? true);
  return Promise.all(wanted.map(({ id }) => seenThrough(context, id)));
}

async function seenThrough(context: ReadContext, id: string): Promise<{ id: string; seen: boolean }> {
  const { content } = await drawnContent(context, { label: id });
  return { id, seen: content.visibleThrough === true };
}

/** Label prints by their ids, in the order recorded. */
export async function printsWith(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ id: string; version: string; printed: number }[]> {
  const rows = await selectStanding<{ n: number; id: string; version: string; printed: number }>(
    transaction,
    `select label_print.n as n, own.id as id, other.id as version, label_print.printed as printed from label_print
      join record own on own.n = label_print.n join record other on other.n = label_print.version
      where own.kind = 'label-print' and own.id in (?texts) order by label_print.n`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ id, version, printed }) => ({ id, version, printed }));
}
