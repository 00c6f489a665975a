import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { argumentsFor } from '../src/cli/example-line.ts';
import { allCommands } from '../src/cli/command-line.ts';
import type { Command } from '../src/cli/command.ts';
import { OPERATIONS } from '../src/operations.ts';
import type { Operation } from '../src/operation/operation.ts';
import { freshFolder, typed } from './typed.ts';
import { openPack } from './world.ts';

/** These write to the folder they are called in, need what only a person has, keep a scheme from being withdrawn by what they give out, or need a photo. */
const LEFT_OUT = [
  'code-scheme.next',
  'label.photo',
  'template.write',
  'person.role',
  'person.disable',
  'person.link',
  'token.revoke',
  'share.openings',
  'share.revoke',
  'notice.send',
  'notice.link',
];

/** What is signed is of this very ledger and its own key, and a file is destroyed only once its time is over. */
const SIGNED = /^(signing-key|checkpoint|file-removal)\.(record|correct|show|history|withdraw)$/;

const commands = allCommands();
const asked = OPERATIONS.filter(({ name }) => !LEFT_OUT.includes(name) && !SIGNED.test(name));
const isOfKind = ({ name }: Operation): boolean =>
  /\.(record|correct|show|list|history)$|^code-scheme.preview$/.test(name);
const ofKinds = asked.filter(isOfKind);
const half = Math.ceil(ofKinds.length / 2);
/** One after the other on one firm: what one part records the next may name. In parts, since all of them take minutes on a busy machine. */
const PARTS: readonly (readonly [says: string, operations: readonly Operation[]])[] = [
  ['questions', asked.filter((one) => !isOfKind(one) && !one.name.endsWith('.withdraw'))],
  ['the first half of the records', ofKinds.slice(0, half)],
  ['the other half of the records', ofKinds.slice(half)],
  ['withdrawals', asked.filter(({ name }) => name.endsWith('.withdraw')).reverse()],
];

function commandOf(operation: Operation): Command {
  const command = commands.get((operation.words ?? operation.name.split('.')).join(' '));
  if (command === undefined) throw new Error(`${operation.name} has no command`);
  return command;
}

describe('every operation, typed as its examples say on the romper pack,', () => {
  const folder = freshFolder();
  beforeAll(async () => {
    const world = await openPack('romper', path.join(folder, 'firms', 'romper.sqlite'));
    await world.close();
  });

  it.each(PARTS)('answers as text, and reads as JSON and CSV too: %s', async (_says, operations) => {
    for (const operation of operations) {
      const command = commandOf(operation);
      for (const { input } of operation.examples) {
        const line = [...argumentsFor(command, input), '--firm', 'romper'];
        const outcome = await typed(folder, line, { width: 100 });
        expect({ code: outcome.code, said: withoutProgress(outcome.said) }, line.join(' ')).toEqual({
          code: 0,
          said: '',
        });
        expect(outcome.out.trim(), line.join(' ')).not.toBe('');
        if (operation.kind === 'read') await checkMachineForms(folder, line);
      }
    }
  });
});

/** The line that shows how far it is, wiped again. */
function withoutProgress(said: string): string {
  return said.split('\r\u001B[K').at(-1) ?? '';
}

async function checkMachineForms(folder: string, line: readonly string[]): Promise<void> {
  const json = await typed(folder, [...line, '--json']);
  expect(json, line.join(' ')).toMatchObject({ code: 0, said: '' });
  expect(() => JSON.parse(json.out) as unknown, line.join(' ')).not.toThrow();
  const csv = await typed(folder, [...line, '--csv']);
  const refused = { code: 64, out: '', said: expect.stringContaining('has no table') as string };
  expect(csv.code === 0 ? csv : refused, line.join(' ')).toEqual(csv);
  if (csv.code === 0) expect(csv.out.split('\r\n').length, line.join(' ')).toBeGreaterThan(1);
}
