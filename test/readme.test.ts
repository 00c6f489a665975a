import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { overviewLines } from '../src/cli/help.ts';
import { allCommands } from '../src/cli/command-line.ts';
import { freshFolder, typed } from './typed.ts';

const readme = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');

/** A command in a console block, and the lines that follow it. */
interface Shown {
  readonly line: string;
  readonly output: readonly string[];
}

const tour: Shown[] = [...readme.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block = '']) =>
  block
    .split(/^\$ npx lotproof /m)
    .slice(1)
    .map((text) => {
      const [line = '', ...output] = text.trimEnd().split('\n');
      return { line, output };
    }),
);

describe('what is promised of the demo firm', () => {
  const folder = freshFolder();
  beforeAll(async () => {
    expect(await typed(folder, ['demo', '--quiet'])).toMatchObject({ code: 0 });
  });

  it('the tour in the README happens as it says, line by line', async () => {
    expect(tour.length).toBeGreaterThan(5);
    for (const { line, output } of tour) {
      const { out, said } = await typed(folder, wordsOf(line));
      expect(matches(output, `${said}${out}`), `${line}\n${said}${out.slice(0, 2_000)}`).toBe(true);
    }
  });

  it('what `lotproof` alone suggests to type can be typed', async () => {
    const own = ['import', 'serve'];
    const lines = overviewLines(allCommands()).map(({ line }) => line.replace(/^lotproof /, ''));
    for (const line of lines.filter((one) => !own.includes(one.split(' ')[0] ?? ''))) {
      const outcome = await typed(folder, [...wordsOf(line), '--firm', 'brightwater']);
      expect(outcome, line).toMatchObject({ code: 0, said: '' });
    }
  });
});

/** Words of a shell line; only single quotes are used. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** The lines in their order, `…` for any that are left out. */
function matches(expected: readonly string[], found: string): boolean {
  const lines = found.trimEnd().split('\n');
  let at = 0;
  let free = false;
  for (const line of expected) {
    if (line === '…') {
      free = true;
      continue;
    }
    const next = free ? lines.indexOf(line, at) : lines[at] === line ? at : -1;
    if (next === -1) return false;
    at = next + 1;
    free = false;
  }
  return free || at === lines.length;
}
