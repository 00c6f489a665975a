import { hash } from 'node:crypto';
import { z } from 'zod';
import { drillSchema } from '../domain/drill/drill.ts';
import type { Drill } from '../domain/drill/drill.ts';
import { drillRecord } from '../domain/drill/drill-store.ts';
import { findRecord } from '../domain/record-reading.ts';
import { lotBalances } from '../domain/trace/lot-balance-store.ts';
import type { BalancedLot } from '../domain/trace/lot-balance-store.ts';
import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { dateSchema } from '../kit/calendar-date.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import { record } from '../ledger/record.ts';
import { bodyOf } from '../ledger/replay.ts';
import type { Entry } from '../ledger/entry.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../operation/operation.ts';
import { checkPack } from '../pack/check/check-pack.ts';
import { makePack } from '../pack/make-pack.ts';
import type { PackFacts, PackQuestion } from '../pack/pack-facts.ts';
import { drawnLot } from './draw-store.ts';
import { drillResult, drillResultSchema, RESULT_VERSION } from './drill-result.ts';
import type { DrillResult } from './drill-result.ts';
import { drillText, replayText } from './drill-text.ts';

const runSchema = z.strictObject({
  id: z.string().describe('Id of the drill as it was kept'),
  drill: drillSchema,
  packBytes: z.int(),
  result: drillResultSchema,
});

const runOperation = writeOperation({
  name: 'drill.run',
  words: ['drill'],
  summary: 'A traceability drill: a lot is taken for suspect, everything is asked, the clock runs',
  description:
    'Backward and forward, mass balance of units and of the material (held against the physical count), scope, whom a notice would go to, and the evidence pack, built and checked: as on the day when it counts, but nothing is held and nothing is sent. ' +
    'Without a code a material lot is drawn that went into something, rather one that was not drilled before. What it found is kept as a `drill`; `drill replay` makes the same answer and the same pack again, byte for byte.',
  permission: 'audit',
  inThread: true,
  positional: ['code'],
  input: z.strictObject({
    code: z.string().min(1).max(200).optional().describe('Code or id of a lot or run; absent: one is drawn'),
    next: dateSchema.optional().describe('When the next drill is due; absent: in half a year'),
    note: z.string().max(4_000).optional().describe('Who took part, and what was learnt'),
  }),
  output: runSchema,
  examples: [{ says: 'Of one lot', input: { code: 'SG-2108-115' } }],
  run: runDrill,
  show: drillText,
});

interface Asked {
  readonly code?: string | undefined;
  readonly next?: string | undefined;
  readonly note?: string | undefined;
}

async function runDrill(context: Context, asked: Asked): Promise<z.output<typeof runSchema>> {
  const { ledger, actor, now, newId } = context;
  // The checkpoint is recorded by the command itself, and a command records once.
  const command = `drill-${hash('sha256', context.command, 'hex').slice(0, 40)}`;
  const before = await ledger.database.read((transaction) => drillOf(transaction, command));
  if (before !== null) return doneBefore(context, before);
  const clock = stopwatch(now);
  const { code } = asked;
  const question =
    code === undefined ? await drawn(context) : { about: 'lot' as const, code, withholding: {} };
  const { facts, bytes, materials } = await packAndBalances(context, question, { lap: clock.lap });
  clock.lap('pack');
  const { sound } = await checkPack(bytes);
  clock.lap('check');
  const result = drillResult(facts, scopeOf(facts), materials);
  const drill = drillBody(asked, { result, bytes, isSound: sound === true, clock, on: now().slice(0, 10) });
  const id = newId();
  await record(ledger, { actor: actor.id, at: now(), command, newId }, (end) =>
    end.append([{ action: 'record', kind: 'drill', id, body: drill }]),
  );
  return { id, drill, packBytes: bytes.length, result };
}

function drillBody({ code, next, note }: Asked, { result, bytes, isSound, clock, on }: Found): Drill {
  const { suspect, position, units, brokenLinks, missing, owing } = result;
  return {
    of: { kind: suspect.kind, id: suspect.id },
    ...{ on, position, isDrawn: code === undefined, tookMs: clock.whole(), tookMsByStep: clock.steps() },
    ...{ madeUnits: units.made, accountedUnits: units.accounted },
    ...{ brokenLinks: brokenLinks.length, missingRecords: missing.length },
    owing: owing.flatMap(({ party, records }) =>
      party?.kind === 'party' ? [{ party: party.id, records }] : [],
    ),
    resultVersion: RESULT_VERSION,
    ...{ packSound: isSound, resultSha256: digestOf(result), packSha256: hash('sha256', bytes, 'hex') },
    nextOn: next ?? halfAYearAfter(on),
    ...(note === undefined ? {} : { note }),
  };
}

interface Found {
  readonly result: DrillResult;
  readonly bytes: Uint8Array;
  readonly isSound: boolean;
  readonly clock: Stopwatch;
  readonly on: string;
}

/** The drill that this command recorded; null: none yet. */
async function drillOf(transaction: Transaction, command: string): Promise<string | null> {
  const rows = await execute<{ id: string }>(
    transaction,
    "select record as id from entry where command = ? and kind = 'drill'",
    [command],
  );
  return rows[0]?.id ?? null;
}

async function doneBefore(context: Context, id: string): Promise<z.output<typeof runSchema>> {
  const { drill, result, bytes } = await replayed(context, id);
  return { id, drill, packBytes: bytes.length, result };
}

type Steps = NonNullable<Drill['tookMsByStep']>;

