import { z } from 'zod';
import { importProblemSchema } from '../import-problem.ts';
import type { Grid } from '../grid/sheet.ts';
import type { Staged } from '../stage/stage.ts';
import type { Step } from './import-plan.ts';
import type { FileFacts } from './import-input.ts';

/** Most lines of each list of a report; the counts go on. */
const LINES_LIMIT = 500;

const countsSchema = z.strictObject({
  records: z.int().describe('Records the files speak of'),
  new: z.int(),
  corrected: z.int(),
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
  readonly grids: readonly Grid[];
  readonly staged: Staged;
  readonly steps: readonly Step[];
  readonly refusedFile: ImportReport['refusedFile'];
}

/** What an import did, or would do. */
export function reportOf(parts: ReportParts): ImportReport {
  const { staged, steps } = parts;
  const refused = staged.records.filter((record) => record.refused);
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
    ...countsOf(steps, refused),
    corrections: correctionsOf(steps),
    problems: staged.problems.slice(0, LINES_LIMIT).map(plainProblem),
    problemCount: staged.problemCount,
    refusals: staged.refusals,
    refusedRows: staged.origins.filter((origin) => origin.refused).length,
    waiting: staged.waiting.slice(0, LINES_LIMIT).map(plainProblem),
    decided: staged.decided
      .slice(0, LINES_LIMIT)
      .map(({ problem, because }) => ({ problem: plainProblem(problem), because })),
    unusedDecisions: staged.unusedDecisions.slice(0, LINES_LIMIT).map(({ at }) => at),
    tables: staged.tables.map(({ file, sheet, table, headerRow, rows, unread }) => {
      return { file, sheet, table, headerRow, rows, unread: [...unread] };
    }),
    notRecords: notRecordsOf(staged),
    refusedFile: parts.refusedFile,
  };
}

function plainProblem(problem: Staged['problems'][number]): z.infer<typeof importProblemSchema> {
  const { near, ...rest } = problem;
  return near === undefined ? rest : { ...rest, near: [...near] };
}

type Counts = z.infer<typeof countsSchema>;

function countsOf(
  steps: readonly Step[],
  refused: readonly { readonly kind: string }[],
): { counts: Counts; byKind: ImportReport['byKind'] } {
  const zero = (): Counts => ({ records: 0, new: 0, corrected: 0, unchanged: 0, refused: 0 });
  const byKind = new Map<string, Counts>();
  const total = zero();
  const count = (kind: string, what: Exclude<keyof Counts, 'records'>): void => {
    const counts = byKind.get(kind) ?? zero();
    byKind.set(kind, counts);
    for (const each of [counts, total]) {
      each.records += 1;
      each[what] += 1;
    }
  };
  const words = { record: 'new', correct: 'corrected', nothing: 'unchanged' } as const;
  for (const step of steps) count(step.staged.kind, words[step.does]);
  for (const { kind } of refused) count(kind, 'refused');
  return { counts: total, byKind: [...byKind].map(([kind, counts]) => ({ kind, ...counts })) };
}

function correctionsOf(steps: readonly Step[]): ImportReport['corrections'] {
  return steps
    .filter((step) => step.does === 'correct')
    .slice(0, LINES_LIMIT)
    .map(({ staged, again, changes }) => {
      const place = staged.origins.find(({ row }) => row !== null)?.place;
      return {
        kind: staged.kind,
        id: staged.id,
        at: place === undefined ? null : `${place.sheet}!${place.cell}`,
        again,
        changes: changes.map((change) => ({ ...change })),
      };
    });
}

function notRecordsOf(staged: Staged): ImportReport['notRecords'] {
  const groups = Map.groupBy(staged.notRecords, ({ file, sheet, says }) =>
    JSON.stringify([file, sheet, says]),
  );
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { file, sheet, says } = first;
    return [{ file, sheet, says, rows: rows.slice(0, LINES_LIMIT).map(({ row }) => row) }];
  });
}
