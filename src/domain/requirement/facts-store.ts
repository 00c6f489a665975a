import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { present } from '../../kit/invariant.ts';

/** The facts that count for a product: those of the revision before those of every one, and the newest first. */
export async function factsFor(
  transaction: Transaction,
  product: number,
  revision: number | null,
): Promise<{ readonly id: string; readonly entry: number } | undefined> {
  const rows = await execute<{ id: string; entry: number }>(
    transaction,
    `select record.id as id, record.entry as entry from product_facts join record on record.n = product_facts.n
      where product_facts.product = ? and (product_facts.revision is null or product_facts.revision = ?)
      order by case when product_facts.revision is null then 1 else 0 end, product_facts.n desc limit 1`,
    [product, revision],
  );
  return rows[0];
}

/** Ids of the firm's own requirements, in the order recorded. */
export async function requirementIds(transaction: Transaction): Promise<string[]> {
  const rows = await execute<{ id: string }>(
    transaction,
    `select record.id as id from requirement join record on record.n = requirement.n order by requirement.n`,
    [],
  );
  return rows.map(({ id }) => id);
}

/** The newest entry about any of the firm's requirements, withdrawals too; 0: there are none. */
export async function newestRequirementEntry(transaction: Transaction): Promise<number> {
  const rows = await execute<{ newest: number | null }>(
    transaction,
    `select max(entry) as newest from record where kind = 'requirement'`,
    [],
  );
  return present(rows[0], 'one row of a sum').newest ?? 0;
}

export interface KeptRow {
  readonly product: number;
  readonly productId: string;
  readonly productName: string;
  /** Null: nothing was kept. */
  readonly check: string | null;
  readonly checkEntry: number | null;
  readonly revision: number | null;
  readonly revisionId: string | null;
  readonly producedOn: string | null;
  readonly catalogue: string | null;
}

/** Every product that has facts or a kept answer, with each newest answer: of the product, and of each of its revisions. */
export async function keptAnswersOf(transaction: Transaction, product: number | null): Promise<KeptRow[]> {
  const only = product === null ? '' : ' and product.n = ?';
  const rows = await execute<Record<string, string | number | null>>(
    transaction,
    `select product.n as product, made.id as product_id, product.name as product_name,
        own.id as check_id, own.entry as check_entry, kept.revision as revision, of_revision.id as revision_id,
        kept.produced_on as produced_on, kept.catalogue as catalogue
      from product join record made on made.n = product.n
        left join requirement_check kept on kept.product = product.n and not exists (
          select 1 from requirement_check later where later.product = kept.product and later.n > kept.n
            and coalesce(later.revision, 0) = coalesce(kept.revision, 0))
        left join record own on own.n = kept.n
        left join record of_revision on of_revision.n = kept.revision
      where (kept.n is not null or exists (select 1 from product_facts where product_facts.product = product.n))${only}
      order by product.n, coalesce(kept.revision, 0)`,
    product === null ? [] : [product],
  );
  return rows.map((row) => ({
    product: Number(row['product']),
    productId: String(row['product_id']),
    productName: String(row['product_name']),
    check: textOf(row['check_id']),
    checkEntry: numberOf(row['check_entry']),
    revision: numberOf(row['revision']),
    revisionId: textOf(row['revision_id']),
    producedOn: textOf(row['produced_on']),
    catalogue: textOf(row['catalogue']),
  }));
}

const textOf = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const numberOf = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** The newest entry about the product's revisions: that one alone, or all of them and those that take its place. */
export async function newestRevisionEntry(
  transaction: Transaction,
  product: number,
  revision: number | null,
): Promise<number> {
  const only = revision === null ? '' : ' and (revision.n = ? or revision.supersedes = ?)';
  const rows = await execute<{ newest: number | null }>(
    transaction,
    `select max(record.entry) as newest from revision join record on record.n = revision.n
      where revision.product = ?${only}`,
    revision === null ? [product] : [product, revision, revision],
  );
  return present(rows[0], 'one row of a sum').newest ?? 0;
}
