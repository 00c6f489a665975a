import { ERROR_CODES } from '../kit/errors.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { printAnswer } from './answer.ts';
import type { Call, Command } from './command.ts';
import { correctionFrom, EMPTY_FLAG } from './correction.ts';
import type { Field } from './field.ts';
import { endProgress, inHouse } from './house.ts';
import { mayImport, proposalText, TO_FLAG, writeProposal, YES_FLAG } from './import-dialogue.ts';
import { isFields } from './plain-text.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the command line adds to an operation for people: flags of its own, and something before and after. */
interface Addition {
  readonly extras: readonly Field[];
  /** The input to run with; null: not at all. */
  readonly before?: (call: Call, context: Context, input: Input) => Promise<Input | null>;
  readonly after?: (call: Call, output: unknown) => void;
  /** How a person sees the answer, where the operation itself does not say. */
  readonly show?: (output: unknown) => string;
}

/** The command of an operation: the same name, input and examples. */
export function commandOf(operation: Operation, operations: readonly Operation[]): Command {
  const addition = additionTo(operation, operations);
  return {
    words: operation.words ?? operation.name.split('.'),
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    input: operation.input,
    positional: operation.positional ?? [],
    examples: operation.examples,
    permission: operation.permission,
    isCorrection: operation.name.endsWith('.correct'),
    extras: addition.extras,
    run: (call) => inHouse(call, operation, (context) => answer(call, operation, addition, context)),
  };
}

function additionTo(operation: Operation, operations: readonly Operation[]): Addition {
  const sibling = (verb: string): Operation | undefined => {
    const name = operation.name.replace(/\.\w+$/, `.${verb}`);
    return operations.find((one) => one.name === name);
  };
  const shows = operation.name.endsWith('.correct') ? sibling('show') : undefined;
  if (shows !== undefined)
    return {
      extras: [EMPTY_FLAG],
      before: (call, context, input) => correctionFrom(call, shows, context, input),
    };
  const preview = operation.name === 'import.run' ? sibling('preview') : undefined;
  if (preview !== undefined)
    return {
      extras: [YES_FLAG],
      before: async (call, context, input) =>
        (await mayImport(call, preview, context, input)) ? input : null,
    };
  return operation.name === 'mapping.propose'
    ? { extras: [TO_FLAG], after: writeProposal, show: proposalText }
    : { extras: [] };
}

async function answer(
  call: Call,
  operation: Operation,
  addition: Addition,
  context: Context,
): Promise<number> {
  const output = await outputOf(call, operation, addition, context);
  if (output === undefined) return 0;
  const { show } = addition;
  printAnswer(call, show === undefined ? operation : { show, ...operation }, output);
  addition.after?.(call, output);
  return exitCodeOf(operation, output);
}

/** What the operation gives; undefined when the person decided against it. */
async function outputOf(
  call: Call,
  operation: Operation,
  addition: Addition,
  context: Context,
): Promise<unknown> {
  try {
    const typed = withBody(operation, call.input);
    const input = addition.before === undefined ? typed : await addition.before(call, context, typed);
    if (input === null) return undefined;
    return (await runOperation(context, operation, input, call.globals.asOf ?? undefined)).output;
  } finally {
    endProgress(call);
  }
}

/** A body of which nothing was typed is empty, so that its missing fields are named and not the body. */
function withBody(operation: Operation, input: Input): Input {
  const takesBody = /\.(record|correct)$/.test(operation.name);
  return takesBody ? { body: {}, ...input } : input;
}

/** A ledger found not to be sound is a failure, though the question was answered. */
function exitCodeOf(operation: Operation, output: unknown): number {
  const unsound = operation.name === 'ledger.verify' && isFields(output) && output['sound'] === false;
  return unsound ? ERROR_CODES['ledger-damaged'].exit : 0;
}
