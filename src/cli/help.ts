import { commandFields } from './command.ts';
import type { Command } from './command.ts';
import { firstWords, groupOf, isRecordNoun } from './command-groups.ts';
import type { Commands } from './command-groups.ts';
import { exampleLine } from './example-line.ts';
import type { Field } from './field.ts';
import { fieldSays, flagLine, isNeeded, usageLine } from './field-words.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { indented } from './plain-text.ts';
import type { Layout } from './plain-text.ts';
import { wrapped } from './text-width.ts';
import { lineWidth, pairs } from './text-pairs.ts';

const WHAT_IT_IS =
  'lotproof keeps the batch record of imported goods, says what any code on them means, and answers the question: ' +
  'this lot is suspect, so what holds it, what may hold it, what cannot be told, what is cleared, and who has it?';

/** Most used, in this order, with something to type that works on the demo firm. */
const MOST_USED: readonly (readonly [string, string])[] = [
  ['find', 'lotproof find DS-RED-0311'],
  ['trace', 'lotproof trace DS-RED-0311'],
  ['scope', 'lotproof scope DS-RED-0311'],
  ['import', 'lotproof import runs.xlsx packing.csv'],
  ['run show', 'lotproof run show LH2508-C101-121A'],
  ['run list', 'lotproof run list --site lanhua-dg --sort started'],
  ['run record', 'lotproof run record r1 --code LH2606-001 --product bw-c-101 --site lanhua-dg'],
  ['verify', 'lotproof verify'],
  ['serve', 'lotproof serve'],
];
const MOST_USED_SHOWN = 8;

/** What `lotproof` alone shows. */
export function overviewText(commands: Commands, version: string, layout: Layout): string {
  const { style } = layout;
  const width = lineWidth(layout);
  const used = overviewLines(commands);
  const nouns = firstWords(commands);
  const records = nouns.filter((noun) => isRecordNoun(commands, noun));
  const others = nouns.filter((noun) => !records.includes(noun));
  return [
    style.strong(`lotproof ${version}`),
    wrapped(WHAT_IT_IS, width).join('\n'),
    `${style.strong('Most used')}\n${used.map(({ line, says }) => `  ${line}\n      ${style.faint(says)}`).join('\n')}`,
    `${style.strong('Records')} (each with record, correct, withdraw, show, list, history)\n${indented(wrapped(records.join(', '), width - 2).join('\n'))}`,
    `${style.strong('Everything else')}\n${pairs(
      others.map((noun) => [noun, sayOf(commands, noun)]),
      width,
    )}`,
    'lotproof NOUN lists what can be done with it; lotproof COMMAND --help explains a command with its flags and an example.\n' +
      'Nothing there yet? `lotproof demo` builds a made-up importer to try everything on.',
  ].join('\n\n');
}

/** What is most used, as it is typed, with what it does. */
export function overviewLines(commands: Commands): { line: string; says: string }[] {
  return MOST_USED.flatMap(([name, line]) => {
    const command = commands.get(name);
    return command === undefined ? [] : [{ line, says: command.summary }];
  }).slice(0, MOST_USED_SHOWN);
}

function sayOf(commands: Commands, word: string): string {
  const own = commands.get(word);
  if (own !== undefined) return own.summary;
  const verbs = groupOf(commands, word).map(({ words }) => words.slice(1).join(' '));
  return verbs.join(', ');
}

/** What a noun alone shows: its verbs. */
export function groupText(commands: Commands, noun: string, layout: Layout): string {
  const verbs = groupOf(commands, noun);
  const about = commands.get(`${noun} record`)?.description;
  const lines = verbs.map((command): [string, string] => [usageLine(command), command.summary]);
  return [
    ...(about === undefined ? [] : [wrapped(about, lineWidth(layout)).join('\n')]),
    pairs(lines, lineWidth(layout)),
    `\`lotproof ${noun} VERB --help\` explains one.`,
  ].join('\n\n');
}

/** What `lotproof help flags` shows. */
export function globalFlagsText(layout: Layout): string {
  const lines = Object.entries(GLOBAL_FLAGS).map(([flag, { takes, says }]): [string, string] => [
    `--${flag}${takes === null ? '' : ` ${takes}`}`,
    says,
  ]);
  return pairs(lines, lineWidth(layout));
}

/** What `--help` shows of a command: every flag with its meaning, and examples that work on the demo firm. */
export function commandText(command: Command, layout: Layout): string {
  const { style } = layout;
  const all = commandFields(command);
  const fields = all.filter((field) => !field.nested);
  const title = style.strong(`lotproof ${usageLine(command)}`);
  return [
    `${title}\n${paragraph(`${command.summary}.`, layout)}`,
    ...(command.description === undefined ? [] : [paragraph(command.description, layout)]),
    ...flagSection(
      'Needed',
      command,
      fields.filter((field) => isNeeded(command, field)),
      layout,
    ),
    ...flagSection(
      'Optional',
      command,
      fields.filter((field) => !isNeeded(command, field)),
      layout,
    ),
    ...jsonHint(all, layout),
    ...exampleSection(command, layout),
    ...(command.permission === null ? [] : [`Over HTTP it needs the permission "${command.permission}".`]),
    paragraph(`Flags that every command has: ${globalFlagList()} (\`lotproof help flags\`).`, layout),
  ].join('\n\n');
}

function paragraph(text: string, layout: Layout): string {
  return wrapped(text, lineWidth(layout)).join('\n');
}

function flagSection(title: string, command: Command, fields: readonly Field[], layout: Layout): string[] {
  if (fields.length === 0) return [];
  const lines = fields.map((field): [string, string] => [flagLine(command, field), fieldSays(field)]);
  return [`${layout.style.strong(title)}\n${pairs(lines, lineWidth(layout))}`];
}

function jsonHint(fields: readonly Field[], layout: Layout): string[] {
  if (!fields.some(({ type }) => type.includes('JSON'))) return [];
  const nested = fields.find((field) => field.nested);
  const parts = nested === undefined ? '' : ` A part can be given singly, as in --${nested.flag}.`;
  return [
    paragraph(`JSON is written out, or read from a file (@file.json) or standard input (-).${parts}`, layout),
  ];
}

function exampleSection(command: Command, { style }: Layout): string[] {
  if (command.examples.length === 0) return [];
  const examples = command.examples.map(
    ({ says, input }) => `  ${style.faint(`# ${says}`)}\n  ${exampleLine(command, input)}`,
  );
  return [`${style.strong('Examples')}\n${examples.join('\n')}`];
}

function globalFlagList(): string {
  return Object.keys(GLOBAL_FLAGS)
    .map((flag) => `--${flag}`)
    .join(' ');
}
