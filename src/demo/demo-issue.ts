import type { Span } from '../kit/span.ts';
import type { SlotPlan } from './demo-firm.ts';
import type { DemoStores } from './demo-stores.ts';

/** A slot of a run that material is issued for. */
export interface Issue {
  readonly slot: SlotPlan[number];
  readonly made: number;
  readonly date: string;
}

/** A row of a slip; `over` the units it went into, null where nobody noted them. */
export interface IssuedRow {
  readonly lot: string;
  readonly quantity: number;
  readonly over: Span | null;
}

/** Units that a delivery usually lasts for. */
const DELIVERY_UNITS = 1_250;

/** Need with stated loss on top, as issued by quota; rounded up. */
export function quota(units: number, quantity: number, lossPermille: number): number {
  return Math.ceil((units * quantity * (1_000 + lossPermille)) / 1_000);
}

/** Lots drawn one after the other until the run's quota is there; which unit got which is not written down. */
export function issueUnnoted({ slot, made, date }: Issue, stores: DemoStores): IssuedRow[] {
  const [, material, quantity, loss] = slot;
  const usual = quota(DELIVERY_UNITS, quantity, loss);
  const drawn = stores.draw(material, quota(made, quantity, loss), date, usual);
  return drawn.map((each) => ({ ...each, over: null }));
}

/**
 * Lots used one after the other, each for a span of units, with the quota of exactly those units: the rows of a run add up to
 * its quota, and no lot gives more than it has. With `edges` the lot is changed between two shifts only, and what is left of
 * it is thrown away.
 */
export function issueNoted(
  { slot, made, date }: Issue,
  stores: DemoStores,
  edges: readonly number[] | null,
): IssuedRow[] {
  const [, material, quantity, loss] = slot;
  const usual = quota(DELIVERY_UNITS, quantity, loss);
  const upTo = (units: number): number => quota(units, quantity, loss);
  const rows: IssuedRow[] = [];
  for (let from = 1; from <= made;) {
    const lot = stores.inUse(material, date, usual);
    const reached = endReached(from, made, (to) => upTo(to - 1) - upTo(from - 1) <= lot.left);
    const to = edges === null ? reached : (edges.findLast((edge) => edge <= reached) ?? from);
    if (to > from) {
      const used = upTo(to - 1) - upTo(from - 1);
      stores.use(material, used);
      rows.push({ lot: lot.id, quantity: used, over: { from, to } });
    }
    if (to <= made) stores.putAway(material, lot, edges === null ? null : date);
    from = Math.max(from, to);
  }
  return rows;
}

/** The furthest end of a span from `from` that a lot lasts for; `from` itself where it lasts for no unit. */
function endReached(from: number, made: number, lasts: (to: number) => boolean): number {
  let [least, most] = [from, made + 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (lasts(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
