import type { Span } from '../../src/kit/span.ts';
import type { ConsumptionFact } from '../../src/domain/trace/scope-facts.ts';
import { dateOf, dayOf, timeOf } from './calendar.ts';
import type { KeyMaker } from './recorder.ts';
import type { Tape } from './tape.ts';
import { unitsOfAtom, type Usage, type WorldLot } from './world.ts';

/** Consecutive quantities of one lot. */
interface Segment {
  readonly lot: WorldLot;
  readonly span: Span;
  readonly quantity: number;
}

const MODES = ['whole', 'whole', 'span', 'window', 'window', 'slips', 'agreement', 'stretches'] as const;

/** The slips of one slot of one run: issues, what came back to the store, and (often) the run's own waste. */
export function recordUsage(usage: Usage, tape: Tape, key: KeyMaker): ConsumptionFact[] {
  if (usage.slot === null) return offBill(usage, tape, key);
  const segments = segmentsOf(usage);
  const mode = tape.pick(MODES);
  const rows =
    mode === 'stretches'
      ? cutRows(usage, tape, key)
      : mode === 'whole' || mode === 'slips' || segments.length > 4
        ? wholeRows(usage, tape, key, mode === 'slips' ? 2 : 1)
        : stretchRows(usage, segments, mode, key);
  const closes = tape.chance(60);
  return [...rows, ...returnRows(usage, rows, tape, key), ...(closes ? wasteRows(usage, key) : [])];
}

/** Lots of a usage with the quantity that each run took net. */
function netQuantities(usage: Usage): Map<WorldLot, number> {
  const net = new Map<WorldLot, number>();
  for (const atom of usage.atoms) net.set(atom.lot, (net.get(atom.lot) ?? 0) + 1);
  for (const [lot, quantity] of usage.waste) net.set(lot, (net.get(lot) ?? 0) + quantity);
  return net;
}

function segmentsOf(usage: Usage): Segment[] {
  const segments: Segment[] = [];
  const slot = usage.slot;
  if (slot === null) return segments;
  usage.atoms.forEach((atom, index) => {
    const units = unitsOfAtom(slot, index, usage.run.units.length);
    const last = segments.at(-1);
    if (last?.lot === atom.lot) {
      const span = { from: last.span.from, to: Math.max(last.span.to, units.to) };
      segments[segments.length - 1] = { lot: atom.lot, span, quantity: last.quantity + 1 };
    } else segments.push({ lot: atom.lot, span: units, quantity: 1 });
  });
  return segments;
}

function row(usage: Usage, lot: WorldLot, key: KeyMaker): ConsumptionFact {
  return {
    key: key(),
    run: usage.run.key,
    slot: usage.slot?.slot ?? null,
    lot: lot.key,
    kind: 'issue',
    quantity: null,
    span: null,
    window: null,
    cartons: null,
    date: dateOf(dayOf(usage.run.start)),
    issuesComplete: false,
  };
}

/** Rows over the whole run, one or two slips a lot. */
function wholeRows(usage: Usage, tape: Tape, key: KeyMaker, slips: number): ConsumptionFact[] {
  return [...netQuantities(usage)].flatMap(([lot, net]) => {
    const issued = net + (usage.returned.get(lot) ?? 0);
    const first = slips === 1 || issued < 2 ? issued : tape.between(1, issued - 1);
    const parts = first === issued ? [issued] : [first, issued - first];
    return parts.map((quantity) => ({ ...row(usage, lot, key), quantity }));
  });
}

