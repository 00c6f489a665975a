import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import type { Entry } from '../../ledger/entry.ts';
import { chunks } from '../../ledger/project.ts';
import { record, type LedgerEnd, type Receipt } from '../../ledger/record.ts';
import { bodyOf } from '../../ledger/replay.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import type { Context } from '../../operation/operation.ts';

/** Every withdrawal and correction that undoes an import begins its reason so. */
export const UNDO_REASON = 'Undoing the import ';

type EntryRow = Entry & Record<string, SqlValue>;

/**
 * Undoes an import: what it recorded is withdrawn, the last first; what it corrected says again what it said before. Refused as a
 * whole when a record was changed since, or is named by a record that came later.
 */
export async function undoImport(
  context: Context,
  command: string,
  why: string,
): Promise<Receipt & { withdrawn: number; restored: number }> {
  const reason = `${UNDO_REASON}${command}: ${why}`.slice(0, 2_000);
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  const counts = { withdrawn: 0, restored: 0 };
  const receipt = await record(context.ledger, hand, async (end) => {
    const entries = await execute<EntryRow>(
      end.transaction,
      'select * from entry where command = ? order by sequence desc',
      [command],
    );
    if (!entries.some(({ kind, action }) => kind === 'import' && action === 'record')) {
      throw new LotproofError('not-found', `There is no import "${command}".`);
    }
    for (const part of chunks(entries, 500)) {
      const drafts = await undoingDrafts(context, end, part, reason);
      for (const draft of drafts) counts[draft.action === 'withdraw' ? 'withdrawn' : 'restored'] += 1;
      await end.append(drafts);
      context.progress(`Undone ${String(counts.withdrawn + counts.restored)} of ${String(entries.length)}`);
    }
  });
  return { ...receipt, ...counts };
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
    const before = entry.action === 'correct' ? await entryBefore(end.transaction, entry) : null;
    if (before === null || before.action === 'withdraw') drafts.push({ action: 'withdraw', ...base });
    else
      drafts.push({
        action: 'correct',
        ...base,
        body: bodyOf(before, kindNamed(context.ledger, entry.kind)),
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
