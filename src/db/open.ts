import type { Database } from './database.ts';
import { openSqlite } from './sqlite.ts';

/** Address of a database of one's own that is gone when it is closed; what does not fit its cache lies in a temporary file. */
export const TEMPORARY = 'sqlite:';

/** Opens a firm's database: a PostgreSQL URL, or the path of a SQLite file (made when missing). */
export async function openDatabase(address: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(address)) {
    // Loaded when it is needed: most firms are files, and nobody should wait for the driver's fifty sources.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(address);
  }
  return openSqlite(address.replace(/^sqlite:(\/\/)?/, ''));
}
