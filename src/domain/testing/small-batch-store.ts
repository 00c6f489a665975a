import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { SmallBatchFact } from './coverage-facts.ts';
import { isRelieved } from './small-batch.ts';
import type { YearCount } from './small-batch.ts';

/** Counts of units by product and year. */
export type CountUnits = (product: number, year: number) => YearCount;

/** Units made of products by the calendar year in which their runs ended. A run without a day could be of any year. */
export async function countUnits(transaction: Transaction, products: Iterable<number>): Promise<CountUnits> {
  const rows = await selectIn<{ product: number; year: string | null; units: number | null; open: number }>(
    transaction,
    `select product, substr(coalesce(ended, started), 1, 4) as year, sum(made) as units,
        sum(case when made is null then 1 else 0 end) as open
      from run where product in (?*) group by product, substr(coalesce(ended, started), 1, 4)`,
    products,
  );
  const counts = new Map(
    rows.map(({ product, year, units, open }) => [
      `${String(product)} ${year ?? ''}`,
      { units: units ?? 0, open },
    ]),
  );
  const none = { units: 0, open: 0 };
  return (product, year) => {
    const ofYear = counts.get(`${String(product)} ${String(year)}`) ?? none;
    const undated = counts.get(`${String(product)} `) ?? none;
    return { units: ofYear.units, open: ofYear.open + undated.open + (undated.units > 0 ? 1 : 0) };
  };
}

/** The registration that frees a product's run of a year from third-party tests of group B; null: none, or the units are too many. */
export type SmallBatchFinder = (product: number, site: number | null, year: number) => SmallBatchFact | null;

/** Registrations of the importers of products and of the makers at sites. */
export async function smallBatchFinder(
  transaction: Transaction,
  products: Iterable<number>,
  sites: Iterable<number>,
): Promise<SmallBatchFinder> {
  const ofImporters = await selectIn<{ of: number; year: number; number: string; id: string }>(
    transaction,
    `select product.n as "of", registered.year as year, registered.number as number, record.id as id
      from product join small_batch_registration registered on registered.party = product.importer
      join record on record.n = registered.n where product.n in (?*)`,
    products,
  );
  const ofMakers = await selectIn<{ of: number; year: number; number: string; id: string }>(
    transaction,
    `select site.n as "of", registered.year as year, registered.number as number, record.id as id
      from site join small_batch_registration registered on registered.party = site.party
      join record on record.n = registered.n where site.n in (?*)`,
    sites,
  );
  const registered = [...ofImporters, ...ofMakers];
  if (registered.length === 0) return () => null;
  const count = await countUnits(transaction, products);
  return (product, site, year) => {
    const found = registered.find((one) => (one.of === product || one.of === site) && one.year === year);
    if (found === undefined || !isRelieved(count(product, year - 1), year)) return null;
    return { registration: found.id, number: found.number };
  };
}
