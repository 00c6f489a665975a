import { z } from 'zod';
import { addDays, dateSchema } from '../../kit/calendar-date.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { namedSchema } from '../trace/scope-report.ts';
import type { Named } from '../trace/scope-report.ts';
import { EXPIRY_KINDS, EXPIRY_STATES, expiryState } from './expiry.ts';
import type { Expiry } from './expiry.ts';
import { loadExpiries } from './expiry-store.ts';

const DAYS_BEFORE = 365;
const DAYS_AHEAD = 365;

const expirySchema = z.strictObject({
  what: z.enum(EXPIRY_KINDS),
  record: namedSchema,
  of: namedSchema.nullable().describe('Product, material or party it is about'),
  site: namedSchema.nullable(),
  rules: z.array(z.string()),
  on: z.string().describe('Last day on which it holds'),
  state: z.enum(EXPIRY_STATES),
});
const calendarSchema = z.strictObject({
  today: z.string(),
  from: z.string(),
  until: z.string(),
  expiring: z.array(expirySchema).describe('The nearest last day first'),
});
type Calendar = z.infer<typeof calendarSchema>;

const expiringOperation = readOperation({
  name: 'evidence.expiring',
  summary:
    'What has a last day: reports, certificates of components, claims, registrations, laboratories, plans, agreements',
  description:
    'A report carries production as long as the test plan says, a year where there is none; of each rule the newest test of the product at the site counts. What was renewed since is left out. ' +
    'Past: the last day is over; soon: within 60 days.',
  permission: 'trace',
  input: z.strictObject({
    today: dateSchema.optional().describe('Seen from this day; default: today, UTC'),
    from: dateSchema.optional().describe('First last day asked for; default: a year before'),
    until: dateSchema.optional().describe('Last one asked for; default: a year ahead'),
    what: z.enum(EXPIRY_KINDS).optional().describe('Only of this kind'),
  }),
  output: calendarSchema,
  examples: [{ says: 'Seen from a day', input: { today: '2022-01-10' } }],
  run: async (context, asked) => {
    const today = asked.today ?? context.now().slice(0, 10);
    const from = asked.from ?? addDays(today, -DAYS_BEFORE);
    const until = asked.until ?? addDays(today, DAYS_AHEAD);
    const all = await loadExpiries(context.transaction, context.ledger.kinds);
    const wanted = all.filter(
      ({ what, on }) => (asked.what === undefined || what === asked.what) && from <= on && on <= until,
    );
    return { today, from, until, expiring: await named(context, wanted, today) };
  },
  table: ({ expiring }) => [
    ['on', 'state', 'what', 'name', 'of', 'site', 'rules'],
    ...expiring.map(({ on, state, what, record, of, site, rules }) => [
      ...[on, state, what, record.name, of?.name ?? null, site?.name ?? null, rules.join('; ')],
    ]),
  ],
});

async function named(
  { transaction, ledger }: ReadContext,
  found: readonly Expiry[],
  today: string,
): Promise<Calendar['expiring']> {
  const numbers = found.flatMap(({ record, of, site }) => [record, of, site].filter((n) => n !== null));
  const records = await labelledRecords(transaction, ledger.kinds, numbers);
  const nameOf = (n: number | null): Named | null => {
    const record = n === null ? undefined : records.get(n);
    return record === undefined ? null : { kind: record.kind, id: record.id, name: record.label };
  };
  return found
    .flatMap(({ what, record, of, site, rules, on }) => {
      const own = nameOf(record);
      if (own === null) return [];
      const state = expiryState(on, today);
      return [{ what, record: own, of: nameOf(of), site: nameOf(site), rules: [...rules], on, state }];
    })
    .toSorted(
      (left, right) =>
        left.on.localeCompare(right.on, 'en') || left.record.name.localeCompare(right.record.name, 'en'),
    );
}

/** The calendar of what ends. */
export const EXPIRY_OPERATIONS: readonly Operation[] = [expiringOperation];
