import { addDays } from '../kit/calendar-date.ts';
import { present } from '../kit/invariant.ts';
import type { Span } from '../kit/span.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { MOTOR_SLOTS } from './demo-firm.ts';
import type { SlotPlan } from './demo-firm.ts';
import { issueNoted, issueUnnoted, quota } from './demo-issue.ts';
import type { DemoStores } from './demo-stores.ts';
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
  if (plan.slots.some(([, material]) => material === OWN_PART)) makeMotors(plan, stores, random, events);
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

/** The rows of one slip: which lots went in, how much of each and, where somebody noted it, into which units. */
function slotDrafts(
  plan: RunPlan,
  slot: SlotPlan[number],
  counts: readonly Count[],
  stores: DemoStores,
  random: Random,
): Draft[] {
  const [name, material] = slot;
  const change = plan.changes?.[name] ?? anyChange(material, random);
  const edges = change === 'by-time' ? counts.map((count) => count.to) : null;
  const issue = { slot, made: plan.made, date: plan.start };
  const rows = change === 'not-noted' ? issueUnnoted(issue, stores) : issueNoted(issue, stores, edges);
  return rows.map(({ lot, quantity, over }, index) =>
    fact('consumption', `${plan.id}-${name.replaceAll(' ', '-')}-${String(index + 1)}`, {
      run: plan.id,
      slot: name,
      lot,
      quantity,
      ...(over === null || rows.length === 1 ? {} : overText(over, counts, change)),
      slip: `SL-${plan.id}-${material}`,
      date: plan.start,
    }),
  );
}

/** How the line noted a change of lot. Motors are counted one by one, whatever the line. */
function anyChange(material: string, random: Random): LotChange {
  const number = random.between(1, 100);
  if (number <= 62 || material === OWN_PART) return 'by-unit';
  return number <= 80 ? 'by-time' : 'not-noted';
}

function overText(span: Span, counts: readonly Count[], change: LotChange): Record<string, unknown> {
  if (change === 'by-unit') return { span };
  const first = present(
    counts.find((count) => count.from === span.from),
    'a shift begins the window',
  );
  const last = present(
    counts.find((count) => count.to === span.to),
    'a shift ends the window',
  );
  return { window: { from: first.start, to: last.end } };
}

const OWN_PART = 'MTR-07';
const MOTOR_SAMPLES = 4;
const MOTORS_LEFT_OVER = 6;

/** Lanhua makes its motors itself: a run of parts, whose output is a material lot, made when the shelf is too low. */
function makeMotors(plan: RunPlan, stores: DemoStores, random: Random, events: DemoEvent[]): void {
  // A motor or two of each lot are left over where a lot ends in the middle of a run.
  const need = quota(plan.made, 1, 15) + MOTORS_LEFT_OVER;
  while (stores.stock(OWN_PART) < need) {
    const start = addDays(plan.start, -7);
    const made = random.between(6_000, 8_600);
    const scrapped = random.between(6, 20);
    const id = `MTR-${start.slice(2).replaceAll('-', '')}-${String(stores.shelf(OWN_PART).length + 1)}-${plan.id.slice(-4)}`;
    const ended = makeRun(motorPlan(id, start, made, scrapped), stores, random, events);
    const delivered = made - MOTOR_SAMPLES - scrapped;
    events.push({ date: ended, drafts: motorLot(id, start, ended, delivered, stores) });
    stores.store(OWN_PART, `${id}-lot`, delivered);
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
    days: 5,
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
      material: OWN_PART,
      code: run,
      supplier: party,
      made: { from: made, to: ended },
      dispatched: { from: ended },
      quantityDispatched: quantity,
      madeFrom: [{ run, quantity }],
    }),
    fact('material-receipt', `${run}-lot-in`, { lot: `${run}-lot`, site, date: ended, quantity }),
    fact('taken', `${run}-delivered`, { run, kind: 'delivered', quantity, date: ended }),
    fact('inspection', `${run}-final`, {
      kind: 'final',
      run,
      site,
      date: ended,
      inspector: stores.factory.contact,
      lotSize: quantity,
      sampleSize: 80,
      critical: 0,
      major: 0,
      minor: 1,
      result: 'passed',
    }),
  ];
}
