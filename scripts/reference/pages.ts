import { commandName } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/command-line.ts';
import { usageLine } from '../../src/cli/field-words.ts';
import { GLOBAL_FLAGS } from '../../src/cli/global-flags.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { mainTable } from '../../src/domain/record-sites.ts';
import { SETTINGS } from '../../src/house/settings.ts';
import { ERROR_CODES } from '../../src/kit/errors.ts';
import { PERMISSIONS, ROLES } from '../../src/operation/permission.ts';
import type { Permission } from '../../src/operation/permission.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { fieldTable } from './field-table.ts';
import { block, code, json, page, table } from './markdown.ts';
import { commandFor, commandSections, nounOf, operationPages } from './operation-pages.ts';

/** Every generated page by its path under docs/reference/. */
export function referencePages(): Map<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ['commands.md', commandsPage()],
    ['records.md', recordsPage()],
    ['errors.md', errorsPage()],
    ['settings.md', settingsPage()],
    ['permissions.md', permissionsPage()],
    ...operationPages(OPERATIONS, allCommands()),
  ]);
}

function indexPage(): string {
  const nouns = [...new Set(OPERATIONS.map(nounOf))];
  return page('Reference', [
    'Made from the program itself by `npm run docs`; a test fails when a page is stale. Everything that can be asked is an *operation*, ' +
      'the same on the command line and over HTTP.',
    [
      '- [commands](commands.md): the command line, its flags and exit codes',
      '- [records](records.md): every kind of record with its fields',
      '- [errors](errors.md): every error code, with what to do',
      '- [settings](settings.md): every environment variable',
      '- [permissions](permissions.md): roles and what they allow',
    ].join('\n'),
    `Operations by noun: ${nouns.map((noun) => `[${noun}](operations/${noun}.md)`).join(', ')}.`,
  ]);
}

function commandsPage(): string {
  const commands = allCommands();
  const rows = OPERATIONS.map((operation) => {
    const command = commandFor(operation, commands);
    return [code(usageLine(command)), `[${operation.summary}](operations/${nounOf(operation)}.md)`];
  });
  const flags = Object.entries(GLOBAL_FLAGS).map(([flag, { takes, says }]) => [
    code(`--${flag}${takes === null ? '' : ` ${takes}`}`),
    says,
  ]);
  return page('Commands', [
    'What `lotproof` understands. `lotproof COMMAND --help` shows the same of one command, with its flags.',
    TYPING,
    '## Flags of every command',
    table(['flag', 'meaning'], flags),
    '## Exit codes',
    exitCodeTable(),
    '## Operations',
    table(['command', 'what it does'], rows),
    '## Commands that are not operations',
    ...commandSections(commands),
  ]);
}

const TYPING = [
  '- Fields are flags: `--made 520` for the field `made`, `--work-order` for `workOrder`, `--span.from 1` for a part of one.',
  '- The fields of a `body` and of a `filter` are flags of their own; where a name is taken, they are `--body.reason` and `--filter.from`.',
  '- A field that holds a list may be given several times. What is nested is JSON: written out, in a file (`--slots @slots.json`), or from standard input (`--body -`).',
  '- An empty value (`--site=`) means null where null is allowed: `lotproof run list --site=` lists runs without a site.',
  '- A correction starts from what the record says now; only what is named changes. `--empty FIELD` takes a field away.',
  '- Answers go to standard output; errors, progress and hints to standard error. `--json` makes both JSON.',
  '- In CSV, text that a spreadsheet would take for a formula has an apostrophe before it.',
  '- The firm is the only one there is, or the one named by `--firm` or `LOTPROOF_FIRM`.',
].join('\n');

function exitCodeTable(): string {
  const byExit = Map.groupBy(Object.entries(ERROR_CODES), ([, { exit }]) => exit);
  const rows = [...byExit]
    .sort(([left], [right]) => left - right)
    .map(([exit, codes]) => [String(exit), codes.map(([name]) => `[${name}](errors.md#${name})`).join(', ')]);
  return table(['exit code', 'meaning'], [['0', 'done'], ...rows]);
}

