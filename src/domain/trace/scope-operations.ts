import { z } from 'zod';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { classCountsSchema, namedSchema, scopeReportSchema } from './scope-report.ts';
import type { ScopeReport } from './scope-report.ts';
import { nameAnswer } from './scope-naming.ts';
import { strictSchema, suspectsSchema } from './scope-input.ts';
import { freshScope } from './scope-kept-operations.ts';
import type { AskedScope } from './scope-kept-operations.ts';
import { SCOPE_PAGE_OPERATIONS } from './scope-pages-operations.ts';
import { compareRows, compareText } from './scope-compare-text.ts';
import { scopeRows } from './scope-rows.ts';
import { scopeText } from './scope-text.ts';

const DESCRIPTION =
  'Given something suspect: which units, cartons, shipments and consignees hold it, may hold it, cannot be told, and which are cleared, each with ' +
  'the record that says so. A suspect is a code (lot code, supplier lot code, carton mark), or one of ' +
  '`run:ID#1-270`, `cartons:SERIES#40-58`, `line:SITE/LINE@2026-03-12T13:30..2026-03-12T20:30`, `supplier:PARTY[/SITE][@2021-09-01..2021-09-10]`, ' +
  '`lot:ID`, `revision:ID`, `inspection:ID`, `inspector:NAME`. Numbers and days in these are the first and the last, both included.';

const scopeOperation = readOperation({
  name: 'scope.ask',
  words: ['scope'],
  summary: 'What a suspect touched: holds it, may hold it, cannot be told, cleared, and who has it',
  description: DESCRIPTION,
  permission: 'trace',
  inThread: true,
  positional: ['suspects'],
  input: z.strictObject({ suspects: suspectsSchema, strict: strictSchema }),
  output: scopeReportSchema,
  examples: [{ says: 'A dye lot is suspect', input: { suspects: ['SG-2108-115'] } }],
  run: ask,
  show: scopeText,
  table: (report) => scopeRows(report),
});

/** Answers one question from the records at the context's position. */
async function ask(context: ReadContext, asked: AskedScope): Promise<ScopeReport> {
  const { answer, naming, words } = await freshScope(context, asked);
  return nameAnswer(answer, naming, words);
}

const comparedSchema = z.strictObject({
  run: namedSchema,
  left: classCountsSchema.nullable(),
  right: classCountsSchema.nullable(),
});

const compareOperation = readOperation({
  name: 'scope.compare',
  summary: 'Two suspects side by side: totals, and the runs in which they differ',
  description:
    'Asks both questions at one ledger position. A run that one of them does not look at shows as null there.',
  permission: 'trace',
  inThread: true,
  positional: ['left', 'right'],
  input: z.strictObject({ left: suspectsSchema, right: suspectsSchema, strict: strictSchema }),
  output: z.strictObject({
    position: z.int(),
    left: scopeReportSchema.pick({ suspects: true, totals: true, unitsWaiting: true }),
    right: scopeReportSchema.pick({ suspects: true, totals: true, unitsWaiting: true }),
    differences: z.array(comparedSchema),
  }),
  examples: [{ says: 'Two dye lots', input: { left: ['SG-2108-114'], right: ['SG-2108-115'] } }],
  run: async (context, input) => {
    const left = await ask(context, { suspects: input.left, strict: input.strict });
    const right = await ask(context, { suspects: input.right, strict: input.strict });
    return {
      position: context.position,
      left: summaryOf(left),
      right: summaryOf(right),
      differences: differencesOf(left, right),
    };
  },
  show: compareText,
  table: compareRows,
});

function summaryOf({ suspects, totals, unitsWaiting }: ScopeReport) {
  return { suspects, totals, unitsWaiting };
}

type Counts = z.infer<typeof classCountsSchema>;

function differencesOf(left: ScopeReport, right: ScopeReport): z.infer<typeof comparedSchema>[] {
  const [leftCounts, rightCounts] = [countsByRun(left), countsByRun(right)];
  const runs = new Map([...left.runs, ...right.runs].map(({ run }) => [run.id, run]));
  return [...runs.values()]
    .map((run) => ({ run, left: leftCounts.get(run.id) ?? null, right: rightCounts.get(run.id) ?? null }))
    .filter((row) => JSON.stringify(row.left) !== JSON.stringify(row.right));
}

function countsByRun(report: ScopeReport): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { run, made, counts: known, stretches } of report.runs) {
    if (made === null) continue;
    counts.set(run.id, known ?? stretchCounts(stretches));
  }
  return counts;
}

function stretchCounts(stretches: ScopeReport['runs'][number]['stretches']): Counts {
  const counts = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
  for (const { span, class: found } of stretches) counts[found] += span.to - span.from;
  return counts;
}

export const SCOPE_OPERATIONS: readonly Operation[] = [
  scopeOperation,
  compareOperation,
  ...SCOPE_PAGE_OPERATIONS,
];
