import { z } from 'zod';
import { layoutOf } from './answer.ts';
import type { Call, Command } from './command.ts';
import type { Commands } from './command-groups.ts';
import { groupOf } from './command-groups.ts';
import { completionScript, SHELLS } from './completion.ts';
import { backupCommand } from './backup-command.ts';
import { copyCommand } from './copy-command.ts';
import { demoCommand, startCommand } from './demo-commands.ts';
import { commandText, globalFlagsText, groupText, overviewText } from './help.ts';
import { packVerifyCommand } from './pack-verify-command.ts';
import { restoreCommand } from './restore-command.ts';
import { restoreTestCommand } from './restore-test-command.ts';
import { serveCommand } from './serve-command.ts';
import { unknownCommand } from './unknown-command.ts';

/** The commands that are no operations: they concern the program, or databases as a whole. */
export function ownCommands(commands: () => Commands): readonly Command[] {
  return [
    startCommand,
    demoCommand,
    serveCommand,
    copyCommand,
    backupCommand,
    restoreCommand,
    restoreTestCommand,
    packVerifyCommand,
    completionCommand(commands),
    helpCommand(commands),
    versionCommand,
  ];
}

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
