import { intersectSpans, type Span } from '../../kit/span.ts';
import type { ConsumptionFact, Key, RunFact, SlotFact } from './scope-facts.ts';
import { coverSlot, type SlotCover } from './scope-coverage.ts';
import { wholeOf } from './scope-stretches.ts';
import { dayOfTime } from './scope-times.ts';
import { spanOfWindow } from './scope-windows.ts';
import { takes, type RunSlot, type ScopeWorld } from './scope-world.ts';

/** A slip of a slot, over the units that it may have gone into. */
export interface SlotRow {
  readonly key: Key;
  readonly lot: Key;
  readonly span: Span;
  /** At most so much of it and at least so much, in shares of a unit (`SlotScale`); null: no limit (reading 1, an agreement). */
  readonly most: bigint | null;
  readonly least: bigint;
  /** Says that the lot was there and nothing of how much: it makes `may-contain` and never covers (reading 5). */
  readonly isMention: boolean;
}

/** The account of one slot of one run (readings 1 to 5). */
export interface SlotAccount extends SlotCover {
  readonly slot: RunSlot;
  readonly rows: readonly SlotRow[];
  /** The factory agreed that issues are complete, and some name no quantity: each then covers its span, and leaves a room that nobody knows. */
  readonly isAgreed: boolean;
  /** What the revision needs without loss and what is recorded net, in the material's unit; null with a second material. */
  readonly needed: number | null;
  readonly recorded: number | null;
  /** Some row cannot be true by its dates. */
  readonly hasWrongDates: boolean;
}

/**
 * Quantities as shares: `perUnit` shares make up one unit's need, whatever the material and however many units share one piece
 * of it, so that sums and comparisons are of whole numbers.
 */
export interface SlotScale {
  readonly perUnit: bigint;
  readonly perUnitWithLoss: bigint;
  /** Shares of one smallest quantity of the first material. */
  readonly base: bigint;
  readonly weigh: (material: Key, quantity: number) => bigint;
}

function scaleOf(slot: RunSlot): SlotScale {
  const product = slot.options.reduce((all, option) => all * BigInt(option.quantity), 1n);
  const weights = new Map(
    slot.options.map((option) => [
      option.material,
      BigInt(option.perUnits) * (product / BigInt(option.quantity)) * 1000n,
    ]),
  );
  const loss = slot.options.reduce((most, option) => Math.max(most, option.lossPermille), 0);
  return {
    perUnit: product * 1000n,
    perUnitWithLoss: product * BigInt(1000 + loss),
    base: [...weights.values()][0] ?? 1n,
    weigh: (material, quantity) => BigInt(quantity) * (weights.get(material) ?? 1n),
  };
}

/** The units that a row may have gone into. */
export function spanOfRow(run: RunFact, row: ConsumptionFact): Span {
  const whole = wholeOf(run);
  if (row.span !== null) return intersectSpans(row.span, whole) ?? whole;
  return row.window === null ? whole : spanOfWindow(run, row.window);
}

/** The account of a slot; null for a run that is still open, where nothing can be covered. */
export function slotAccount(world: ScopeWorld, run: RunFact, slot: RunSlot): SlotAccount {
  const all = world.rowsOfRun.get(run.key) ?? [];
  const own = all.filter((row) => row.slot === slot.slot && takes(slot, world.lots.get(row.lot)));
  const loose = all.filter((row) => row.slot === null && takes(slot, world.lots.get(row.lot)));
  const scale = scaleOf(slot);
  const isAgreed = agreed(own);
  const byLot = [...Map.groupBy(own, (row) => row.lot)].sort(([left], [right]) => left - right);
  const lots = byLot.map(([lot, rows]) =>
    lotRows(world, run, scale, {
      lot,
      rows,
      isAgreed,
      loose: loose.filter((row) => row.lot === lot && row.kind === 'return'),
    }),
  );
  const net = lots.reduce((sum, lot) => sum + lot.net, 0n);
  const rows = lots.flatMap((lot) => lot.rows);
  // With no sum to tell, an issue that names no slot may be one of those that are complete.
  if (isAgreed) rows.push(...loose.filter((row) => row.kind === 'issue').map((row) => mentionOf(run, row)));
  const wasted = wastedInSlot(world, scale, own, loose);
  const cover = coverSlot({ units: run.made ?? 0, rows, scale, net, wasted });
  return {
    slot,
    rows,
    isAgreed,
    ...cover,
    isCovered: cover.isCovered && !isAgreed,
    ...amounts(slot, run, net, scale),
    hasWrongDates: lots.some((lot) => lot.hasWrongDates),
  };
}

