import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { firmToKill, killed, unfinished, untilCut } from './killed-firm.ts';
import { freshFolder, typed } from './typed.ts';

const FILES = 30;

/** What a restore has done by the moment it is killed, and at most how many milliseconds later that is. */
const MOMENTS = [
  { does: 'copies the ledger', sign: 'aside-', latestMs: 150 },
  { does: 'carries the contents of files', sign: 'files', latestMs: 20 },
] as const;

// To SQLite, as every restore; that a backup of PostgreSQL is brought back alike is tested beside the command.
describe('a restore that is killed', () => {
  const base = freshFolder();
  const backup = path.join(base, 'backup');
  let entries = 0;
  beforeAll(async () => {
    await mkdir(base, { recursive: true });
    const firm = await firmToKill(FILES);
    entries = firm.entries;
    expect(await typed(firm.folder, ['backup', backup])).toMatchObject({ code: 0 });
  });

  it.each(MOMENTS)(
    'while it $does is not there or whole, and whole when done again, with nothing left of the first',
    ({ sign, latestMs }) =>
      untilCut(latestMs, async (laterMs, number) => {
        const target = path.join(base, `${sign}${String(number)}`);
        const holds = (): boolean =>
          unfinished(target).some((folder) => readdirSync(folder).some((name) => name.startsWith(sign)));
        const died = await killed(['restore', backup, target], { isAtWork: holds, laterMs });
        const says = `killed ${String(laterMs)} ms later`;
        const isWhole = existsSync(target);
        const wasAtIt = died && holds();
        expect(unfinished(target), says).toHaveLength(isWhole ? 0 : 1);
        if (!isWhole)
          expect(await typed(base, ['restore', backup, target]), says).toMatchObject({ code: 0, said: '' });
        const { out } = await typed(target, ['verify']);
        expect(out, says).toContain(`Sound: ${String(entries)} entries`);
        expect(out, says).toContain(`Files: ${String(FILES)} contents as recorded`);
        expect(unfinished(target), says).toEqual([]);
        expect(readdirSync(target).sort(), says).toEqual(['files', 'firms']);
        return wasAtIt;
      }),
  );

  it('leaves what another one that still runs is building', async () => {
    const target = path.join(base, 'beside');
    const other = `${target}.${String(process.ppid)}-x.unfinished`;
    const dead = `${target}.999999999-x.unfinished`;
    await Promise.all([other, dead].map((folder) => mkdir(folder)));
    expect(await typed(base, ['restore', backup, target])).toMatchObject({ code: 0 });
    expect(unfinished(target)).toEqual([other]);
  });
});
