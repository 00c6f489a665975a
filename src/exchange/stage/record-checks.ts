import type { Fault } from '../import-problem.ts';
import { membersOf } from './field-match.ts';
import { checkCartons } from './carton-checks.ts';
import { checkIssues } from './issue-checks.ts';

/** A staged record as the checks see it. */
export interface CheckedRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
}

export type ReportRecord<Checked extends CheckedRecord> = (
  fault: Fault,
  record: Checked,
  path: readonly PropertyKey[],
) => void;

/** The records of one import, by kind, with their fields at hand. */
export class RecordSet<Checked extends CheckedRecord> {
  readonly #byKind = new Map<string, Checked[]>();
  readonly #byId = new Map<string, Checked>();

  constructor(records: readonly Checked[]) {
    for (const record of records) {
      const list = this.#byKind.get(record.kind) ?? [];
      this.#byKind.set(record.kind, list);
      list.push(record);
      this.#byId.set(`${record.kind}\u0000${record.id}`, record);
    }
  }

  of(kind: string): readonly Checked[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Fields of a record, empty when it is not in this import. */
  fields(kind: string, id: unknown): Readonly<Record<string, unknown>> {
    return membersOf(this.#byId.get(`${kind}\u0000${String(id)}`)?.body);
  }
}

/**
 * Checks that hold for every factory's sheets, between the records of one import: quantities and dates that cannot both
 * hold, and cartons in two places. What they find is asked, never decided.
 */
export function checkRecords<Checked extends CheckedRecord>(
  records: readonly Checked[],
  report: ReportRecord<Checked>,
): void {
  const set = new RecordSet(records);
  checkRunSums(set, report);
  checkDates(set, report);
  checkCartons(set, report);
  checkIssues(set, report);
}

export function contradiction(
  kind: 'quantity-contradiction' | 'date-contradiction',
  found: unknown,
  expected: unknown,
  says: string,
): Fault {
  return {
    kind,
    severity: 'ask',
    found: String(found),
    expected: String(expected),
    says,
    todo: 'Find out which is right; mend the cell, or say in the decisions which stands.',
  };
}

/** Units made against the counts, and against the lot size that the inspector wrote down. */
function checkRunSums<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  const counted = new Map<unknown, number>();
  for (const count of set.of('output-count')) {
    const { run, units } = membersOf(count.body);
    const { from, to } = membersOf(units);
    if (typeof from === 'number' && typeof to === 'number') {
      counted.set(run, (counted.get(run) ?? 0) + to - from);
    }
  }
  for (const run of set.of('run')) {
    const { made, code } = membersOf(run.body);
    const sum = counted.get(run.id);
    if (typeof made !== 'number' || sum === undefined || sum === made) continue;
    const says = `${String(code)} has ${String(made)} made; its counts add up to ${String(sum)}.`;
    report(contradiction('quantity-contradiction', made, sum, says), run, ['made']);
  }
  for (const inspection of set.of('inspection')) {
    const { lotSize, run } = membersOf(inspection.body);
    const { made, code } = set.fields('run', run);
    if (typeof lotSize !== 'number' || typeof made !== 'number' || lotSize === made) continue;
    const says = `Lot size ${String(lotSize)} here; ${String(code)} has ${String(made)} made.`;
    report(contradiction('quantity-contradiction', lotSize, made, says), inspection, ['lotSize']);
  }
}

/** Made, dispatched, received, used: each not before the one before it. */
function checkDates<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  const firstReceipt = new Map<unknown, string>();
  for (const receipt of set.of('material-receipt')) {
    const { lot, date } = membersOf(receipt.body);
    if (typeof date !== 'string') continue;
    const known = firstReceipt.get(lot);
    if (known === undefined || date < known) firstReceipt.set(lot, date);
    const { dispatched, code } = set.fields('material-lot', lot);
    const sent = membersOf(dispatched)['from'];
    if (typeof sent === 'string' && date < sent) {
      const says = `${String(code)} came in on ${date}, before it was dispatched on ${sent}.`;
      report(contradiction('date-contradiction', date, sent, says), receipt, ['date']);
    }
  }
  for (const lot of set.of('material-lot')) {
    const { made, dispatched, code } = membersOf(lot.body);
    const [first, sent] = [membersOf(made)['from'], membersOf(dispatched)['from']];
    if (typeof first !== 'string' || typeof sent !== 'string' || first <= sent) continue;
    const says = `${String(code)} was dispatched on ${sent}, before it was made on ${first}.`;
    report(contradiction('date-contradiction', sent, first, says), lot, ['dispatched']);
  }
  for (const issue of set.of('consumption')) {
    const { lot, date: written, window } = membersOf(issue.body);
    const begin = membersOf(window)['from'];
    const date = typeof begin === 'string' ? begin.slice(0, 10) : written;
    const came = firstReceipt.get(lot);
    if (typeof date !== 'string' || came === undefined || date >= came) continue;
    const says = `The lot was issued on ${date}, before it came in on ${came}.`;
    report(contradiction('date-contradiction', date, came, says), issue, ['date']);
  }
}
