import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import { leadsHereOnly } from '../kit/loopback.ts';
import { keepingOf, keepingSchema } from '../ledger/keeping.ts';
import { readOperation } from '../operation/operation.ts';
import { firmProfileSchema } from './firm-change-operation.ts';
import { firmProfile } from './firm-profile.ts';
import { houseOf } from './grant.ts';

const DATABASES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** What program and database keep the firm's records, and how they were looked after. */
export const aboutOperation = readOperation({
  name: 'firm.about',
  words: ['about'],
  summary: 'The version, the database and the ledger position; when it was last verified and backed up',
  description:
    'A verification is noted by `lotproof verify`, from wherever it is asked; a backup by `lotproof backup`. Copies made otherwise are not known here.',
  permission: 'read',
  about: 'access',
  input: z.strictObject({}),
  output: z.strictObject({
    version: z.string().nullable().describe('Of lotproof; null: not known'),
    firm: z.string(),
    hereOnly: z
      .boolean()
      .describe('True: links for people outside lead to this machine alone; LOTPROOF_PUBLIC_URL is not set'),
    ...firmProfileSchema.shape,
    database: z.enum(['SQLite', 'PostgreSQL']),
    position: z.int(),
    head: z.string().nullable().describe('Hash of the last entry; null: nothing is recorded'),
    ...keepingSchema.shape,
  }),
  examples: [{ says: 'How the ledger is kept', input: {} }],
  run: async (context) => {
    const { firm, version, url } = houseOf(context);
    const { transaction, position } = context;
    const [last] = await execute<{ hash: string }>(transaction, 'select hash from entry where sequence = ?', [
      position,
    ]);
    return {
      version,
      firm,
      hereOnly: leadsHereOnly(url),
      ...(await firmProfile(transaction)),
      database: DATABASES[transaction.dialect.name],
      position,
      head: last?.hash ?? null,
      ...(await keepingOf(transaction)),
    };
  },
});
