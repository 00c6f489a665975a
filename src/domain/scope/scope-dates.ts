import type { MaterialLotFact, RunFact } from '../trace/scope-facts.ts';

/**
 * Reading 18: two times of day compare as they are; where one of them is a whole day, "before" means the day before.
 */
export function isBefore(left: string, right: string): boolean {
  if (left.length > 10 && right.length > 10) return left < right;
  return left.slice(0, 10) < right.slice(0, 10);
}

/** The run ended before that day or time; false when nobody says when it ended. */
export function endedBefore(run: RunFact, moment: string | null): boolean {
  return run.ended !== null && moment !== null && isBefore(run.ended, moment);
}

/** First day a lot can have been anywhere but at its supplier's: of several making or dispatch days the first counts. */
export function firstDays(lot: MaterialLotFact): { made: string | null; dispatched: string | null } {
  return { made: lot.made?.from ?? null, dispatched: lot.dispatched?.from ?? null };
}

/** Dates of a lot that cannot all hold: then none of them proves anything. */
export function datesContradict(lot: MaterialLotFact): boolean {
  const { made, dispatched } = firstDays(lot);
  const lastDispatch = lot.dispatched?.to ?? dispatched;
  if (made !== null && lastDispatch !== null && isBefore(lastDispatch, made)) return true;
  return lot.receipts.some(
    ({ date }) =>
      date !== null &&
      ((made !== null && isBefore(date, made)) || (dispatched !== null && isBefore(date, dispatched))),
  );
}
