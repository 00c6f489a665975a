import { membersOf } from './field-match.ts';
import { contradiction, type CheckedRecord, type RecordSet, type ReportRecord } from './record-checks.ts';

interface Slot {
  readonly quantity: number;
  readonly perUnits: number;
  readonly lossPermille: number;
}

/** More material issued to a slot of a run than its revision allows with the stated loss. */
export function checkIssues<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  const groups = Map.groupBy(set.of('consumption'), ({ body }) => {
    const { run, slot } = membersOf(body);
    return `${String(run)}\u0000${String(slot)}`;
  });
  for (const issues of groups.values()) {
    const largest = largestOf(issues);
    if (largest === undefined) continue;
    const { run, slot } = membersOf(largest.body);
    const { made, revision, variant } = set.fields('run', run);
    const line = slotOf(set.fields('revision', revision)['slots'], slot, variant);
    if (line === null || typeof made !== 'number') continue;
    const issued = issues.reduce((sum, issue) => sum + signedQuantity(issue), 0);
    const allowed = Math.ceil((made * line.quantity * (1_000 + line.lossPermille)) / (line.perUnits * 1_000));
    if (issued <= allowed) continue;
    const says = `${String(issued)} issued for ${String(slot)} where the bill of materials with loss allows ${String(allowed)}.`;
    report(contradiction('quantity-contradiction', issued, allowed, says), largest, ['quantity']);
  }
}

function largestOf<Checked extends CheckedRecord>(issues: readonly Checked[]): Checked | undefined {
  return issues.toSorted((left, right) => signedQuantity(right) - signedQuantity(left))[0];
}

function signedQuantity(issue: CheckedRecord): number {
  const { quantity, kind } = membersOf(issue.body);
  if (typeof quantity !== 'number') return 0;
  return kind === 'return' || kind === 'waste' ? (kind === 'return' ? -quantity : 0) : quantity;
}

/** The slot's line for the variant; null where none or several lines (alternatives) have the name. */
function slotOf(slots: unknown, name: unknown, variant: unknown): Slot | null {
  if (!Array.isArray(slots) || typeof name !== 'string') return null;
  const lines = slots.map(membersOf).filter(({ slot, variants }) => {
    return slot === name && (!Array.isArray(variants) || variants.includes(variant));
  });
  const [line] = lines;
  if (line === undefined || lines.length > 1 || typeof line['quantity'] !== 'number') return null;
  return {
    quantity: line['quantity'],
    perUnits: typeof line['perUnits'] === 'number' ? line['perUnits'] : 1,
    lossPermille: typeof line['lossPermille'] === 'number' ? line['lossPermille'] : 0,
  };
}
