import { intersectSpans, mergeSpans, spanLength, type Span } from '../../src/kit/span.ts';
import type {
  ConsumptionFact,
  Key,
  ReworkFact,
  RunFact,
  ScopeFacts,
  SlotFact,
} from '../../src/domain/trace/scope-facts.ts';
import type { Suspect } from '../../src/domain/trace/scope-question.ts';
import { slotApplies, slotLimit, slotNeed } from './world.ts';

/** Slots through which a unit may hold the suspect; `direct` for the unit itself, `''` for what no slot asked for. */
type Taint = Map<number, Set<string>>;

const DIRECT = 'direct';

/**
 * What complete records can tell apart: by run, the units that some record puts the suspect among. A slip touches every unit of
 * its span, of each output count that its window meets, or of the whole run; a lot of pieces is suspect when any unit that it may
 * be made of is; reworked units are told apart from each other by nothing. Where a slot's slips do not cover it unit by unit (a
 * gram split between two units, a slip short for its own span; under strict also room left open, or no quantity but an
 * agreement) all its run stays uncleared, and so it does where its material was used off the bill.
 * Null for suspects whose units have no numbers in the records: cartons, and stickers added to them.
 */
export function recordedScope(
  facts: ScopeFacts,
  suspects: readonly Suspect[],
  strict: boolean,
): Map<Key, Set<number>> | null {
  const stuck = new Set(facts.consumptions.filter((row) => row.cartons !== null).map((row) => row.lot));
  const plain = suspects.every(
    (suspect) => suspect.kind === 'run' || (suspect.kind === 'material-lot' && !stuck.has(suspect.lot)),
  );
  if (!plain) return null;
  const taints = new Map<Key, Taint>();
  // A lot made later of suspect units stands open in earlier runs too where their slot is not covered (reading 8): go on until still.
  for (let size = -1; size !== totalSize(taints);) {
    size = totalSize(taints);
    for (const run of facts.runs) taints.set(run.key, taintOf(facts, suspects, strict, run, taints));
  }
  return new Map([...taints].map(([run, taint]) => [run, new Set(taint.keys())]));
}

function totalSize(taints: ReadonlyMap<Key, Taint>): number {
  const slots = [...taints.values()].flatMap((taint) => [...taint.values()]);
  return slots.reduce((sum, through) => sum + through.size, 0);
}

function taintOf(
  facts: ScopeFacts,
  suspects: readonly Suspect[],
  strict: boolean,
  run: RunFact,
  taints: ReadonlyMap<Key, Taint>,
): Taint {
  const taint: Taint = new Map();
  const whole = { from: 1, to: (run.made ?? 0) + 1 };
  const add = (span: Span, slot: string): void => {
    for (let unit = span.from; unit < span.to; unit += 1)
      taint.set(unit, new Set([...(taint.get(unit) ?? []), slot]));
  };
  for (const suspect of suspects)
    if (suspect.kind === 'run' && suspect.run === run.key) add(suspect.span ?? whole, DIRECT);
  const suspectLots = facts.lots
    .filter((lot) => suspects.some((each) => each.kind === 'material-lot' && each.lot === lot.key))
    .map((lot) => lot.key);
  const tainted = new Set([...suspectLots, ...taintedPieces(facts, taints)]);
  const materials = facts.lots.filter((lot) => tainted.has(lot.key)).map((lot) => lot.material);
  const slots = (facts.revisions.find((revision) => revision.key === run.bom)?.slots ?? []).filter((slot) =>
    slotApplies(slot, run.variant),
  );
  for (const row of facts.consumptions.filter((each) => each.run === run.key && each.kind === 'issue')) {
    const slot = slots.find((each) => each.slot === row.slot);
    if (slot === undefined && materials.some((material) => material === materialOf(facts, row)))
      add(whole, '');
    else if (tainted.has(row.lot)) for (const span of touched(run, row)) add(span, slot?.slot ?? '');
  }
  for (const slot of slots)
    if (materials.includes(slot.material) && !tellsApart(facts, run, slot, strict)) add(whole, slot.slot);
  for (const rework of facts.reworks.filter((each) => each.run === run.key))
    for (const slot of inherited(facts, rework, taints)) add(whole, slot);
  return taint;
}

