import {
  anyReference,
  defineRecord,
  integer,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { drillSchema } from './drill.ts';

export const drillRecord = defineRecord({
  kind: 'drill',
  version: 1,
  noun: 'drill',
  plural: 'drills',
  summary: 'A traceability drill: a lot taken for suspect, how long the answer took, and what it lacked.',
  schema: drillSchema,
  tables: {
    drill: {
      columns: {
        of: anyReference,
        done_on: text,
        position: integer,
        took_ms: integer,
        made_units: integer,
        accounted_units: integer,
        broken_links: integer,
        missing_records: integer,
        next_on: optionalText,
      },
      indexes: [['done_on']],
    },
    drill_owing: { columns: { party: reference('party'), records: integer } },
  },
  rows: (body) => ({
    drill: [
      {
        ...{ of: body.of, done_on: body.on, position: body.position, took_ms: body.tookMs },
        ...{ made_units: body.madeUnits, accounted_units: body.accountedUnits },
        ...{ broken_links: body.brokenLinks, missing_records: body.missingRecords, next_on: body.nextOn },
      },
    ],
    drill_owing: (body.owing ?? []).map(({ party, records }) => ({ party, records })),
  }),
  names: () => [],
  label: ({ of, on }) => `${on}: ${of.id}`,
  site: 'firm',
  example: {
    of: { kind: 'run', id: 'bg1' },
    on: '2026-01-05',
    position: 1,
    isDrawn: false,
    tookMs: 4_200,
    madeUnits: 6_000,
    accountedUnits: 5_900,
    brokenLinks: 2,
    missingRecords: 3,
    packSound: true,
    resultSha256: '1'.repeat(64),
    packSha256: '2'.repeat(64),
    nextOn: '2026-07-05',
  },
});
