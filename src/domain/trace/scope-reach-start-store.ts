import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { Key } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';

/** Lots of a supplier; those of which no supplier is recorded, nor that we made them, may be its own too. */
export async function lotsOfSupplier(
  transaction: Transaction,
  { party, site }: Extract<Suspect, { kind: 'supplier' }>,
): Promise<Key[]> {
  const sites = site === null ? '' : ' and (supplier_site = ? or supplier_site is null)';
  return keysBy(
    transaction,
    `select n as key from material_lot where (supplier = ? or (supplier is null
      and not exists (select 1 from material_lot_source where material_lot_source.n = material_lot.n)))${sites}`,
    site === null ? [party] : [party, site],
  );
}

/** Runs that units as suspects name; runs whose place or line is not recorded might be meant, and are looked at. */
export async function suspectRuns(
  transaction: Transaction,
  suspect: Extract<Suspect, { kind: 'run' | 'evidence' | 'line-window' }>,
): Promise<Key[]> {
  if (suspect.kind === 'run') return [suspect.run];
  if (suspect.kind === 'evidence') {
    const text = 'select run as key from inspection where n = ? and run is not null';
    return keysBy(transaction, text, [suspect.evidence]);
  }
  return keysBy(
    transaction,
    `select n as key from run where (site = ? or site is null) and (production_line = ? or production_line is null)
      union select n as key from run_step where site = ? or site is null`,
    [suspect.site, suspect.line, suspect.site],
  );
}

/** The keys that a text with parameters `?` selects as `key`. */
export async function keysBy(
  transaction: Transaction,
  text: string,
  parameters: readonly SqlValue[],
): Promise<Key[]> {
  const rows = await execute<Record<string, SqlValue> & { key: number }>(transaction, text, parameters);
  return rows.map((row) => row.key);
}
