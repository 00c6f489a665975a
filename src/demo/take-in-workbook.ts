import { importReportSchema } from '../exchange/importing/import-report.ts';
import type { ImportReport } from '../exchange/importing/import-report.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { askInDemo } from './demo-hand.ts';

/** A workbook that the demo takes in, and what to read it with. */
export interface DemoWorkbook {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mapping?: unknown;
  readonly decisions?: unknown;
  /** UTC instant of the import. */
  readonly at: string;
}

/** Imports a workbook by the operation that everybody's imports take. */
export async function takeInWorkbook(
  ledger: Ledger,
  { name, bytes, mapping, decisions, at }: DemoWorkbook,
): Promise<ImportReport> {
  const command = `demo-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
  const input = {
    files: [{ name, base64: bytes.toString('base64') }],
    ...(mapping === undefined ? {} : { mapping }),
    ...(decisions === undefined ? {} : { decisions }),
  };
  return importReportSchema.parse(await askInDemo(ledger, { operation: 'import.run', input, command, at }));
}

/** What was taken in, in a line: sheets, rows, records. */
export function takenInText({ files, tables, counts }: ImportReport): string {
  const names = files.map(({ name }) => name).join(', ');
  const sheets = new Set(tables.map(({ sheet }) => sheet)).size;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${names}: ${String(sheets)} sheets, ${String(rows)} rows, ${String(counts.new)} records`;
}
