import {
  defineRecord,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { clockStepSchema, incidentClockSchema } from './incident-clock.ts';

export const incidentClockRecord = defineRecord({
  kind: 'incident-clock',
  version: 1,
  noun: 'clock',
  plural: 'incident-clocks',
  summary: 'A clock that began when the firm obtained information or a request: who obtained it, and when.',
  schema: incidentClockSchema,
  tables: {
    incident_clock: {
      columns: {
        incident: reference('incident'),
        rule: text,
        obtained_at: text,
        time_zone: text,
        obtained_by: text,
        party: optionalReference('party'),
      },
    },
  },
  rows: (body) => ({
    incident_clock: [
      {
        incident: body.incident,
        rule: body.rule,
        obtained_at: body.obtainedAt,
        time_zone: body.timeZone,
        obtained_by: body.obtainedBy,
        party: body.party,
      },
    ],
  }),
  names: () => [],
  label: ({ rule, obtainedAt }) => `${rule} from ${obtainedAt.replace('T', ' ')}`,
  site: 'firm',
  example: {
    incident: 'example-1',
    rule: 'section-15b',
    says: 'Second complaint about colour that comes off, with a photo',
    obtainedAt: '2022-01-10T09:15',
    timeZone: 'America/New_York',
    obtainedBy: 'Service desk',
  },
});

export const clockStepRecord = defineRecord({
  kind: 'clock-step',
  version: 1,
  noun: 'step of a clock',
  plural: 'clock-steps',
  summary: 'What was done about a clock, by whom and when; recording it files nothing.',
  schema: clockStepSchema,
  tables: {
    clock_step: {
      columns: {
        clock: reference('incident-clock'),
        step: text,
        done_at: text,
        done_by: text,
        reference: optionalText,
      },
    },
    clock_step_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    clock_step: [
      {
        clock: body.clock,
        step: body.step,
        done_at: body.doneAt,
        done_by: body.doneBy,
        reference: body.reference,
      },
    ],
    clock_step_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: ({ step, doneAt, doneBy }) => `${step} at ${doneAt.replace('T', ' ')}, ${doneBy}`,
  site: 'firm',
  example: {
    clock: 'example-1',
    step: 'reached-officer',
    doneAt: '2022-01-10T11:00',
    doneBy: 'R. Ito',
  },
});
