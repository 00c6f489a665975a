import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { LIMIT_STATES, limitsOf, nextDue } from './clock-due.ts';
import type { LimitStanding } from './clock-due.ts';
import { CLOCK_RULE_NAMES, CLOCK_STEPS } from './clock-rules.ts';
import type { ClockStep } from './incident-clock.ts';
import { incidentOf } from './incident-found-operations.ts';
import type { Part } from './incident-parts-store.ts';
import { clocksOf, doneAtOf } from './incident-running-store.ts';
import type { RunningClock } from './incident-running-store.ts';
import { localOf } from './zoned-time.ts';

const limitSchema = z.strictObject({
  step: z.enum(CLOCK_STEPS).describe('What has to be done'),
  state: z
    .enum(LIMIT_STATES)
    .describe(
      '`waits`: what it is counted from has not happened; `by-choice`: only where the firm takes that way; `ended`: it no longer matters',
    ),
  dueAt: z.string().nullable().describe('Local to the time zone of the clock'),
  dueInstant: z.string().nullable().describe('The same in UTC'),
  latestAt: z
    .string()
    .nullable()
    .describe('The latest reading, where weekends and federal holidays are left out of the hours too'),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  stepRecord: z.string().nullable().describe('Id of the record that says it was done'),
  hours: z.int().nullable(),
  businessDays: z.int().nullable(),
  citation: z.string(),
  source: z.string(),
  confidence: z
    .enum(['primary', 'secondary', 'unconfirmed'])
    .describe('How sure the limit is; it is no legal advice'),
});

const clockSchema = z.strictObject({
  incident: namedSchema,
  clock: z.string().describe('Id of the clock'),
  rule: z.enum(CLOCK_RULE_NAMES),
  says: z.string(),
  obtainedAt: z.string(),
  obtainedBy: z.string(),
  reportableAt: z.string().nullable().describe('Null: nobody has decided since when it is reportable'),
  timeZone: z.string(),
  limits: z.array(limitSchema),
  next: limitSchema.nullable().describe('What is due next; null: nothing is'),
});
type ShownClock = z.output<typeof clockSchema>;

const dueSchema = z.strictObject({
  at: z.string().describe('Instant that it was asked about, UTC'),
  clocks: z.array(clockSchema).describe('Clocks, what is due first on top'),
  days: z
    .array(
      z.strictObject({
        incident: namedSchema,
        what: z.enum(['incident', 'incident-action', 'record-request']),
        id: z.string(),
        says: z.string(),
        who: z.string().nullable(),
        dueOn: z.string(),
        overdue: z.boolean().describe('The day was over in UTC'),
      }),
    )
    .describe('Incidents, actions and requests that are open and have a day'),
});
type Due = z.output<typeof dueSchema>;

const dueOperation = readOperation({
  name: 'incident.due',
  summary: 'What is due next in the open incidents, or in one: clocks with their limits, actions, requests',
  description:
    'Hours run on through weekends and holidays; business days leave out Saturdays, Sundays and federal holidays (5 U.S.C. 6103) in the time zone of the clock. ' +
    'Each limit names its source and how sure it is. It counts and files nothing, and is no legal advice.',
  permission: 'trace',
  positional: ['incident'],
  input: z.strictObject({
    incident: idSchema.optional().describe('Id of the incident; absent: all that are not closed'),
    at: z.iso.datetime().optional().describe('As of this instant, UTC; absent: now'),
  }),
  output: dueSchema,
  examples: [{ says: 'What is due', input: {} }],
  run: async (context, { incident, at }) => {
    const nowMs = Date.parse(at ?? context.now());
    const numbers =
      incident === undefined ? await openIncidents(context) : [(await incidentOf(context, incident)).n];
    const records = await labelledRecords(context.transaction, context.ledger.kinds, numbers);
    const named = new Map(
      [...records.values()].map(({ n, id: own, label }) => [n, { kind: 'incident', id: own, name: label }]),
    );
    const incidents = numbers.flatMap((n) => named.get(n) ?? []);
    const clocks = await shownClocks(context, incidents, { numbers, nowMs });
    return {
      at: new Date(nowMs).toISOString(),
      clocks: clocks.sort(soonestFirst),
      days: await daysOf(context, new Date(nowMs).toISOString().slice(0, 10), named),
    };
  },
  show: dueText,
  table: ({ clocks }) => [
    [
      'incident',
      'clock',
      'rule',
      'step',
      'state',
      'due at',
      'time zone',
      'done at',
      'citation',
      'confidence',
    ],
    ...clocks.flatMap(({ incident, clock, rule, timeZone, limits }) =>
      limits.map(({ step, state, dueAt, doneAt, citation, confidence }) => [
        ...[incident.name, clock, rule, step, state, dueAt, timeZone, doneAt, citation, confidence],
      ]),
    ),
  ],
});

async function openIncidents({ transaction }: ReadContext): Promise<number[]> {
  const rows = await execute<{ n: number }>(
    transaction,
    "select n from incident where state <> 'closed' order by n",
  );
  return rows.map(({ n }) => n);
}

type Named = z.output<typeof namedSchema>;

