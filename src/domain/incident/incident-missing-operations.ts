import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import type { Draft } from '../../ledger/draft.ts';
import { recordFound } from '../../ledger/record-found.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { missingSchema, namedSchema } from '../trace/scope-report.ts';
import type { MissingReport } from '../trace/scope-report.ts';
import { recordAnswerRecord, recordRequestRecord } from './asking-store.ts';
import { ANSWER_OUTCOMES } from './asking.ts';
import type { RecordRequest } from './asking.ts';
import { incidentOf, suspectsOf } from './incident-found-operations.ts';
import { partsNaming } from './incident-parts-store.ts';
import type { Part } from './incident-parts-store.ts';
import { scopeOfIncident } from './incident-scope-operations.ts';
import { person } from './incident.ts';
import type { Incident } from './incident.ts';

const MISSING_SHOWN = 200;
/** Requests in one act at most. */
const ASKED_MOST = 5_000;

/** What a missing record is known by: where it is missing, whatever the reason; papers that come in part change the reason alone. */
function keyOfMissing({ run, slot, lot, series, from, to, shipment }: MissingReport): string {
  const cartons = series === null ? '' : `${series.id}#${String(from)}-${String((to ?? 1) - 1)}`;
  return [run?.id, slot, lot?.id, cartons, shipment?.id]
    .map((part) => part ?? '')
    .join('|')
    .slice(0, 500);
}

/** Units that wait at each place; two reasons at one place speak of the same units. */
function waitingAt(missing: readonly MissingReport[]): Map<string, number> {
  const waiting = new Map<string, number>();
  for (const one of missing) {
    const key = keyOfMissing(one);
    waiting.set(key, Math.max(waiting.get(key) ?? 0, one.units));
  }
  return waiting;
}

const askedSchema = z.strictObject({
  request: namedSchema,
  party: z.string().nullable().describe('Id of who was asked'),
  askedOn: z.string(),
  dueOn: z.string().nullable(),
  answers: z.array(
    z.strictObject({
      id: z.string(),
      outcome: z.enum(ANSWER_OUTCOMES),
      answeredOn: z.string(),
      says: z.string(),
    }),
  ),
  unitsThen: z.int().nullable().describe('Units that it could settle when it was asked'),
  unitsNow: z
    .int()
    .nullable()
    .describe('Units that still wait for it; null: it is of no scope, so nobody can tell'),
  settled: z.int().nullable().describe('Units that no longer wait for it'),
});
const missingAnswer = z.strictObject({
  position: z.int(),
  known: z
    .boolean()
    .describe('False: nobody has said what the scope is asked about, so nothing is known to be missing'),
  total: z.int(),
  unitsWaiting: z.int().nullable(),
  missing: z.array(
    missingSchema.extend({
      key: z.string(),
      asked: z.string().nullable().describe('Id of the request for it'),
    }),
  ),
  requests: z.array(askedSchema).describe('Whom the firm asked, and what each answer settled'),
});
type Missing = z.output<typeof missingAnswer>;

const missingOperation = readOperation({
  name: 'incident.missing',
  summary: 'The records that the scope of an incident lacks, who was asked, and what each answer settled',
  description: `Most worth first; ${String(MISSING_SHOWN)} are listed. A request settled so many units as no longer wait for its record.`,
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the incident') }),
  output: missingAnswer,
  examples: [],
  run: async (context, { id }) => missingOf(context, await incidentOf(context, id)),
  show: missingText,
});

async function missingOf(context: ReadContext, incident: Part<Incident>): Promise<Missing> {
  const { transaction, ledger, position } = context;
  const requests = await requestsOf(context, incident);
  const answers = await partsNaming(
    transaction,
    ledger.kinds,
    recordAnswerRecord,
    requests.map(({ n }) => n),
  );
  const isKnown = suspectsOf(incident.body).length > 0;
  const lacked = isKnown ? await lackedBy(context, incident, requests) : null;
  const waiting = lacked === null ? null : waitingAt(lacked.missing);
  const answersTo = Map.groupBy(answers, ({ body }) => body.request);
  return {
    position,
    known: isKnown,
    total: lacked?.missing.length ?? 0,
    unitsWaiting: lacked?.unitsWaiting ?? null,
    missing: lacked?.missing.slice(0, MISSING_SHOWN) ?? [],
    requests: requests.map((request) => ({
      ...shownRequest(request, waiting),
      answers: (answersTo.get(request.id) ?? []).map(({ id, body: { outcome, answeredOn, says } }) => {
        return { id, outcome, answeredOn, says };
      }),
    })),
  };
}

type MissingRecord = Missing['missing'][number];

function requestsOf({ transaction, ledger }: ReadContext, { n }: Part<Incident>) {
  return partsNaming(transaction, ledger.kinds, recordRequestRecord, [n]);
}

/** All that the scope lacks, each with the request for it. @throws LotproofError `invalid-input` when nothing says what to ask about. */
async function lackedBy(
  context: ReadContext,
  { body: incident }: Part<Incident>,
  requests: readonly Part<RecordRequest>[],
): Promise<{ readonly unitsWaiting: number; readonly missing: readonly MissingRecord[] }> {
  const { missing, unitsWaiting } = await scopeOfIncident(context, incident);
  const requestOf = new Map(requests.map(({ id, body }) => [body.missing ?? '', id]));
  const asked = missing.map((one) => {
    const key = keyOfMissing(one);
    return { ...one, key, asked: requestOf.get(key) ?? null };
  });
  return { unitsWaiting, missing: asked };
}

