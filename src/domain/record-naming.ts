import type { RecordKind } from '../ledger/define-record.ts';
import type { Actor } from '../operation/permission.ts';
import { isHidden } from './record-customers.ts';
import { mainTable } from './record-sites.ts';
import type { SiteCondition } from './record-sites.ts';

/**
 * The condition on the main table of `kind` that a record names the record `n` of the kind `target`, in a column of any of its
 * tables. Every such column begins an index. What names customers is passed over for people who do not see them.
 */
export function namingCondition(actor: Actor, kind: RecordKind, target: string, n: number): SiteCondition {
  const main = mainTable(kind);
  const columns = Object.entries(kind.tables).flatMap(([table, { columns: declared }]) =>
    Object.entries(declared)
      .filter(([, column]) => column.type === 'reference' && [null, target].includes(column.to))
      .filter(([column]) => !isHidden(actor, kind, [column]))
      .map(([column]) => ({ table, column })),
  );
  const [first, ...others] = columns;
  if (first === undefined) return { text: '1 = 0', parameters: [] };
  // One column of the main table needs no list of records, which of a product with a million runs would be long.
  if (others.length === 0 && first.table === main)
    return { text: `"${main}"."${first.column}" = ?`, parameters: [n] };
  const lists = columns.map(({ table, column }) => `select n from "${table}" where "${column}" = ?`);
  return { text: `"${main}".n in (${lists.join(' union ')})`, parameters: columns.map(() => n) };
}
