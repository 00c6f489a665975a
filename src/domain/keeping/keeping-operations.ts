import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Transaction } from '../../db/database.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import type { Named } from '../trace/scope-report.ts';
import { dueSchema, dueText, retentionRuleSchema } from './keeping-report.ts';
import type { Kept } from './keeping-report.ts';
import { keptFiles, keptSamples, standingsOf } from './kept-things-store.ts';
import type { Standing } from './kept-things-store.ts';
import { incidentSchema } from '../incident/incident.ts';
import { legalHoldSchema } from './legal-hold.ts';
import { legalHoldsInForce } from './legal-holds-store.ts';
import { KEEPING_STATES } from './retention.ts';
import { RETENTION_RULE_IDS, retentionRule } from './retention-rules.ts';

const SHOWN = 100;
const SHOWN_AT_MOST = 1_000;
/** Records that are told of what a thing belongs to. */
const OF_TOLD = 10;
/** Kinds that tell best what a thing belongs to. */
const TELLING = ['run', 'material-lot', 'product', 'carton-series', 'shipment', 'certificate', 'test-report'];

const rulesOperation = readOperation({
  name: 'keeping.rules',
  summary: 'How long each kind of record is kept, from when, and who says so',
  description:
    'Periods of law with their citations and how sure they are, and ours where no law gives one. An agreement that asks for more years lengthens each. ' +
    'None of it is legal advice.',
  permission: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ rules: z.array(retentionRuleSchema) }),
  examples: [{ says: 'The table', input: {} }],
  run: async () => ({
    rules: RETENTION_RULE_IDS.map((id) => {
      const { note = null, ...rule } = retentionRule(id);
      return { id, ...rule, note };
    }),
  }),
  table: ({ rules }) => [
    ['rule', 'what', 'years', 'clock', 'basis', 'confidence', 'counts'],
    ...rules.map(({ id, what, years, clock, basis, confidence, counts }) => [
      ...[id, what.en, years, clock, basis, confidence, counts ? 'yes' : 'no'],
    ]),
  ],
});

const dueOperation = readOperation({
  name: 'keeping.due',
  summary:
    'Files and samples with the day until which they are kept, for a decision about those whose time is over',
  description:
    'Of all clocks that run for a thing the latest counts, each with the years of its rule or of the agreement, whichever is longer. Due: the last day is over. ' +
    'Held: a legal hold or an open incident covers it, or something it belongs to. Unknown: no clock is known for it, a day is not on record, or an agreement says how long in words alone; it stays. ' +
    'Nothing is destroyed by itself.',
  permission: 'trace',
  input: z.strictObject({
    today: dateSchema.optional().describe('Seen from this day; default: today, UTC'),
    state: z.enum(KEEPING_STATES).optional().describe('Only in this state; default: all that are there'),
    what: z.enum(['file', 'sample']).optional().describe('Only files, or samples'),
    limit: z
      .int()
      .min(1)
      .max(SHOWN_AT_MOST)
      .optional()
      .describe(`Things at most; default ${String(SHOWN)}`),
  }),
  output: dueSchema,
  examples: [{ says: 'Seen from a day', input: { today: '2030-01-10' } }],
  run: async (context, { today = context.now().slice(0, 10), state, what, limit = SHOWN }) => {
    const { transaction, ledger } = context;
    const things = [
      ...(what === 'sample' ? [] : await keptFiles(transaction)),
      ...(what === 'file' ? [] : await keptSamples(transaction)),
    ];
    const standings = await standingsOf(transaction, ledger.kinds, { things, today });
    const wanted = standings
      .filter((one) => (state === undefined ? one.state !== 'removed' : one.state === state))
      .toSorted(dueFirst);
    const shown = wanted.slice(0, limit);
    return {
      today,
      counts: countsOf(standings),
      legalHolds: await inForce(transaction, ledger.kinds, standings),
      total: wanted.length,
      things: await told(transaction, ledger.kinds, shown),
    };
  },
  show: dueText,
  table: ({ things }) => [
    ['state', 'until', 'what', 'id', 'name', 'basis', 'from', 'years', 'agreement', 'holds', 'doubts'],
    ...things.map(({ state, until, what, record, why, holds, doubts }) => [
      ...[state, until, what, record.id, record.name],
      ...[why[0]?.basis ?? null, why[0]?.on ?? null, why[0]?.years ?? null, why[0]?.agreement?.id ?? null],
      ...[holds.map(({ id }) => id).join(' '), doubts.join(' ')],
    ]),
  ],
});

