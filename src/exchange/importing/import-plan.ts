import { execute, listValue } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Draft } from '../../ledger/draft.ts';
import type { Entry } from '../../ledger/entry.ts';
import { chunks } from '../../ledger/project.ts';
import { bodyOf } from '../../ledger/replay.ts';
import { membersOf } from '../stage/field-match.ts';
import type { StagedRecord } from '../stage/stage.ts';
import { mergeBodies, type FieldChange } from './merge-bodies.ts';
import { inOrderOfNaming } from './order-of-naming.ts';
import { UNDO_REASON } from './undo-import.ts';

/** Every correction that an import makes begins its reason so. */
export const IMPORT_REASON = 'Import of ';

/** What an import would do with one record. */
export type Step =
  | { readonly does: 'record'; readonly staged: StagedRecord; readonly draft: Draft }
  | {
      readonly does: 'correct';
      readonly staged: StagedRecord;
      readonly draft: Draft;
      readonly changes: readonly FieldChange[];
      /** The record was withdrawn before, and is on record again. */
      readonly again: boolean;
    }
  | {
      /** Only an EPCIS document takes back what it told. */
      readonly does: 'withdraw';
      readonly staged: StagedRecord;
      readonly draft: Draft;
      readonly reason: string;
    }
  | { readonly does: 'nothing'; readonly staged: StagedRecord };

interface Named {
  readonly kind: string;
  readonly id: string;
}

export interface Standing {
  /** Key of its rows. */
  readonly n: number;
  readonly entry: Entry;
  readonly withdrawn: boolean;
}

/**
 * Holds staged records against the ledger: new ones are recorded, changed ones corrected, the others left alone. In an order in
 * which each record comes after those it names.
 */
export async function planImport(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  records: readonly StagedRecord[],
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const part of chunks(inOrderOfNaming(records, kinds), 400)) {
    const standing = await standingOf(transaction, part);
    for (const staged of part) {
      const stands = standing.get(keyOf(staged)) ?? null;
      steps.push(await stepFor(transaction, kinds, staged, stands));
    }
  }
  return steps;
}

export function keyOf(record: Named): string {
  return `${record.kind}\u0000${record.id}`;
}

/** The body as it is recorded: with the file and row it comes from. */
function withSource(staged: StagedRecord, body: Readonly<Record<string, unknown>>): unknown {
  const origin = staged.origins.find(({ row }) => row !== null);
  if (origin === undefined) return body;
  const { file, sheet, cell } = origin.place;
  return { ...body, source: { file: file.slice(0, 500), at: `${sheet}!${cell}`.slice(0, 200) } };
}

async function stepFor(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  staged: StagedRecord,
  stands: Standing | null,
): Promise<Step> {
  const { kind, id } = staged;
  const said = membersOf(staged.body);
  if (stands === null) {
    return { does: 'record', staged, draft: { action: 'record', kind, id, body: withSource(staged, said) } };
  }
  const reason = `${IMPORT_REASON}${staged.origins[0]?.place.file ?? 'a file'}`.slice(0, 2_000);
  const expected = stands.entry.sequence;
  if (stands.withdrawn) {
    // What an import took back by being undone comes again with the file; what a person withdrew stays withdrawn.
    if (stands.entry.reason?.startsWith(UNDO_REASON) !== true) return { does: 'nothing', staged };
    const body = withSource(staged, said);
    const draft: Draft = { action: 'correct', kind, id, body, reason, expected, reinstates: true };
    return { does: 'correct', staged, draft, changes: [], again: true };
  }
  const declared = kinds.get(kind);
  const current = declared === undefined ? {} : bodyOf(stands.entry, declared);
  if (mergeBodies(current, staged.body, {}).changes.length === 0) return { does: 'nothing', staged };
  const base = await lastImported(transaction, declared, staged);
  const { body, changes } = mergeBodies(current, staged.body, base);
  if (changes.length === 0) return { does: 'nothing', staged };
  const draft: Draft = { action: 'correct', kind, id, body: withSource(staged, body), reason, expected };
  return { does: 'correct', staged, draft, changes, again: false };
}

/** How the records stand, by `keyOf`; those that never were are missing. */
export async function standingOf(
  transaction: Transaction,
  records: readonly Named[],
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const [kind, list] of Map.groupBy(records, (record) => record.kind)) {
    const rows = await execute<Entry & { n: number; withdrawn: number } & Record<string, SqlValue>>(
      transaction,
      `select entry.*, record.n, record.withdrawn from record join entry on entry.sequence = record.entry
       where record.kind = ? and record.id ${transaction.dialect.inListOfTexts}`,
      [kind, listValue(list.map(({ id }) => id))],
    );
    for (const { n, withdrawn, ...entry } of rows) {
      found.set(keyOf({ kind, id: entry.record }), { n, entry, withdrawn: withdrawn === 1 });
    }
  }
  return found;
}

/** What an import last recorded of it: the first record from a file, an import's correction, or what undoing one brought back. */
export async function lastImported(
  transaction: Transaction,
  kind: RecordKind | undefined,
  staged: Named,
): Promise<unknown> {
  if (kind === undefined) return {};
  const entries = await execute<Entry & Record<string, SqlValue>>(
    transaction,
    `select * from entry where kind = ? and record = ? and (action = 'record' or reason like ? or reason like ?)
     order by sequence desc limit 1`,
    [staged.kind, staged.id, `${IMPORT_REASON}%`, `${UNDO_REASON}%`],
  );
  const [entry] = entries;
  if (entry === undefined || entry.action === 'withdraw') return {};
  const body = bodyOf(entry, kind);
  return membersOf(body)['source'] === undefined ? {} : body;
}
