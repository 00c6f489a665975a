import { z } from 'zod';
import { ledgerAt } from '../ledger/as-of.ts';
import { ledgerPosition, positionAt } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { LotproofError } from '../kit/errors.ts';
import { IN_OUR_WORDS, schemaProblems } from '../kit/schema-problem.ts';
import { present } from '../kit/invariant.ts';
import type { Context, Operation, ReadOperation } from './operation.ts';
import { mayDo } from './permission.ts';
import { toldOfWaiting } from './waiting.ts';

/** The answer of an operation, and the ledger position a read was made at. */
export interface Answer {
  readonly output: unknown;
  /** Null for writes, whose receipt says it. */
  readonly position: number | null;
}

/**
 * Runs an operation for an actor: permission first, then the input by its schema, then one consistent read or one write. `asOf`
 * is a ledger position, a day or an instant; the same read is then made on the ledger as it stood.
 */
export async function runOperation(
  context: Context,
  operation: Operation,
  input: unknown,
  asOf?: string,
): Promise<Answer> {
  if (!mayDo(context.actor, operation.permission)) {
    throw new LotproofError(
      'forbidden',
      `${operation.name} needs the permission "${operation.permission}", which the role ${context.actor.role} does not have.`,
    );
  }
  const read = operation.input.safeParse(input ?? {}, IN_OUR_WORDS);
  if (!read.success) throw invalidInput(operation.name, read.error);
  if (operation.kind === 'write') {
    if (asOf !== undefined)
      throw new LotproofError('usage', `${operation.name} records; it has no past to look at.`);
    const ledger = toldOfWaiting(context.ledger, context.progress);
    return { output: await operation.run({ ...context, ledger }, read.data), position: null };
  }
  if (asOf === undefined) return present(await readNow(context, operation, read.data), 'a read of now');
  if (operation.about !== undefined)
    throw new LotproofError('usage', `${operation.name} is no question to the ledger; it has no past.`);
  const position = await positionOf(context.ledger, asOf);
  const now = await readNow(context, operation, read.data, position);
  if (now !== null) return now;
  const ask = async (past: Ledger): Promise<Answer> =>
    present(
      await readNow({ ...context, ledger: past }, operation, read.data),
      'a read at the end of a ledger',
    );
  if (context.pasts !== undefined) return context.pasts.at(context.ledger, position, ask);
  const past = await ledgerAt(context.ledger, position);
  try {
    return await ask(past);
  } finally {
    await past.database.close();
  }
}

/** The answer from the ledger as it stands, without a replay; null when it stands elsewhere than where it is wanted. */
async function readNow(
  context: Context,
  operation: ReadOperation,
  input: unknown,
  wanted?: number,
): Promise<Answer | null> {
  return context.ledger.database.read(async (transaction) => {
    const position = await ledgerPosition(transaction);
    if (wanted !== undefined && wanted !== position) return null;
    return { output: await operation.run({ ...context, transaction, position }, input), position };
  });
}

/** The ledger position meant by a number, a day `YYYY-MM-DD` (its end, UTC) or a UTC instant. */
async function positionOf(ledger: Ledger, asOf: string): Promise<number> {
  return ledger.database.read(async (transaction) => {
    const last = await ledgerPosition(transaction);
    if (/^\d{1,15}$/.test(asOf)) {
      const position = Number(asOf);
      if (position <= last) return position;
      throw new LotproofError(
        'not-found',
        `The ledger ends at position ${String(last)}; there is no ${asOf}.`,
      );
    }
    const moment = z.union([z.iso.date(), z.iso.datetime()]).safeParse(asOf);
    if (moment.success) return positionAt(transaction, moment.data);
    throw new LotproofError('usage', `"${asOf}" is no ledger position, day (YYYY-MM-DD) or UTC time.`);
  });
}

function invalidInput(name: string, error: z.ZodError): LotproofError {
  const problems = schemaProblems(error);
  return new LotproofError(
    'invalid-input',
    `The input of ${name} is not as expected: ${problems[0]?.says ?? ''}`,
    problems,
  );
}