function dueFirst(left: Standing, right: Standing): number {
  const order = KEEPING_STATES.indexOf(left.state) - KEEPING_STATES.indexOf(right.state);
  return order === 0 ? (left.until ?? '9').localeCompare(right.until ?? '9', 'en') : order;
}

function countsOf(standings: readonly Standing[]): z.infer<typeof dueSchema>['counts'] {
  const counts = { due: 0, held: 0, kept: 0, unknown: 0, removed: 0 };
  for (const { state } of standings) counts[state] += 1;
  return counts;
}

async function inForce(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  standings: readonly Standing[],
): Promise<z.infer<typeof dueSchema>['legalHolds']> {
  const holds = await legalHoldsInForce(transaction, kinds);
  const records = await labelledRecords(
    transaction,
    kinds,
    holds.map(({ n }) => n),
  );
  return holds.flatMap(({ n }) => {
    const record = records.get(n);
    if (record === undefined) return [];
    const { placedOn, reason } = saidBy(record);
    const things = standings.filter((one) => one.holds.includes(n)).length;
    return [{ hold: { kind: record.kind, id: record.id, name: record.label }, placedOn, reason, things }];
  });
}

/** An open incident holds like an order does. */
function saidBy({ kind, body }: LabelledRecord): { placedOn: string; reason: string } {
  if (kind !== 'incident') return legalHoldSchema.parse(body);
  const { openedOn, says } = incidentSchema.parse(body);
  return { placedOn: openedOn, reason: says };
}

/** Things by their names. */
async function told(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  standings: readonly Standing[],
): Promise<Kept[]> {
  const numbers = standings.flatMap(({ thing, of, holds, reasons }) => [
    ...[...thing.records, ...of, ...holds],
    ...reasons.flatMap((reason) => [reason.of, reason.agreement ?? reason.of]),
  ]);
  const records = await labelledRecords(transaction, kinds, new Set(numbers));
  return standings.map((standing) => keptOf(standing, records));
}

function keptOf(
  { thing, of, holds, reasons, state, until, doubts }: Standing,
  records: ReadonlyMap<number, LabelledRecord>,
): Kept {
  const named = (numbers: readonly number[]): Named[] =>
    numbers.flatMap((n) => {
      const record = records.get(n);
      return record === undefined ? [] : [{ kind: record.kind, id: record.id, name: record.label }];
    });
  const [record, ...others] = named(thing.records);
  const { removed } = thing;
  return {
    what: thing.what,
    record: present(record, 'a thing that is kept is on record'),
    alsoAs: others.map(({ id }) => id),
    of: named(of).toSorted(mostTelling).slice(0, OF_TOLD),
    sha256: thing.what === 'file' ? thing.sha256 : null,
    quantity: thing.what === 'sample' ? thing.quantity : null,
    place: thing.what === 'sample' ? thing.place : null,
    ...{ state, until, doubts: [...doubts] },
    why: reasons.map(({ of: n, agreement, rule, ...reason }) => ({
      ...reason,
      rule,
      basis: rule === null ? null : retentionRule(rule).basis,
      of: present(named([n])[0], 'what a clock starts on is on record'),
      agreement: agreement === null ? null : (named([agreement])[0] ?? null),
    })),
    holds: named(holds),
    removed:
      removed === null ? null : { on: removed.on, by: removed.by, why: removed.why, entry: removed.sequence },
  };
}

function mostTelling(left: Named, right: Named): number {
  const place = ({ kind }: Named): number => {
    const at = TELLING.indexOf(kind);
    return at === -1 ? TELLING.length : at;
  };
  return place(left) - place(right);
}

/** How long things are kept. */
export const KEEPING_OPERATIONS: readonly Operation[] = [rulesOperation, dueOperation];
