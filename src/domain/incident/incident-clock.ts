import { z } from 'zod';
import { localTimeSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { isTimeZone } from '../party/party.ts';
import { CLOCK_LIMITS, CLOCK_RULE_NAMES, CLOCK_STEPS } from './clock-rules.ts';
import { person } from './incident.ts';

const localMoment = localTimeSchema.describe(
  'Local date and time YYYY-MM-DDTHH:MM, in the time zone of the clock',
);

/** A clock that began to run when the firm heard something: what is due, it says by rules; what was done, its steps say. */
export const incidentClockSchema = z
  .strictObject({
    incident: idOf('incident'),
    rule: z.enum(CLOCK_RULE_NAMES).describe('Which clock it is'),
    says: z.string().min(1).max(2_000).describe('The information or request that began it'),
    obtainedAt: localMoment.describe('When the firm obtained it, local to the time zone'),
    timeZone: z
      .string()
      .max(60)
      .refine(isTimeZone, 'an IANA time zone such as America/New_York')
      .describe('IANA time zone in which its days and times are read'),
    obtainedBy: person.describe('Who of the firm obtained it'),
    reportableAt: localMoment
      .optional()
      .describe('When the firm had information that it takes to be reportable; absent: not decided'),
    hours: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('Hours allowed, of a request with limits of its own'),
    businessDays: z
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe('Business days allowed, of a request with limits of its own'),
    party: idOf('party').optional().describe('Who asked'),
    reference: z.string().max(120).optional().describe('Number of the request or case'),
    ...commonFields,
  })
  .refine(
    ({ rule, hours, businessDays }) =>
      CLOCK_LIMITS[rule].length > 0
        ? hours === undefined && businessDays === undefined
        : (hours === undefined) !== (businessDays === undefined),
    {
      message: 'hours or business days of a request with limits of its own, and of nothing else',
      path: ['hours'],
    },
  )
  .refine(({ reportableAt, obtainedAt }) => reportableAt === undefined || reportableAt >= obtainedAt, {
    message: 'information is reportable no sooner than it was obtained',
    path: ['reportableAt'],
  });
export type IncidentClock = z.infer<typeof incidentClockSchema>;

/** What was done about a clock, by whom and when. Nothing is filed by recording it. */
export const clockStepSchema = z.strictObject({
  clock: idOf('incident-clock'),
  step: z.enum(CLOCK_STEPS).describe('What was done'),
  doneAt: localMoment.describe('When, local to the time zone of the clock'),
  doneBy: person.describe('Who did it'),
  says: z.string().max(4_000).optional().describe('How, and why'),
  reference: z.string().max(120).optional().describe('Number that was given to it'),
  files: z.array(idOf('file')).max(200).optional().describe('What was sent or received'),
  ...commonFields,
});
export type ClockStep = z.infer<typeof clockStepSchema>;
