import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import { sumOfAll } from '../../kit/sums.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { loadLabelFacts } from '../label/label-facts-store.ts';
import type { LabelFacts } from '../label/label-facts.ts';
import { partySchema } from '../party/party.ts';
import { shipmentSchema } from '../shipment/shipment.ts';
import { linesByRun } from './packing-list-lines.ts';
import type { NumberedLine } from './packing-list-lines.ts';
import { headSays, lineSays, linesCount, saysAll } from './paper-said.ts';
import { recordSays } from './record-said.ts';
import {
  certificatesTell,
  joined,
  labelsTell,
  listingsTell,
  namesOf,
  packingListsOf,
  recordsOf,
  reportsTell,
} from './run-tellers-store.ts';
import type { Telling } from './run-tellers-store.ts';
import { compareStory, storyVerdict } from './same-story.ts';
import type { Comparison, Source } from './same-story.ts';
import { shownComparison } from './same-story-report.ts';
import type { RunStory, ShipmentStory } from './same-story-report.ts';
import { shipmentsOfRun, shippedGoods } from './shipped-goods-store.ts';
import type { ShippedGoods } from './shipped-goods-store.ts';
import { GOODS_FIELDS, HEAD_FIELDS, RUN_FIELDS } from './story-field.ts';
import type { Teller } from './story-field.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A paper of a shipment, with the lines of each of its runs. */
interface Paper {
  readonly source: Source;
  readonly head: Telling;
  readonly linesOf: (run: string) => readonly NumberedLine[];
  readonly left: readonly NumberedLine[];
}

interface ShipmentTold {
  readonly source: Source;
  readonly head: Telling;
  readonly papers: readonly Paper[];
  readonly goods: readonly ShippedGoods[];
  /** What is on record of its runs, by number. */
  readonly runs: ReadonlyMap<number, LabelFacts>;
}

/** The same-story check of a run; with a shipment, only of what left on that one. */
export async function runStory(
  transaction: Transaction,
  kinds: Kinds,
  run: number,
  only?: ShipmentTold,
): Promise<RunStory> {
  const facts = only?.runs.get(run) ?? (await loadLabelFacts(transaction, kinds, run));
  const shipments = only === undefined ? await toldShipments(transaction, kinds, run) : [only];
  const papers = shipments.flatMap((shipment) => shipment.papers);
  const own = facts.run;
  const product = await productOf(transaction, run);
  const tellings = [
    await certificatesTell(transaction, kinds, { n: run, id: own.id }),
    await labelsTell(transaction, kinds, run),
    await reportsTell(transaction, kinds, { n: run, product }),
    await listingsTell(transaction, kinds, product, own.body.variant),
    ...papers.map((paper) => namesInLines(paper, own.id)),
  ];
  const runSource: Source = {
    ...{ teller: 'record', kind: 'run', id: own.id, name: own.body.code, group: 'record' },
  };
  const { sources, said } = joined([{ sources: [runSource], said: recordSays(facts) }, ...tellings]);
  const comparison = compareStory(RUN_FIELDS, { sources, said });
  const expected: readonly Teller[] = ['certificate', 'test-report', 'label', 'listing'];
  const missing = expected.filter((teller) => !sources.some((source) => source.teller === teller));
  const goods = shipments.map((shipment) => goodsStory(shipment, run, own.id));
  return {
    run: { kind: 'run', id: own.id, name: own.body.code },
    product: { kind: 'product', id: facts.product.id, name: facts.product.body.name },
    verdict: together([
      storyVerdict(comparison, missing),
      ...goods.map((one) => storyVerdict(one.comparison, one.missing)),
    ]),
    ...shownComparison(comparison, missing),
    shipments: goods.map((one) => ({
      shipment: namedSource(one.shipment.source),
      ...shownComparison(one.comparison, one.missing),
    })),
  };
}

/** The same-story check of a shipment: its head, and each of its runs. */
export async function shipmentStory(
  transaction: Transaction,
  kinds: Kinds,
  shipment: number,
): Promise<ShipmentStory> {
  const told = await toldShipment(transaction, kinds, shipment);
  const heads = joined([told.head, ...told.papers.map(({ head }) => head)]);
  const comparison = compareStory(HEAD_FIELDS, heads);
  const missing: Teller[] = told.papers.length === 0 ? ['packing-list'] : [];
  const runs: RunStory[] = [];
  for (const { run } of told.goods) runs.push(await runStory(transaction, kinds, run, told));
  const unplaced = told.papers.flatMap(({ source, left }) =>
    left.map(({ number, line }) => ({
      record: namedSource(source),
      line: number,
      says: Object.values(line).map(String).join(', '),
    })),
  );
  const own = unplaced.length > 0 ? 'differs' : storyVerdict(comparison, missing);
  const none = runs.length === 0 ? (['not-whole'] as const) : [];
  return {
    shipment: namedSource(told.source),
    verdict: together([own, ...none, ...runs.map(({ verdict }) => verdict)]),
    ...shownComparison(comparison, missing),
    unplaced,
    runs,
  };
}

type Verdict = RunStory['verdict'];

function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('differs')) return 'differs';
  return verdicts.every((verdict) => verdict === 'same') ? 'same' : 'not-whole';
}