/** Rows over the stretch that each lot went into: by unit numbers, by the clock, or by numbers and without a quantity. */
function stretchRows(
  usage: Usage,
  segments: readonly Segment[],
  mode: 'span' | 'window' | 'agreement',
  key: KeyMaker,
): ConsumptionFact[] {
  const rows = segments.map((segment, index): ConsumptionFact => {
    const last = segments.findLastIndex((other) => other.lot === segment.lot) === index;
    const extra = last ? (usage.waste.get(segment.lot) ?? 0) + (usage.returned.get(segment.lot) ?? 0) : 0;
    const place = mode === 'window' ? { window: windowOf(usage, segment.span) } : { span: segment.span };
    return { ...row(usage, segment.lot, key), quantity: segment.quantity + extra, ...place };
  });
  const wastedOnly = [...usage.waste.keys()].filter((lot) => !segments.some((other) => other.lot === lot));
  for (const lot of wastedOnly) rows.push({ ...row(usage, lot, key), quantity: usage.waste.get(lot) ?? 0 });
  if (mode !== 'agreement') return rows;
  return rows.map((issue) => ({ ...issue, quantity: null, issuesComplete: true }));
}

/** Rows over the two parts of a run, cut anywhere: each lot that a part took, over that part. */
function cutRows(usage: Usage, tape: Tape, key: KeyMaker): ConsumptionFact[] {
  const slot = usage.slot;
  const made = usage.run.units.length;
  if (slot === null || made < 2) return wholeRows(usage, tape, key, 1);
  const cut = tape.between(2, made);
  const left = new Map(
    [...usage.waste].map(([lot, quantity]) => [lot, quantity + (usage.returned.get(lot) ?? 0)]),
  );
  for (const [lot, quantity] of usage.returned) if (!left.has(lot)) left.set(lot, quantity);
  const parts = [
    { from: 1, to: cut },
    { from: cut, to: made + 1 },
  ];
  const rows = parts.flatMap((span) => {
    const inside = usage.atoms.filter((_, index) => {
      const { from } = unitsOfAtom(slot, index, made);
      return from >= span.from && from < span.to;
    });
    const reach = usage.atoms.flatMap((_, index) => {
      const units = unitsOfAtom(slot, index, made);
      return units.from >= span.from && units.from < span.to ? [units.to] : [];
    });
    const wide = { from: span.from, to: Math.max(span.to, ...reach) };
    return [...new Set(inside.map((atom) => atom.lot))].map((lot): ConsumptionFact => {
      const extra = left.get(lot) ?? 0;
      left.delete(lot);
      const quantity = inside.filter((atom) => atom.lot === lot).length + extra;
      return { ...row(usage, lot, key), quantity, span: wide };
    });
  });
  for (const [lot, quantity] of left) rows.push({ ...row(usage, lot, key), quantity });
  return rows;
}

/** The half hours in which these units were made. */
function windowOf(usage: Usage, span: Span): { from: string; to: string } {
  const first = usage.run.units[span.from - 1]?.minute ?? usage.run.start;
  const last = usage.run.units[span.to - 2]?.minute ?? usage.run.end;
  return { from: timeOf(first - (first % 30)), to: timeOf(last - (last % 30) + 30) };
}

function returnRows(
  usage: Usage,
  issues: readonly ConsumptionFact[],
  tape: Tape,
  key: KeyMaker,
): ConsumptionFact[] {
  return [...usage.returned].map(([lot, quantity]) => {
    const own = issues.filter((issue) => issue.lot === lot.key);
    const only = own.length === 1 && tape.chance(50) ? own[0] : undefined;
    const base: ConsumptionFact = { ...row(usage, lot, key), kind: 'return', quantity };
    const issuesComplete = own.some((issue) => issue.issuesComplete);
    return { ...base, span: only?.span ?? null, window: only?.window ?? null, issuesComplete };
  });
}

function wasteRows(usage: Usage, key: KeyMaker): ConsumptionFact[] {
  return [...usage.waste].map(([lot, quantity]) => ({ ...row(usage, lot, key), kind: 'waste', quantity }));
}

/** What no slot asked for: with no slot, or with the name of one that is not on the bill. */
function offBill(usage: Usage, tape: Tape, key: KeyMaker): ConsumptionFact[] {
  const lot = usage.atoms[0]?.lot;
  if (lot === undefined) return [];
  const slot = tape.chance(50) ? 'not-on-the-bill' : null;
  const span = tape.chance(50) ? usage.over : null;
  return [{ ...row(usage, lot, key), slot, span, quantity: usage.atoms.length }];
}
