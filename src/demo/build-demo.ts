import type { ImportReport } from '../exchange/importing/import-report.ts';
import { addDays } from '../kit/calendar-date.ts';
import { present } from '../kit/invariant.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Draft } from '../ledger/draft.ts';
import { ledgerPosition } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { record } from '../ledger/record.ts';
import { castDrafts } from './demo-cast.ts';
import { certificateEvents } from './demo-certificates.ts';
import type { DemoEvent } from './demo-event.ts';
import { factsEvents } from './demo-facts.ts';
import { DEMO_FACTORIES, DEMO_PRODUCTS } from './demo-firm.ts';
import { incidentEvents } from './demo-incidents.ts';
import { labelEvents } from './demo-labels.ts';
import { fulfil, ORDERS, planOrder } from './demo-orders.ts';
import { DemoStores } from './demo-stores.ts';
import { paperEvents } from './demo-papers.ts';
import { PAINT_ORDERS, paintLots, twistOf } from './demo-story.ts';
import { recallGuides } from './demo-recall.ts';
import { releaseEvents, signReleases } from './demo-releases.ts';
import { testingEvents } from './demo-testing.ts';
import { isReported, reportWorkbook } from './factory-report.ts';
import { seededRandom } from './random.ts';
import { takeInWorkbook } from './take-in-workbook.ts';

const SEED = 20_240_603;
const ACTOR = 'demo';

/** The demo firm's history: what the importer recorded itself, day by day, and what came in its factories' workbooks. */
export interface DemoHistory {
  readonly events: readonly DemoEvent[];
  readonly reports: readonly FactoryReport[];
}

interface FactoryReport {
  readonly file: string;
  readonly drafts: readonly Draft[];
}

/** Orders from this one on reach the importer by workbook, where the factory fills in the template. */
const REPORTED_FROM = 180;
const REPORTING = ['songhong', 'mingde'] as const;
/** Day the workbooks came: after all their runs ended. */
const REPORT_DAY = '2026-05-31';

/** The same every time. */
export function demoHistory(): DemoHistory {
  const random = seededRandom(SEED);
  const events: DemoEvent[] = [{ date: '2024-05-27', drafts: castDrafts() }];
  const reported = new Map<string, DemoEvent[]>(REPORTING.map((party) => [party, []]));
  const stores = DEMO_FACTORIES.map((factory) => new DemoStores(factory, random, events));
  for (let number = 0; number < ORDERS; number += 1) {
    const painted = PAINT_ORDERS.some((order) => order === number);
    const factory = painted ? 0 : random.pick(isBetween(number) ? [1, 1, 2] : [0, 0, 1, 1, 2]);
    const plan = planOrder(number, present(stores[factory], 'three factories'), random);
    const order = painted ? { ...plan, product: redCar() } : plan;
    if (number === PAINT_ORDERS[0]) order.stores.replace('PNT-RED', paintLots(order.start));
    const report = number < REPORTED_FROM ? undefined : reported.get(order.stores.factory.party);
    fulfil(order, twistOf(number), random, report ?? events);
  }
  const late = [...reported.values()].flatMap((list) => list.map(ownRecords));
  return {
    events: [
      ...events,
      ...testingEvents(),
      ...certificateEvents(),
      ...labelEvents(),
      ...incidentEvents(),
      ...late.flat(),
      ...factsEvents(),
      ...paperEvents(events),
      ...releaseEvents([...events, ...[...reported.values()].flat()]),
    ].sort(byDate),
    reports: [...reported].map(reportOf),
  };
}

/** What the importer records itself of a reported order; what names its runs waits for the workbook. */
function ownRecords({ date, drafts }: DemoEvent): DemoEvent[] {
  const own = drafts.filter((draft) => !isReported(draft));
  const ofRuns = own.filter((draft) => ABOUT_RUNS.includes(draft.kind));
  const others = own.filter((draft) => !ABOUT_RUNS.includes(draft.kind));
  return [
    { date, drafts: others },
    { date: addDays(REPORT_DAY, 1), drafts: ofRuns },
  ];
}

const ABOUT_RUNS: readonly string[] = ['inspection', 'sample', 'hold', 'hold-release'];

function reportOf([party, events]: readonly [string, readonly DemoEvent[]]): FactoryReport {
  const drafts = events.flatMap((event) => event.drafts).filter(isReported);
  return { file: `${party}_2026-03_2026-05.xlsx`, drafts };
}

function byDate(left: DemoEvent, right: DemoEvent): number {
  return left.date < right.date ? -1 : left.date > right.date ? 1 : 0;
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
 * Builds the demo firm in an empty ledger: one command a month, as of that month, through the ledger's one way of recording,
 * and the factories' workbooks through the import.
 */
export async function buildDemo(
  ledger: Ledger,
  progress: TellProgress,
): Promise<{ entries: number; takenIn: ImportReport[] }> {
  const { events, reports } = demoHistory();
  const months = Map.groupBy(events, (event) => event.date.slice(0, 7));
  const takenIn: ImportReport[] = [];
  let built = 0;
  for (const [month, ofMonth] of months) {
    const recorded = await recordMonth(ledger, month, ofMonth);
    await signReleases(ledger, month);
    built += 1;
    progress({ step: 'building', done: built, of: months.size, recorded });
    if (month !== REPORT_DAY.slice(0, 7)) continue;
    for (const { file, drafts } of reports) {
      const bytes = reportWorkbook(drafts);
      takenIn.push(await takeInWorkbook(ledger, { name: file, bytes, at: `${REPORT_DAY}T17:00:00.000Z` }));
    }
  }
  await recallGuides(ledger);
  return { entries: await ledger.database.read(ledgerPosition), takenIn };
}

async function recordMonth(ledger: Ledger, month: string, events: readonly DemoEvent[]): Promise<number> {
  const last = present(events.at(-1), 'a month has events').date;
  const command = `demo-${month}`;
  const hand = { actor: ACTOR, at: `${last}T16:00:00.000Z`, command, newId: numberedIds(command) };
  const drafts = events.flatMap((event) => event.drafts);
  const receipt = await record(ledger, hand, (end) => end.append(drafts));
  return receipt.position;
}

/** Entry ids that are the same every time the demo is built. */
function numberedIds(prefix: string): () => string {
  let made = 0;
  return () => `${prefix}-${String((made += 1))}`;
}
