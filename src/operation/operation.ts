import type { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PastLedgers } from '../ledger/past-ledgers.ts';
import type { House } from './house.ts';
import type { Actor, Permission } from './permission.ts';

/** What every operation is given: nothing is ambient. */
export interface Context {
  readonly ledger: Ledger;
  readonly actor: Actor;
  /** UTC ISO text with milliseconds. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Where files lie by their hash, and scratch space; null: this firm keeps none. */
  readonly dataFolder: string | null;
  /** Where the firm's private keys lie, readable by its account alone: beside the database, in no copy of it. Absent: it signs nothing. */
  readonly keyFolder?: string;
  /** Tells how far a long operation is: for a terminal, and for whoever asks a server about its request. */
  readonly progress: TellProgress;
  /** Whoever asks sits at the machine and could read its files anyway: inputs may name a path. Absent: they may not. */
  readonly mayReadPaths?: boolean;
  /** Id of the command, for writes; sent again, it is recorded once. */
  readonly command: string;
  /** Ledgers as they stood, kept between questions by a server. Absent: each question about the past replays. */
  readonly pasts?: PastLedgers;
  /**
   * Answers an operation marked `inThread` in a thread, under this command and for this actor, so that a server goes on with others; its
   * input may name a path of ours. Absent: it is run where it is called.
   */
  readonly inThread?: (operation: string, input: unknown) => Promise<unknown>;
  /** The installation around the firm: people, tokens, firms. Absent where a ledger is used as a library. */
  readonly house?: House;
}

/** A context whose reads all see one ledger position. */
export interface ReadContext extends Context {
  readonly transaction: Transaction;
  readonly position: number;
}

interface OperationBase<Input extends z.ZodType, Output extends z.ZodType> {
  /** `noun.verb`, in the glossary's words. */
  readonly name: `${string}.${string}`;
  readonly summary: string;
  /** Further paragraphs for the reference page. */
  readonly description?: string;
  readonly permission: Permission;
  /**
   * Absent: the firm's ledger. `access`: the firm's people and tokens. `house`: the whole installation, so that no firm is
   * chosen. The last two have no past, and need `context.house`.
   */
  readonly about?: 'access' | 'house';
  readonly input: Input;
  readonly output: Output;
  /** Inputs that work on the demo firm, for the reference page and help. */
  readonly examples: readonly { readonly says: string; readonly input: z.input<Input> }[];
  /** Input fields that stand without a name on the command line, in order: `lotproof run show ID`. */
  readonly positional?: readonly string[];
  /** Command-line words, when they are not noun and verb of the name (`find`, `trace`, `scope`, `verify`). */
  readonly words?: readonly string[];
  /** How the command line shows the output to a person; without it, a plain rendering of the JSON. */
  readonly show?: (output: z.output<Output>, width: number) => string;
  /** How `--csv` writes the output: header row first. */
  readonly table?: (output: z.output<Output>) => readonly (readonly (string | number | null)[])[];
}

export interface ReadOperation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> extends OperationBase<Input, Output> {
  readonly kind: 'read';
  /**
   * Its answers may take long to work out: a server does that in a thread, where it needs nothing of `house`, and keeps the bytes. So they
   * rest on nothing but the input, the ledger, and what the actor may see: not on the clock, nor on who asks.
   */
  readonly inThread?: true;
  run(context: ReadContext, input: z.output<Input>): Promise<z.output<Output>>;
}

export interface WriteOperation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> extends OperationBase<Input, Output> {
  readonly kind: 'write';
  /**
   * As of a read. True: what it records it records once, whoever asks again, since many who ask at once wait for one answer. `apart`: it is
   * an act of whoever asks, so each command is worked out by itself.
   */
  readonly inThread?: true | 'apart';
  run(context: Context, input: z.output<Input>): Promise<z.output<Output>>;
}

export type Operation = ReadOperation | WriteOperation;

export function readOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<ReadOperation<Input, Output>, 'kind'>,
): ReadOperation<Input, Output> {
  return { ...operation, kind: 'read' };
}

export function writeOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<WriteOperation<Input, Output>, 'kind'>,
): WriteOperation<Input, Output> {
  return { ...operation, kind: 'write' };
}
