import { z } from 'zod';
import { execute, marks } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { idSchema } from '../kit/id.ts';
import { readOperation } from '../operation/operation.ts';
import type { Operation } from '../operation/operation.ts';
import { ACCESS_ACTS, accessEntries, walkAccessLog } from './access-log.ts';
import type { AccessAct, AccessEntry } from './access-log.ts';
import { houseOf } from './grant.ts';

const LOG_PAGE = 500;

const actSchema = z
  .enum(Object.keys(ACCESS_ACTS) as [AccessAct, ...AccessAct[]]) // the keys of ACCESS_ACTS are the acts
  .describe(
    Object.entries(ACCESS_ACTS)
      .map(([act, says]) => `${act}: ${says}`)
      .join('; '),
  );

const entrySchema = z.strictObject({
  sequence: z.int().describe('Place in the log of the whole installation: other firms’ entries lie between'),
  at: z.string(),
  act: actSchema,
  actor: z
    .string()
    .describe('Who did it, as ledger entries name them: a person, person:token, or a name at the machine'),
  actorName: z.string().nullable().describe('Their name today; null: somebody at the machine itself'),
  person: z.string().nullable().describe('Whom it is about'),
  personName: z.string().nullable(),
  role: z.string().nullable(),
  sites: z.array(z.string()).nullable(),
  token: z.string().nullable().describe('Id of the API token, as token list shows it; never its secret'),
  permissions: z.array(z.string()).nullable(),
  hash: z.string(),
});

const logOperation = readOperation({
  name: 'access.log',
  summary: 'Who had which role when, who signed in, and who changed it: every entry, oldest first',
  description:
    'Entries are chained by SHA-256 and never changed or deleted. Roles, tokens and firms are those of this firm; sign-ins and passwords those of its people, past ones too.',
  permission: 'see-access',
  about: 'access',
  input: z.strictObject({
    person: idSchema.optional().describe('Only what this person did, or what was done about them'),
    after: z.int().min(0).optional().describe('`next` of the page before'),
    limit: z.int().min(1).max(LOG_PAGE).optional().describe('Entries at most; default 100'),
  }),
  output: z.strictObject({
    entries: z.array(entrySchema),
    next: z.int().nullable().describe('To be given as `after` for the next page; null: there is none'),
  }),
  examples: [{ says: 'The log from its beginning', input: {} }],
  run: async (context, { person, after = 0, limit = 100 }) => {
    const { access, firm } = houseOf(context);
    return access.read(async (transaction) => {
      const found = await accessEntries(transaction, { firm, person, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const names = await namesOf(transaction, page);
      const entries = page.map((entry) => shownEntry(entry, names));
      return { entries, next: found.length > limit ? (page.at(-1)?.sequence ?? null) : null };
    });
  },
});

function shownEntry(entry: AccessEntry, names: ReadonlyMap<string, string>): z.infer<typeof entrySchema> {
  const { previous: _previous, firm: _firm, sites, permissions, ...rest } = entry;
  return {
    ...rest,
    actorName: names.get(personOf(entry.actor)) ?? null,
    personName: entry.person === null ? null : (names.get(entry.person) ?? null),
    sites: sites === null ? null : [...sites],
    permissions: permissions === null ? null : [...permissions],
  };
}

function personOf(actor: string): string {
  return actor.split(':')[0] ?? actor;
}

async function namesOf(
  transaction: Transaction,
  entries: readonly AccessEntry[],
): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ actor, person }) => [personOf(actor), person ?? '']))];
  if (ids.length === 0) return new Map();
  const rows = await execute<{ id: string; name: string }>(
    transaction,
    `select id, name from person where id in (${marks(ids.length)})`,
    ids,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const verifyOperation = readOperation({
  name: 'access.verify',
  summary: 'Check that the access log is what was recorded',
  description:
    'Walks its SHA-256 chain. Keep the head hash somewhere else: it pins every entry up to it, the last one included.',
  permission: 'see-access',
  about: 'access',
  input: z.strictObject({}),
  output: z.strictObject({
    sound: z.boolean(),
    entries: z.int().describe('In an unbroken chain from the first'),
    head: z.string(),
    fault: z.string().nullable(),
  }),
  examples: [{ says: 'Verify the access log', input: {} }],
  run: async (context) => {
    const walked = await houseOf(context).access.read(walkAccessLog);
    return { sound: walked.fault === null, ...walked };
  },
});

export const ACCESS_LOG_OPERATIONS: readonly Operation[] = [logOperation, verifyOperation];
