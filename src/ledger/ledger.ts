import { execute } from '../db/bulk.ts';
import type { Database, Transaction } from '../db/database.ts';
import { openDatabase, TEMPORARY } from '../db/open.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { RecordKind } from './define-record.ts';
import { declaredProjections, readBuilt } from './built-projections.ts';
import { dropIndexes } from './indexes.ts';
import { renewProjections } from './renew-projections.ts';
import { refreshStatistics } from './statistics.ts';
import { ENTRY_INDEXES, ledgerTableText, projectionTableText } from './table-text.ts';
import { tablesThere } from './tables-there.ts';

/** Version of the ledger's own tables. */
const LEDGER_FORMAT = 1;
/** The setting that says what the projections were built from. */
const BUILT = 'projections';

/** A firm's ledger: its database, and the kinds of record it may hold. */
export interface Ledger {
  readonly database: Database;
  readonly kinds: ReadonlyMap<string, RecordKind>;
}

/**
 * Opens a firm's ledger, making its tables when they are missing, and builds anew the projections of those kinds whose
 * declaration changed since they were built.
 */
export async function openLedger(address: string, kinds: readonly RecordKind[]): Promise<Ledger> {
  const ledger = { database: await openDatabase(address), kinds: kindMap(kinds) };
  try {
    await prepare(ledger);
    return ledger;
  } catch (error) {
    await ledger.database.close();
    throw error;
  }
}

/**
 * An empty ledger of its own in a temporary database, gone when it is closed, and without indexes: for whoever fills it first and makes
 * them then, or only walks through it in order.
 */
export async function openTemporaryLedger(kinds: ReadonlyMap<string, RecordKind>): Promise<Ledger> {
  const ledger = { database: await openDatabase(TEMPORARY), kinds };
  await ledger.database.write(async (transaction) => {
    const { dialect } = transaction;
    const texts = [...ledgerTableText(dialect), ...projectionTableText(dialect, kinds)];
    for (const text of texts) await execute(transaction, text);
    await dropIndexes(transaction, Object.keys(ENTRY_INDEXES));
  });
  return ledger;
}

/** The kinds by name. */
export function kindMap(kinds: readonly RecordKind[]): ReadonlyMap<string, RecordKind> {
  return new Map(kinds.map((kind) => [kind.kind, kind]));
}

/** The declared kind of that name. */
export function kindNamed(ledger: Ledger, name: string): RecordKind {
  const kind = ledger.kinds.get(name);
  if (kind === undefined)
    throw new LotproofError('invalid-input', `There is no kind of record called "${name}".`);
  return kind;
}

/** Position of the last entry; 0 for an empty ledger. */
export async function ledgerPosition(transaction: Transaction): Promise<number> {
  const rows = await execute<{ position: number | null }>(
    transaction,
    'select max(sequence) as position from entry',
  );
  return rows[0]?.position ?? 0;
}

/** Position of the last entry recorded on or before a UTC instant, or a day (all of that day, UTC). */
export async function positionAt(transaction: Transaction, moment: string): Promise<number> {
  const last = moment.length === 10 ? `${moment}T23:59:59.999Z` : moment;
  const rows = await execute<{ position: number | null }>(
    transaction,
    'select max(sequence) as position from entry where at <= ?',
    [last],
  );
  return rows[0]?.position ?? 0;
}

async function prepare(ledger: Ledger): Promise<void> {
  const declared = canonicalJson(declaredProjections(ledger.kinds));
  if (await isPrepared(ledger, declared)) return;
  await ledger.database.write(async (transaction) => {
    for (const text of ledgerTableText(transaction.dialect)) await execute(transaction, text);
    const settings = await readSettings(transaction);
    refuseNewer(settings);
    if (settings.get(BUILT) === declared) return;
    await renewProjections(transaction, ledger.kinds, readBuilt(settings.get(BUILT)));
    // The tables are new, and nothing is known about them.
    if ((await ledgerPosition(transaction)) > 0) await refreshStatistics(transaction, ledger.kinds);
    await writeSetting(transaction, 'ledger-format', String(LEDGER_FORMAT));
    await writeSetting(transaction, BUILT, declared);
  });
}

async function isPrepared(ledger: Ledger, declared: string): Promise<boolean> {
  return ledger.database.read(async (transaction) => {
    if (!(await tablesThere(transaction)).has('setting')) return false;
    const settings = await readSettings(transaction);
    refuseNewer(settings);
    return settings.get(BUILT) === declared;
  });
}

function refuseNewer(settings: ReadonlyMap<string, string>): void {
  const format = Number(settings.get('ledger-format') ?? LEDGER_FORMAT);
  if (format > LEDGER_FORMAT) throw new LotproofError('database-newer');
}

async function readSettings(transaction: Transaction): Promise<Map<string, string>> {
  const rows = await execute<{ key: string; value: string }>(transaction, 'select key, value from setting');
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** Keeps a value beside the ledger that is no record: the firm's name, what the projections were built from. */
export async function writeSetting(transaction: Transaction, key: string, value: string): Promise<void> {
  await execute(transaction, 'delete from setting where key = ?', [key]);
  await execute(transaction, 'insert into setting (key, value) values (?, ?)', [key, value]);
}

export async function readSetting(transaction: Transaction, key: string): Promise<string | null> {
  const rows = await execute<{ value: string }>(transaction, 'select value from setting where key = ?', [
    key,
  ]);
  return rows[0]?.value ?? null;
}
