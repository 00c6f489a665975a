import { commandFields } from './command.ts';
import { firstWords, groupOf } from './command-groups.ts';
import type { Commands } from './command-groups.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that completes commands and flags in a shell. It holds all words, so completing starts nothing. */
export function completionScript(shell: Shell, commands: Commands): string {
  if (shell === 'fish') return fishScript(commands);
  // zsh reads bash completions after bashcompinit.
  const head = shell === 'zsh' ? '#compdef lotproof\nautoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${head}${bashScript(commands)}`;
}

const globals = Object.keys(GLOBAL_FLAGS).map((flag) => `--${flag}`);

function verbsOf(commands: Commands, noun: string): string[] {
  return groupOf(commands, noun).map(({ words }) => words.slice(1).join(' '));
}

function bashScript(commands: Commands): string {
  const nouns = firstWords(commands);
  const verbCases = nouns.flatMap((noun) => {
    const verbs = verbsOf(commands, noun);
    return verbs.length === 0 ? [] : [`    ${noun}) words="${verbs.join(' ')}" ;;`];
  });
  const flagCases = [...commands].map(([name, command]) => {
    const flags = commandFields(command).map(({ flag }) => `--${flag}`);
    return `    "${name}") flags="${flags.join(' ')}" ;;`;
  });
  return `_lotproof() {
  local current="\${COMP_WORDS[COMP_CWORD]}" first="\${COMP_WORDS[1]}" words="" flags=""
  case "$first" in
${verbCases.join('\n')}
  esac
  case "$first" in
${flagCases.filter((line) => !/"\S+ /.test(line)).join('\n')}
  esac
  case "$first \${COMP_WORDS[2]}" in
${flagCases.filter((line) => /"\S+ /.test(line)).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${nouns.join(' ')}"
  elif [ "$COMP_CWORD" -ne 2 ]; then words=""; fi
  case "$current" in
    -*) words="$flags ${globals.join(' ')}" ;;
  esac
  COMPREPLY=( $(compgen -W "$words" -- "$current") )
  if [ "\${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=( $(compgen -f -- "$current") ); fi
}
complete -F _lotproof lotproof
`;
}

function fishScript(commands: Commands): string {
  const lines: string[] = [];
  for (const noun of firstWords(commands)) {
    const own = commands.get(noun);
    const says = own?.summary ?? verbsOf(commands, noun).join(', ');
    lines.push(`complete -c lotproof -n __fish_use_subcommand -f -a ${noun} -d ${fishText(says)}`);
    for (const command of groupOf(commands, noun)) {
      const verb = command.words.slice(1).join(' ');
      const when = `'__fish_seen_subcommand_from ${noun}; and test (count (commandline -opc)) -eq 2'`;
      lines.push(`complete -c lotproof -n ${when} -f -a ${verb} -d ${fishText(command.summary)}`);
    }
  }
  for (const command of commands.values()) {
    const seen = command.words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    for (const { flag, says } of commandFields(command)) {
      lines.push(`complete -c lotproof -n '${seen}' -l ${flag} -d ${fishText(says)}`);
    }
  }
  for (const [flag, { says }] of Object.entries(GLOBAL_FLAGS)) {
    lines.push(`complete -c lotproof -l ${flag} -d ${fishText(says)}`);
  }
  return `${lines.join('\n')}\n`;
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
