import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';

/** What a run was made of and where, by record numbers. */
export interface RunGoods {
  readonly runs: readonly number[];
  readonly products: readonly number[];
  readonly lots: readonly number[];
  readonly materials: readonly number[];
  readonly suppliers: readonly number[];
  /** Site and line as one text. */
  readonly lines: readonly string[];
}

const RUNS_ABOUT = `select distinct incident_about.n as incident, run.n as run from incident_about
    join run on run.n = incident_about."of" where incident_about.n in (?*)
  union select incident_about.n as incident, packing_content.run as run from incident_about
    join packing on packing.series = incident_about."of" join packing_content on packing_content.n = packing.n
    where incident_about.n in (?*) and packing_content.run is not null
  order by incident, run`;
const LOTS_ABOUT = `select distinct incident_about.n as incident, material_lot.n as lot from incident_about
    join material_lot on material_lot.n = incident_about."of" where incident_about.n in (?*) order by incident, lot`;

/** The runs and material lots that incidents say they are about; of cartons, the runs packed into their series. */
export async function goodsAbout(
  transaction: Transaction,
  incidents: readonly number[],
): Promise<Map<number, { runs: number[]; lots: number[] }>> {
  const found = new Map<number, { runs: number[]; lots: number[] }>(
    incidents.map((n) => [n, { runs: [], lots: [] }]),
  );
  const runs = await selectIn<{ incident: number; run: number }>(transaction, RUNS_ABOUT, incidents);
  for (const { incident, run } of runs) found.get(incident)?.runs.push(run);
  const lots = await selectIn<{ incident: number; lot: number }>(transaction, LOTS_ABOUT, incidents);
  for (const { incident, lot } of lots) found.get(incident)?.lots.push(lot);
  return found;
}

interface Goods {
  readonly runs: readonly number[];
  readonly lots: readonly number[];
}

/** What runs and lots have in common with others: product, lots that went in, their material and supplier, site and line. */
export async function factsOfGoods(transaction: Transaction, goods: Goods): Promise<RunGoods> {
  const [facts] = await factsOfEach(transaction, [goods]);
  return present(facts, 'facts of the goods');
}

/** The same of many, in three questions. */
export async function factsOfEach(transaction: Transaction, all: readonly Goods[]): Promise<RunGoods[]> {
  const runs = all.flatMap((goods) => goods.runs);
  const made = await selectIn<MadeRow>(
    transaction,
    'select n as run, product, site, production_line as line from run where n in (?*)',
    runs,
  );
  const consumed = await selectIn<{ run: number; lot: number }>(
    transaction,
    'select distinct run, lot from consumption where run in (?*)',
    runs,
  );
  const lots = [...all.flatMap((goods) => goods.lots), ...consumed.map(({ lot }) => lot)];
  const of = await selectIn<LotRow>(
    transaction,
    'select n as lot, material, supplier from material_lot where n in (?*)',
    lots,
  );
  const known = {
    made: new Map(made.map((row) => [row.run, row])),
    taken: Map.groupBy(consumed, ({ run }) => run),
    lots: new Map(of.map((row) => [row.lot, row])),
  };
  return all.map((goods) => factsFrom(goods, known));
}

interface MadeRow {
  readonly run: number;
  readonly product: number;
  readonly site: number | null;
  readonly line: string | null;
}
interface LotRow {
  readonly lot: number;
  readonly material: number;
  readonly supplier: number | null;
}

function factsFrom(
  { runs, lots }: Goods,
  known: {
    readonly made: ReadonlyMap<number, MadeRow>;
    readonly taken: ReadonlyMap<number, readonly { readonly lot: number }[]>;
    readonly lots: ReadonlyMap<number, LotRow>;
  },
): RunGoods {
  const made = runs.flatMap((run) => known.made.get(run) ?? []);
  const took = runs.flatMap((run) => (known.taken.get(run) ?? []).map(({ lot }) => lot));
  const allLots = distinct([...lots, ...took]);
  const of = allLots.flatMap((lot) => known.lots.get(lot) ?? []);
  return {
    runs,
    products: distinct(made.map(({ product }) => product)),
    lots: allLots,
    materials: distinct(of.map(({ material }) => material)),
    suppliers: distinct(of.flatMap(({ supplier }) => supplier ?? [])),
    lines: distinct(
      made.flatMap(({ site, line }) => (site === null || line === null ? [] : [`${String(site)} ${line}`])),
    ),
  };
}

/** The runs that took a lot in. */
export async function runsTaking(transaction: Transaction, lots: readonly number[]): Promise<number[]> {
  const rows = await selectIn<{ run: number }>(
    transaction,
    'select distinct run from consumption where run is not null and lot in (?*) order by run',
    lots,
  );
  return rows.map(({ run }) => run);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** A sample on record of these runs, lots or products, with what is left of it. */
export interface KeptSample {
  readonly n: number;
  readonly kept: number;
}

/** Samples of runs, lots and products, each with what its movements leave. */
export async function samplesOf(
  transaction: Transaction,
  { runs, lots, products }: Pick<RunGoods, 'runs' | 'lots' | 'products'>,
): Promise<KeptSample[]> {
  const text = (column: string): string =>
    `select sample.n as n, sample.quantity as quantity, coalesce((select sum(case when movement.kind = 'put-back'
        then movement.quantity else -movement.quantity end) from sample_movement movement where movement.sample = sample.n), 0) as moved
      from sample where sample.${column} in (?*) order by n`;
  const rows = [
    ...(await selectIn<SampleRow>(transaction, text('run'), runs)),
    ...(await selectIn<SampleRow>(transaction, text('lot'), lots)),
    ...(await selectIn<SampleRow>(transaction, text('product'), products)),
  ];
  const found = new Map(rows.map(({ n, quantity, moved }) => [n, Math.max(0, quantity + Number(moved))]));
  return [...found].sort(([left], [right]) => left - right).map(([n, kept]) => ({ n, kept }));
}

interface SampleRow {
  readonly n: number;
  readonly quantity: number;
  /** PostgreSQL adds whole numbers up to a number of its own, which comes as text. */
  readonly moved: number | string;
}
