import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { CODE_TEXT_LIMIT, codeKey } from '../../kit/code-key.ts';
import { chunks } from '../../ledger/project.ts';
import type { LookedUpKind } from '../epcis/desk.ts';
import type { NamedCode } from '../epcis/read-document.ts';
import { idFrom, itemRecordId } from '../epcis/record-ids.ts';

/** A record that bears a code, and for lots and revisions the GTIN of what they are of. */
interface Bearer {
  readonly kind: string;
  readonly id: string;
  readonly code: string;
  readonly key: string;
  readonly gtin: string | null;
}

/** Ids on record by kind and key, and the codes that stand for several records. */
export interface IdsOnRecord {
  readonly ids: ReadonlyMap<string, string>;
  readonly several: readonly { readonly code: NamedCode; readonly ids: readonly string[] }[];
}

const CODES_AT_ONCE = 500;
/** A lot or revision is named by the GTIN it is of and its code. */
const OF_ITEM = /^(\d{14})\/(.+)$/s;

/** How the records of each kind are found by a name: its form, and for parts of an item the table that says of which. */
const NAMED: Readonly<
  Record<
    Exclude<LookedUpKind, 'shipment'>,
    { form: string; of: { table: string; column: string; variant: string } | null }
  >
> = {
  party: { form: 'gln', of: null },
  site: { form: 'gln', of: null },
  product: { form: 'gtin', of: null },
  material: { form: 'gtin', of: null },
  run: { form: 'lot-code', of: { table: 'run', column: 'product', variant: 'part.variant' } },
  'material-lot': {
    form: 'supplier-lot-code',
    of: { table: 'material_lot', column: 'material', variant: 'null' },
  },
  revision: { form: 'revision', of: { table: 'revision', column: 'product', variant: 'null' } },
};

/** Looks up what a document names: under its own id first, then under one that the firm gave it. */
export async function idsOnRecord(
  transaction: Transaction,
  codes: readonly NamedCode[],
): Promise<IdsOnRecord> {
  const ids = new Map<string, string>();
  const several: { code: NamedCode; ids: readonly string[] }[] = [];
  for (const [kind, list] of Map.groupBy(codes, (code) => code.kind)) {
    if (kind === 'shipment') continue;
    for (const part of chunks(list, CODES_AT_ONCE)) {
      const own = await ownIds(transaction, kind, part);
      const bearers = await bearersOf(transaction, kind, part);
      for (const code of part) {
        const found = own.has(ownId(code)) ? [ownId(code)] : bearing(code, bearers);
        const [id] = found;
        if (found.length > 1) several.push({ code, ids: found });
        else if (id !== undefined) ids.set(`${kind} ${code.key}`, id);
      }
    }
  }
  return { ids, several };
}

/** The id that a document's own record of the code has. */
function ownId({ kind, key }: NamedCode): string {
  switch (kind) {
    case 'product':
    case 'material':
      return itemRecordId(key);
    case 'party':
      return idFrom('pgln', key);
    case 'site':
      return idFrom('gln', key);
    case 'revision':
      return idFrom('revision', key);
    default:
      return idFrom('lot', key);
  }
}

async function ownIds(
  transaction: Transaction,
  kind: string,
  codes: readonly NamedCode[],
): Promise<Set<string>> {
  const rows = await execute<{ id: string }>(
    transaction,
    `select id from record where kind = ? and withdrawn = 0 and id in (${marks(codes.length)})`,
    [kind, ...codes.map(ownId)],
  );
  return new Set(rows.map(({ id }) => id));
}

async function bearersOf(
  transaction: Transaction,
  kind: Exclude<LookedUpKind, 'shipment'>,
  codes: readonly NamedCode[],
): Promise<Bearer[]> {
  const { form, of } = NAMED[kind];
  const keys = [...new Set(codes.map((code) => keyOf(code)).filter((key) => key !== ''))];
  if (keys.length === 0) return [];
  const item =
    of === null
      ? ''
      : `join "${of.table}" part on part.n = record.n
         join name item on item."of" = part."${of.column}" and item.form = 'gtin'
           and (item.variant is null or ${of.variant} is null or item.variant = ${of.variant})`;
  return execute<Bearer & Record<string, SqlValue>>(
    transaction,
    `select distinct record.kind, record.id, name.code, name.key, ${of === null ? 'null' : 'item.key'} as gtin
     from name join record on record.n = name."of" ${item}
     where record.kind = ? and record.withdrawn = 0 and name.form = ? and name.key in (${marks(keys.length)})
     order by record.id`,
    [kind, form, ...keys],
  );
}

/** Letter for letter where a record has the code so, else by its key as everywhere. */
function bearing(code: NamedCode, bearers: readonly Bearer[]): string[] {
  const [, gtin, text] = OF_ITEM.exec(code.key) ?? [];
  const key = keyOf(code);
  const fitting = bearers.filter(
    (bearer) => bearer.key === key && (bearer.gtin === null || bearer.gtin === gtin),
  );
  const exact = fitting.filter((bearer) => bearer.code === (text ?? code.key));
  return [...new Set((exact.length > 0 ? exact : fitting).map(({ id }) => id))];
}

function keyOf({ kind, key }: NamedCode): string {
  const isPart = ['run', 'material-lot', 'revision'].includes(kind);
  const [, , code] = OF_ITEM.exec(key) ?? [];
  const text = isPart ? code : key;
  return text === undefined ? '' : codeKey(text.slice(0, CODE_TEXT_LIMIT));
}
