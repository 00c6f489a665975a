import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { record } from '../../src/ledger/record.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import type { Context } from '../../src/operation/operation.ts';
import { runOperation } from '../../src/operation/run-operation.ts';
import { OPERATIONS } from '../../src/operations.ts';

let made = 0;

/** A ledger that holds these records, and an owner who may ask it anything on the day of the race-car pack. */
export async function ledgerWith(url: string, drafts: readonly Draft[]): Promise<Context> {
  const context: Context = {
    ledger: await openLedger(url, RECORD_KINDS),
    actor: { id: 'ha', role: 'owner', sites: null },
    now: () => '2026-04-10T08:00:00.000Z',
    newId: () => `e${String((made += 1))}`,
    dataFolder: null,
    progress: () => undefined,
    command: '',
  };
  await putRecords(context, drafts);
  return context;
}

/** Records more. */
export async function putRecords(context: Context, drafts: readonly Draft[]): Promise<void> {
  const { actor, now, newId } = context;
  const hand = { actor: actor.id, at: now(), command: `put-${String((made += 1))}`, newId };
  await record(context.ledger, hand, (end) => end.append(drafts));
}

/** Runs an operation by its name, as the command line and HTTP do. */
export async function ask(context: Context, name: string, input: unknown, asOf?: string): Promise<unknown> {
  const operation = present(
    OPERATIONS.find((one) => one.name === name),
    name,
  );
  return (await runOperation(context, operation, input, asOf)).output;
}
