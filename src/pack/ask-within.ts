import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { Operation, ReadContext } from '../operation/operation.ts';

/** Asks an operation within this read. */
export async function askWithin(
  context: ReadContext,
  operations: readonly Operation[],
  name: string,
  input: unknown,
): Promise<unknown> {
  const operation = present(
    operations.find((one) => one.name === name),
    name,
  );
  if (operation.kind !== 'read') throw new LotproofError('internal', `${name} records.`);
  return operation.run(context, operation.input.parse(input));
}
