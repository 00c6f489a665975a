import { z } from 'zod';
import { selectStanding } from '../../db/select-in.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { KNOWN_WITHDRAWALS } from './known-withdrawals.ts';

const CONFIDENCE = z.enum(['primary', 'secondary', 'unconfirmed']);

const withdrawalsOperation = readOperation({
  name: 'laboratory.withdrawals',
  summary: 'Withdrawals of laboratories that are publicly known, beside the firm’s own records',
  description:
    'Examples with their source and how sure they are, by no means all: look each laboratory up in the list of the authority. Coverage goes by what the firm has on record.',
  permission: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    withdrawals: z.array(
      z.strictObject({
        labNumber: z.string(),
        name: z.string(),
        from: z.string(),
        confidence: CONFIDENCE.describe('Of name and number'),
        dayConfidence: CONFIDENCE.describe('Of the day'),
        source: z.string(),
        laboratory: z.string().nullable().describe('The laboratory on record with this number; null: none'),
        recorded: z.boolean().describe('A withdrawal of it is on record'),
      }),
    ),
  }),
  examples: [{ says: 'All that are known here', input: {} }],
  run: async ({ transaction }) => {
    const rows = await selectStanding<{ id: string; number: string | null; withdrawals: number }>(
      transaction,
      `select record.id as id, laboratory.lab_number as number,
          (select count(*) from laboratory_withdrawal where laboratory_withdrawal.n = laboratory.n) as withdrawals
        from laboratory join record on record.n = laboratory.n order by laboratory.n`,
      [],
    );
    return {
      withdrawals: KNOWN_WITHDRAWALS.map((known) => {
        const own = rows.find(({ number }) => number === known.labNumber);
        return { ...known, laboratory: own?.id ?? null, recorded: (own?.withdrawals ?? 0) > 0 };
      }),
    };
  },
});

/** What is publicly known of laboratories. */
export const KNOWN_WITHDRAWALS_OPERATIONS: readonly Operation[] = [withdrawalsOperation];