/** All issues of the slot come from a factory that agreed that they are complete, and some name no quantity. */
function agreed(rows: readonly ConsumptionFact[]): boolean {
  const issues = rows.filter((row) => row.kind === 'issue');
  return issues.every((row) => row.issuesComplete) && issues.some((row) => row.quantity === null);
}

/** What the slot's own waste comes to; null where some of it is not known: waste of the material that names no slot may be this slot's. */
function wastedInSlot(
  world: ScopeWorld,
  scale: SlotScale,
  own: readonly ConsumptionFact[],
  loose: readonly ConsumptionFact[],
): bigint | null {
  const waste = own.filter((row) => row.kind === 'waste');
  const isKnown = waste.length > 0 && waste.every((row) => row.quantity !== null);
  if (!isKnown || loose.some((row) => row.kind === 'waste')) return null;
  return waste.reduce((sum, row) => sum + weighRow(world, scale, row), 0n);
}

function weighRow(world: ScopeWorld, scale: SlotScale, row: ConsumptionFact): bigint {
  const material = world.lots.get(row.lot)?.material;
  return material === undefined ? 0n : scale.weigh(material, row.quantity ?? 0);
}

interface LotSlips {
  readonly lot: Key;
  readonly rows: readonly ConsumptionFact[];
  readonly loose: readonly ConsumptionFact[];
  readonly isAgreed: boolean;
}

interface LotRows {
  readonly rows: SlotRow[];
  readonly net: bigint;
  readonly hasWrongDates: boolean;
}

/** A lot's slips in a slot, returns netted against them (reading 7): which of several slips a return is of is not known. */
function lotRows(world: ScopeWorld, run: RunFact, scale: SlotScale, slips: LotSlips): LotRows {
  const issues = slips.rows.filter((row) => row.kind === 'issue');
  const returns = [...slips.rows.filter((row) => row.kind === 'return'), ...slips.loose];
  const known = issues.filter((row) => row.quantity !== null);
  const gross = known.reduce((sum, row) => sum + weighRow(world, scale, row), 0n);
  const returned = returns.reduce((sum, row) => sum + weighRow(world, scale, row), 0n);
  const net = gross - returned;
  const hasWrongDates = issues.length > 0 && cannotHaveBeen(world, run, slips.lot);
  const isDoubtful = hasWrongDates || net < 0n || returns.some((row) => row.quantity === null);
  const mention = (row: ConsumptionFact): SlotRow => mentionOf(run, row);
  if (slips.isAgreed)
    return {
      rows: issues.map((row) => ({ ...mention(row), most: null, isMention: false })),
      net,
      hasWrongDates,
    };
  if (issues.length === 0) return { rows: slips.rows.map(mention), net: 0n, hasWrongDates };
  // What was issued and all brought back was not used.
  if (net === 0n && gross > 0n && known.length === issues.length)
    return { rows: [], net, hasWrongDates: false };
  if (isDoubtful) return { rows: issues.map(mention), net: 0n, hasWrongDates };
  const rows = issues.map((row): SlotRow => {
    if (row.quantity === null) return mention(row);
    const issued = weighRow(world, scale, row);
    const most = issued < net ? issued : net;
    return { ...mention(row), most, least: issued > returned ? issued - returned : 0n, isMention: false };
  });
  return { rows, net, hasWrongDates };
}

function mentionOf(run: RunFact, row: ConsumptionFact): SlotRow {
  return { key: row.key, lot: row.lot, span: spanOfRow(run, row), most: 0n, least: 0n, isMention: true };
}

/** The run ended before the lot was made or sent: a slip that says otherwise contradicts the lot's own record. */
function cannotHaveBeen(world: ScopeWorld, run: RunFact, key: Key): boolean {
  const lot = world.lots.get(key);
  if (run.ended === null || lot === undefined) return false;
  const last = dayOfTime(run.ended);
  return [lot.made?.from, lot.dispatched?.from].some(
    (first) => first !== null && first !== undefined && last < dayOfTime(first),
  );
}

function amounts(
  slot: RunSlot,
  run: RunFact,
  net: bigint,
  scale: SlotScale,
): Pick<SlotAccount, 'needed' | 'recorded'> {
  const [only, second] = slot.options;
  if (only === undefined || second !== undefined || run.made === null)
    return { needed: null, recorded: null };
  return { needed: slotNeed(only, run.made), recorded: Number(net / scale.base) };
}

/** Quantity that so many units need, without loss. */
export function slotNeed(slot: SlotFact, units: number): number {
  const needed = BigInt(units) * BigInt(slot.quantity);
  const shared = BigInt(slot.perUnits);
  return Number((needed + shared - 1n) / shared);
}
