import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { copyLedger } from '../../src/ledger/copy.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { rawPostgres } from '../graph/raw-database.ts';
import { SHAPE_VERSION } from './build-firm.ts';
import type { FirmSize } from './firm-size.ts';

/**
 * The firm of a SQLite file as a schema of the server: the one of an earlier run, or copied now by the product's own copy, entry by
 * entry. A copy that was stopped leaves nothing: it is one transaction.
 */
export async function copiedFirm(
  file: string,
  server: string,
  size: FirmSize,
): Promise<{ address: string; copyMs: number | null }> {
  const schema = `firm_bench_${size.name}_v${SHAPE_VERSION}`;
  const address = inSchema(server, schema);
  const target = await openLedger(address, RECORD_KINDS);
  const raw = await rawPostgres(address);
  try {
    const [[entries = 0] = []] = await raw.rows('select count(*) from (select 1 from entry limit 1) as one');
    if (Number(entries) > 0) return { address, copyMs: null };
    const source = await openLedger(file, RECORD_KINDS);
    const start = performance.now();
    await copyLedger(source, target);
    const copyMs = performance.now() - start;
    await source.database.close();
    await raw.exec('vacuum analyze');
    return { address, copyMs };
  } finally {
    await raw.close();
    await target.database.close();
  }
}

/** An empty schema of the server; what was in one of that name is gone. */
export async function emptySchema(server: string, schema: string): Promise<string> {
  const raw = await rawPostgres(server);
  await raw.exec(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  await raw.close();
  return inSchema(server, schema);
}

function inSchema(server: string, schema: string): string {
  const url = new URL(server);
  url.searchParams.set('schema', schema);
  return url.href;
}
