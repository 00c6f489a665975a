import { LotproofError, type Problem } from '../../kit/errors.ts';
import { placeText, type ImportProblem } from '../import-problem.ts';
import type { Findings } from '../stage/stage.ts';

/** Refuses an import with refused rows, unless the others are to be recorded. */
export function refuseUnlessAccepted(findings: Findings, acceptValid: boolean): void {
  const headers = findings.problems.filter(({ kind }) => kind === 'header-changed');
  if (headers.length > 0) {
    throw new LotproofError(
      'mapping-needed',
      'The headers are not those the mapping was confirmed for: look at it and confirm it again.',
      headers.map(problemOf),
    );
  }
  if (acceptValid || findings.refusals === 0) return;
  const refusing = findings.problems.filter(({ severity }) => severity === 'refuse');
  const count = String(findings.refusals);
  throw new LotproofError(
    'import-refused',
    `${count} ${findings.refusals === 1 ? 'problem refuses a row' : 'problems refuse rows'}, so nothing was recorded.`,
    refusing.slice(0, 500).map(problemOf),
  );
}

function problemOf(problem: ImportProblem): Problem {
  return {
    at: `${problem.file} ${placeText(problem)}`.trimEnd(),
    says: `${problem.says} ${problem.todo}`,
    ...(problem.found === undefined ? {} : { found: problem.found }),
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
  };
}
