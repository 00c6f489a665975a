import { addDays } from '../kit/calendar-date.ts';
import { present } from '../kit/invariant.ts';
import type { Span } from '../kit/span.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { MOTOR_SLOTS } from './demo-firm.ts';
import type { SlotPlan } from './demo-firm.ts';
import type { DemoStores, Drawn } from './demo-stores.ts';
import type { Random } from './random.ts';

/** How a change of lot within a run is written down. */
export type LotChange = 'by-unit' | 'by-time' | 'not-noted';

export interface RunPlan {
  readonly id: string;
  readonly product: string;
  readonly revision: string;
  readonly slots: SlotPlan;
  readonly line: string;
  readonly start: string;
  readonly days: number;
  readonly made: number;
  readonly sampled: number;
  readonly scrapped: number;
  readonly loose: number;
  /** Slots whose slip was lost, and how changes of lot are noted where the story says. */
  readonly lostSlips: readonly string[];
  readonly changes?: Readonly<Record<string, LotChange>>;
}

const SHIFTS = [
  ['08:00', '12:00', 0.4],
  ['13:30', '17:30', 0.4],
  ['18:30', '20:30', 0.2],
] as const;

interface Count extends Span {
  readonly start: string;
  readonly end: string;
}

/** Makes a run: draws its material, counts its output, writes all of it down. Returns the day it ended. */
export function makeRun(plan: RunPlan, stores: DemoStores, random: Random, events: DemoEvent[]): string {
  if (plan.slots.some(([, material]) => material === 'MTR-07')) makeMotors(plan, stores, random, events);
  const counts = countsOf(plan);
  const last = present(counts.at(-1), 'a run has counts');
  const run = fact('run', plan.id, {
    code: plan.id,
    product: plan.product,
    revision: plan.revision,
    revisions: plan.product === 'motor' ? undefined : [`${plan.product}-art-a`],
    site: stores.factory.site,
    line: plan.line,
    started: `${plan.start}T08:00`,
    ended: last.end,
    planned: plan.made,
    made: plan.made,
    workOrder: `WO-${plan.id}`,
  });
  const drafts: Draft[] = [run, ...countDrafts(plan, counts), ...takenDrafts(plan, last.end.slice(0, 10))];
  for (const slot of plan.slots) {
    const rows = slotDrafts(plan, slot, counts, stores, random);
    if (!plan.lostSlips.includes(slot[0])) drafts.push(...rows);
  }
  events.push({ date: last.end.slice(0, 10), drafts });
  return last.end.slice(0, 10);
}

function countsOf(plan: RunPlan): Count[] {
  const counts: Count[] = [];
  let unit = 1;
  for (let day = 0; day < plan.days; day += 1) {
    const date = addDays(plan.start, day);
    const ofDay = day === plan.days - 1 ? plan.made + 1 - unit : Math.floor(plan.made / plan.days);
    const first = unit;
    SHIFTS.forEach(([from, to, share], index) => {
      const end = index === SHIFTS.length - 1 ? first + ofDay : unit + Math.floor(ofDay * share);
      if (end > unit) counts.push({ from: unit, to: end, start: `${date}T${from}`, end: `${date}T${to}` });
      unit = end;
    });
  }
  return counts;
}

function countDrafts(plan: RunPlan, counts: readonly Count[]): Draft[] {
  return counts.map((count, index) =>
    fact('output-count', `${plan.id}-count-${String(index + 1)}`, {
      run: plan.id,
      from: count.start,
      to: count.end,
      units: { from: count.from, to: count.to },
    }),
  );
}

function takenDrafts(plan: RunPlan, date: string): Draft[] {
  const kinds = [
    ['sampled', plan.sampled],
    ['scrapped', plan.scrapped],
    [plan.product === 'motor' ? 'delivered' : 'loose-stock', plan.loose],
  ] as const;
  return kinds
    .filter(([, quantity]) => quantity > 0)
    .map(([kind, quantity]) => fact('taken', `${plan.id}-${kind}`, { run: plan.id, kind, quantity, date }));
}

/** Need with stated loss on top, as issued by quota; rounded up. */
function quota(units: number, quantity: number, lossPermille: number): number {
  return Math.ceil((units * quantity * (1_000 + lossPermille)) / 1_000);
}

