import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { WITHDRAW_PERMISSIONS } from '../../domain/record-areas.ts';
import { requireDemands } from '../../domain/record-demands.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import type { Entry } from '../../ledger/entry.ts';
import { chunks } from '../../ledger/project.ts';
import { record, type LedgerEnd, type Receipt } from '../../ledger/record.ts';
import { bodyOf } from '../../ledger/replay.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import type { Context } from '../../operation/operation.ts';
import { mayDo } from '../../operation/permission.ts';

/** Every withdrawal and correction that undoes an import begins its reason so. */
export const UNDO_REASON = 'Undoing the import ';

type EntryRow = Entry & Record<string, SqlValue>;

/**
 * Undoes an import: what it recorded is withdrawn, the last first; what it corrected or withdrew says again what it said before. Refused as a
 * whole when a record was changed since, or is named by a record that came later.
 */
export async function undoImport(
  context: Context,
  import_: string | null,
  why: string,
): Promise<Receipt & { undone: string; withdrawn: number; restored: number }> {
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  const counts = { withdrawn: 0, restored: 0 };
  let undone = '';
  const receipt = await record(context.ledger, hand, async (end) => {
    undone = await importToUndo(end.transaction, import_);
    const reason = `${UNDO_REASON}${undone}: ${why}`.slice(0, 2_000);
    const entries = await execute<EntryRow>(
      end.transaction,
      'select * from entry where command = ? order by sequence desc',
      [undone],
    );
    for (const part of chunks(entries, 500)) {
      const drafts = await undoingDrafts(context, end, part, reason);
      for (const draft of drafts) await requireMayUndo(context, end, draft);
      for (const draft of drafts) counts[draft.action === 'withdraw' ? 'withdrawn' : 'restored'] += 1;
      await end.append(drafts);
      context.progress({ step: 'undoing', done: counts.withdrawn + counts.restored, of: entries.length });
    }
  });
  return { ...receipt, ...counts, undone };
}

/** What ends a stop or changes what it stops is undone by whoever might do so by itself. */
async function requireMayUndo(context: Context, end: LedgerEnd, draft: Draft): Promise<void> {
  const permission = draft.action === 'withdraw' ? WITHDRAW_PERMISSIONS[draft.kind] : undefined;
  if (permission !== undefined && !mayDo(context.actor, permission))
    throw new LotproofError(
      'forbidden',
      `The import recorded the ${draft.kind} "${draft.id}", and withdrawing that needs the permission ${permission}.`,
    );
  await requireDemands(end.transaction, context, kindNamed(context.ledger, draft.kind), draft);
}

/** The id of an import that holds: the one that is named, or the last. */
async function importToUndo(transaction: Transaction, named: string | null): Promise<string> {
  const rows = await execute<{ id: string }>(
    transaction,
    `select id from record where kind = 'import' and withdrawn = 0${named === null ? '' : ' and id = ?'} order by n desc limit 1`,
    named === null ? [] : [named],
  );
  const [found] = rows;
  if (found !== undefined) return found.id;
  throw new LotproofError(
    'not-found',
    named === null ? 'There is no import to undo.' : `There is no import "${named}" to undo.`,
  );
}

async function undoingDrafts(
  context: Context,
  end: LedgerEnd,
  entries: readonly EntryRow[],
  reason: string,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const entry of entries) {
    const base = { kind: entry.kind, id: entry.record, reason, expected: entry.sequence };
    const before = entry.action === 'record' ? null : await entryBefore(end.transaction, entry);
    if (before === null || before.action === 'withdraw') drafts.push({ action: 'withdraw', ...base });
    else
      drafts.push({
        action: 'correct',
        ...base,
        body: bodyOf(before, kindNamed(context.ledger, entry.kind)),
        ...(entry.action === 'withdraw' ? { reinstates: true } : {}),
      });
  }
  return drafts;
}

async function entryBefore(transaction: Transaction, entry: Entry): Promise<Entry | null> {
  const rows = await execute<EntryRow>(
    transaction,
    'select * from entry where kind = ? and record = ? and sequence < ? order by sequence desc limit 1',
    [entry.kind, entry.record, entry.sequence],
  );
  return rows[0] ?? null;
}
