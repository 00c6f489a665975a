import { present } from '../kit/invariant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';

/** What the demo firm asks by itself, and when. */
export interface DemoAsking {
  readonly operation: string;
  readonly input: unknown;
  /** Id of the command: asked again, it is recorded once. */
  readonly command: string;
  /** UTC instant. */
  readonly at: string;
}

/** Asks an operation as everybody does; ids are the same every time the demo is built. */
export async function askInDemo(
  ledger: Ledger,
  { operation, input, command, at }: DemoAsking,
): Promise<unknown> {
  let made = 0;
  const context = {
    ledger,
    actor: { id: 'demo', role: 'owner', sites: null },
    now: () => at,
    newId: () => `${command}-${String((made += 1))}`,
    dataFolder: null,
    progress: () => undefined,
    command,
  } as const;
  const asked = present(
    OPERATIONS.find(({ name }) => name === operation),
    `the operation ${operation}`,
  );
  return (await runOperation(context, asked, input)).output;
}
