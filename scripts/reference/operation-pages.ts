import { commandFields, commandName } from '../../src/cli/command.ts';
import type { Commands } from '../../src/cli/command-groups.ts';
import { exampleLine } from '../../src/cli/example-line.ts';
import { usageLine } from '../../src/cli/field-words.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { routesFor } from '../../src/http/routes.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { present } from '../../src/kit/invariant.ts';
import { fieldTable } from './field-table.ts';
import { block, code, json, page } from './markdown.ts';

/** One page for each noun, with all that can be done with it. */
export function operationPages(operations: readonly Operation[], commands: Commands): Map<string, string> {
  const pages = new Map<string, string>();
  for (const [noun, list] of Map.groupBy(operations, nounOf)) {
    const about = RECORD_KINDS.find(({ kind }) => kind === noun);
    const intro =
      about === undefined ? '' : `${about.summary} Its fields are in [records](../records.md#${noun}).`;
    pages.set(
      `operations/${noun}.md`,
      page(noun, [intro, ...list.map((one) => operationText(one, commands))]),
    );
  }
  return pages;
}

export function nounOf(operation: Operation): string {
  return operation.name.split('.')[0] ?? '';
}

function operationText(operation: Operation, commands: Commands): string {
  const command = commandFor(operation, commands);
  const routes = routesFor(operation).map(({ method, path }) => code(`${method} ${path}`));
  const facts = [
    `- Command: ${code(`lotproof ${usageLine(command)}`)}`,
    `- HTTP: ${routes.join(' or ')}`,
    `- Permission: ${code(operation.permission)}`,
    ...(operation.kind === 'read' && operation.about === undefined
      ? ['- Can be asked `as of` a position, day or time']
      : []),
  ];
  const examples = operation.examples.map(
    ({ says, input }) =>
      `${says}:\n\n${block('sh', exampleLine(command, input))}\n\n${block('json', json(input))}`,
  );
  return [
    `## ${operation.name}`,
    `${operation.summary}.`,
    RECORD_KINDS.some(({ summary }) => summary === operation.description)
      ? ''
      : (operation.description ?? ''),
    facts.join('\n'),
    `### Input of ${operation.name}`,
    isRecordBody(operation) ? bodyHint(operation) : fieldTable(operation.input),
    `### Output of ${operation.name}`,
    outputText(operation),
    ...(examples.length === 0 ? [] : [`### Examples of ${operation.name}`, ...examples]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export function commandFor(operation: Operation, commands: Commands) {
  const words = (operation.words ?? operation.name.split('.')).join(' ');
  return present(commands.get(words), `the command ${words}`);
}

function isRecordBody(operation: Operation): boolean {
  return (
    /\.(record|correct)$/.test(operation.name) && RECORD_KINDS.some(({ kind }) => kind === nounOf(operation))
  );
}

/** The body is described once, under records. */
function bodyHint(operation: Operation): string {
  const more = operation.name.endsWith('.correct')
    ? ', `reason` (needed: why) and `expected` (the `entry` you decided on; another one standing now is refused)'
    : '';
  const id = operation.name.endsWith('.correct') ? '`id` (needed)' : '`id` (made when left out)';
  return `${id}, \`body\` (needed: [its fields](../records.md#${nounOf(operation)}))${more}.`;
}

function outputText(operation: Operation): string {
  if (isShown(operation)) return SHOWN;
  const receipt = /\.(record|correct|withdraw)$/.test(operation.name) && nounOf(operation) !== 'token';
  return receipt ? RECEIPT : fieldTable(operation.output);
}

const RECEIPT =
  'A receipt: `command` (its id), `position` (of the ledger after it) and `entries`, each with `sequence`, `action`, `kind` and `id`.';

function isShown(operation: Operation): boolean {
  return (
    /\.(show|list|history)$/.test(operation.name) &&
    RECORD_KINDS.some(({ kind }) => kind === nounOf(operation))
  );
}

const SHOWN =
  'Records as [records](../records.md#what-show-and-list-give) explains; a list has `next`, the cursor of the page after it, or null; ' +
  'a history has every entry with its `action`, `at`, `actor`, `command`, `reason`, `body` and `hash`.';

/** Every command with what it takes, on one page. */
export function commandSections(commands: Commands): string[] {
  return [...commands.values()]
    .filter(({ permission }) => permission === null)
    .map((command) => {
      const examples = command.examples.map(({ says, input }) => `# ${says}\n${exampleLine(command, input)}`);
      return [
        `### lotproof ${commandName(command)}`,
        `${command.summary}.`,
        command.description ?? '',
        commandFields(command).length === 0 ? '' : fieldTable(command.input),
        block('sh', examples.join('\n')),
      ]
        .filter((part) => part !== '')
        .join('\n\n');
    });
}
