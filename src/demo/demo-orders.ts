import { addDays } from '../kit/calendar-date.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_CONSIGNEES, DEMO_PRODUCTS } from './demo-firm.ts';
import type { DemoProduct } from './demo-firm.ts';
import { makeRun } from './demo-runs.ts';
import type { RunPlan } from './demo-runs.ts';
import type { DemoStores } from './demo-stores.ts';
import type { Random } from './random.ts';

/** One purchase order: two runs of one product, one carton series, three shipments. */
export interface Order {
  readonly number: number;
  readonly po: string;
  readonly product: DemoProduct;
  readonly start: string;
  readonly stores: DemoStores;
  readonly consignees: readonly string[];
}

/** What the story changes about an order. */
export interface Twist {
  readonly runs?: readonly (Partial<RunPlan> | undefined)[];
  /** How many cartons hold half of each lot, instead of one; an odd number. */
  readonly mixed?: number;
  readonly relabelled?: { readonly from: number; readonly to: number };
  /** The last shipment's papers name no cartons. */
  readonly numberless?: boolean;
  readonly returned?: number;
  readonly held?: string;
}

/** Runs of which a slip is lost. */
const LOST_SLIP_PERMILLE = 30;
const ORDER_DAYS = 3.55;
const FIRST_ORDER_DAY = '2024-06-03';
export const ORDERS = 200;

export function planOrder(number: number, stores: DemoStores, random: Random): Order {
  const own = DEMO_PRODUCTS.filter((product) => product.factory === stores.factory.party);
  const consignees = Array.from({ length: 3 }, () => random.pick(DEMO_CONSIGNEES).id);
  return {
    number,
    po: `BW-${String(24_001 + number)}`,
    product: random.pick(own),
    start: addDays(FIRST_ORDER_DAY, Math.floor(number * ORDER_DAYS)),
    stores,
    consignees,
  };
}

interface PackedRun {
  readonly id: string;
  readonly cartons: number;
  readonly ended: string;
  /** First unit that went into full cartons, where the packers noted it. */
  readonly spanKnown: boolean;
}

/** Makes, packs and ships an order. */
export function fulfil(order: Order, twist: Twist, random: Random, events: DemoEvent[]): void {
  events.push({
    date: order.start,
    drafts: [
      fact('carton-series', order.po, {
        code: order.po,
        mark: `${order.po} C/NO.{n}`,
        consignee: order.consignees[0],
      }),
    ],
  });
  const first = runFor(order, 0, twist, random, events);
  const second = runFor(order, 1, twist, random, events);
  const cartons = packOrder(order, [first, second], twist, events);
  shipOrder(order, cartons, second.ended, twist, random, events);
}

function runFor(order: Order, index: number, twist: Twist, random: Random, events: DemoEvent[]): PackedRun {
  const { product, stores } = order;
  const cartons = random.between(58, 92);
  const sampled = random.between(4, 8);
  const scrapped = random.between(6, 24);
  const loose = random.between(0, product.unitsPerCarton - 1);
  const half = product.unitsPerCarton / 2;
  const start = addDays(order.start, index * 3);
  const id = lotCode(order, index, start);
  const plan: RunPlan = {
    id,
    product: product.id,
    revision: `${product.id}-bom-a`,
    slots: product.slots,
    line: present(
      stores.factory.lines[(order.number + index) % stores.factory.lines.length],
      'a factory has lines',
    ),
    start,
    days: 2,
    made: cartons * product.unitsPerCarton + half + sampled + scrapped + loose,
    sampled,
    scrapped,
    loose,
    lostSlips: random.chance(LOST_SLIP_PERMILLE) ? [random.pick(product.slots)[0]] : [],
    ...twist.runs?.[index],
  };
  const ended = makeRun(plan, stores, random, events);
  events.push({ date: ended, drafts: inspections(order, plan, ended, index === 0 ? twist.held : undefined) });
  return { id, cartons, ended, spanKnown: random.chance(450) };
}

/** `LH2506-C103-31A`: factory, year and month, style, order, run of the order. */
function lotCode(order: Order, index: number, start: string): string {
  const style = order.product.style.slice(3).replace('-', '');
  const run = index === 0 ? 'A' : 'B';
  return `${order.stores.factory.mark}${start.slice(2, 4)}${start.slice(5, 7)}-${style}-${String(order.number + 1)}${run}`;
}

function inspections(order: Order, plan: RunPlan, ended: string, held: string | undefined): Draft[] {
  const { factory } = order.stores;
  const final = fact('inspection', `${plan.id}-final`, {
    kind: 'final',
    run: plan.id,
    site: factory.site,
    date: ended,
    inspector: factory.contact,
    lotSize: plan.made,
    sampleSize: 125,
    critical: 0,
    major: held === undefined ? order.number % 3 : 6,
    minor: order.number % 5,
    result: held === undefined ? 'passed' : 'failed',
    findings: held === undefined ? undefined : [{ severity: 'major', says: held, count: 6 }],
  });
  const retained = fact('sample', `${plan.id}-retained`, {
    kind: 'retained',
    run: plan.id,
    site: factory.site,
    holder: factory.party,
    quantity: 2,
    place: 'QA room, retained-sample shelf',
    seal: `RS-${plan.id}`,
    takenOn: ended,
    keepUntil: addDays(ended, 6 * 365),
  });
  return held === undefined ? [final, retained] : [final, retained, ...holdDrafts(plan.id, held, ended)];
}

