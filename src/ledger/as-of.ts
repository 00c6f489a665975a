import type { Transaction } from '../db/database.ts';
import { insertRows, together } from '../db/bulk.ts';
import { LotproofError } from '../kit/errors.ts';
import type { RecordKind } from './define-record.ts';
import { ENTRY_COLUMNS } from './entry.ts';
import { filledThenIndexed } from './indexes.ts';
import { openTemporaryLedger, readSetting, writeSetting } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { entriesBetween, replayEntries } from './replay.ts';

/**
 * The ledger as it stood at a position: replayed into a temporary SQLite database, which takes bounded memory and is gone when it is
 * closed. The caller closes it. Costs a replay;
 * a server keeps the last few in `PastLedgers`.
 */
export async function ledgerAt(ledger: Ledger, position: number): Promise<Ledger> {
  const past = await openTemporaryLedger(ledger.kinds);
  await ledger.database.readAll(async (source) => {
    await past.database.write(async (target) => {
      await filledThenIndexed(target, ledger.kinds, () =>
        copyEntries(source, target, position, ledger.kinds),
      );
      const name = await readSetting(source, 'firm-name');
      if (name !== null) await writeSetting(target, 'firm-name', name);
    });
  });
  return past;
}

/** Copies entries 1 to `position` as they are and projects them. */
export async function copyEntries(
  source: Transaction,
  target: Transaction,
  position: number,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<number> {
  let copied = 0;
  for await (const entries of entriesBetween(source, 1, position)) {
    const rows = entries.map((entry) => ENTRY_COLUMNS.map((column) => entry[column]));
    await together([insertRows(target, 'entry', ENTRY_COLUMNS, rows), replayEntries(target, entries, kinds)]);
    copied += entries.length;
  }
  if (copied !== position) {
    throw new LotproofError(
      'ledger-damaged',
      `The ledger has ${String(copied)} of ${String(position)} entries.`,
    );
  }
  return copied;
}
