import { z } from 'zod';
import { selectStanding } from '../../db/select-in.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { isRelieved, smallBatchSchema, standing, unitLimit } from './small-batch.ts';
import type { YearCount } from './small-batch.ts';
import { countUnits } from './small-batch-store.ts';

interface Row {
  readonly product: number;
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly party_name: string;
  readonly registration: string | null;
}

/** Products that a party ever registered imports or makes, with the registration of the year. */
const PRODUCTS = `select product.n as product, own.id as id, product.name as name, of_party.id as party, party.name as party_name,
    (select registered.number from small_batch_registration registered
      where registered.party = party.n and registered.year = ?) as registration
  from party join record of_party on of_party.n = party.n
    join product on product.importer = party.n or product.n in
      (select run.product from run join site on site.n = run.site where site.party = party.n)
    join record own on own.n = product.n
  where party.n in (select party from small_batch_registration)
  order by party.name, product.name, product.n`;

const countOperation = readOperation({
  name: 'small-batch.count',
  summary: 'Units of each product of a small-batch manufacturer against the limit, with warning before it',
  description:
    'The relief of a year rests on the registration of that year and on the units of the same product in the calendar year before. Runs count in the year they ended. ' +
    'Near: four fifths of the limit or more; unknown: a run has no number of units or no day. Group A rules always need an accepted laboratory.',
  permission: 'trace',
  positional: ['year'],
  input: z.strictObject({ year: z.int().min(2012).max(2100).describe('Calendar year of the relief') }),
  output: smallBatchSchema,
  examples: [{ says: 'How the products stand', input: { year: 2026 } }],
  run: count,
  table: ({ year, limit, products }) => [
    [
      'year',
      'party',
      'registration',
      'product',
      'units before',
      'units this year',
      'limit',
      'state',
      'relieved',
    ],
    ...products.map(({ party, registration, product, before, current, relieved }) => [
      ...[year, party.name, registration, product.name, before.units, current.units, limit, before.state],
      relieved ? 'yes' : 'no',
    ]),
  ],
});

async function count({ transaction }: ReadContext, { year }: { year: number }) {
  const rows = await selectStanding<Row>(transaction, PRODUCTS, [year]);
  const units = await countUnits(
    transaction,
    rows.map(({ product }) => product),
  );
  const limit = unitLimit(year);
  const shown = (of: YearCount, most: number | null) => ({ ...of, state: standing(of, most) });
  return {
    year,
    limit,
    products: rows.map(({ product, id, name, party, party_name, registration }) => {
      const [before, current] = [units(product, year - 1), units(product, year)];
      return {
        party: { kind: 'party', id: party, name: party_name },
        registration,
        product: { kind: 'product', id, name },
        before: shown(before, limit),
        current: shown(current, unitLimit(year + 1)),
        relieved: registration !== null && isRelieved(before, year),
      };
    }),
  };
}

/** Questions about small-batch manufacturers. */
export const SMALL_BATCH_OPERATIONS: readonly Operation[] = [countOperation];
