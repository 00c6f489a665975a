import { LotproofError } from '../kit/errors.ts';
import { copyEntries } from './as-of.ts';
import { filledInBulk } from './indexes.ts';
import { ledgerPosition, readSetting, writeSetting } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { refreshStatistics } from './statistics.ts';

/** Settings that belong to the firm and move with its ledger. */
const FIRM_SETTINGS = ['firm-name', 'firm-language', 'firm-time-zone'];

/**
 * Copies a ledger into an empty one, entry by entry as they are, and projects them there: SQLite to PostgreSQL, back, or between
 * two of a kind. The same hashes, the same numbers, the same answers. One transaction: the target has all of it or nothing. `upTo`: the
 * ledger as it stood at that position; absent: all of it.
 */
export async function copyLedger(
  source: Ledger,
  target: Ledger,
  upTo?: number,
): Promise<{ entries: number }> {
  return source.database.readAll(async (from) => {
    const last = await ledgerPosition(from);
    const position = Math.min(upTo ?? last, last);
    return target.database.write(async (to) => {
      if ((await ledgerPosition(to)) !== 0) {
        throw new LotproofError(
          'usage',
          `The target ${target.database.address} holds records already; copy into an empty one.`,
        );
      }
      for (const key of FIRM_SETTINGS) {
        const value = await readSetting(from, key);
        if (value !== null) await writeSetting(to, key, value);
      }
      const entries = await filledInBulk(to, target.kinds, () =>
        copyEntries(from, to, position, source.kinds),
      );
      await refreshStatistics(to, source.kinds);
      return { entries };
    });
  });
}
