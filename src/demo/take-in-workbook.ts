import { importReportSchema } from '../exchange/importing/import-report.ts';
import type { ImportReport } from '../exchange/importing/import-report.ts';
import { present } from '../kit/invariant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';

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
  const operation = present(
    OPERATIONS.find((one) => one.name === 'import.run'),
    'there is an import',
  );
  const command = `demo-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
  let made = 0;
  const context = {
    ledger,
    actor: { id: 'demo', role: 'owner', sites: null },
    now: () => at,
    newId: () => `${command}-${String((made += 1))}`,
    dataFolder: null,
    progress: () => undefined,
    command,
  } as const;
  const input = {
    files: [{ name, base64: bytes.toString('base64') }],
    ...(mapping === undefined ? {} : { mapping }),
    ...(decisions === undefined ? {} : { decisions }),
  };
  const { output } = await runOperation(context, operation, input);
  return importReportSchema.parse(output);
}

/** What was taken in, in a line: sheets, rows, records. */
export function takenInText({ files, tables, counts }: ImportReport): string {
  const names = files.map(({ name }) => name).join(', ');
  const sheets = new Set(tables.map(({ sheet }) => sheet)).size;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${names}: ${String(sheets)} sheets, ${String(rows)} rows, ${String(counts.new)} records`;
}
