import type { z } from 'zod';
import type { Field } from './field.ts';
import { fieldsOf } from './field.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import type { Globals } from './global-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** One thing that can be typed. Operations become one each; a few belong to the command line alone. */
export interface Command {
  /** `['run', 'record']`, `['find']`. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly description?: string;
  /** What it takes, whether typed as flags or in order. */
  readonly input: z.ZodType;
  /** Fields that stand without a name, in order; a list at the end takes all that is left. */
  readonly positional: readonly string[];
  readonly examples: readonly { readonly says: string; readonly input: unknown }[];
  /** Permission an operation needs; null for what is not one. */
  readonly permission: string | null;
  /** Takes what the record says now for what is not typed. */
  readonly isCorrection?: boolean;
  /** Flags of its own beside the input: a correction's fields to empty. */
  readonly extras?: readonly Field[];
  readonly run: (call: Call) => Promise<number>;
}

/** A command as it was typed. */
export interface Call {
  readonly command: Command;
  readonly input: Readonly<Record<string, unknown>>;
  /** What was given for the command's extra flags. */
  readonly extras: Readonly<Record<string, readonly string[]>>;
  /** Fields of the body of which only parts were given: `--span.to 271`. */
  readonly partly: ReadonlySet<string>;
  readonly globals: Globals;
  readonly surroundings: Surroundings;
}

/** The flags of a command. */
export function commandFields(command: Command): readonly Field[] {
  const taken = new Set([...Object.keys(GLOBAL_FLAGS), ...(command.extras ?? []).map(({ flag }) => flag)]);
  return [...fieldsOf(command.input, taken), ...(command.extras ?? [])];
}

/** The words as typed: `run record`. */
export function commandName(command: Command): string {
  return command.words.join(' ');
}
