import { describe, expect, it } from 'vitest';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Typing } from '../../test/typed.ts';
import { allCommands } from './command-line.ts';

const folder = freshFolder();
const type = (line: string, typing?: Typing) =>
  typed(
    folder,
    line.split(' ').filter((word) => word !== ''),
    typing,
  );

describe('help', () => {
  it('alone says what lotproof is, what is used most, and names every noun', async () => {
    const { out, code } = await type('');
    expect(code).toBe(0);
    expect(out).toContain('keeps the batch record');
    expect(out.match(/^ {2}lotproof /gm)).toHaveLength(8);
    const nouns = new Set([...allCommands().values()].map(({ words }) => words[0] ?? ''));
    for (const noun of nouns) expect(out).toMatch(new RegExp(`\\b${noun}\\b`));
    expect((await type('help')).out).toBe(out);
    expect((await type('--help')).out).toBe(out);
  });

  it('of a noun lists its verbs', async () => {
    const { out } = await type('run');
    for (const verb of ['record', 'correct', 'withdraw', 'show', 'list', 'history', 'balance']) {
      expect(out).toContain(`run ${verb}`);
    }
    expect((await type('help run')).out).toBe(out);
  });

  it('of a command says what every field means, what is needed, and gives an example', async () => {
    const { out } = await type('run record --help');
    expect(out).toMatch(/Needed\n {2}--code TEXT +Lot code the run carries/);
    expect(out).toContain('--steps JSON…');
    expect(out).toContain('lotproof run record example-1 --code ABC0921-VN-BG1 --product romper');
    expect((await type('help run record')).out).toBe(out);
    expect((await type('run record -h')).out).toBe(out);
  });

  it('is there for every command and fits the terminal', async () => {
    for (const name of allCommands().keys()) {
      const { out, code } = await type(`${name} --help`, { width: 80, environment: { NO_COLOR: '1' } });
      expect(code, name).toBe(0);
      const tooLong = out.split('\n').filter((line) => line.length > 80 && !line.startsWith('  lotproof '));
      expect(tooLong, name).toEqual([]);
    }
  });

  it('is coloured on a terminal only, and where nobody objects', async () => {
    expect((await type('run', { width: 80 })).out).not.toContain('\u001B');
    expect((await type('', { width: 80 })).out).toContain('\u001B[1m');
    expect((await type('')).out).not.toContain('\u001B');
    expect((await type('--no-color', { width: 80 })).out).not.toContain('\u001B');
    expect((await type('', { width: 80, environment: { NO_COLOR: '1' } })).out).not.toContain('\u001B');
    expect((await type('', { width: 80, environment: { TERM: 'dumb' } })).out).not.toContain('\u001B');
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s names every noun and flag', async (shell) => {
    const { out } = await type(`completion ${shell}`);
    for (const word of ['find', 'material-lot', 'withdraw', 'carton-series']) expect(out).toContain(word);
    expect(out).toContain(shell === 'fish' ? '-l work-order' : '--work-order');
  });
});
