import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { record } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { recordAnswerRecord, recordRequestRecord } from './asking-store.ts';
import { limitsOf, nextDue } from './clock-due.ts';
import { incidentOf } from './incident-found-operations.ts';
import { holdsOfIncident } from './incident-holds-store.ts';
import { partsNaming } from './incident-parts-store.ts';
import type { Part } from './incident-parts-store.ts';
import { clocksOf, doneAtOf } from './incident-running-store.ts';
import { incidentActionRecord } from './incident-store.ts';
import { INCIDENT_STATES, person } from './incident.ts';
import type { Decision, Incident, IncidentState } from './incident.ts';

const moveInput = z.strictObject({
  id: idSchema.describe('Id of the incident'),
  state: z.enum(INCIDENT_STATES).describe('What it is from now on'),
  reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
  decidedBy: person.describe('Who decides'),
  decidedOn: dateSchema.optional().describe('Absent: today, UTC'),
  despite: z
    .boolean()
    .optional()
    .describe('Close it although something is open; what that is goes into the decision'),
});
type MoveInput = z.output<typeof moveInput>;

const moveOperation = writeOperation({
  name: 'incident.move',
  summary: 'Say that an incident is contained, closed, or open again: a decision, and the new state',
  description:
    'Closing is refused while a clock runs, an action or request is open, an action that was done is not checked for its effect, or a hold of it is in force, naming every one; ' +
    '`despite` closes it all the same, and the decision keeps what was open.',
  permission: 'record-incidents',
  positional: ['id', 'state'],
  input: moveInput,
  output: z.strictObject({ position: z.int(), decision: z.string() }),
  examples: [],
  run: async (context, input) => {
    const id = context.newId();
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const reading = { ...context, transaction: end.transaction };
      const incident = await incidentOf(reading, input.id);
      if (incident.body.state === input.state)
        throw new LotproofError('invalid-input', `The incident "${input.id}" is ${input.state} already.`);
      const open = input.state === 'closed' ? await openThings(reading, incident) : [];
      if (open.length > 0 && input.despite !== true) throw stillOpen(input.id, open);
      const decidedOn = input.decidedOn ?? context.now().slice(0, 10);
      await end.append([
        { action: 'record', kind: 'decision', id, body: decisionOf(input, decidedOn, open) },
        {
          action: 'correct',
          kind: 'incident',
          id: input.id,
          body: movedTo(incident.body, input.state, decidedOn),
          reason: input.reason,
        },
      ]);
    });
    return { position: receipt.position, decision: receipt.entries[0]?.id ?? id };
  },
});

interface OpenThing {
  readonly at: string;
  readonly says: string;
}

function stillOpen(id: string, open: readonly OpenThing[]): LotproofError {
  const problems = open.map(({ at, says }) => ({ at, says }));
  return new LotproofError(
    'invalid-input',
    `The incident "${id}" cannot be closed yet: ${String(open.length)} things are open. Settle them, or close it with \`despite\`.`,
    problems,
  );
}

const MOVED: Readonly<Record<IncidentState, { kind: Decision['kind']; says: string }>> = {
  open: { kind: 'reopen', says: 'Open again' },
  contained: { kind: 'contain', says: 'Contained: nothing more leaves' },
  closed: { kind: 'close', says: 'Closed' },
};

function decisionOf(input: MoveInput, decidedOn: string, open: readonly OpenThing[]): Decision {
  const { kind, says } = MOVED[input.state];
  const despite = open.map(({ at, says: what }) => `${at}: ${what}`).join('; ');
  return {
    incident: input.id,
    kind,
    says: open.length === 0 ? says : `${says}, although this was open: ${despite}`.slice(0, 4_000),
    reason: input.reason,
    decidedBy: input.decidedBy,
    decidedOn,
  };
}

function movedTo(
  { closedOn: _before, ...incident }: Incident,
  state: IncidentState,
  decidedOn: string,
): Incident {
  return { ...incident, state, ...(state === 'closed' ? { closedOn: decidedOn } : {}) };
}

/** What speaks against closing. */
async function openThings(
  context: Pick<ReadContext, 'transaction' | 'ledger' | 'now'>,
  { n }: Part<Incident>,
): Promise<OpenThing[]> {
  return [
    ...(await openClocks(context, n)),
    ...(await openActions(context, n)),
    ...(await openRequests(context, n)),
    ...(await openHolds(context, n)),
  ];
}

type Reading = Pick<ReadContext, 'transaction' | 'ledger' | 'now'>;

async function openClocks({ transaction, ledger, now }: Reading, n: number): Promise<OpenThing[]> {
  const clocks = await clocksOf(transaction, ledger.kinds, [n]);
  return clocks.flatMap((clock) => {
    const { id, body, label } = clock;
    const next = nextDue(limitsOf(body, doneAtOf(clock), Date.parse(now())));
    return next === null ? [] : [{ at: `incident-clock ${id}`, says: `${label}: ${next.limit.step}` }];
  });
}

async function openActions({ transaction, ledger }: Reading, n: number): Promise<OpenThing[]> {
  const actions = await partsNaming(transaction, ledger.kinds, incidentActionRecord, [n]);
  const checked = new Set(
    actions.flatMap(({ body }) => (body.kind === 'effectiveness-check' ? (body.action ?? []) : [])),
  );
  return actions.flatMap(({ id, body, label }) => {
    const at = `incident-action ${id}`;
    const isWork = body.kind !== 'suspicion' && body.kind !== 'cause';
    if (isWork && body.doneOn === undefined) return [{ at, says: `${label}: not done` }];
    const needsCheck = body.kind === 'corrective' || body.kind === 'preventive';
    return needsCheck && !checked.has(id) ? [{ at, says: `${label}: nobody checked whether it helped` }] : [];
  });
}

async function openRequests({ transaction, ledger }: Reading, n: number): Promise<OpenThing[]> {
  const requests = await partsNaming(transaction, ledger.kinds, recordRequestRecord, [n]);
  const answers = await partsNaming(
    transaction,
    ledger.kinds,
    recordAnswerRecord,
    requests.map((request) => request.n),
  );
  const settled = new Set(answers.flatMap(({ body }) => (body.outcome === 'partly' ? [] : body.request)));
  return requests.flatMap(({ id, label }) =>
    settled.has(id) ? [] : [{ at: `record-request ${id}`, says: `${label}: not answered` }],
  );
}

async function openHolds({ transaction, ledger }: Reading, n: number): Promise<OpenThing[]> {
  const { standing } = await holdsOfIncident(transaction, ledger.kinds, n);
  return standing.length === 0
    ? []
    : [{ at: 'holds', says: `${String(standing.length)} holds of it are in force` }];
}

/** From open to closed. */
export const INCIDENT_MOVE_OPERATIONS: readonly Operation[] = [moveOperation];
