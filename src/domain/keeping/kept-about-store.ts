import type { SqlValue, Transaction } from '../../db/database.ts';
import { execute } from '../../db/bulk.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { agreementSchema } from '../agreement/agreement.ts';
import { DURABLE_GOODS } from '../requirement/catalogue/durable-infant-goods.ts';
import { factsIn } from '../requirement/product-facts.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { AgreedKeeping } from './retention.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What things are about, as far as agreements, the kind of product and legal holds go. */
export interface KeptAbout {
  /** Product and factory of runs, by number of the run. */
  readonly runs: ReadonlyMap<number, { readonly product: number; readonly factory: number | null }>;
  /** Products of which it is on record that they are no durable infant or toddler products. */
  readonly notDurable: ReadonlySet<number>;
  readonly agreements: readonly Agreement[];
}

interface Agreement extends AgreedKeeping {
  readonly factory: number;
  readonly product: number | null;
}

const DURABLE: ReadonlySet<string> = new Set(DURABLE_GOODS.flatMap(({ kinds }) => kinds));

export async function loadKeptAbout(
  transaction: Transaction,
  kinds: Kinds,
  reached: ReadonlyMap<number, string>,
): Promise<KeptAbout> {
  const numbers = (kind: string): number[] => [...reached].flatMap(([n, of]) => (of === kind ? [n] : []));
  const rows = await selectIn<{ n: number; product: number; factory: number | null }>(
    transaction,
    'select run.n as n, run.product as product, site.party as factory from run left join site on site.n = run.site where run.n in (?*)',
    numbers('run'),
  );
  const runs = new Map(rows.map(({ n, product, factory }) => [n, { product, factory }]));
  const products = new Set([...numbers('product'), ...rows.map(({ product }) => product)]);
  return {
    runs,
    notDurable: await notDurable(transaction, kinds, products),
    agreements: await agreementsOnKeeping(transaction, kinds),
  };
}

/** Only what is on record shortens a period: a product of which nobody said what it is may be durable. */
async function notDurable(
  transaction: Transaction,
  kinds: Kinds,
  products: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const rows = await selectIn<{ n: number; product: number }>(
    transaction,
    'select n, product from product_facts where product in (?*)',
    products,
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const known = Map.groupBy(rows, ({ product }) => product);
  return new Set(
    [...known].flatMap(([product, of]) => {
      const kindsOf = of.map(({ n }) => factsIn(records.get(n)?.body).kinds ?? null);
      const isOther = kindsOf.every((one) => one?.every((kind) => !DURABLE.has(kind)) ?? false);
      return isOther ? [product] : [];
    }),
  );
}

/** Every agreement on record that says how long things are kept, past ones too: what was agreed when it was made holds on. */
async function agreementsOnKeeping(transaction: Transaction, kinds: Kinds): Promise<Agreement[]> {
  const rows = await execute<
    { n: number; factory: number; product: number | null } & Record<string, SqlValue>
  >(transaction, 'select n, factory, product from agreement order by n');
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.flatMap(({ n, factory, product }) => {
    const { retentionYears, points } = agreementSchema.parse(records.get(n)?.body);
    if (retentionYears === undefined && points.retention === undefined) return [];
    return [{ n, factory, product, years: retentionYears ?? null }];
  });
}

/** Agreements that may bind something: of its factory, or of any where no run is known; and of its product, or of all. */
export function agreementsFor(about: KeptAbout, all: ReadonlyMap<number, string>): Agreement[] {
  const runs = [...all.keys()].flatMap((n) => about.runs.get(n) ?? []);
  const products = new Set(runs.map(({ product }) => product));
  for (const [n, kind] of all) if (kind === 'product') products.add(n);
  const factories = new Set(runs.map(({ factory }) => factory));
  const isAnyFactory = runs.length === 0 || factories.has(null);
  return about.agreements.filter(
    ({ n, factory, product }) =>
      all.has(n) ||
      ((isAnyFactory || factories.has(factory)) &&
        (product === null || products.size === 0 || products.has(product))),
  );
}
