import { z } from 'zod';
import { importProblemSchema } from '../import-problem.ts';
import type { Findings } from '../stage/stage.ts';
import type { FileFacts } from './import-input.ts';
import type { ImportTally } from './import-tally.ts';

/** Most lines of each list of a report; the counts go on. */
const LINES_LIMIT = 500;

const countsSchema = z.strictObject({
  records: z.int().describe('Records the files speak of'),
  new: z.int(),
  corrected: z.int(),
  withdrawn: z.int().describe('Told by an EPCIS event that is declared wrong'),
  unchanged: z.int(),
  refused: z.int(),
});

export const importReportSchema = z.strictObject({
  recorded: z.boolean().describe('False: nothing was recorded, this is what would be'),
  import: z.string().nullable().describe('Id of the import, for undoing it'),
  position: z.int().nullable().describe('Ledger position after it'),
  mapping: z.string(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      sha256: z.string(),
      sizeBytes: z.int(),
      format: z.string(),
      remarks: z.array(z.string()),
    }),
  ),
  counts: countsSchema,
  byKind: z.array(countsSchema.extend({ kind: z.string() })),
  corrections: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      at: z.string().nullable(),
      again: z.boolean().describe('It was withdrawn when an import was undone, and holds again'),
      changes: z.array(
        z.strictObject({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
      ),
    }),
  ),
  withdrawals: z.array(
    z.strictObject({ kind: z.string(), id: z.string(), at: z.string().nullable(), reason: z.string() }),
  ),
  problems: z.array(importProblemSchema),
  problemCount: z.int().describe('All problems, those above the limit of the list counted too'),
  refusals: z.int().describe('Problems that refuse a row'),
  refusedRows: z.int(),
  waiting: z.array(importProblemSchema).describe('Rows refused because they name a record that is refused'),
  decided: z.array(z.strictObject({ problem: importProblemSchema, because: z.string() })),
  unusedDecisions: z.array(z.string()).describe('Decisions about cells that were not asked about'),
  tables: z.array(
    z.strictObject({
      file: z.string(),
      sheet: z.string(),
      table: z.string(),
      headerRow: z.int(),
      rows: z.int(),
      unread: z.array(z.string()).describe('Columns that the mapping does not read'),
    }),
  ),
  notRecords: z.array(
    z.strictObject({ file: z.string(), sheet: z.string(), says: z.string(), rows: z.array(z.int()) }),
  ),
  refusedFile: z
    .union([z.strictObject({ name: z.string(), base64: z.string() }), z.strictObject({ path: z.string() })])
    .nullable()
    .describe('The refused rows as a workbook of the same shape, with the reasons'),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export interface ReportParts {
  readonly recorded: boolean;
  readonly import: string | null;
  readonly position: number | null;
  readonly mapping: string;
  readonly files: readonly FileFacts[];
  readonly grids: readonly { readonly format: string; readonly remarks: readonly string[] }[];
  readonly findings: Findings;
  readonly tally: ImportTally;
  readonly refusedFile: ImportReport['refusedFile'];
}

/** What an import did, or would do. */
export function reportOf(parts: ReportParts): ImportReport {
  const { findings, tally } = parts;
  return {
    recorded: parts.recorded,
    import: parts.import,
    position: parts.position,
    mapping: parts.mapping,
    files: parts.files.map((file, index) => ({
      ...file,
      format: parts.grids[index]?.format ?? '',
      remarks: [...(parts.grids[index]?.remarks ?? [])],
    })),
    counts: tally.counts,
    byKind: tally.byKind,
    corrections: tally.corrections,
    withdrawals: tally.withdrawals,
    problems: findings.problems.slice(0, LINES_LIMIT).map(plainProblem),
    problemCount: findings.problemCount,
    refusals: findings.refusals,
    refusedRows: findings.refusedRows,
    waiting: findings.waiting.slice(0, LINES_LIMIT).map(plainProblem),
    decided: findings.decided
      .slice(0, LINES_LIMIT)
      .map(({ problem, because }) => ({ problem: plainProblem(problem), because })),
    unusedDecisions: findings.unusedDecisions.slice(0, LINES_LIMIT).map(({ at }) => at),
    tables: findings.tables.map(({ file, sheet, table, headerRow, rows, unread }) => {
      return { file, sheet, table, headerRow, rows, unread: [...unread] };
    }),
    notRecords: notRecordsOf(findings),
    refusedFile: parts.refusedFile,
  };
}

function plainProblem(problem: Findings['problems'][number]): z.infer<typeof importProblemSchema> {
  const { near, ...rest } = problem;
  return near === undefined ? rest : { ...rest, near: [...near] };
}

function notRecordsOf({ notRecords }: Findings): ImportReport['notRecords'] {
  const groups = Map.groupBy(notRecords, ({ file, sheet, says }) => JSON.stringify([file, sheet, says]));
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { file, sheet, says } = first;
    return [{ file, sheet, says, rows: rows.slice(0, LINES_LIMIT).map(({ row }) => row) }];
  });
}