function errorsPage(): string {
  const sections = Object.entries(ERROR_CODES).map(([name, { status, exit, says, todo }]) =>
    [`## ${name}`, `${says} ${todo}`, `HTTP status ${status}, exit code ${exit}.`].join('\n\n'),
  );
  return page('Errors', [
    'Every error has one of these codes. Over HTTP it is a problem document (RFC 9457) with the code in `code`, what to do in `todo`, and each place that is ' +
      'wrong in `problems`. The command line prints the same on standard error, as JSON with `--json`.',
    ...sections,
  ]);
}

function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, { standard, says }]) => [
    code(name),
    standard === '' ? '' : code(standard),
    says,
  ]);
  return page('Settings', [
    'Environment variables, read once at the start. Flags of a command come before them.',
    table(['variable', 'standard', 'meaning'], rows),
    'Besides these, `NO_COLOR` with any value turns colour off.',
  ]);
}

function permissionsPage(): string {
  const roles = Object.entries(ROLES);
  const names = Object.keys(PERMISSIONS);
  const rows = Object.entries(PERMISSIONS).map(([permission, says]) => [
    code(permission),
    says,
    ...roles.map(([, role]) => (has(role.permissions, permission) ? 'yes' : '')),
  ]);
  const uses = names.map((permission) => {
    const needed = OPERATIONS.filter((operation) => operation.permission === permission);
    return [code(permission), needed.map(({ name }) => name).join(', ')];
  });
  return page('Permissions', [
    'Everybody has one role in a firm; an API token may have fewer permissions than its maker. Somebody at the machine itself, on the command line, is owner.',
    table(
      ['role', 'what it is for'],
      roles.map(([role, { says }]) => [code(role), says]),
    ),
    table(['permission', 'allows', ...roles.map(([role]) => role)], rows),
    '## Operations by the permission they need',
    table(['permission', 'operations'], uses),
  ]);
}

function has(permissions: readonly Permission[], permission: string): boolean {
  return permissions.some((one) => one === permission);
}

function recordsPage(): string {
  const sections = RECORD_KINDS.map((kind) => {
    const columns = Object.keys(kind.tables[mainTable(kind)]?.columns ?? {});
    return [
      `## ${kind.kind}`,
      kind.summary,
      fieldTable(kind.schema),
      `Lists filter and sort by ${['id', 'n', ...columns].map(code).join(', ')}. Operations: [${kind.kind}](operations/${kind.kind}.md).`,
      block('json', json(kind.example)),
    ].join('\n\n');
  });
  return page('Records', [
    'Every kind of record that a firm keeps. A record has an id, unique in its kind, and a body with these fields; bodies name other records by their ids. ' +
      'What is left out is not known, and is never taken for "no" or "none".',
    GENERAL,
    ...sections,
  ]);
}

const GENERAL = [
  '## What show and list give',
  '`kind`, `id`, `n` (ledger position of its first entry), `entry` (position of the entry that says what it says now), `label` (a few words), `withdrawn`, ' +
    '`recordedAt`, `recordedBy`, `reason` (of the last correction or withdrawal), and the `body`.',
].join('\n\n');

/** What must be documented, each with the page that does it: the test looks for them by name. */
export function documentedThings(): { thing: string; page: string }[] {
  const commands = [...allCommands().values()];
  return [
    ...OPERATIONS.map((one) => ({ thing: `## ${one.name}`, page: `operations/${nounOf(one)}.md` })),
    ...commands.map((one) => ({ thing: commandName(one), page: 'commands.md' })),
    ...RECORD_KINDS.map(({ kind }) => ({ thing: `## ${kind}`, page: 'records.md' })),
    ...Object.keys(ERROR_CODES).map((name) => ({ thing: `## ${name}`, page: 'errors.md' })),
    ...Object.keys(SETTINGS).map((name) => ({ thing: code(name), page: 'settings.md' })),
    ...Object.keys(PERMISSIONS).map((name) => ({ thing: code(name), page: 'permissions.md' })),
    ...Object.keys(ROLES).map((name) => ({ thing: code(name), page: 'permissions.md' })),
  ];
}
