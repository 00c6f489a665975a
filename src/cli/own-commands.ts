import { existsSync } from 'node:fs';
import { z } from 'zod';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { LotproofError } from '../kit/errors.ts';
import { copyLedger } from '../ledger/copy.ts';
import { openLedger } from '../ledger/ledger.ts';
import { layoutOf } from './answer.ts';
import type { Call, Command } from './command.ts';
import type { Commands } from './command-groups.ts';
import { groupOf } from './command-groups.ts';
import { completionScript, SHELLS } from './completion.ts';
import { demoCommand, startCommand } from './demo-commands.ts';
import { commandText, globalFlagsText, groupText, overviewText } from './help.ts';
import { endProgress, progressOf } from './house.ts';
import { serveCommand } from './serve-command.ts';
import { unknownCommand } from './unknown-command.ts';

/** The commands that are no operations: they concern the program, or databases as a whole. */
export function ownCommands(commands: () => Commands): readonly Command[] {
  return [
    startCommand,
    demoCommand,
    serveCommand,
    copyCommand,
    completionCommand(commands),
    helpCommand(commands),
    versionCommand,
  ];
}

/** A SQLite file that is there; a PostgreSQL address as it is. Opening would make an empty one. */
function existing(address: string): string {
  const isUrl = /^postgres(ql)?:\/\//.test(address);
  if (isUrl || existsSync(address.replace(/^sqlite:(\/\/)?/, ''))) return address;
  throw new LotproofError('not-found', `There is no database ${address}.`);
}

const addressSchema = z.string().min(1).max(2_000);

const copyCommand: Command = {
  words: ['copy'],
  summary: 'Copy a firm’s ledger into an empty database: SQLite to PostgreSQL, or back',
  description:
    'Entries are copied as they are, so hashes, numbers and answers are the same afterwards. An address is the path of a SQLite file, or a PostgreSQL URL ' +
    'with the schema in it: postgres://user@host/database?schema=firm_arcadia. The firms of an installation are `firms/ID.sqlite` in its ' +
    'data folder, or the schema `firm_ID`. Files by their hash are not in the database: copy their folder as well.',
  input: z.strictObject({
    source: addressSchema.describe('Address of the database that is read'),
    target: addressSchema.describe('Address of the empty database; it is made when it is not there'),
  }),
  positional: ['source', 'target'],
  examples: [
    {
      says: 'Move a firm to PostgreSQL',
      input: {
        source: 'lotproof-data/firms/arcadia.sqlite',
        target: 'postgres://lotproof@localhost/lotproof?schema=firm_arcadia',
      },
    },
  ],
  permission: null,
  run: async (call) => {
    const { source, target } = z.object({ source: z.string(), target: z.string() }).parse(call.input);
    if (source === target) throw new LotproofError('usage', 'Source and target are the same database.');
    progressOf(call)('opening');
    const from = await openLedger(existing(source), RECORD_KINDS);
    try {
      const to = await openLedger(target, RECORD_KINDS);
      try {
        const { entries } = await copyLedger(from, to);
        endProgress(call);
        const says = call.globals.json
          ? JSON.stringify({ entries })
          : `Copied ${entries} entries. \`lotproof verify\` checks them there.`;
        if (call.globals.json || !call.globals.quiet) call.surroundings.terminal.out(`${says}\n`);
        return 0;
      } finally {
        await to.database.close();
      }
    } finally {
      await from.database.close();
    }
  },
};

function completionCommand(commands: () => Commands): Command {
  return {
    words: ['completion'],
    summary: 'Print a script that completes commands and flags in your shell',
    description:
      'bash: `source <(lotproof completion bash)` in ~/.bashrc. zsh: the same with zsh, in ~/.zshrc after compinit. ' +
      'fish: `lotproof completion fish > ~/.config/fish/completions/lotproof.fish`.',
    input: z.strictObject({ shell: z.enum(SHELLS) }),
    positional: ['shell'],
    examples: [{ says: 'For bash', input: { shell: 'bash' } }],
    permission: null,
    run: async (call) => {
      const { shell } = z.object({ shell: z.enum(SHELLS) }).parse(call.input);
      call.surroundings.terminal.out(completionScript(shell, commands()));
      return 0;
    },
  };
}

function helpCommand(commands: () => Commands): Command {
  return {
    words: ['help'],
    summary: 'Explain a command, a noun, or `flags`: those that every command has',
    input: z.strictObject({ about: z.array(z.string()).optional().describe('Words of the command') }),
    positional: ['about'],
    examples: [{ says: 'How a run is recorded', input: { about: ['run', 'record'] } }],
    permission: null,
    run: async (call) => {
      const about = z.object({ about: z.array(z.string()).optional() }).parse(call.input).about ?? [];
      call.surroundings.terminal.out(`${helpText(call, commands(), about)}\n`);
      return 0;
    },
  };
}

function helpText({ surroundings, globals }: Call, commands: Commands, about: readonly string[]): string {
  const layout = layoutOf(surroundings, globals);
  const [noun] = about;
  if (noun === undefined) return overviewText(commands, surroundings.version, layout);
  if (about.length === 1 && noun === 'flags') return globalFlagsText(layout);
  const command = commands.get(about.join(' '));
  if (command !== undefined) return commandText(command, layout);
  if (about.length === 1 && groupOf(commands, noun).length > 0) return groupText(commands, noun, layout);
  throw unknownCommand(commands, about);
}

const versionCommand: Command = {
  words: ['version'],
  summary: 'Print the version',
  input: z.strictObject({}),
  positional: [],
  examples: [{ says: 'Which version this is', input: {} }],
  permission: null,
  run: async ({ surroundings, globals }) => {
    const { version, terminal } = surroundings;
    terminal.out(`${globals.json ? JSON.stringify({ version }) : version}\n`);
    return 0;
  },
};
