import { placeText, type ImportProblem } from '../import-problem.ts';
import type { ImportReport } from './import-report.ts';

/** Lines of each list that a person is shown at once. */
const SHOWN = 20;
/** Places of one problem that are named. */
const PLACES_SHOWN = 5;

/** An import's report for a person: what it did, what it changes, what somebody has to decide. */
export function importText(report: ImportReport): string {
  const { counts } = report;
  const isNothing = counts.new + counts.corrected + counts.withdrawn + counts.refused === 0;
  const done = report.recorded ? 'Recorded' : isNothing ? 'Nothing to record' : 'Would record';
  const lines = [
    `${report.files.map(({ name }) => name).join(', ')} through "${report.mapping}"`,
    `${done}: ${String(counts.new)} new, ${String(counts.corrected)} corrected, ${counts.withdrawn === 0 ? '' : `${String(counts.withdrawn)} withdrawn, `}${String(counts.unchanged)} unchanged, ${String(counts.refused)} refused.`,
    ...report.byKind.map(
      ({ kind, new: fresh, corrected, withdrawn, unchanged, refused }) =>
        `  ${kind.padEnd(18)} ${figures([fresh, 'new'], [corrected, 'corrected'], [withdrawn, 'withdrawn'], [unchanged, 'unchanged'], [refused, 'refused'])}`,
    ),
    ...report.files.flatMap(({ remarks }) => remarks),
    ...correctionLines(report),
    ...withdrawalLines(report),
    ...problemLines('Has to be decided', report.problems.filter(isRefusal)),
    ...problemLines(
      'Worth a look',
      report.problems.filter((problem) => !isRefusal(problem)),
    ),
    ...(report.waiting.length > 0
      ? [`${String(report.waiting.length)} rows wait for rows that are refused.`]
      : []),
    ...(report.decided.length > 0 ? [`Decided: ${String(report.decided.length)} findings.`] : []),
    ...(report.unusedDecisions.length > 0
      ? [`Decisions that nothing asked for: ${report.unusedDecisions.slice(0, SHOWN).join(', ')}.`]
      : []),
    ...(report.refusedFile !== null && 'path' in report.refusedFile
      ? [`The refused rows are in ${report.refusedFile.path}.`]
      : []),
    ...(report.import === null
      ? []
      : [`Import ${report.import}; undo it with: lotproof import undo ${report.import}`]),
  ];
  return lines.join('\n');
}

function figures(...pairs: readonly (readonly [number, string])[]): string {
  return pairs
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(', ');
}

function isRefusal({ severity }: { readonly severity: string }): boolean {
  return severity === 'refuse';
}

function problemLines(
  title: string,
  problems: readonly Pick<ImportProblem, 'sheet' | 'cell' | 'says' | 'todo'>[],
): string[] {
  if (problems.length === 0) return [];
  const groups = [...Map.groupBy(problems, ({ says, todo }) => `${says} ${todo}`).entries()];
  const shown = groups.slice(0, SHOWN);
  const rest = problems.length - shown.flatMap(([, group]) => group).length;
  return [
    `${title}:`,
    ...shown.map(([text, group]) => `  ${placesOf(group)}  ${text}`.trimEnd()),
    ...(rest > 0 ? [`  and ${String(rest)} more`] : []),
  ];
}

/** The same said of several places is said once. */
function placesOf(group: readonly Pick<ImportProblem, 'sheet' | 'cell'>[]): string {
  const places = group.slice(0, PLACES_SHOWN).map(placeText);
  const more = group.length - places.length;
  return `${places.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function correctionLines(report: ImportReport): string[] {
  if (report.corrections.length === 0) return [];
  return [
    'Corrections:',
    ...report.corrections.slice(0, SHOWN).map(({ kind, id, at, again, changes }) => {
      const changed = changes.map(
        ({ field, before, after }) => `${field} ${shownValue(before)} → ${shownValue(after)}`,
      );
      return `  ${at ?? ''}  ${kind} ${id}: ${again ? 'holds again' : changed.join('; ')}`;
    }),
    ...(report.corrections.length > SHOWN ? [`  and ${String(report.corrections.length - SHOWN)} more`] : []),
  ];
}

function withdrawalLines({ withdrawals }: ImportReport): string[] {
  if (withdrawals.length === 0) return [];
  const rest = withdrawals.length - SHOWN;
  return [
    'Withdrawals:',
    ...withdrawals
      .slice(0, SHOWN)
      .map(({ kind, id, at, reason }) => `  ${at ?? ''}  ${kind} ${id}: ${reason}`),
    ...(rest > 0 ? [`  and ${String(rest)} more`] : []),
  ];
}

function shownValue(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
