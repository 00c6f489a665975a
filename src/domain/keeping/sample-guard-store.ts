import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { sampleMovementSchema } from '../sample/sample.ts';
import { findSample, standingsOf } from './kept-things-store.ts';
import { legalHoldsInForce } from './legal-holds-store.ts';

/**
 * Movements of samples, refusing that one under a legal hold or an open incident is disposed of, whichever way that is recorded. Before its time a sample may
 * be disposed of: that is the firm's own decision, and what was done is recorded.
 */
export function keepingHeldSamples(kind: RecordKind): RecordKind {
  return kind.kind === 'sample-movement' ? { ...kind, guard: guardMovement } : kind;
}

async function guardMovement(
  transaction: Transaction,
  { body }: Guarded<unknown>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  const { kind, sample, date } = sampleMovementSchema.parse(body);
  if (kind !== 'disposed' || (await legalHoldsInForce(transaction, kinds)).length === 0) return;
  const things = await findSample(transaction, sample);
  const [standing] = await standingsOf(transaction, kinds, { things, today: date });
  // Which one it is, is not for everybody who records movements.
  if (standing?.state === 'held')
    throw new LotproofError(
      'must-be-kept',
      `The sample "${sample}" has to be kept: a legal hold or an open incident covers it.`,
    );
}