interface Stopwatch {
  readonly lap: (step: 'trace' | 'scope' | 'pack' | 'check') => void;
  readonly steps: () => Steps;
  readonly whole: () => number;
}

/** Milliseconds of each step, by the clock of whoever asks. */
function stopwatch(now: () => string): Stopwatch {
  const took = { traceMs: 0, scopeMs: 0, packMs: 0, checkMs: 0 };
  const began = Date.parse(now());
  let last = began;
  return {
    lap: (step) => {
      const at = Date.parse(now());
      took[`${step}Ms`] += at - last;
      last = at;
    },
    steps: () => ({ ...took }),
    whole: () => last - began,
  };
}

async function drawn({ ledger }: Context): Promise<PackQuestion> {
  const lot = await ledger.database.read((transaction) => drawnLot(transaction));
  if (lot === null)
    throw new LotproofError('not-found', 'No material lot on record went into a run: name a lot or run.');
  return { about: 'lot', kind: 'material-lot', code: lot, withholding: {} };
}

function scopeOf({ scope }: { readonly scope: Parameters<typeof drillResult>[1] | null }) {
  return present(scope, 'the scope of a lot or run');
}

function digestOf(result: DrillResult): string {
  return hash('sha256', canonicalJson(result), 'hex');
}

function halfAYearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 6);
  return date.toISOString().slice(0, 10);
}

const replayOperation = writeOperation({
  name: 'drill.replay',
  summary: 'The answer and the pack of a drill made again, and whether they are the same bytes',
  description:
    'Asked again at the ledger position of the drill. Records nothing, unless the key that signed that position was revoked since: then it is signed again, and the pack is another.',
  permission: 'audit',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the drill') }),
  output: z.strictObject({
    id: z.string(),
    drill: drillSchema,
    sameResult: z.boolean(),
    samePack: z.boolean(),
    result: drillResultSchema,
  }),
  examples: [],
  run: async (context, { id }) => {
    const { drill, result, bytes } = await replayed(context, id);
    const sameResult = digestOf(result) === drill.resultSha256;
    return { id, drill, sameResult, samePack: hash('sha256', bytes, 'hex') === drill.packSha256, result };
  },
  show: replayText,
});

/** The answer and the pack of a drill, made again at its position. */
async function replayed(
  context: Context,
  id: string,
): Promise<{ drill: Drill; result: DrillResult; bytes: Uint8Array }> {
  const drill = await context.ledger.database.read((transaction) => recordedDrill(transaction, id));
  const { of, position } = drill;
  const question: PackQuestion = { about: 'lot', kind: of.kind, code: of.id, withholding: {} };
  const { facts, bytes, materials } = await packAndBalances(context, question, { at: position });
  // A drill of before has to come out as it did: its answer had no balances.
  const told = drill.resultVersion === undefined ? null : materials;
  return { drill, result: drillResult(facts, scopeOf(facts), told), bytes };
}

/** The pack, and the balances of materials by the very records it was made of. */
async function packAndBalances(
  context: Context,
  question: PackQuestion,
  making: Pick<Parameters<typeof makePack>[2], 'at' | 'lap'>,
) {
  let materials: readonly BalancedLot[] = [];
  const beside = async ({ transaction }: ReadContext, { story }: PackFacts): Promise<void> => {
    materials = await lotBalances(transaction, story.thing);
  };
  const { facts, bytes } = await makePack(context, question, { ...making, beside });
  return { facts, bytes, materials };
}

async function recordedDrill(transaction: Transaction, id: string): Promise<Drill> {
  const { n, withdrawn } = await findRecord(transaction, drillRecord, id);
  if (withdrawn === 1) throw new LotproofError('withdrawn', `The drill "${id}" was withdrawn.`);
  const rows = await execute<Entry & Record<string, SqlValue>>(
    transaction,
    'select entry.* from record join entry on entry.sequence = record.entry where record.n = ?',
    [n],
  );
  return drillSchema.parse(bodyOf(present(rows[0], 'the entry of the drill'), drillRecord));
}

const dueOperation = readOperation({
  name: 'drill.due',
  summary: 'When the last drill was, and when the next one is due',
  permission: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    last: z.strictObject({ id: z.string(), on: z.string() }).nullable().describe('Null: there was none yet'),
    next: z.string().nullable().describe('Null: nobody said when'),
    isOverdue: z.boolean().describe('That day has passed, or there was never a drill'),
  }),
  examples: [{ says: 'Of this firm', input: {} }],
  run: async ({ transaction, now }) => {
    const rows = await execute<
      { id: string; done_on: string; next_on: string | null } & Record<string, SqlValue>
    >(
      transaction,
      `select record.id as id, drill.done_on as done_on, drill.next_on as next_on from drill
        join record on record.n = drill.n order by drill.done_on desc, drill.n desc limit 1`,
    );
    const [last] = rows;
    if (last === undefined) return { last: null, next: null, isOverdue: true };
    const next = last.next_on;
    const isOverdue = next !== null && next < now().slice(0, 10);
    return { last: { id: last.id, on: last.done_on }, next, isOverdue };
  },
  show: ({ last, next, isOverdue }) =>
    [
      last === null ? 'There was no drill yet.' : `Last drill: ${last.on} (${last.id}).`,
      next === null ? 'Nobody said when the next is due.' : `Next: ${next}${isOverdue ? ', OVERDUE' : ''}.`,
    ].join('\n'),
});

/** Practising the day that traceability is for. */
export const DRILL_OPERATIONS: readonly Operation[] = [runOperation, replayOperation, dueOperation];
