import { parseArgs } from 'node:util';
import { LotproofError } from '../kit/errors.ts';
import { commandFields, commandName } from './command.ts';
import type { Command } from './command.ts';
import type { Field } from './field.ts';
import { GLOBAL_FLAGS, globalsFrom, isGlobalFlag, SHORT_FLAGS, takesValue } from './global-flags.ts';
import type { Globals } from './global-flags.ts';
import { kindsOf } from './input-shape.ts';
import { nearest } from './nearest.ts';
import { valueOf } from './value.ts';
import type { Sources } from './value.ts';

/** Which command was typed, and what is left of the arguments without its words. */
export interface Located {
  /** Leading words, at most three. */
  readonly words: readonly string[];
  readonly command: Command | null;
  readonly rest: readonly string[];
}

/** Finds the command in the arguments: the longest of the leading words that is one. Global flags may stand before it. */
export function locate(args: readonly string[], commands: ReadonlyMap<string, Command>): Located {
  const at = wordPlaces(args);
  for (let count = at.length; count > 0; count -= 1) {
    const places = at.slice(0, count);
    const command = commands.get(places.map((place) => args[place]).join(' '));
    if (command === undefined) continue;
    const rest = args.filter((_, index) => !places.includes(index));
    return { words: command.words, command, rest };
  }
  return { words: at.map((place) => args[place] ?? ''), command: null, rest: args };
}

const WORDS_AT_MOST = 3;

/** Places of the first words that are neither flags nor values of global flags. */
function wordPlaces(args: readonly string[]): number[] {
  const places: number[] = [];
  for (let index = 0; index < args.length && places.length < WORDS_AT_MOST; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') break;
    if (arg.startsWith('--')) index += takesValue(arg.slice(2)) ? 1 : 0;
    else if (!arg.startsWith('-')) places.push(index);
    // Words of a command stand together: a flag of its own ends them.
    if (places.length > 0 && arg.startsWith('-') && !isGlobalFlag(arg.replace(/^-+/, ''))) break;
  }
  return places;
}

/** The flags and words typed after a command. */
export interface Typed {
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
  readonly globals: Globals;
}

/** Reads the arguments behind a command. @throws LotproofError `usage` for a flag that is not known or lacks its value. */
export function readTyped(command: Command, fields: readonly Field[], args: readonly string[]): Typed {
  const switches = new Set(fields.filter(isSwitch).map(({ flag }) => flag));
  const known = new Set([...fields.map(({ flag }) => flag), ...Object.keys(GLOBAL_FLAGS)]);
  const { tokens } = parseArgs({
    args: [...args],
    options: parserOptions(known, switches),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const no = token.name.startsWith('no-') && switches.has(token.name.slice(3));
    const flag = no ? token.name.slice(3) : (SHORT_FLAGS[token.name] ?? token.name);
    if (!known.has(flag)) throw unknownFlag(command, token.rawName, [...known]);
    const value = no ? 'false' : switchValue(flag, token.value, switches);
    if (value === undefined) throw lacksValue(command, flag);
    flags.set(flag, [...(flags.get(flag) ?? []), value]);
  }
  return { flags, words, globals: globalsFrom(flags) };
}

function parserOptions(known: ReadonlySet<string>, switches: ReadonlySet<string>) {
  const isBoolean = (flag: string): boolean =>
    switches.has(flag) || (isGlobalFlag(flag) && GLOBAL_FLAGS[flag].takes === null);
  const options: Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }> = {};
  for (const flag of known) options[flag] = { type: isBoolean(flag) ? 'boolean' : 'string', multiple: true };
  for (const flag of switches) options[`no-${flag}`] = { type: 'boolean', multiple: true };
  for (const [short, flag] of Object.entries(SHORT_FLAGS)) {
    options[flag] = { type: 'boolean', multiple: true, short };
  }
  return options;
}

/** A yes/no field: `--descending`, `--no-descending`, `--descending=no`. */
function isSwitch(field: Field): boolean {
  const kinds = kindsOf(field.shape);
  return kinds.has('boolean') && kinds.size === 1;
}

function switchValue(
  flag: string,
  value: string | undefined,
  switches: ReadonlySet<string>,
): string | undefined {
  if (switches.has(flag)) return value ?? 'true';
  if (isGlobalFlag(flag) && GLOBAL_FLAGS[flag].takes === null) return value ?? 'true';
  // A flag as value is far more often a value forgotten; `--note=-5` says what is meant.
  return value;
}

function unknownFlag(command: Command, typed: string, known: readonly string[]): LotproofError {
  const near = nearest(typed.replace(/^-+/, ''), known).map((flag) => `--${flag}`);
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return new LotproofError(
    'usage',
    `"${commandName(command)}" has no flag ${typed}.${hint} \`lotproof ${commandName(command)} --help\` lists them.`,
  );
}

function lacksValue(command: Command, flag: string): LotproofError {
  return new LotproofError('usage', `--${flag} of "${commandName(command)}" needs a value: --${flag}=VALUE.`);
}

/** The input that was typed: flags by their fields, then the words in their order. */
export async function inputFrom(
  command: Command,
  fields: readonly Field[],
  typed: Typed,
  sources: Sources,
): Promise<Record<string, unknown>> {
  const given = new Map(typed.flags);
  for (const [flag, value] of wordsByFlag(command, fields, typed.words)) {
    if (given.has(flag))
      throw new LotproofError('usage', `--${flag} is given twice: as a flag and as "${value.join(' ')}".`);
    given.set(flag, value);
  }
  const input: Record<string, unknown> = {};
  const extras = command.extras ?? [];
  // Shorter ways first, so that a part is laid over the whole it belongs to.
  const ordered = fields
    .filter((field) => given.has(field.flag) && !extras.includes(field))
    .sort((left, right) => left.path.length - right.path.length);
  for (const field of ordered) {
    put(input, field.path, await valueOf(field, given.get(field.flag) ?? [], sources));
  }
  return input;
}

function wordsByFlag(
  command: Command,
  fields: readonly Field[],
  words: readonly string[],
): Map<string, readonly string[]> {
  const byFlag = new Map<string, readonly string[]>();
  const left = [...words];
  for (const name of command.positional) {
    const field = fields.find(({ path }) => path.length === 1 && path[0] === name);
    if (field === undefined || left.length === 0) continue;
    byFlag.set(field.flag, takesAll(field, command) ? left.splice(0) : left.splice(0, 1));
  }
  if (left.length > 0) {
    throw new LotproofError(
      'usage',
      `"${left.join(' ')}" is too much for "${commandName(command)}". \`lotproof ${commandName(command)} --help\` shows what it takes.`,
    );
  }
  return byFlag;
}

/** A list that stands alone takes all words; `scope compare LEFT RIGHT` are two lists of one each. */
function takesAll(field: Field, { positional }: Command): boolean {
  return kindsOf(field.shape).has('array') && positional.length === 1;
}

function put(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...within] = path;
  if (within.length === 0) {
    input[name] = value;
    return;
  }
  const standing = input[name];
  const inner = { ...(typeof standing === 'object' && standing !== null ? standing : {}) };
  put(inner, within, value);
  input[name] = inner;
}

/** The flags of a command that `help` and problems are told by. */
export function flagsOf(command: Command | null): readonly Field[] {
  return command === null ? [] : commandFields(command);
}
