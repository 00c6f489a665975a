import { LotproofError, ERROR_CODES } from '../kit/errors.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { shownRecordSchema } from './answer-shapes.ts';
import { printAnswer } from './answer.ts';
import type { Call, Command } from './command.ts';
import { kebab } from './field.ts';
import type { Field } from './field.ts';
import { endProgress, inHouse } from './house.ts';
import { isFields } from './plain-text.ts';

/** The command of an operation: the same name, input and examples. */
export function commandOf(operation: Operation, operations: readonly Operation[]): Command {
  const shows = isCorrection(operation) ? showOf(operation, operations) : null;
  return {
    words: operation.words ?? operation.name.split('.'),
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    input: operation.input,
    positional: operation.positional ?? [],
    examples: operation.examples,
    permission: operation.permission,
    ...(shows === null ? {} : { extras: [EMPTY_FLAG] }),
    run: (call) => inHouse(call, operation, (context) => answer(call, operation, shows, context)),
  };
}

/** A correction starts from what the record says; this takes a field away. */
const EMPTY_FLAG: Field = {
  flag: 'empty',
  path: ['empty'],
  shape: { type: 'array', items: { type: 'string' } },
  type: 'list of text',
  says: 'Field of the body to leave empty; every other one that is not named stays as it is',
  required: false,
  nested: false,
};

function isCorrection(operation: Operation): boolean {
  return operation.name.endsWith('.correct');
}

function showOf(operation: Operation, operations: readonly Operation[]): Operation | null {
  const name = operation.name.replace(/\.correct$/, '.show');
  return operations.find((one) => one.name === name) ?? null;
}

async function answer(
  call: Call,
  operation: Operation,
  shows: Operation | null,
  context: Context,
): Promise<number> {
  const input = withBody(operation, call.input);
  const full = shows === null ? input : await correctionFrom(call, shows, context, input);
  let output: unknown;
  try {
    output = (await runOperation(context, operation, full, call.globals.asOf ?? undefined)).output;
  } finally {
    endProgress(call);
  }
  printAnswer(call, operation, output);
  return exitCodeOf(operation, output);
}

/** A body of which nothing was typed is empty, so that its missing fields are named and not the body. */
function withBody(operation: Operation, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const takesBody = /\.(record|correct)$/.test(operation.name);
  return takesBody ? { body: {}, ...input } : { ...input };
}

/** Lays what was typed over what the record says now, and holds the correction to that. */
async function correctionFrom(
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

/** A ledger found not to be sound is a failure, though the question was answered. */
function exitCodeOf(operation: Operation, output: unknown): number {
  const unsound = operation.name === 'ledger.verify' && isFields(output) && output['sound'] === false;
  return unsound ? ERROR_CODES['ledger-damaged'].exit : 0;
}
