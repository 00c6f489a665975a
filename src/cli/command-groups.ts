import type { Command } from './command.ts';
import { commandName } from './command.ts';

/** Every command by what is typed for it. */
export type Commands = ReadonlyMap<string, Command>;

export function byName(commands: readonly Command[]): Commands {
  return new Map(commands.map((command) => [commandName(command), command]));
}

/** The commands that begin with a word: the verbs of a noun. */
export function groupOf(commands: Commands, noun: string): readonly Command[] {
  return [...commands.values()].filter(({ words }) => words.length > 1 && words[0] === noun);
}

/** First words of all commands, in order. */
export function firstWords(commands: Commands): readonly string[] {
  return [...new Set([...commands.values()].map(({ words }) => words[0] ?? ''))];
}

/** True for a noun whose verbs are the usual ones of a kind of record. */
export function isRecordNoun(commands: Commands, noun: string): boolean {
  return commands.has(`${noun} record`) && commands.has(`${noun} history`);
}
