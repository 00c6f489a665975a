import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Opens a firm's database: a PostgreSQL URL, or the path of a SQLite file (made when missing). */
export async function openDatabase(address: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(address)) return openPostgres(address);
  return openSqlite(address.replace(/^sqlite:(\/\/)?/, ''));
}
