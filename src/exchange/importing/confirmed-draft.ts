import { execute } from '../../db/bulk.ts';
import { mappingRecord } from '../../domain/evidence/mapping-store.ts';
import { findVisible } from '../../domain/record-reading.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import type { Context } from '../../operation/operation.ts';
import type { Transaction } from '../../db/database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { membersOf } from '../stage/field-match.ts';

interface Asking extends Context {
  readonly transaction: Transaction;
}

interface Wanted {
  readonly id: string;
  readonly replaces?: string | undefined;
  readonly factory?: string | undefined;
}

interface KnownMapping {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The draft that keeps a confirmed mapping: a new record, or a correction of the one it replaces or is.
 *
 * @throws LotproofError `already-recorded` when the name or id is another mapping's that reads otherwise; `not-found` when what it is
 *   to replace is not on record.
 */
export async function confirmedDraft(asking: Asking, mapping: Mapping, wanted: Wanted): Promise<Draft> {
  const { id, replaces } = wanted;
  const alike = await mappingsCalled(asking.transaction, id, mapping.name);
  const own = alike.find((known) => known.id === id);
  if (replaces !== undefined && (own === undefined || own.withdrawn))
    throw new LotproofError('not-found', `There is no mapping "${replaces}" on record to replace.`);
  for (const known of alike) {
    const isMeant = known.id === replaces || (known.id === id && readsAlike(known, mapping));
    if (!known.withdrawn && !isMeant) throw await nameTaken(asking, known);
  }
  // People limited to sites do not replace the mapping of another factory.
  if (own !== undefined && asking.actor.sites !== null) await findVisible(asking, mappingRecord, id);
  const factory = wanted.factory ?? (own?.withdrawn === false ? own.body['factory'] : undefined);
  const body = { name: mapping.name, mapping, ...(factory === undefined ? {} : { factory }) };
  if (own === undefined) return { action: 'record', kind: 'mapping', id, body };
  const reason = replaces === undefined ? 'Confirmed again' : 'Replaced by another';
  const correction = { action: 'correct', kind: 'mapping', id, body, reason } as const;
  return own.withdrawn ? { ...correction, reinstates: true } : correction;
}

/** Mappings with the id, and those on record with the name. */
async function mappingsCalled(transaction: Transaction, id: string, name: string): Promise<KnownMapping[]> {
  const rows = await execute<{ id: string; withdrawn: number; at: string; payload: string }>(
    transaction,
    `select record.id, record.withdrawn, entry.at, entry.payload
     from record join entry on entry.sequence = record.entry left join mapping on mapping.n = record.n
     where record.kind = 'mapping' and (record.id = ? or mapping.name = ?) order by record.n`,
    [id, name],
  );
  return rows.map((row) => ({
    id: row.id,
    withdrawn: row.withdrawn === 1,
    at: row.at,
    body: membersOf(JSON.parse(row.payload)),
  }));
}

/** Whether the mapping on record is this one, but for the headers that it was looked at with. */
function readsAlike({ body }: KnownMapping, mapping: Mapping): boolean {
  return canonicalJson(withoutHeaders(body['mapping'])) === canonicalJson(withoutHeaders(mapping));
}

function withoutHeaders(mapping: unknown): unknown {
  const { tables, ...rest } = membersOf(mapping);
  const list: readonly unknown[] = Array.isArray(tables) ? tables : [];
  return { ...rest, tables: list.map((table) => ({ ...membersOf(table), headers: null })) };
}

async function nameTaken(asking: Asking, known: KnownMapping): Promise<LotproofError> {
  const todo = 'give the new one a name of its own, or say that it replaces that one';
  const { id, at, body } = known;
  if (asking.actor.sites !== null && !(await isVisible(asking, id)))
    return new LotproofError('already-recorded', `Another mapping has this name or id: ${todo}.`);
  const tables = membersOf(body['mapping'])['tables'];
  const names = (Array.isArray(tables) ? tables : []).map((table) => String(membersOf(table)['name']));
  const factory = typeof body['factory'] === 'string' ? ` of ${body['factory']}` : '';
  const which = `The mapping "${String(body['name'])}" (${id})${factory}, confirmed on ${at.slice(0, 10)}`;
  const says = `${which}, is on record and reads otherwise (tables ${names.join(', ')}): ${todo} (replaces: ${id}).`;
  return new LotproofError('already-recorded', says, [
    { at: 'mapping.name', found: id, expected: 'a name and id that no other mapping has', says },
  ]);
}

async function isVisible(asking: Asking, id: string): Promise<boolean> {
  try {
    await findVisible(asking, mappingRecord, id);
    return true;
  } catch (error) {
    if (error instanceof LotproofError && error.code === 'not-found') return false;
    throw error;
  }
}
