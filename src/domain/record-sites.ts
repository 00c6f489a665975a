import { execute, marks } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Actor } from '../operation/permission.ts';

/** SQL that gives the `n` of the site a row belongs to; null where the kind is everybody's or the firm's alone. */
function siteExpression(
  kind: RecordKind,
  kinds: ReadonlyMap<string, RecordKind>,
  table = mainTable(kind),
): string | null {
  const { site } = kind;
  if (typeof site === 'string') return null;
  if ('column' in site) return `"${table}"."${site.column}"`;
  const column = present(kind.tables[table]?.columns[site.via], `${kind.kind} has the column ${site.via}`);
  // A hold may be on anything; for people limited to sites only holds on runs have a site.
  const target = column.type === 'reference' && column.to !== null ? column.to : 'run';
  const targetKind = present(kinds.get(target), `the kind ${target}`);
  const inner = siteExpression(targetKind, kinds);
  if (inner === null) return null;
  const targetTable = mainTable(targetKind);
  return `(select ${inner} from "${targetTable}" where "${targetTable}".n = "${table}"."${site.via}" and "${targetTable}".line = 0)`;
}

export function mainTable(kind: RecordKind): string {
  return present(Object.keys(kind.tables)[0], `${kind.kind} has a table`);
}

/** The condition and parameters that limit a list to what the actor may see; empty for people without a limit. */
export async function siteCondition(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<{ text: string; parameters: readonly number[] } | null> {
  if (actor.sites === null || kind.site === 'shared') return null;
  if (kind.site === 'firm') return { text: '1 = 0', parameters: [] };
  const sites = await siteNumbers(transaction, actor.sites);
  const expression = siteExpression(kind, kinds);
  if (expression === null || sites.length === 0) return { text: '1 = 0', parameters: [] };
  return { text: `${expression} in (${marks(sites.length)})`, parameters: sites };
}

/** Refuses a record that is not of the actor's sites, without saying that it exists. */
export async function requireSite(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  kinds: ReadonlyMap<string, RecordKind>,
  record: { n: number; id: string },
): Promise<void> {
  const condition = await siteCondition(transaction, actor, kind, kinds);
  if (condition === null) return;
  const table = mainTable(kind);
  const rows = await execute(transaction, `select n from "${table}" where n = ? and ${condition.text}`, [
    record.n,
    ...condition.parameters,
  ]);
  if (rows.length === 0) {
    throw new LotproofError('forbidden', `The ${kind.noun} "${record.id}" is not of a site you may see.`);
  }
}

async function siteNumbers(transaction: Transaction, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await execute<{ n: number }>(
    transaction,
    `select n from record where kind = 'site' and id in (${marks(ids.length)})`,
    ids,
  );
  return rows.map((row) => row.n);
}
