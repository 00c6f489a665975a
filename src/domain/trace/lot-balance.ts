import { sumOfAll } from '../../kit/sums.ts';

/** A quantity of a lot that came, went or was counted, in the smallest unit of its material. Null: not recorded. */
interface Flow {
  readonly quantity: number | null;
  readonly date: string | null;
}

/** All that is recorded of a lot's quantity; sites by their numbers. */
export interface LotFlows {
  readonly receipts: readonly (Flow & { readonly site: number })[];
  /** Where it is our own make: what runs gave it. */
  readonly made: readonly Flow[];
  /** Taken by runs, or added to packed cartons; waste of a run is part of what it took. */
  readonly consumptions: readonly (Flow & { readonly kind: string })[];
  readonly movements: readonly (Flow & {
    readonly kind: string;
    readonly site: number | null;
    readonly toSite: number | null;
  })[];
  /** Samples on record whose quantity no movement tells. */
  readonly samples: number;
}

/** What is missing for a balance that could be held against a count. */
export const BALANCE_GAPS = [
  ...([
    'no-receipt',
    'receipt-without-quantity',
    'consumption-without-quantity',
    'samples-without-movement',
  ] as const),
  ...(['no-count', 'count-without-date', 'counts-on-several-days', 'site-not-counted', 'undated'] as const),
] as const;
type BalanceGap = (typeof BALANCE_GAPS)[number];

/** Where all of a lot went, as far as records tell. Null: they do not, and `undetermined` says why. */
export interface LotBalance {
  readonly received: number | null;
  /** Taken by runs less brought back. */
  readonly consumed: number | null;
  readonly sampled: number;
  readonly scrapped: number;
  readonly returned: number;
  /** What should be left by the record. */
  readonly remaining: number | null;
  /** What was counted, newest at each site. */
  readonly counted: number | null;
  readonly countedOn: string | null;
  /** What should have been left at the end of that day. */
  readonly remainingThen: number | null;
  /** That less what was counted; below nought: more was there than the record tells. */
  readonly unaccounted: number | null;
  readonly undetermined: readonly BalanceGap[];
}

/** The mass balance of a lot: received, consumed, taken, and what should be left, held against the physical count. */
export function lotBalance(flows: LotFlows): LotBalance {
  const gaps = new Set<BalanceGap>();
  const all = bookOf(flows, gaps);
  const count = countOf(flows, gaps);
  const then = count.on === null ? null : remainingOn(flows, count.on, gaps);
  const isWhole = count.isWhole && all.remaining !== null;
  const remainingThen = isWhole ? then : null;
  return {
    ...all,
    ...{ counted: count.quantity, countedOn: count.on, remainingThen },
    unaccounted: remainingThen === null || count.quantity === null ? null : remainingThen - count.quantity,
    undetermined: BALANCE_GAPS.filter((gap) => gaps.has(gap)),
  };
}

function bookOf(
  { receipts, made, consumptions, movements, samples }: LotFlows,
  gaps: Set<BalanceGap>,
): Pick<LotBalance, 'received' | 'consumed' | 'sampled' | 'scrapped' | 'returned' | 'remaining'> {
  const came = receipts.length > 0 ? receipts : made;
  if (came.length === 0) gaps.add('no-receipt');
  if (came.some(({ quantity }) => quantity === null)) gaps.add('receipt-without-quantity');
  if (consumptions.some(({ quantity }) => quantity === null)) gaps.add('consumption-without-quantity');
  const moved = (kind: string): number => sumOf(movements.filter((one) => one.kind === kind)) ?? 0;
  const received = came.length === 0 ? null : sumOf(came);
  const consumed = sumOf(consumptions.map(taken));
  const [sampled, scrapped, returned] = ['sampled', 'scrapped', 'returned-to-supplier'].map(moved);
  if (samples > 0 && sampled === 0) gaps.add('samples-without-movement');
  const gone = (sampled ?? 0) + (scrapped ?? 0) + (returned ?? 0);
  const isKnown = received !== null && consumed !== null && !gaps.has('samples-without-movement');
  return {
    ...{ received, consumed, sampled: sampled ?? 0, scrapped: scrapped ?? 0, returned: returned ?? 0 },
    remaining: isKnown ? received - consumed - gone : null,
  };
}

/** What a consumption took; what a run wasted it had taken before. */
function taken({ kind, quantity, date }: LotFlows['consumptions'][number]): Flow {
  if (kind === 'waste') return { quantity: 0, date };
  return { quantity: quantity === null || kind === 'issue' ? quantity : -quantity, date };
}

function sumOf(flows: readonly Flow[]): number | null {
  return sumOfAll(flows.map(({ quantity }) => quantity));
}

interface Counted {
  readonly quantity: number | null;
  readonly on: string | null;
  /** Each site that it came to was counted on that day. */
  readonly isWhole: boolean;
}

function countOf({ receipts, movements }: LotFlows, gaps: Set<BalanceGap>): Counted {
  const counts = movements.filter(({ kind }) => kind === 'stock-count');
  const none = { quantity: null, on: null, isWhole: false };
  if (counts.length === 0) gaps.add('no-count');
  if (counts.some(({ date }) => date === null)) gaps.add('count-without-date');
  const dated = counts.filter(({ date }) => date !== null);
  const newest = [...Map.groupBy(dated, ({ site }) => site).values()].flatMap(
    (list) => list.toSorted((left, right) => ((left.date ?? '') < (right.date ?? '') ? -1 : 1)).at(-1) ?? [],
  );
  const days = new Set(newest.map(({ date }) => date));
  const [on] = days;
  if (days.size > 1) gaps.add('counts-on-several-days');
  if (counts.length > dated.length || days.size !== 1 || on === undefined || on === null) return none;
  const moves = movements.flatMap(({ toSite }) => toSite ?? []);
  const sites = new Set([...receipts.map(({ site }) => site), ...moves]);
  // A count that names no site is one of all where there is but one place to count.
  const isAll = newest.some(({ site }) => site === null) && sites.size <= 1;
  const isWhole = isAll || [...sites].every((site) => newest.some((one) => one.site === site));
  if (!isWhole) gaps.add('site-not-counted');
  return { quantity: sumOf(newest), on, isWhole };
}

/** What the record leaves at the end of a day; null: something has no date, so nobody can tell whether it was before. */
function remainingOn(flows: LotFlows, day: string, gaps: Set<BalanceGap>): number | null {
  const { receipts, made, consumptions, movements } = flows;
  const came = receipts.length > 0 ? receipts : made;
  const went = movements.filter(({ kind }) => kind !== 'stock-count' && kind !== 'moved');
  const all = [...came, ...consumptions, ...went];
  if (all.some(({ date }) => date === null)) {
    gaps.add('undated');
    return null;
  }
  const until = <One extends Flow>(list: readonly One[]): One[] =>
    list.filter(({ date }) => (date ?? '') <= day);
  const [inflow, taking, away] = [until(came), until(consumptions).map(taken), until(went)].map(sumOf);
  if (inflow === null || taking === null || away === null) return null;
  return (inflow ?? 0) - (taking ?? 0) - (away ?? 0);
}
