import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { idSchema } from '../../kit/id.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { ENTRY_ACTIONS } from '../../ledger/entry.ts';
import type { Entry } from '../../ledger/entry.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { bodyOf } from '../../ledger/replay.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { entriesOf } from '../record-reading.ts';
import { incidentOf } from './incident-found-operations.ts';
import { incidentRecord } from './incident-store.ts';

/** Kinds that name a record of an incident. */
const FURTHER = [
  { kind: 'hold-release', of: 'hold' },
  { kind: 'record-answer', of: 'record-request' },
  { kind: 'clock-step', of: 'incident-clock' },
  { kind: 'recall-notice', of: 'recall' },
  { kind: 'recall-progress', of: 'recall' },
  { kind: 'recall-closing', of: 'recall' },
] as const;
const LINE_LIMIT = 5_000;

const lineSchema = z.strictObject({
  sequence: z.int().describe('Ledger sequence of its first entry'),
  at: z.string().describe('When it was recorded, UTC'),
  actor: z.string(),
  action: z.enum(ENTRY_ACTIONS),
  kind: z.string(),
  id: z.string().describe('Id of the record; of the first, where one command recorded several'),
  count: z.int().describe('How many of the kind the command recorded'),
  says: z.string(),
  reason: z.string().nullable(),
  changed: z.array(z.string()).describe('Fields that a correction changed'),
});

const timelineOperation = readOperation({
  name: 'incident.timeline',
  summary: 'Everything that was recorded about an incident, in the order it was: who, when, what, why',
  description: `Written by the ledger: corrected and withdrawn records too. ${String(LINE_LIMIT)} lines at most are told; \`total\` counts all.`,
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the incident') }),
  output: z.strictObject({ total: z.int(), lines: z.array(lineSchema) }),
  examples: [],
  run: async (context, { id }) => {
    await incidentOf(context, id);
    const { transaction, ledger } = context;
    const named = [
      ...(await entriesNaming(transaction, [...ledger.kinds.values()], 'incident', [id])),
      ...(await recallsAbout(transaction, id)),
    ];
    const own = await entriesOf(transaction, incidentRecord, id);
    const further: Entry[] = [];
    for (const { kind, of } of FURTHER) {
      const ids = named.filter((entry) => entry.kind === of).map(({ record }) => record);
      further.push(...(await entriesNaming(transaction, [kindNamed(ledger, kind)], of, ids)));
    }
    const all = onceEach([...own, ...named, ...further]);
    const lines = linesOf(context, all);
    return { total: lines.length, lines: lines.slice(-LINE_LIMIT) };
  },
  show: ({ lines }) =>
    lines
      .map(
        ({ at, actor, action, kind, count, says, reason }) =>
          `${at.slice(0, 16).replace('T', ' ')}  ${actor}  ${action} ${count > 1 ? `${String(count)} × ` : ''}${kind}: ${says}${reason === null ? '' : ` (${reason})`}`,
      )
      .join('\n'),
  table: ({ lines }) => [
    ['sequence', 'at', 'actor', 'action', 'kind', 'id', 'count', 'says', 'reason'],
    ...lines.map(({ sequence, at, actor, action, kind, id, count, says, reason }) => [
      ...[sequence, at, actor, action, kind, id, count, says, reason],
    ]),
  ],
});

/** Every entry of the records that name one of these records of a kind, or once did. */
async function entriesNaming(
  transaction: Transaction,
  kinds: readonly RecordKind[],
  target: string,
  ids: readonly string[],
): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const found: Entry[] = [];
  for (const { kind, table, column } of columnsNaming(kinds, target)) {
    const naming = { kind, table, column, target, ids };
    found.push(...(await entriesBy(transaction, naming, (payload) => names(payload, column, wanted))));
  }
  return found;
}

interface Naming {
  readonly kind: string;
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly ids: readonly string[];
}

/**
 * Every entry of the records of a kind of which an entry names what is meant: those that name it now have a row that says so; of those that
 * were corrected or withdrawn, the ledger is asked.
 */
async function entriesBy(
  transaction: Transaction,
  { kind, table, column, target, ids }: Naming,
  isMeant: (payload: string) => boolean,
): Promise<Entry[]> {
  const entries = await selectStanding<Entry>(
    transaction,
    `select * from entry where kind = ? and record in (
        select record.id from record where record.kind = ? and (record.withdrawn = 1 or record.entry <> record.n)
        union select record.id from record named join "${table}" own on own."${column}" = named.n
          join record on record.n = own.n where named.kind = ? and named.id in (?texts))
      order by sequence`,
    [kind, kind, target, JSON.stringify(ids)],
  );
  const byRecord = Map.groupBy(entries, ({ record }) => record);
  return [...byRecord.values()].filter((list) => list.some(({ payload }) => isMeant(payload))).flat();
}

/** Columns that name records of a kind. Those of these kinds are called as the fields of their bodies are. */
function columnsNaming(kinds: readonly RecordKind[], target: string) {
  return kinds.flatMap(({ kind, tables }) =>
    Object.entries(tables).flatMap(([table, { columns }]) =>
      Object.entries(columns).flatMap(([column, declared]) =>
        declared.type === 'reference' && declared.to === target ? [{ kind, table, column }] : [],
      ),
    ),
  );
}

/** Every entry of the recalls that began with an incident, or once were said to. */
function recallsAbout(transaction: Transaction, incident: string): Promise<Entry[]> {
  const naming = { kind: 'recall', table: 'recall_about', column: 'of', target: 'incident', ids: [incident] };
  const about = canonicalJson({ kind: 'incident', id: incident });
  return entriesBy(transaction, naming, (payload) => membersOf(payload).get('about') === about);
}

function names(payload: string, field: string, ids: ReadonlySet<string>): boolean {
  const body: unknown = JSON.parse(payload);
  if (typeof body !== 'object' || body === null) return false;
  const value: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
  return typeof value === 'string' && ids.has(value);
}

function onceEach(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.sequence, entry])).values()].sort(
    (left, right) => left.sequence - right.sequence,
  );
}

type Line = z.output<typeof lineSchema>;

/** One line for what one command did with one kind. */
function linesOf(context: ReadContext, entries: readonly Entry[]): Line[] {
  const lines = new Map<string, Line & { count: number }>();
  const before = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.command} ${entry.kind} ${entry.action}`;
    const known = lines.get(key);
    const record = `${entry.kind} ${entry.record}`;
    if (known === undefined) lines.set(key, lineOf(context, entry, before.get(record)));
    else known.count += 1;
    if (entry.action !== 'withdraw') before.set(record, entry);
  }
  return [...lines.values()];
}

function lineOf({ ledger }: ReadContext, entry: Entry, before: Entry | undefined): Line {
  const kind = kindNamed(ledger, entry.kind);
  const said = entry.action === 'withdraw' ? before : entry;
  return {
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    kind: entry.kind,
    id: entry.record,
    count: 1,
    says: said === undefined ? entry.record : kind.label(bodyOf(said, kind)),
    reason: entry.reason,
    changed: entry.action === 'correct' && before !== undefined ? changedFields(before, entry) : [],
  };
}

function changedFields(before: Entry, after: Entry): string[] {
  const [old, now] = [before, after].map(({ payload }) => membersOf(payload));
  const fields = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return fields.filter((field) => old?.get(field) !== now?.get(field)).sort();
}

function membersOf(payload: string): Map<string, string> {
  const body: unknown = JSON.parse(payload);
  const members = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new Map(members.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The timeline that writes itself. */
export const INCIDENT_TIMELINE_OPERATIONS: readonly Operation[] = [timelineOperation];
