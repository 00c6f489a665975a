import { z } from 'zod';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { exposedSites, exposedSuppliers, sourceNames, untracedGoods } from './exposed-sources-store.ts';
import type { ExposedSource } from './exposed-sources-store.ts';
import { lotGraphOf } from './exposure-store.ts';
import { changedMeanwhile, pageInput, pageOf, pageSchema, readCursor } from './kept-pages.ts';
import { namedSchema } from './scope-report.ts';

const reachedFields = {
  runs: z.int().describe('Runs of goods that it reaches, through parts and rework, each counted once'),
  openRuns: z.int().describe('Those among them that are open: their units are not in the sum'),
  units: z.int().describe('Units that those runs made'),
};

const sourcesSchema = pageSchema(
  z.strictObject({
    source: namedSchema
      .nullable()
      .describe(
        'Null: lots and runs on record of which nobody says where they came from: each source may be theirs',
      ),
    lots: z.int().describe('Material lots that came from there'),
    runsThere: z.int().describe('Runs made there; of a supplier none'),
    ...reachedFields,
  }),
).extend({
  untraced: z
    .strictObject(reachedFields)
    .describe('Goods that no material lot on record reaches: what is in them, and from whom, is in no row'),
});
type Sources = z.infer<typeof sourcesSchema>;

const suppliersOperation = sourcesOperation({
  name: 'exposure.suppliers',
  summary: 'How many units and runs every supplier reaches by their material lots, the most first',
  description:
    'All material lots of a supplier together, each run counted once. Lots that nobody says the supplier of are a row of their own, and goods that no lot on record reaches are counted apart. ' +
    'It is what would be looked at first if the supplier came into question, not a verdict.',
  example: 'The ten suppliers that reach most',
  find: exposedSuppliers,
});

const sitesOperation = sourcesOperation({
  name: 'exposure.sites',
  summary:
    'How many units and runs every site reaches: what was made there, and what it went into, the most first',
  description:
    'Runs made at a site and material lots made there, with everything that they went into, each run counted once. What nobody says the site of is a row of its own. ' +
    'Where lots were only stored does not count.',
  example: 'The ten sites that reach most',
  find: exposedSites,
});

function sourcesOperation({
  example,
  find,
  ...named
}: {
  readonly name: `${string}.${string}`;
  readonly summary: string;
  readonly description: string;
  readonly example: string;
  readonly find: typeof exposedSuppliers;
}) {
  return readOperation({
    ...named,
    permission: 'trace',
    inThread: true,
    input: z.strictObject(pageInput),
    output: sourcesSchema,
    examples: [{ says: example, input: { limit: 10 } }],
    run: (context, input) => sources(context, input, find),
    table: ({ rows }) => [
      ['source', 'name', 'lots', 'runs there', 'runs', 'open runs', 'units'],
      ...rows.map(({ source, lots, runsThere, runs, openRuns, units }) => [
        ...[source?.id ?? null, source?.name ?? null, lots, runsThere, runs, openRuns, units],
      ]),
    ],
  });
}

async function sources(
  { transaction, position }: ReadContext,
  input: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  find: typeof exposedSuppliers,
): Promise<Sources> {
  const cursor = readCursor(input.cursor);
  if (cursor !== null && cursor.at !== position) throw changedMeanwhile(cursor.at, position);
  const graph = await lotGraphOf(transaction);
  const list = await find(transaction, graph);
  const page = pageOf<ExposedSource>(list, { position, from: cursor?.from ?? 0, limit: input.limit });
  const names = await sourceNames(
    transaction,
    page.rows.flatMap(({ source }) => source ?? []),
  );
  const rows = page.rows.map(({ source, ...counts }) => ({
    source: source === null ? null : present(names.get(source), 'a source on record'),
    ...counts,
  }));
  return { ...page, rows, untraced: untracedGoods(graph) };
}

/** Questions about every supplier and site of a firm. */
export const EXPOSED_SOURCES_OPERATIONS: readonly Operation[] = [suppliersOperation, sitesOperation];
