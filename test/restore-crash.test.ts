import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash, keepContent } from '../src/domain/evidence/file-content-store.ts';
import type { Draft } from '../src/ledger/draft.ts';
import { record } from '../src/ledger/record.ts';
import { eachInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { seeded } from './seeded.ts';
import { freshFolder, typed } from './typed.ts';

const PARTIES = 600;
const FILES = 30;
const main = path.join(import.meta.dirname, '../src/main.ts');

/** What a restore has done by the moment it is killed, and at most how many milliseconds later that is. */
const MOMENTS = [
  ['copies the ledger', 'aside-', 150],
  ['carries the contents of files', 'files', 20],
] as const;

function drafts(): Draft[] {
  const parties = Array.from({ length: PARTIES }, (_, index): Draft => {
    const body = { name: `Party ${String(index)}`, roles: ['supplier'] };
    return { action: 'record', kind: 'party', id: `p${String(index)}`, body };
  });
  const files = Array.from({ length: FILES }, (_, index): Draft => {
    const bytes = contentOf(index);
    const facts = { name: `${String(index)}.txt`, mediaType: 'text/plain', sizeBytes: bytes.length };
    const body = { sha256: contentHash(bytes), ...facts, kept: true };
    return { action: 'record', kind: 'file', id: `f${String(index)}`, body };
  });
  return [...parties, ...files];
}

function contentOf(index: number): Buffer {
  return Buffer.alloc(50_000, `content ${String(index)} `);
}

describe.each(eachInstallation)('a restore of a firm on $name that is killed', ({ open }) => {
  let house: Installation;
  let base: string;
  let backup: string;
  beforeAll(async () => {
    house = await open();
    base = freshFolder();
    backup = path.join(base, 'backup');
    await mkdir(base, { recursive: true });
    const ledger = await house.firms.create('arcadia', 'Arcadia');
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'world', newId: house.newId };
    for (let index = 0; index < FILES; index += 1)
      keepContent(house.firms.filesFolder('arcadia'), contentOf(index));
    await record(ledger, hand, (end) => end.append(drafts()));
    const { LOTPROOF_DATA, LOTPROOF_DATABASE } = house.settings;
    const made = await typed(LOTPROOF_DATA, ['backup', backup], { environment: { LOTPROOF_DATABASE } });
    expect(made).toMatchObject({ code: 0 });
  });
  afterAll(() => house.close());

  /** Kills a restore once a name beginning so lies in what it builds, some milliseconds later. */
  async function killed(target: string, sign: string, laterMs: number): Promise<void> {
    const child = spawn(process.execPath, [main, 'restore', backup, target], { stdio: 'ignore' });
    const closed = once(child, 'close');
    const isThere = (): boolean =>
      besides(target).some((name) => readdirSync(path.join(base, name)).some((one) => one.startsWith(sign)));
    while (child.exitCode === null && !isThere()) await wait(2);
    await wait(laterMs);
    child.kill('SIGKILL');
    await closed;
  }

  const besides = (target: string): string[] =>
    readdirSync(base).filter((name) => name.startsWith(`${path.basename(target)}.`));

  it('is not there or whole, and whole when done again, with nothing left of the first', async () => {
    const random = seeded(20_261_122);
    const target = path.join(base, 'back');
    let cut = 0;
    for (const [says, sign, latestMs] of MOMENTS) {
      const name = `${target}-${sign}`;
      await killed(name, sign, random(latestMs));
      if (existsSync(name)) expect(besides(name), says).toEqual([]);
      else {
        cut += 1;
        expect(await typed(base, ['restore', backup, name]), says).toMatchObject({ code: 0, said: '' });
      }
      expect((await typed(name, ['verify'])).out, says).toContain(
        `Files: ${String(FILES)} contents as recorded`,
      );
      expect(besides(name), says).toEqual([]);
      expect(readdirSync(name).sort(), says).toEqual(['files', 'firms']);
    }
    expect(cut).toBeGreaterThan(0);
  });

  it('leaves what another one that still runs is building', async () => {
    const target = path.join(base, 'beside');
    const other = `${target}.${String(process.ppid)}-x.unfinished`;
    const dead = `${target}.999999999-x.unfinished`;
    await Promise.all([other, dead].map((folder) => mkdir(folder)));
    expect(await typed(base, ['restore', backup, target])).toMatchObject({ code: 0 });
    expect(besides(target)).toEqual([path.basename(other)]);
  });
});
