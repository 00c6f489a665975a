import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../src/operations.ts';
import { allCommands } from '../src/cli/command-line.ts';
import { commandFields } from '../src/cli/command.ts';
import type { Command } from '../src/cli/command.ts';
import { argumentsFor } from '../src/cli/example-line.ts';
import { inputFrom, locate, readTyped } from '../src/cli/read-command-line.ts';
import { eachDatabase } from './databases.ts';
import { openPack } from './world.ts';

const commands = allCommands();
const examples = [...commands.values()].flatMap((command) =>
  command.examples.map(({ input }) => ({ command, input })),
);

describe('every example', () => {
  it('is accepted by the schema of its input', () => {
    const refused = examples.filter(({ command, input }) => !command.input.safeParse(input).success);
    expect(refused.map(({ command }) => command.words)).toEqual([]);
  });

  it('means on the command line what it says in JSON', async () => {
    for (const { command, input } of examples) {
      const name = command.words.join(' ');
      expect(await typedInput(command, input), name).toEqual(input);
    }
  });
});

function isOfKind(name: string): boolean {
  const verbs = ['record', 'correct', 'withdraw', 'show', 'list', 'history'];
  // It needs a scheme that issues codes: the example.
  return name === 'code-scheme.preview' || verbs.includes(name.split('.')[1] ?? '');
}

async function typedInput(command: Command, input: unknown): Promise<unknown> {
  const located = locate(argumentsFor(command, input), commands);
  expect(located.command).toBe(command);
  const fields = commandFields(command);
  const standardInput = (): Promise<string> => Promise.resolve('');
  return inputFrom(command, fields, readTyped(command, fields, located.rest), { standardInput });
}

describe.each(eachDatabase)('on $name every example of the ledger', ({ url }) => {
  it('runs on the romper pack, one after the other', async () => {
    const world = await openPack('romper', url());
    const refused: string[] = [];
    const run = async (name: string, input: unknown): Promise<void> => {
      await world.ask(name, input).catch((error: unknown) => refused.push(`${name}: ${String(error)}`));
    };
    // A scheme that has given out a code cannot be withdrawn, and a photo is longer than an example may be.
    const leftOut = ['code-scheme.next', 'label.photo'];
    // What is signed is of this very ledger and its own key, and nothing in this pack may be destroyed before 2027.
    const signed = /^(signing-key|checkpoint|file-removal)\.(record|correct|show|history|withdraw)$/;
    const own = OPERATIONS.filter(
      ({ about, name }) => about === undefined && !leftOut.includes(name) && !signed.test(name),
    );
    // What one example records the next may name; so withdrawals come last, the youngest first.
    const withdrawals = own.filter(({ name }) => name.endsWith('.withdraw')).reverse();
    // And questions come first: an example recorded under a code makes that code mean two things.
    const questions = own.filter(({ name }) => !isOfKind(name));
    const others = own.filter((one) => !withdrawals.includes(one) && !questions.includes(one));
    for (const { name, examples: list } of [...questions, ...others, ...withdrawals]) {
      for (const { input } of list) await run(name, input);
    }
    expect(refused).toEqual([]);
    await world.close();
  });
});
