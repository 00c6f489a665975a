import type { RunStretch, ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import { CLEARED_REASONS, UNDETERMINED_REASONS } from '../../src/domain/trace/scope-question.ts';
import type { Faults } from './laws.ts';

const CLEARED: readonly string[] = CLEARED_REASONS;
const UNDETERMINED: readonly string[] = UNDETERMINED_REASONS;

/** Every cleared stretch says by what it is cleared, every undetermined one what is missing, in the order of the closed lists. */
export function reasoned(answer: ScopeAnswer): Faults {
  const faults = answer.runs.flatMap((run) =>
    run.stretches.flatMap((stretch) =>
      wrongReasons(stretch).map(
        (fault) => `run ${String(run.run)} at ${String(stretch.span.from)}: ${fault}`,
      ),
    ),
  );
  const waiting = answer.runs.some((run) =>
    run.stretches.some((stretch) => stretch.class === 'undetermined' && run.made !== null),
  );
  if (waiting && answer.missing.length === 0) faults.push('units are undetermined and no record is missing');
  const worth = answer.missing.map((record) => record.units);
  if (Math.max(0, ...worth) > answer.unitsWaiting)
    faults.push('a missing record is worth more than all that waits');
  if (worth.reduce((sum, units) => sum + units, 0) < answer.unitsWaiting)
    faults.push('more units wait than the missing records are worth');
  if (worth.some((units, index) => units > (worth[index - 1] ?? units)))
    faults.push('missing records do not stand in the order of their worth');
  return faults;
}

function wrongReasons({ class: said, reasons }: RunStretch): Faults {
  const order = [...CLEARED, ...UNDETERMINED];
  const sorted = [...new Set(reasons)].sort((left, right) => order.indexOf(left) - order.indexOf(right));
  const faults: Faults = [];
  if (sorted.join() !== reasons.join()) faults.push(`reasons out of order or twice: ${reasons.join(', ')}`);
  if (said === 'cleared' && !reasons.some((reason) => CLEARED.includes(reason)))
    faults.push('cleared without a reason');
  if (said === 'cleared' && reasons.some((reason) => UNDETERMINED.includes(reason)))
    faults.push(`cleared for ${reasons.join(', ')}`);
  if (said === 'undetermined' && !reasons.some((reason) => UNDETERMINED.includes(reason)))
    faults.push('undetermined without a reason');
  return faults;
}
