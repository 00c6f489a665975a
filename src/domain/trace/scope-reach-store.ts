import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { Key } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';

/** What has to be looked at for a question (reading 19), before any fact is loaded. */
export interface Reach {
  readonly runs: ReadonlySet<Key>;
  /** Suspect lots, and lots that are the output of runs looked at. */
  readonly lots: ReadonlySet<Key>;
}

type Row = Record<string, SqlValue>;

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
 * Every run of every product with a slot for a suspect material, every run that recorded a suspect lot, every run without
 * revision, and all that any of them flowed into or came from: sub-assembly lots and rework, both ways, until nothing new is
 * met. The walk is never cut short: its cost is what it reaches.
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
  readonly #materials = new Frontier();
  readonly #products = new Frontier();
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async start(suspect: Suspect): Promise<void> {
    if (suspect.kind === 'material-lot') this.lots.add([suspect.lot]);
    else if (suspect.kind === 'supplier') this.lots.add(await this.#lotsOfSupplier(suspect));
    else if (suspect.kind === 'revision') {
      const text = 'select product as key from revision where n in (?*)';
      this.#products.add(await this.#keys(text, [suspect.revision]));
    } else {
      const runs = await this.#suspectRuns(suspect);
      this.runs.add(runs);
      this.#products.add(await this.#keys('select product as key from run where n in (?*)', runs));
    }
  }

  async finish(): Promise<void> {
    // A run without revision may hold any material.
    const noRevision = await execute<Row & { key: number }>(
      this.#transaction,
      'select n as key from run where revision is null',
    );
    if (this.lots.met.size > 0) this.runs.add(noRevision.map((row) => row.key));
    for (;;) {
      const [lots, materials, products, runs] = [
        this.lots.take(),
        this.#materials.take(),
        this.#products.take(),
        this.runs.take(),
      ];
      if (lots.length + materials.length + products.length + runs.length === 0) return;
      await this.#fromLots(lots);
      this.#products.add(
        await this.#keys(
          `select distinct revision.product as key from revision_slot join revision on revision.n = revision_slot.n
            where revision_slot.material in (?*)`,
          materials,
        ),
      );
      this.runs.add(await this.#keys('select n as key from run where product in (?*)', products));
      await this.#fromRuns(runs);
    }
  }

  async #fromLots(lots: readonly Key[]): Promise<void> {
    this.#materials.add(await this.#keys('select material as key from material_lot where n in (?*)', lots));
    this.runs.add(
      await this.#keys('select run as key from consumption where lot in (?*) and run is not null', lots),
    );
    this.runs.add(await this.#keys('select run as key from material_lot_source where n in (?*)', lots));
    this.runs.add(
      await this.#keys(
        `select distinct packing_content.run as key from consumption
          join packing on packing.series = consumption.series and packing.carton_from < consumption.carton_to
            and packing.carton_to > consumption.carton_from
          join packing_content on packing_content.n = packing.n where consumption.lot in (?*)`,
        lots,
      ),
    );
  }

  async #fromRuns(runs: readonly Key[]): Promise<void> {
    this.lots.add(await this.#keys('select n as key from material_lot_source where run in (?*)', runs));
    this.lots.add(
      await this.#keys(
        `select distinct consumption.lot as key from consumption
          join material_lot_source on material_lot_source.n = consumption.lot where consumption.run in (?*)`,
        runs,
      ),
    );
    this.runs.add(
      await this.#keys(
        'select rework.run as key from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)',
        runs,
      ),
    );
    this.runs.add(
      await this.#keys(
        'select rework_source.run as key from rework join rework_source on rework_source.n = rework.n where rework.run in (?*)',
        runs,
      ),
    );
  }

  async #lotsOfSupplier(suspect: Suspect & { kind: 'supplier' }): Promise<Key[]> {
    const site = suspect.site === null ? '' : ' and (supplier_site = ? or supplier_site is null)';
    const rows = await execute<Row & { key: number }>(
      this.#transaction,
      `select n as key from material_lot where supplier = ?${site} order by n`,
      suspect.site === null ? [suspect.party] : [suspect.party, suspect.site],
    );
    return rows.map((row) => row.key);
  }

  /** Runs the other kinds of suspect name; runs whose place or line is not recorded might be meant, and are looked at. */
  async #suspectRuns(
    suspect: Exclude<Suspect, { kind: 'material-lot' | 'supplier' | 'revision' }>,
  ): Promise<Key[]> {
    if (suspect.kind === 'run') return [suspect.run];
    if (suspect.kind === 'evidence') {
      return this.#keys('select run as key from inspection where n in (?*) and run is not null', [
        suspect.evidence,
      ]);
    }
    if (suspect.kind === 'line-window') {
      return this.#keysBy(
        `select n as key from run where (site = ? or site is null
          or n in (select n from run_step where site = ? or site is null)) and (production_line = ? or production_line is null)`,
        [suspect.site, suspect.site, suspect.line],
      );
    }
    return this.#keysBy(
      `select distinct packing_content.run as key from packing join packing_content on packing_content.n = packing.n
        where packing.series = ? and packing.carton_from < ? and packing.carton_to > ?
        union select distinct run as key from repack_move where run is not null and
          (from_series = ? and from_carton_from < ? and from_carton_to > ?
            or to_series = ? and to_carton_from < ? and to_carton_to > ?)`,
      Array.from({ length: 3 }, () => [suspect.series, suspect.range.to, suspect.range.from]).flat(),
    );
  }

  async #keysBy(text: string, parameters: readonly SqlValue[]): Promise<Key[]> {
    const rows = await execute<Row & { key: number }>(this.#transaction, text, parameters);
    return rows.map((row) => row.key);
  }

  async #keys(text: string, keys: readonly Key[]): Promise<Key[]> {
    if (keys.length === 0) return [];
    const rows = await selectIn<{ key: number }>(this.#transaction, text, keys);
    return rows.map((row) => row.key);
  }
}
