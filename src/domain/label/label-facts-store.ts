import type { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { partySchema, siteSchema } from '../party/party.ts';
import { productSchema } from '../product/product.ts';
import { runSchema } from '../run/run.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { labelExceptionSchema } from './label-exception.ts';
import type { LabelFacts, MarkFacts, Told } from './label-facts.ts';
import { labelPlanSchema, labelSchema } from './label.ts';

type Kinds = ReadonlyMap<string, RecordKind>;
type Found = ReadonlyMap<number, LabelledRecord>;

interface RunRow {
  readonly product: number;
  readonly site: number | null;
  readonly revision: number | null;
  readonly maker: number | null;
  readonly importer: number | null;
}

interface PlanRow {
  readonly n: number;
  readonly responsible: number | null;
  readonly private_labeler: number | null;
}

/** What the labels of a run rest on; `run` is its number. */
export async function loadLabelFacts(
  transaction: Transaction,
  kinds: Kinds,
  run: number,
): Promise<LabelFacts> {
  const [row] = await rowsOf<RunRow>(
    transaction,
    `select run.product as product, run.site as site, run.revision as revision, site.party as maker, product.importer as importer
      from run join product on product.n = run.product left join site on site.n = run.site where run.n = ?`,
    [run],
  );
  const of = present(row, 'the run is projected');
  const plan = await planOf(transaction, of.product);
  const numbers = [run, of.product, of.site, of.maker, of.importer];
  const chosen = [plan?.n, plan?.responsible, plan?.private_labeler];
  const found = await labelledRecords(transaction, kinds, numbersIn([...numbers, ...chosen]));
  return {
    run: present(told(found, run, runSchema), 'the run is there'),
    product: present(told(found, of.product, productSchema), 'its product is there'),
    site: told(found, of.site, siteSchema),
    maker: told(found, of.maker, partySchema),
    importer: told(found, of.importer, partySchema),
    plan: told(found, plan?.n ?? null, labelPlanSchema),
    chosen: told(found, plan?.responsible ?? null, partySchema),
    privateLabeler: told(found, plan?.private_labeler ?? null, partySchema),
    materials: of.revision === null ? [] : await materialsOf(transaction, of.revision),
  };
}

/** The plan of the product, or else that of every product; the one recorded last. */
async function planOf(transaction: Transaction, product: number): Promise<PlanRow | null> {
  const rows = await rowsOf<PlanRow>(
    transaction,
    `select n, responsible, private_labeler from label_plan where product = ? or product is null
      order by case when product is null then 1 else 0 end, n desc limit 1`,
    [product],
  );
  return rows[0] ?? null;
}

async function materialsOf(
  transaction: Transaction,
  revision: number,
): Promise<{ id: string; name: string }[]> {
  return rowsOf<{ id: string; name: string }>(
    transaction,
    `select record.id as id, material.name as name from revision_slot join material on material.n = revision_slot.material
      join record on record.n = material.n where revision_slot.n = ? order by revision_slot.line`,
    [revision],
  );
}

/** The labels of a run, the exceptions that hold for it, and the last look at its labels. */
export async function loadMarkFacts(transaction: Transaction, kinds: Kinds, run: number): Promise<MarkFacts> {
  const labels = await rowsOf<{ n: number }>(transaction, 'select n from label where run = ? order by n', [
    run,
  ]);
  const exceptions = await rowsOf<{ n: number }>(
    transaction,
    'select n from label_exception where run = ? or product = (select product from run where n = ?) order by n',
    [run, run],
  );
  const found = await labelledRecords(
    transaction,
    kinds,
    [...labels, ...exceptions].map(({ n }) => n),
  );
  return {
    labels: labels.flatMap(({ n }) => told(found, n, labelSchema) ?? []),
    exceptions: exceptions.flatMap(({ n }) => told(found, n, labelExceptionSchema) ?? []),
    labelCheck: await labelCheckOf(transaction, run),
    runsOfSameCode: await runsOfSameCode(transaction, run),
  };
}

async function labelCheckOf(transaction: Transaction, run: number): Promise<MarkFacts['labelCheck']> {
  const rows = await rowsOf<{ id: string; result: string; photos: number }>(
    transaction,
    `select record.id as id, inspection.result as result,
        (select count(*) from inspection_file where inspection_file.n = inspection.n) as photos
      from inspection join record on record.n = inspection.n where inspection.run = ? and inspection.kind = 'label-check'
      order by coalesce(inspection.date, '') desc, inspection.n desc limit 1`,
    [run],
  );
  const [row] = rows;
  return row === undefined ? null : { id: row.id, result: row.result, hasPhotos: row.photos > 0 };
}

async function runsOfSameCode(transaction: Transaction, run: number): Promise<number> {
  const rows = await rowsOf<{ count: number }>(
    transaction,
    `select count(*) as count from run join run other on other.product = run.product and other.n <> run.n
      where run.n = ? and upper(other.code) = upper(run.code) and coalesce(other.variant, '') = coalesce(run.variant, '')
        and not exists (select 1 from rework join rework_source on rework_source.n = rework.n
          where (rework.run = other.n and rework_source.run = run.n) or (rework.run = run.n and rework_source.run = other.n))`,
    [run],
  );
  return present(rows[0], 'a count').count;
}

function numbersIn(numbers: readonly (number | null | undefined)[]): number[] {
  return numbers.filter((n) => n !== null && n !== undefined);
}

function told<Schema extends z.ZodType>(
  found: Found,
  n: number | null,
  schema: Schema,
): Told<z.output<Schema>> | null {
  const record = n === null ? undefined : found.get(n);
  return record === undefined ? null : { id: record.id, body: schema.parse(record.body) };
}

async function rowsOf<Row>(
  transaction: Transaction,
  text: string,
  parameters: readonly SqlValue[],
): Promise<Row[]> {
  return execute<Row>(transaction, text, parameters);
}
