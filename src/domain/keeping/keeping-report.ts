import { z } from 'zod';
import { CONFIDENCES } from '../requirement/rule.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { KEEPING_CLOCKS, RETENTION_RULE_IDS } from './retention-rules.ts';
import { KEEPING_DOUBTS, KEEPING_STATES } from './retention.ts';

const wordsSchema = z.strictObject({ en: z.string(), zh: z.string() });

export const retentionRuleSchema = z.strictObject({
  id: z.enum(RETENTION_RULE_IDS),
  what: wordsSchema,
  years: z.int(),
  clock: z.enum(KEEPING_CLOCKS).describe('What the years count from'),
  basis: z.string().describe('Citation, or that no law is known'),
  confidence: z.enum(CONFIDENCES),
  counts: z.boolean().describe('False: told for completeness; it binds somebody else or is always outlasted'),
  note: wordsSchema.nullable(),
});

const keptSchema = z.strictObject({
  what: z.enum(['file', 'sample']),
  record: namedSchema,
  alsoAs: z.array(z.string()).describe('Ids of further file records with the same content'),
  of: z
    .array(namedSchema)
    .describe('What it belongs to: runs, products, lots, shipments, papers; ten at most'),
  sha256: z.string().nullable(),
  quantity: z.int().nullable().describe('Samples left'),
  place: z.string().nullable(),
  state: z.enum(KEEPING_STATES),
  until: z.string().nullable().describe('Last day on which it has to be kept, as far as is known'),
  doubts: z.array(z.enum(KEEPING_DOUBTS)).describe('Why nobody can tell when it may go'),
  why: z
    .array(
      z.strictObject({
        rule: z.enum(RETENTION_RULE_IDS).nullable().describe('Null: a day that is on record for it'),
        basis: z.string().nullable(),
        years: z.int(),
        on: z.string().nullable().describe('Day the years count from; null: not on record'),
        until: z.string().nullable(),
        of: namedSchema.describe('The record whose day it is'),
        agreement: namedSchema.nullable().describe('The agreement that asks for more years than the rule'),
      }),
    )
    .describe('The longest first'),
  holds: z.array(namedSchema).describe('Legal holds and open incidents over it'),
  removed: z
    .strictObject({ on: z.string(), by: z.string(), why: z.string(), entry: z.int() })
    .nullable()
    .describe('The decision that destroyed it'),
});
export type Kept = z.infer<typeof keptSchema>;

export const dueSchema = z.strictObject({
  today: z.string(),
  counts: z
    .strictObject({
      ...{ due: z.int(), held: z.int(), kept: z.int(), unknown: z.int(), removed: z.int() },
    })
    .describe('Of all files and samples that were asked about'),
  legalHolds: z
    .array(
      z.strictObject({
        hold: namedSchema,
        placedOn: z.string(),
        reason: z.string(),
        things: z.int().describe('Files and samples under it, of those that were asked about'),
      }),
    )
    .describe('Legal holds in force, and incidents that are not closed'),
  total: z.int().describe('Things in the states that were asked for'),
  things: z.array(keptSchema).describe('Those whose time was over first'),
});
export type Due = z.infer<typeof dueSchema>;

/** What the command line shows to a person. */
export function dueText({ today, counts, total, things }: Due): string {
  const head = `On ${today}: ${String(counts.due)} may be destroyed, ${String(counts.held)} under legal hold, ${String(counts.kept)} to be kept, ${String(counts.unknown)} nobody can tell, ${String(counts.removed)} removed.`;
  const rest = total > things.length ? [`… and ${String(total - things.length)} more: raise --limit.`] : [];
  return [head, ...things.map(lineOf), ...rest].join('\n');
}

function lineOf({ what, record, state, until, why, holds, doubts, removed }: Kept): string {
  const [longest] = why;
  const basis =
    longest === undefined
      ? ''
      : ` (${longest.agreement === null ? (longest.basis ?? 'on record') : longest.agreement.name}: ${String(longest.years)} years from ${longest.on ?? 'a day that is not on record'})`;
  const says = {
    due: `had to be kept until ${until ?? ''}${basis}`,
    held: `under ${holds.map(({ name }) => name).join(', ')}`,
    kept: `until ${until ?? ''}${basis}`,
    unknown: doubts.join(', '),
    removed: removed === null ? '' : `on ${removed.on} by ${removed.by}: ${removed.why}`,
  }[state];
  return `${state.padEnd(8)} ${what} ${record.id} (${record.name}) ${says}`;
}