function materialOf(facts: ScopeFacts, row: ConsumptionFact): Key | undefined {
  return facts.lots.find((lot) => lot.key === row.lot)?.material;
}

function taintedPieces(facts: ScopeFacts, taints: ReadonlyMap<Key, Taint>): Key[] {
  return facts.lots
    .filter((lot) => lot.madeFrom.some((source) => anyTainted(taints.get(source.run), source.span)))
    .map((lot) => lot.key);
}

function anyTainted(taint: Taint | undefined, span: Span | null): boolean {
  return [...(taint?.keys() ?? [])].some((unit) => span === null || (unit >= span.from && unit < span.to));
}

/** Slots by which reworked units may still hold it: those of what went in, save the ones whose old part was replaced. */
function inherited(facts: ScopeFacts, rework: ReworkFact, taints: ReadonlyMap<Key, Taint>): Set<string> {
  const slots = new Set<string>();
  for (const source of rework.of) {
    for (const [unit, through] of taints.get(source.run) ?? []) {
      const { span } = source;
      if (span === null || (unit >= span.from && unit < span.to)) for (const slot of through) slots.add(slot);
    }
  }
  const run = facts.runs.find((each) => each.key === rework.run);
  const bom = facts.revisions.find((revision) => revision.key === run?.bom);
  for (const { slot, quantityOut } of rework.replaces) {
    const now = bom?.slots.find((each) => each.slot === slot);
    if (run === undefined || now === undefined || quantityOut !== slotNeed(now, run.made ?? 0)) continue;
    if (tellsApart(facts, run, now, false)) slots.delete(slot);
  }
  return slots;
}

/** Units that a row may have gone into. */
function touched(run: RunFact, row: ConsumptionFact): Span[] {
  const whole = { from: 1, to: (run.made ?? 0) + 1 };
  if (row.span !== null) return [row.span];
  const { window } = row;
  if (window === null || run.counts.length === 0) return [whole];
  return mergeSpans(
    run.counts.filter((count) => count.from < window.to && window.from < count.to).map((count) => count.span),
  );
}

/** Whether the slot's records cover it in full, each stretch by its own slips, so that what they do not name is elsewhere. */
function tellsApart(facts: ScopeFacts, run: RunFact, slot: SlotFact, strict: boolean): boolean {
  const made = run.made ?? 0;
  const rows = facts.consumptions.filter((row) => row.run === run.key && row.slot === slot.slot);
  const issues = rows.filter((row) => row.kind === 'issue');
  const sum = (kind: ConsumptionFact['kind'], of: readonly ConsumptionFact[]): number =>
    of.filter((row) => row.kind === kind).reduce((total, row) => total + (row.quantity ?? 0), 0);
  const spans = issues.map((row) => touched(run, row));
  const joined = mergeSpans(spans.flat());
  if (joined.length !== 1 || spanLength(joined[0] ?? { from: 0, to: 0 }) < made) return false;
  if (issues.every((row) => row.issuesComplete)) return !strict;
  const net = sum('issue', rows) - sum('return', rows);
  const returned = (lot: Key): number =>
    sum(
      'return',
      rows.filter((row) => row.lot === lot),
    );
  const short = issues.some(
    (row) =>
      row.span !== null && (row.quantity ?? 0) - returned(row.lot) < slotNeed(slot, spanLength(row.span)),
  );
  const crossing = issues.some((row, index) =>
    issues.slice(index + 1).some((other) => crosses(run, row, other)),
  );
  const wasted = rows.some((row) => row.kind === 'waste') ? sum('waste', rows) : null;
  const closed = net === slotLimit(slot, made) || (wasted !== null && net - wasted === slotNeed(slot, made));
  return (
    !short && !crossing && net >= slotNeed(slot, made) && net <= slotLimit(slot, made) && (!strict || closed)
  );
}

/** Rows over stretches that overlap without being the same: how much of each fell into the overlap is not on record. */
function crosses(run: RunFact, row: ConsumptionFact, other: ConsumptionFact): boolean {
  const [left, right] = [touched(run, row), touched(run, other)];
  if (JSON.stringify(left) === JSON.stringify(right)) return false;
  return left.some((one) => right.some((two) => intersectSpans(one, two) !== null));
}