function slotDrafts(
  plan: RunPlan,
  [slot, material, quantity, lossPermille]: SlotPlan[number],
  counts: readonly Count[],
  stores: DemoStores,
  random: Random,
): Draft[] {
  const total = quota(plan.made, quantity, lossPermille);
  const drawn = stores.draw(material, total, plan.start, quota(1_250, quantity, lossPermille));
  const change = plan.changes?.[slot] ?? anyChange(random);
  const spans =
    drawn.length === 1 || change === 'not-noted' ? null : spansOf(plan, drawn, total, counts, change);
  return drawn.map(({ lot, quantity: taken }, index) => {
    const over = spans?.[index];
    const units = over === undefined ? null : over.to - over.from;
    return fact('consumption', `${plan.id}-${slot.replaceAll(' ', '-')}-${String(index + 1)}`, {
      run: plan.id,
      slot,
      lot,
      quantity: units === null ? taken : quota(units, quantity, lossPermille),
      ...(over === undefined ? {} : overText(over, counts, change)),
      slip: `SL-${plan.id}-${material}`,
      date: plan.start,
    });
  });
}

function anyChange(random: Random): LotChange {
  const number = random.between(1, 100);
  if (number <= 62) return 'by-unit';
  return number <= 80 ? 'by-time' : 'not-noted';
}

/** The unit spans of lots used one after the other; null where the lots are too small to tell apart. */
function spansOf(
  plan: RunPlan,
  drawn: readonly Drawn[],
  total: number,
  counts: readonly Count[],
  change: LotChange,
): Span[] | undefined {
  const spans: Span[] = [];
  let from = 1;
  let used = 0;
  for (const [index, { quantity }] of drawn.entries()) {
    used += quantity;
    const last = index === drawn.length - 1;
    const exact = last ? plan.made + 1 : 1 + Math.floor((used * plan.made) / total);
    const to = last || change === 'by-unit' ? exact : nearestEdge(exact, counts);
    if (to <= from) return undefined;
    spans.push({ from, to });
    from = to;
  }
  return spans;
}

function nearestEdge(unit: number, counts: readonly Count[]): number {
  const edges = counts.map((count) => count.to);
  return edges.reduce((best, edge) => (Math.abs(edge - unit) < Math.abs(best - unit) ? edge : best));
}

function overText(span: Span, counts: readonly Count[], change: LotChange): Record<string, unknown> {
  if (change === 'by-unit') return { span };
  const first = counts.find((count) => count.from === span.from);
  const last = counts.find((count) => count.to === span.to);
  if (first === undefined || last === undefined) return { span };
  return { window: { from: first.start, to: last.end } };
}

const MOTOR_SAMPLES = 4;

/** Lanhua makes its motors itself: a run of parts, whose output is a material lot, made when the shelf is too low. */
function makeMotors(plan: RunPlan, stores: DemoStores, random: Random, events: DemoEvent[]): void {
  const need = quota(plan.made, 1, 15);
  while (stores.stock('MTR-07') < need) {
    const start = addDays(plan.start, -4);
    const made = random.between(2_200, 3_400);
    const scrapped = random.between(6, 20);
    const id = `MTR-${start.slice(2).replaceAll('-', '')}-${String(stores.shelf('MTR-07').length + 1)}-${plan.id.slice(-4)}`;
    const ended = makeRun(motorPlan(id, start, made, scrapped), stores, random, events);
    const delivered = made - MOTOR_SAMPLES - scrapped;
    events.push({ date: ended, drafts: motorLot(id, start, ended, delivered, stores) });
    stores.store('MTR-07', `${id}-lot`, delivered);
  }
}

function motorPlan(id: string, start: string, made: number, scrapped: number): RunPlan {
  return {
    id,
    product: 'motor',
    revision: 'motor-bom-a',
    slots: MOTOR_SLOTS,
    line: 'M1',
    start,
    days: 2,
    made,
    sampled: MOTOR_SAMPLES,
    scrapped,
    loose: 0,
    lostSlips: [],
  };
}

/** The output of a motor run as a material lot, put into the same store. */
function motorLot(run: string, made: string, ended: string, quantity: number, stores: DemoStores): Draft[] {
  const { party, site } = stores.factory;
  return [
    fact('material-lot', `${run}-lot`, {
      material: 'MTR-07',
      code: run,
      supplier: party,
      made: { from: made, to: ended },
      dispatched: { from: ended },
      quantityDispatched: quantity,
      madeFrom: [{ run, quantity }],
    }),
    fact('material-receipt', `${run}-lot-in`, { lot: `${run}-lot`, site, date: ended, quantity }),
    fact('taken', `${run}-delivered`, { run, kind: 'delivered', quantity, date: ended }),
  ];
}