/** A run that failed its inspection: held, sorted, released on the second one. */
function holdDrafts(run: string, reason: string, date: string): Draft[] {
  const placedBy = 'Brightwater quality';
  return [
    fact('hold', `${run}-hold`, { of: { kind: 'run', id: run }, reason, placedOn: date, placedBy }),
    fact('hold-release', `${run}-hold-end`, {
      hold: `${run}-hold`,
      releasedOn: addDays(date, 2),
      releasedBy: placedBy,
      reason: 'Sorted to the last piece and inspected again without a finding',
      evidence: [{ kind: 'inspection', id: `${run}-final` }],
    }),
  ];
}

/** Packs both runs into one series; the carton between them holds half of each. Returns how many cartons there are. */
function packOrder(
  order: Order,
  [first, second]: readonly [PackedRun, PackedRun],
  twist: Twist,
  events: DemoEvent[],
): number {
  const each = order.product.unitsPerCarton;
  const half = each / 2;
  const date = second.ended;
  const pack = (from: number, to: number, contents: readonly object[]): Draft =>
    fact('packing', `${order.po}-${String(from)}`, { series: order.po, from, to, contents, date });
  const full = (run: PackedRun, skipped: number) => ({
    run: run.id,
    unitsPerCarton: each,
    ...(run.spanKnown ? { span: { from: 1 + skipped, to: 1 + skipped + run.cartons * each } } : {}),
  });
  const both = [
    { run: first.id, unitsPerCarton: half },
    { run: second.id, unitsPerCarton: half },
  ];
  const mixed = twist.mixed ?? 1;
  const firstTo = 1 + first.cartons - Math.floor(mixed / 2);
  const mixedTo = firstTo + mixed;
  const total = mixedTo + second.cartons - Math.floor(mixed / 2);
  const plain = twist.mixed === undefined;
  const drafts = [
    pack(1, firstTo, [plain ? full(first, 0) : { run: first.id, unitsPerCarton: each }]),
    pack(firstTo, mixedTo, both),
    pack(mixedTo, total, [plain ? full(second, half) : { run: second.id, unitsPerCarton: each }]),
  ];
  if (twist.relabelled !== undefined) drafts.push(relabel(order, twist.relabelled, date));
  events.push({ date, drafts });
  return total - 1;
}

function relabel(order: Order, range: { from: number; to: number }, packed: string): Draft {
  return fact('relabel', `${order.po}-relabel`, {
    series: order.po,
    ...range,
    oldMark: `${order.po.replace('BW-', 'BW-9')} C/NO.{n}`,
    newMark: `${order.po} C/NO.R{n}`,
    date: addDays(packed, 4),
    reason: 'Wrong order number on the mark, found when the truck was loaded',
    authority: order.stores.factory.contact,
  });
}

function shipOrder(
  order: Order,
  cartons: number,
  packed: string,
  twist: Twist,
  random: Random,
  events: DemoEvent[],
): void {
  const cuts = [1, 1 + Math.floor(cartons * 0.4), 1 + Math.floor(cartons * 0.75), cartons + 1];
  // The last orders are still in the warehouse.
  const shipments = order.number >= ORDERS - 4 ? order.number - ORDERS + 4 : 3;
  for (let index = 0; index < Math.min(3, shipments); index += 1) {
    const [from, to] = [present(cuts[index], 'a cut'), present(cuts[index + 1], 'a cut')];
    const left = addDays(packed, 3 + index * 5 + random.between(0, 2));
    const id = `${order.po}-S${String(index + 1)}`;
    const numberless = twist.numberless === true && index === 2;
    const line = numberless
      ? { shipment: id, cartons: to - from, product: order.product.id }
      : { shipment: id, series: order.po, from, to };
    events.push({
      date: left,
      drafts: [shipmentDraft(order, id, index, left), fact('shipment-line', `${id}-1`, line)],
    });
    if (random.chance(920)) events.push(arrival(id, addDays(left, random.between(26, 41))));
    if (index === 1 && twist.returned !== undefined) {
      const lines = [{ series: order.po, from, to: from + twist.returned }];
      events.push(comeBack(id, addDays(left, 55), lines));
    }
  }
}

function arrival(shipment: string, date: string): DemoEvent {
  return { date, drafts: [fact('shipment-receipt', `${shipment}-in`, { shipment, date })] };
}

function comeBack(shipment: string, date: string, lines: readonly object[]): DemoEvent {
  const reason = 'Water-stained cartons';
  return { date, drafts: [fact('shipment-return', `${shipment}-back`, { shipment, date, lines, reason })] };
}

function shipmentDraft(order: Order, id: string, index: number, date: string): Draft {
  const serial = String(100_000 + order.number * 7 + index);
  return fact('shipment', id, {
    code: `${order.stores.factory.mark}-${date.slice(2, 4)}-${String(order.number * 3 + index + 1).padStart(3, '0')}`,
    consignee: order.consignees[index],
    from: order.stores.factory.site,
    date,
    invoice: `${order.stores.factory.mark}/INV/${date.slice(2, 4)}-${serial.slice(1)}`,
    container: `BWTU ${serial}-${String((order.number + index) % 10)}`,
    billOfLading: `BOL${serial}${order.stores.factory.mark}`,
    purchaseOrder: order.po,
  });
}