/** The clocks of these incidents, one incident after the other. */
async function shownClocks(
  { transaction, ledger }: ReadContext,
  incidents: readonly Named[],
  { numbers, nowMs }: { readonly numbers: readonly number[]; readonly nowMs: number },
): Promise<ShownClock[]> {
  const clocks = await clocksOf(transaction, ledger.kinds, numbers);
  const byIncident = Map.groupBy(clocks, ({ body }) => body.incident);
  return incidents.flatMap((incident) =>
    (byIncident.get(incident.id) ?? []).map((clock) => shownClock(clock, nowMs, incident)),
  );
}

function shownClock(clock: RunningClock, nowMs: number, incident: Named): ShownClock {
  const { id, body, steps } = clock;
  const standings = limitsOf(body, doneAtOf(clock), nowMs);
  const shown = (one: LimitStanding) => shownLimit(one, body.timeZone, steps.get(one.limit.step));
  const next = nextDue(standings);
  return {
    incident,
    clock: id,
    rule: body.rule,
    says: body.says,
    obtainedAt: body.obtainedAt,
    obtainedBy: body.obtainedBy,
    reportableAt: body.reportableAt ?? null,
    timeZone: body.timeZone,
    limits: standings.map(shown),
    next: next === null ? null : shown(next),
  };
}

function shownLimit(
  { limit, state, dueMs, outerDueMs, doneMs }: LimitStanding,
  timeZone: string,
  step: Part<ClockStep> | undefined,
): z.output<typeof limitSchema> {
  const local = (instant: number | null): string | null =>
    instant === null ? null : localOf(instant, timeZone);
  return {
    step: limit.step,
    state,
    dueAt: local(dueMs),
    dueInstant: dueMs === null ? null : new Date(dueMs).toISOString(),
    latestAt: local(outerDueMs),
    doneAt: doneMs === null ? null : local(doneMs),
    doneBy: step?.body.doneBy ?? null,
    stepRecord: step?.id ?? null,
    hours: limit.hours ?? null,
    businessDays: limit.businessDays ?? null,
    citation: limit.citation,
    source: limit.source,
    confidence: limit.confidence,
  };
}

function soonestFirst(left: ShownClock, right: ShownClock): number {
  const at = ({ next }: ShownClock): string => next?.dueInstant ?? '9';
  return at(left) < at(right) ? -1 : at(left) > at(right) ? 1 : 0;
}

const OPEN_DAYS = `select incident.n as incident, incident.n as n, 'incident' as what, incident.due_on as due_on, incident.owner as who
    from incident where incident.due_on is not null and incident.state <> 'closed'
  union all select incident, n, 'incident-action', due_on, owner from incident_action where due_on is not null and done_on is null
  union all select record_request.incident, record_request.n, 'record-request', record_request.due_on, party.name
    from record_request left join party on party.n = record_request.party where record_request.due_on is not null
      and not exists (select 1 from record_answer where record_answer.request = record_request.n and record_answer.outcome <> 'partly')
  order by due_on, n`;

async function daysOf(
  { transaction, ledger }: ReadContext,
  today: string,
  named: ReadonlyMap<number, Named>,
): Promise<Due['days']> {
  const rows = await execute<{
    incident: number;
    n: number;
    what: string;
    due_on: string;
    who: string | null;
  }>(transaction, OPEN_DAYS);
  const own = rows.filter(({ incident }) => named.has(incident));
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    own.map(({ n }) => n),
  );
  return own.flatMap(({ incident, n, what, due_on: dueOn, who }) => {
    const [of, record] = [named.get(incident), records.get(n)];
    if (of === undefined || record === undefined) return [];
    const kind = (['incident', 'incident-action', 'record-request'] as const).find((one) => one === what);
    return [
      {
        incident: of,
        what: kind ?? 'incident',
        id: record.id,
        says: record.label,
        who,
        dueOn,
        overdue: dueOn < today,
      },
    ];
  });
}

function dueText({ at, clocks, days }: Due): string {
  if (clocks.length + days.length === 0) return `Nothing is due in open incidents (${at}).`;
  return [
    ...clocks.flatMap(({ incident, rule, obtainedAt, timeZone, obtainedBy, limits }) => [
      `${incident.name}: ${rule}, obtained ${obtainedAt.replace('T', ' ')} (${timeZone}) by ${obtainedBy}`,
      ...limits.map(
        ({ step, state, dueAt, doneAt, citation, confidence, latestAt }) =>
          `  ${step}: ${state}${dueAt === null ? '' : `, by ${dueAt.replace('T', ' ')}`}${latestAt === null || latestAt === dueAt ? '' : ` (at the latest reading ${latestAt.replace('T', ' ')})`}${doneAt === null ? '' : `, done ${doneAt.replace('T', ' ')}`}${citation === '' ? '' : ` [${citation}, ${confidence}]`}`,
      ),
    ]),
    ...days.map(
      ({ what, says, who, dueOn, overdue }) =>
        `${dueOn}${overdue ? ' OVERDUE' : ''} ${what}: ${says}${who === null ? '' : ` (${who})`}`,
    ),
    'Counted by the rules named, which may have changed. Nothing is filed, and none of it is legal advice.',
  ].join('\n');
}

/** What is due in incidents. */
export const INCIDENT_DUE_OPERATIONS: readonly Operation[] = [dueOperation];
