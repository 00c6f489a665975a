import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { coverageOf } from './coverage.ts';
import { limitedTo, withoutOwn } from './coverage-limited-operations.ts';
import { coverageSchema } from './coverage-report.ts';
import type { CoverageReport } from './coverage-report.ts';
import { coverageReport, idsIn } from './coverage-shown.ts';
import { loadCoverage } from './coverage-store.ts';
import { coverageRows, coverageText } from './coverage-text.ts';
import { changesOf } from './material-change.ts';
import { recordNames } from './record-names-store.ts';

/** The coverage of a run that the actor may see, as it is shown. */
async function askCoverage(context: ReadContext, id: string): Promise<CoverageReport> {
  const { transaction, ledger } = context;
  const standing = await findVisible(context, runRecord, id);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The run "${id}" was withdrawn.`);
  const [first] = await loadCoverage(transaction, ledger.kinds, [standing.n]);
  const isLimited = context.actor.sites !== null;
  const whole = present(first, 'the run is loaded');
  const facts = isLimited ? withoutOwn(whole) : whole;
  const coverage = coverageOf(facts);
  const changes = changesOf(facts, coverage);
  const name = await recordNames(transaction, ledger.kinds, idsIn(facts));
  const report = coverageReport(facts, coverage, changes, name);
  return isLimited ? limitedTo(context, report) : report;
}

const coverageOperation = readOperation({
  name: 'coverage.run',
  summary: 'What proves each accessible component of a run for each rule, and what is missing',
  description:
    'A cell is covered when evidence for the rule is about what went in: the same product, site and revision, the same material, supplier, place, specification and ' +
    'colour; by a laboratory accepted for the rule on the day of the test, not expired on the last day of production, kept in English. The verdict is worked out ' +
    'from the measured values and the limits in force on the day of production. What nobody wrote down is never covered. The columns are the rules that apply, or may, by the ' +
    'answer of the checker that was kept for the product, asked of its facts for the last day of production, and what the test plan asks beside them. People limited to sites ' +
    'see the states of their own runs, and only evidence of their own.',
  permission: 'read',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the run') }),
  output: coverageSchema,
  examples: [{ says: 'The matrix of a run', input: { id: 'bg1' } }],
  run: (context, { id }) => askCoverage(context, id),
  show: (report) => coverageText(report),
  table: coverageRows,
});

/** Questions about what proves a run. */
export const COVERAGE_OPERATIONS: readonly Operation[] = [coverageOperation];
