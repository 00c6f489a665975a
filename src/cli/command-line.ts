import { LotproofError } from '../kit/errors.ts';
import { IN_OUR_WORDS, schemaProblems } from '../kit/schema-problem.ts';
import { OPERATIONS } from '../operations.ts';
import { layoutOf, mayColour } from './answer.ts';
import { byName, groupOf } from './command-groups.ts';
import type { Commands } from './command-groups.ts';
import type { Command } from './command.ts';
import { mappingHint } from './import-dialogue.ts';
import { asLotproofError, errorJson, errorText, exitCodeOf } from './error-text.ts';
import type { Field } from './field.ts';
import { globalsFrom } from './global-flags.ts';
import type { Globals } from './global-flags.ts';
import { commandText, groupText, overviewText } from './help.ts';
import { commandOf } from './operation-commands.ts';
import { ownCommands } from './own-commands.ts';
import { flagsOf, inputFrom, locate, readTyped } from './read-command-line.ts';
import type { Typed } from './read-command-line.ts';
import type { Surroundings } from './surroundings.ts';
import { styleOf } from './terminal.ts';
import { unknownCommand } from './unknown-command.ts';

/** Every command there is: the operations table's, then the command line's own. */
export function allCommands(): Commands {
  const commands: Commands = byName([
    ...OPERATIONS.map((operation) => commandOf(operation, OPERATIONS)),
    ...ownCommands(() => commands),
  ]);
  return commands;
}

/** Carries out what was typed and gives the exit code: 0, or that of the error as `errors.md` lists them. */
export async function runCommandLine(surroundings: Surroundings): Promise<number> {
  const { args, terminal } = surroundings;
  // Until the flags are read: whoever asked for JSON gets errors as JSON too.
  const before = globalsFrom(
    new Map(args.filter((arg) => /^--\w/.test(arg)).map((arg) => [arg.slice(2), ['']])),
  );
  let fields: readonly Field[] = [];
  try {
    const commands = allCommands();
    const { command, words, rest } = locate(withShorthands(args), commands);
    if (command === null) return await withoutCommand(surroundings, commands, words, before);
    fields = flagsOf(command);
    return await runCommand(surroundings, command, fields, rest);
  } catch (error) {
    const ours = asLotproofError(error);
    const style = styleOf(terminal.saysOnTerminal && mayColour(surroundings, before));
    terminal.say(`${before.json ? errorJson(ours) : errorText(ours, fields, style)}\n`);
    if (!before.json && !before.quiet) terminal.say(mappingHint(ours));
    return exitCodeOf(ours);
  }
}

/** `--version` for who expects it; `-h` and `--help` alone mean the overview. */
function withShorthands(args: readonly string[]): readonly string[] {
  return args.length === 1 && (args[0] === '--version' || args[0] === '-V') ? ['version'] : args;
}

/** Nothing, a noun alone, or words that are no command. */
async function withoutCommand(
  surroundings: Surroundings,
  commands: Commands,
  words: readonly string[],
  globals: Globals,
): Promise<number> {
  const layout = layoutOf(surroundings, globals);
  const [noun, ...more] = words;
  const { terminal, args } = surroundings;
  if (noun === undefined) {
    const stray = args.find((arg) => arg.startsWith('-') && !/^(-h|--help|--no-color)$/.test(arg));
    if (stray !== undefined)
      throw new LotproofError('usage', `${stray} needs a command. \`lotproof\` alone shows what there is.`);
    terminal.out(`${overviewText(commands, surroundings.version, layout)}\n`);
    return 0;
  }
  if (more.length > 0 || groupOf(commands, noun).length === 0) throw unknownCommand(commands, words);
  terminal.out(`${groupText(commands, noun, layout)}\n`);
  return 0;
}

async function runCommand(
  surroundings: Surroundings,
  command: Command,
  fields: readonly Field[],
  rest: readonly string[],
): Promise<number> {
  const typed = readTyped(command, fields, rest);
  const { globals } = typed;
  if (globals.help) {
    surroundings.terminal.out(`${commandText(command, layoutOf(surroundings, globals))}\n`);
    return 0;
  }
  if (globals.json && globals.csv) throw new LotproofError('usage', '--json and --csv at once: choose one.');
  const sources = { standardInput: surroundings.terminal.standardInput };
  const input = await inputFrom(command, fields, typed, sources);
  if (command.permission === null) checkOwn(command, input, globals);
  const extras = Object.fromEntries(
    (command.extras ?? []).flatMap(({ flag }) => {
      const given = typed.flags.get(flag);
      return given === undefined ? [] : [[flag, given]];
    }),
  );
  return command.run({ command, input, extras, partly: partlyGiven(fields, typed), globals, surroundings });
}

/** Operations check their own input; for the others it is done here. */
function checkOwn(command: Command, input: unknown, globals: Globals): void {
  if (globals.csv)
    throw new LotproofError('usage', `"${command.words.join(' ')}" has no table to write as CSV.`);
  if (globals.asOf !== null)
    throw new LotproofError(
      'usage',
      `"${command.words.join(' ')}" is no question to the ledger; it has no past.`,
    );
  const read = command.input.safeParse(input, IN_OUR_WORDS);
  if (read.success) return;
  const problems = schemaProblems(read.error);
  throw new LotproofError('invalid-input', problems[0]?.says ?? 'The input is not as expected.', problems);
}

/** Fields of the body that were given by their parts alone. */
function partlyGiven(fields: readonly Field[], { flags }: Typed): ReadonlySet<string> {
  const given = fields.filter(({ flag, path }) => path[0] === 'body' && flags.has(flag));
  const whole = new Set(given.filter(({ nested }) => !nested).map(({ path }) => path[1]));
  const names = given.filter(({ nested }) => nested).flatMap(({ path }) => path[1] ?? []);
  return new Set(names.filter((name) => !whole.has(name)));
}