function shownRequest({ id, body }: Part<RecordRequest>, waiting: ReadonlyMap<string, number> | null) {
  const then = body.units ?? null;
  const now = waiting === null || body.missing === undefined ? null : (waiting.get(body.missing) ?? 0);
  return {
    request: { kind: 'record-request', id, name: body.says },
    party: body.party ?? null,
    askedOn: body.askedOn,
    dueOn: body.dueOn ?? null,
    unitsThen: then,
    unitsNow: now,
    settled: then === null || now === null ? null : Math.max(0, then - now),
  };
}

function missingText({ known, total, unitsWaiting, missing, requests }: Missing): string {
  if (!known) return 'Nobody has said what the scope is asked about, so nothing is known to be missing.';
  return [
    `${String(total)} records are missing; ${String(unitsWaiting ?? 0)} units wait for them.`,
    ...missing.map(
      ({ units, says, ask, asked }) =>
        `  ${String(units)} units: ${says}${ask === null ? '' : ` (ask ${ask.name})`}${asked === null ? '' : `, asked: ${asked}`}`,
    ),
    ...requests.map(
      ({ request, askedOn, answers, settled }) =>
        `Asked on ${askedOn}: ${request.name}; ${answers.length === 0 ? 'no answer' : `${answers.at(-1)?.outcome ?? ''} on ${answers.at(-1)?.answeredOn ?? ''}`}${settled === null ? '' : `, settled ${String(settled)} units`}`,
    ),
  ].join('\n');
}

const askInput = z.strictObject({
  id: idSchema.describe('Id of the incident'),
  missing: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(MISSING_SHOWN)
    .optional()
    .describe('Which, by the keys of `incident missing`; absent: every one'),
  askedBy: person.optional().describe('Who asks'),
  askedOn: dateSchema.optional().describe('Absent: today, UTC'),
  dueOn: dateSchema.optional().describe('Day by which they are wanted'),
});
type AskInput = z.output<typeof askInput>;

const askOperation = writeOperation({
  name: 'incident.ask',
  summary: 'Ask for the records that the scope of an incident lacks: a request each, to who can bring it',
  description:
    'Records requests; it sends nothing. A missing record that is asked for already is not asked for again.',
  permission: 'record-incidents',
  inThread: 'apart',
  positional: ['id'],
  input: askInput,
  output: z.strictObject({
    position: z.int(),
    asked: z.int().describe('Requests that this command recorded'),
    already: z.int().nullable().describe('Asked for before; null: the command was sent again'),
  }),
  examples: [],
  run: async (context, input) => {
    const { receipt, found } = await recordFound(
      context.ledger,
      handOf(context),
      (transaction, position) => meantBy({ ...context, transaction, position }, input),
      (end, meant) => end.append(meant.filter(isOpen).map((one) => requestDraft(context, input, one))),
    );
    const { position } = receipt;
    if (found === null) {
      const before = await recordedBy(context.ledger, context.command, 'record-request');
      return { position, asked: before.length, already: null };
    }
    const asked = found.filter(isOpen).length;
    return { position, asked, already: found.length - asked };
  },
});

function isOpen({ asked }: MissingRecord): boolean {
  return asked === null;
}

/** What is to be asked for, or was already: all that the scope lacks, or what was chosen of it. */
async function meantBy(context: ReadContext, input: AskInput): Promise<readonly MissingRecord[]> {
  const incident = await incidentOf(context, input.id);
  const { missing } = await lackedBy(context, incident, await requestsOf(context, incident));
  const unknown = (input.missing ?? []).filter((key) => missing.every((one) => one.key !== key));
  if (unknown.length > 0)
    throw new LotproofError('not-found', `The scope lacks no such record: ${unknown.join(', ')}.`);
  const meant = onceEach(missing).filter(({ key }) => input.missing?.includes(key) ?? true);
  if (meant.length <= ASKED_MOST) return meant;
  throw new LotproofError(
    'limit-exceeded',
    `The scope lacks ${String(meant.length)} records; ${String(ASKED_MOST)} are asked for in one act. Choose with \`missing\`.`,
  );
}

function onceEach(missing: readonly MissingRecord[]): MissingRecord[] {
  return [...new Map(missing.toReversed().map((one) => [one.key, one])).values()].reverse();
}

function requestDraft(
  { now, newId }: Context,
  { id: incident, askedBy, askedOn, dueOn }: AskInput,
  { says, ask, key, units, run, lot, shipment }: MissingRecord,
): Draft {
  const body: RecordRequest = {
    incident,
    says: says.slice(0, 2_000),
    ...(ask === null ? {} : { party: ask.id }),
    askedOn: askedOn ?? now().slice(0, 10),
    ...(askedBy === undefined ? {} : { askedBy }),
    ...(dueOn === undefined ? {} : { dueOn }),
    missing: key,
    units,
    ...(run === null ? {} : { run: run.id }),
    ...(lot === null ? {} : { lot: lot.id }),
    ...(shipment === null ? {} : { shipment: shipment.id }),
  };
  return { action: 'record', kind: 'record-request', id: newId(), body };
}

/** What an incident lacks, and asking for it. */
export const INCIDENT_MISSING_OPERATIONS: readonly Operation[] = [missingOperation, askOperation];
