import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { Key } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';
import { keysBy, lotsOfSupplier, suspectRuns } from './scope-reach-start-store.ts';
import { covers } from './scope-reach.ts';
import type { CartonRange } from './scope-world.ts';

/** What has to be looked at for a question (reading 19), before any fact is loaded. */
export interface Reach {
  readonly runs: ReadonlySet<Key>;
  /** Suspect lots, and lots that are the output of runs looked at. */
  readonly lots: ReadonlySet<Key>;
}

type Row = Record<string, SqlValue>;

interface Link {
  readonly what: string;
  readonly key: Key;
  /** Carton numbers, of `cartons` alone. */
  readonly series: Key | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** Everything a walk has met and not yet followed. */
class Frontier {
  readonly met = new Set<Key>();
  #fresh: Key[] = [];

  add(keys: Iterable<Key>): void {
    for (const key of keys) {
      if (this.met.has(key)) continue;
      this.met.add(key);
      this.#fresh.push(key);
    }
  }
  /** Keys met since the last call. */
  take(): Key[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/**
 * All that `scope-reach.ts` looks at, and perhaps more: every run of every product with a slot for a suspect material, every run that
 * recorded a lot of one, every run without revision, and all that any of them flowed into or came from: sub-assembly lots and rework,
 * both ways, until nothing new is met. The walk is never cut short: its cost is what it reaches.
 */
export async function reachOf(transaction: Transaction, suspects: readonly Suspect[]): Promise<Reach> {
  const walk = new ReachWalk(transaction);
  for (const suspect of suspects) await walk.start(suspect);
  await walk.finish();
  return { runs: walk.runs.met, lots: walk.lots.met };
}

class ReachWalk {
  readonly runs = new Frontier();
  readonly lots = new Frontier();
  readonly #products = new Frontier();
  readonly #transaction: Transaction;
  /** What is looked at once, where it matters at all. */
  readonly #done = new Set<'runs without revision' | 'lots of unknown making' | 'goods'>();

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async start(suspect: Suspect): Promise<void> {
    if (suspect.kind === 'material-lot') this.lots.add([suspect.lot]);
    else if (suspect.kind === 'supplier') this.lots.add(await lotsOfSupplier(this.#transaction, suspect));
    else if (suspect.kind === 'revision')
      this.#products.add(await this.#productsOfRevision(suspect.revision));
    else if (suspect.kind === 'cartons') {
      this.#products.add(await this.#keys(PRODUCTS_OF_RUNS, await this.#runsIn(suspect)));
    } else {
      const runs = await suspectRuns(this.#transaction, suspect);
      this.#products.add(await this.#keys(PRODUCTS_OF_RUNS, runs));
    }
  }

  async finish(): Promise<void> {
    for (;;) {
      const [lots, products, runs] = [this.lots.take(), this.#products.take(), this.runs.take()];
      if (lots.length + products.length + runs.length === 0) return;
      await Promise.all([this.#fromLots(lots), this.#fromProducts(products), this.#fromRuns(runs)]);
    }
  }

  async #fromLots(lots: readonly Key[]): Promise<void> {
    if (lots.length === 0) return;
    // A run without revision may hold any material.
    const [links, unknown] = await Promise.all([
      this.#links(OF_LOTS, lots),
      this.#isFirst('runs without revision')
        ? keysBy(this.#transaction, 'select n as key from run where revision is null', [])
        : [],
    ]);
    this.runs.add(unknown);
    this.#addLinks(links);
    for (const { series, from, to } of links) {
      if (series !== null && from !== null && to !== null)
        this.runs.add(await this.#runsIn({ series, range: { from, to } }));
    }
  }

  async #fromProducts(products: readonly Key[]): Promise<void> {
    this.runs.add(await this.#keys('select n as key from run where product in (?*)', products));
  }

  async #fromRuns(runs: readonly Key[]): Promise<void> {
    const links = await this.#links(OF_RUNS, runs);
    this.#addLinks(links);
    if (links.some(({ what }) => what === 'open part') && this.#isFirst('lots of unknown making'))
      this.lots.add(await keysBy(this.#transaction, LOTS_OF_UNKNOWN_MAKING, []));
  }

  #addLinks(links: readonly Link[]): void {
    const keysOf = (kind: string): Key[] => links.flatMap(({ what, key }) => (what === kind ? [key] : []));
    this.lots.add(keysOf('lot'));
    this.runs.add(keysOf('run'));
    this.#products.add(keysOf('product'));
  }

  /** What the things of one frontier lead to, all kinds in one statement: round trips cost more than rows. */
  #links(text: string, keys: readonly Key[]): Promise<Link[]> {
    return keys.length === 0 ? Promise.resolve([]) : selectIn<Link>(this.#transaction, text, keys);
  }

  /** Runs packed or moved into cartons; where some are on no packing record, or moved units on none, all runs of goods. */
  async #runsIn({ series, range }: CartonRange): Promise<Key[]> {
    const touched = [series, range.to, range.from];
    const packed = await execute<Row & { from: number; to: number }>(
      this.#transaction,
      `select carton_from as "from", carton_to as "to" from packing
        where series = ? and carton_from < ? and carton_to > ?`,
      touched,
    );
    const moved = await execute<Row & { run: number | null }>(
      this.#transaction,
      `select distinct run from repack_move where
        (from_series = ? and from_carton_from < ? and from_carton_to > ?)
        or (to_series = ? and to_carton_from < ? and to_carton_to > ?)`,
      [...touched, ...touched],
    );
    const isOpen = moved.some(({ run }) => run === null) || !covers(range, packed);
    if (isOpen && this.#isFirst('goods')) this.runs.add(await keysBy(this.#transaction, RUNS_OF_GOODS, []));
    return keysBy(
      this.#transaction,
      `select distinct packing_content.run as key from packing join packing_content on packing_content.n = packing.n
        where packing.series = ? and packing.carton_from < ? and packing.carton_to > ?
        union select distinct run as key from repack_move where run is not null and
          (from_series = ? and from_carton_from < ? and from_carton_to > ?
            or to_series = ? and to_carton_from < ? and to_carton_to > ?)`,
      Array.from({ length: 3 }, () => touched).flat(),
    );
  }

  #productsOfRevision(revision: Key): Promise<Key[]> {
    return this.#keys(
      `select product as key from revision where n in (?*)
        union select product as key from run where revision in (?*)
        union select run.product as key from run_revision join run on run.n = run_revision.n
          where run_revision.revision in (?*)`,
      [revision],
    );
  }

  #isFirst(what: 'runs without revision' | 'lots of unknown making' | 'goods'): boolean {
    const isFirst = !this.#done.has(what);
    this.#done.add(what);
    return isFirst;
  }

  async #keys(text: string, keys: readonly Key[]): Promise<Key[]> {
    if (keys.length === 0) return [];
    const rows = await selectIn<{ key: number }>(this.#transaction, text, keys);
    return rows.map((row) => row.key);
  }
}

const PRODUCTS_OF_RUNS = 'select distinct product as key from run where n in (?*)';

/** PostgreSQL takes a bare null for a text where rows are made distinct. */
const NO_CARTONS = Array.from({ length: 3 }, () => 'cast(null as bigint)').join(', ');

/**
 * Cartons that lots were added to, runs that made them; products with a slot for their materials, and runs that used a lot of such a material
 * (these lots themselves among them), though no slot asked for it.
 */
const OF_LOTS = `select distinct 'cartons' as what, series as key, series, carton_from as "from", carton_to as "to" from consumption
    where lot in (?*) and series is not null
  union all select 'run', run, ${NO_CARTONS} from material_lot_source where n in (?*)
  union all select 'product', revision.product, ${NO_CARTONS} from revision_slot join revision on revision.n = revision_slot.n
    where revision_slot.material in (select material from material_lot where n in (?*))
  union all select distinct 'product', run.product, ${NO_CARTONS} from revision_slot join run on run.revision = revision_slot.n
    where revision_slot.material in (select material from material_lot where n in (?*))
  union all select distinct 'run', consumption.run, ${NO_CARTONS} from material_lot join consumption on consumption.lot = material_lot.n
    where material_lot.material in (select material from material_lot where n in (?*)) and consumption.run is not null`;

/**
 * Lots made of runs, parts that went into them, reworks both ways; the products with a rework, for the units of one that does not say what
 * went in may be of any run; and runs of parts of which more may have been made than lots of them are on record.
 */
const OF_RUNS = `select 'lot' as what, n as key from material_lot_source where run in (?*)
  union all select distinct 'lot', consumption.lot from consumption
    join material_lot_source on material_lot_source.n = consumption.lot where consumption.run in (?*)
  union all select 'run', rework.run from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)
  union all select 'run', rework_source.run from rework join rework_source on rework_source.n = rework.n where rework.run in (?*)
  union all select distinct 'product', run.product from run join revision on revision.n = run.revision
    where revision.kind = 'rework' and run.product in (select product from run where n in (?*))
  union all select distinct 'product', run.product from rework join run on run.n = rework.run
    where run.product in (select product from run where n in (?*))
  union all select 'open part', run.n from run join product on product.n = run.product where run.n in (?*)
    and (product.intermediate = 1 or exists (select 1 from material_lot_source where material_lot_source.run = run.n))
    and (run.made is null
      or exists (select 1 from material_lot_source where material_lot_source.run = run.n and quantity is null)
      or coalesce((select sum(quantity) from material_lot_source where material_lot_source.run = run.n), 0) < run.made
        - coalesce((select sum(quantity) from taken where taken.run = run.n and taken.kind <> 'delivered'), 0))`;

const RUNS_OF_GOODS = `select run.n as key from run join product on product.n = run.product
  where product.intermediate is null or product.intermediate = 0`;

/** Lots that may be of any run of parts: neither bought nor in full from runs on record. */
const LOTS_OF_UNKNOWN_MAKING = `select n as key from material_lot where supplier is null
    and not exists (select 1 from material_lot_source where material_lot_source.n = material_lot.n)
  union select material_lot_source.n as key from material_lot_source
    join material_lot on material_lot.n = material_lot_source.n
    group by material_lot_source.n, material_lot.quantity_dispatched
    having material_lot.quantity_dispatched is null or count(*) > count(material_lot_source.quantity)
      or sum(material_lot_source.quantity) < material_lot.quantity_dispatched`;