function namedSource({ kind, id, name }: Source): RunStory['run'] {
  return { kind, id, name };
}

async function productOf(transaction: Transaction, run: number): Promise<number> {
  const rows = await selectStanding<{ product: number }>(transaction, 'select product from run where n = ?', [
    run,
  ]);
  return present(rows[0], 'the run is projected').product;
}

async function toldShipments(transaction: Transaction, kinds: Kinds, run: number): Promise<ShipmentTold[]> {
  const told: ShipmentTold[] = [];
  for (const shipment of await shipmentsOfRun(transaction, run))
    told.push(await toldShipment(transaction, kinds, shipment));
  return told;
}

async function toldShipment(transaction: Transaction, kinds: Kinds, shipment: number): Promise<ShipmentTold> {
  const [record] = await recordsOf(transaction, kinds, [{ n: shipment }], shipmentSchema);
  const { id, body } = present(record, 'the shipment is there');
  const source: Source = { teller: 'shipment-record', kind: 'shipment', id, name: body.code };
  const goods = await shippedGoods(transaction, shipment);
  const runs = new Map<number, LabelFacts>();
  for (const { run } of goods) runs.set(run, await loadLabelFacts(transaction, kinds, run));
  const codes = [...runs.values()].map((facts) => ({
    ...{ run: facts.run.id, lotCode: facts.run.body.code },
    names: namesOf(facts),
  }));
  const [party] = await recordsOf(transaction, kinds, await consigneeOf(transaction, shipment), partySchema);
  const totals = await totalsOf(transaction, shipment, goods);
  const said = saysAll(source, {
    consignee: party?.body.name,
    invoice: body.invoice,
    container: body.container,
    'purchase-order': body.purchaseOrder,
    ...totals,
  });
  const papers = (await packingListsOf(transaction, kinds, shipment)).map((paper): Paper => {
    const name = paper.body.number ?? paper.id;
    const of: Source = { teller: 'packing-list', kind: 'packing-list', id: paper.id, name };
    const lines = paper.body.lines.map((line, index) => ({ number: index + 1, line }));
    const placed = linesByRun(lines, codes);
    const isAll = { sources: [of], said: headSays(of, paper.body) };
    return { source: of, head: isAll, linesOf: (run) => placed.of.get(run) ?? [], left: placed.left };
  });
  return { source, head: { sources: [source], said }, papers, goods, runs };
}

async function consigneeOf(transaction: Transaction, shipment: number): Promise<{ n: number }[]> {
  return selectStanding<{ n: number }>(
    transaction,
    'select consignee as n from shipment where n = ? and consignee is not null',
    [shipment],
  );
}

/** Cartons and units of all lines; a line that tells no number leaves the sum unsaid. */
async function totalsOf(
  transaction: Transaction,
  shipment: number,
  goods: readonly ShippedGoods[],
): Promise<{ cartons: number | null; units: number | null }> {
  const rows = await selectStanding<{ cartons: number | null }>(
    transaction,
    'select coalesce(carton_to - carton_from, cartons) as cartons from shipment_line where shipment = ?',
    [shipment],
  );
  const sum = (counts: readonly (number | null)[]): number | null =>
    counts.length === 0 ? null : sumOfAll(counts);
  return { cartons: sum(rows.map(({ cartons }) => cartons)), units: sum(goods.map(({ units }) => units)) };
}

function namesInLines({ source, linesOf }: Paper, run: string): Telling {
  const lines = linesOf(run);
  if (lines.length === 0) return { sources: [], said: [] };
  // How a line calls the goods is told once, however many lines do.
  const said = lines.flatMap(({ number, line }) => lineSays(source, line, `line ${String(number)}`));
  const once = said.filter(
    (one, at) => said.findIndex(({ field, quote }) => field === one.field && quote === one.quote) === at,
  );
  return { sources: [source], said: once };
}

interface GoodsStory {
  readonly shipment: ShipmentTold;
  readonly comparison: Comparison;
  readonly missing: Teller[];
}

/** How many of the run are on the shipment: by its record, and by its papers. */
function goodsStory(shipment: ShipmentTold, run: number, id: string): GoodsStory {
  const goods = shipment.goods.find((one) => one.run === run);
  const numbers = goods?.numbers?.map(({ from, to }) => `${String(from)}-${String(to - 1)}`).join(', ');
  const own = saysAll(shipment.source, {
    cartons: goods?.cartons,
    units: goods?.units,
    'carton-numbers': numbers,
  });
  const papers = shipment.papers
    .filter(({ linesOf }) => linesOf(id).length > 0)
    .map(({ source, linesOf }): Telling => {
      const lines = linesOf(id);
      const at = `line ${lines.map(({ number }) => String(number)).join(', ')}`;
      const counted = linesCount(
        source,
        lines.map(({ line }) => line),
        at,
      );
      return { sources: [source], said: counted };
    });
  const missing: Teller[] = papers.length === 0 ? ['packing-list'] : [];
  const all = joined([{ sources: [shipment.source], said: own }, ...papers]);
  return { shipment, missing, comparison: compareStory(GOODS_FIELDS, all) };
}
