import { join, resolve } from 'node:path';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import type { Settings } from '../house/settings.ts';
import { prepareAccess } from './access-tables.ts';

/**
 * Opens the one database that knows the people of this installation, apart from every firm's ledger: `access.sqlite` in the
 * data folder, or the schema `lotproof_access` in PostgreSQL. The caller closes it.
 */
export async function openAccess(settings: Settings, now: string): Promise<Database> {
  const database = await openDatabase(accessAddress(settings));
  try {
    await database.write((transaction) => prepareAccess(transaction, now));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function accessAddress(settings: Settings): string {
  if (settings.LOTPROOF_DATABASE === '') return join(resolve(settings.LOTPROOF_DATA), 'access.sqlite');
  const url = new URL(settings.LOTPROOF_DATABASE);
  url.searchParams.set('schema', 'lotproof_access');
  return url.href;
}
