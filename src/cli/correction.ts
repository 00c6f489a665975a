import { LotproofError } from '../kit/errors.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { shownRecordSchema } from './answer-shapes.ts';
import type { Call } from './command.ts';
import { extraField, kebab } from './field.ts';
import { isFields } from './plain-text.ts';

/** A correction starts from what the record says; this takes a field away. */
export const EMPTY_FLAG = extraField('empty', {
  type: 'list of text',
  shape: { type: 'array', items: { type: 'string' } },
  says: 'Field of the body to leave empty; every other one that is not named stays as it is',
});

/** Lays what was typed over what the record says now, and holds the correction to that. */
export async function correctionFrom(
  call: Call,
  shows: Operation,
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const { output } = await runOperation(context, shows, { id: input['id'] });
  const shown = shownRecordSchema.parse(output);
  const typed = isFields(input['body']) ? input['body'] : {};
  const body: Record<string, unknown> = { ...shown.body };
  for (const [name, value] of Object.entries(typed)) body[name] = overlay(body[name], value, call, name);
  for (const name of call.extras['empty'] ?? []) {
    const field = Object.keys(body).find((one) => kebab(one) === kebab(name));
    if (field === undefined)
      throw new LotproofError(
        'usage',
        `--empty ${name}: the record has no such field, or it is empty already.`,
      );
    Reflect.deleteProperty(body, field);
  }
  return { ...input, body, expected: input['expected'] ?? shown.entry };
}

/** `--span.to 271` changes that part alone; a field given whole takes the place of what was there. */
function overlay(before: unknown, typed: unknown, call: Call, name: string): unknown {
  const inParts = call.partly.has(name);
  return inParts && isFields(before) && isFields(typed) ? { ...before, ...typed } : typed;
}
