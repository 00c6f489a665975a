import { present } from '../kit/invariant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { record } from '../ledger/record.ts';
import { castDrafts } from './demo-cast.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_FACTORIES, DEMO_PRODUCTS } from './demo-firm.ts';
import { fulfil, ORDERS, planOrder } from './demo-orders.ts';
import { DemoStores } from './demo-stores.ts';
import { PAINT_ORDERS, paintLots, twistOf } from './demo-story.ts';
import { seededRandom } from './random.ts';

const SEED = 20_240_603;
const ACTOR = 'demo';

/** The demo firm's history, day by day; the same every time. */
export function demoEvents(): DemoEvent[] {
  const random = seededRandom(SEED);
  const events: DemoEvent[] = [{ date: '2024-05-27', drafts: castDrafts() }];
  const stores = DEMO_FACTORIES.map((factory) => new DemoStores(factory, random, events));
  for (let number = 0; number < ORDERS; number += 1) {
    const painted = PAINT_ORDERS.some((order) => order === number);
    const factory = painted ? 0 : random.pick(isBetween(number) ? [1, 1, 2] : [0, 0, 1, 1, 2]);
    const plan = planOrder(number, present(stores[factory], 'three factories'), random);
    const order = painted ? { ...plan, product: redCar() } : plan;
    if (number === PAINT_ORDERS[0]) order.stores.replace('PNT-RED', paintLots(order.start));
    fulfil(order, twistOf(number), random, events);
  }
  return events.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
}

/** Between the orders of the story the paint lies untouched: nothing is ordered at that factory. */
function isBetween(number: number): boolean {
  return number > PAINT_ORDERS[0] && number < PAINT_ORDERS[1];
}

function redCar(): (typeof DEMO_PRODUCTS)[number] {
  return present(
    DEMO_PRODUCTS.find((product) => product.name === 'Tumbler dump truck'),
    'the truck of the story',
  );
}

/**
 * Records the demo firm's history in an empty ledger: one command a month, as of that month, through the ledger's one way of
 * recording.
 */
export async function buildDemo(
  ledger: Ledger,
  progress: (says: string) => void,
): Promise<{ entries: number }> {
  const months = Map.groupBy(demoEvents(), (event) => event.date.slice(0, 7));
  let entries = 0;
  for (const [month, events] of months) {
    const last = present(events.at(-1), 'a month has events').date;
    const hand = {
      actor: ACTOR,
      at: `${last}T16:00:00.000Z`,
      command: `demo-${month}`,
      newId: numberedIds(`demo-${month}`),
    };
    const drafts = events.flatMap((event) => event.drafts);
    const receipt = await record(ledger, hand, (end) => end.append(drafts));
    entries = receipt.position;
    progress(`${month}: ${String(entries)} records`);
  }
  return { entries };
}

/** Entry ids that are the same every time the demo is built. */
function numberedIds(prefix: string): () => string {
  let made = 0;
  return () => `${prefix}-${String((made += 1))}`;
}
