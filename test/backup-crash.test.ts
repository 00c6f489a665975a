import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firmToKill, killed, unfinished, untilCut } from './killed-firm.ts';
import { openBucket } from './s3-server.ts';
import type { Bucket } from './s3-server.ts';
import { freshFolder, typed } from './typed.ts';
import type { Outcome } from './typed.ts';

const KILLS = 2;
const FILES = 12;
/** A backup of so many entries takes longer. */
const LATEST_MS = 250;

describe('a backup that is killed at any moment', () => {
  let folder: string;
  let entries: number;
  let bucket: Bucket;
  beforeAll(async () => {
    bucket = await openBucket('backups');
    ({ folder, entries } = await firmToKill(FILES));
  });
  afterAll(() => bucket.close());

  const type = (args: readonly string[]): Promise<Outcome> =>
    typed(folder, args, {
      environment: bucket.environment,
      // The backups that are killed are made by the clock of the machine, and the newest one is what is tried.
      now: () => new Date().toISOString(),
    });

  const backupKilled = (place: string, isAtWork: () => boolean, laterMs: number): Promise<boolean> =>
    killed(['--data', folder, 'backup', place], { environment: bucket.environment, isAtWork, laterMs });

  it(
    'to a folder leaves a whole one or none, and the one before is restored',
    { timeout: 120_000 },
    async () => {
      const base = freshFolder();
      mkdirSync(base, { recursive: true });
      const first = path.join(base, 'first');
      let last = first;
      expect(await type(['backup', first])).toMatchObject({ code: 0 });
      for (let kill = 0; kill < KILLS; kill += 1)
        await untilCut(LATEST_MS, async (laterMs, number) => {
          const target = path.join(base, `killed-${String(kill)}-${String(number)}`);
          const died = await backupKilled(target, () => unfinished(target).length > 0, laterMs);
          const isWhole = existsSync(target);
          expect(unfinished(target)).toHaveLength(isWhole ? 0 : 1);
          // Whatever it left, it can be begun again, under the same name.
          if (!isWhole) expect(await type(['backup', target])).toMatchObject({ code: 0 });
          expect((await typed(target, ['verify'])).out).toContain(`Sound: ${String(entries)} entries`);
          expect(unfinished(target)).toEqual([]);
          last = target;
          return died && !isWhole;
        });
      expect(await type(['restore', 'test', first])).toMatchObject({ code: 0 });
      expect(await type(['restore', last, path.join(base, 'back'), '--to', '100'])).toMatchObject({
        code: 0,
      });
    },
  );

  it(
    'to a store leaves a whole one or none, and the one before is restored',
    { timeout: 120_000 },
    async () => {
      const place = 's3://backups/killed';
      const contents = path.join(bucket.folder, 'killed', 'arcadia', 'contents');
      expect(await type(['backup', place])).toMatchObject({ code: 0 });
      let [whole, files] = [entries, FILES];
      for (let kill = 0; kill < KILLS; kill += 1)
        await untilCut(LATEST_MS, async (laterMs) => {
          files += 1;
          entries += 1;
          await addContent(files);
          const before = readdirSync(contents).length;
          const died = await backupKilled(place, () => readdirSync(contents).length > before, laterMs);
          const tried = await type(['restore', 'test', place]);
          expect(tried).toMatchObject({ code: 0, said: '' });
          const found = Number(/up to entry (\d+)/.exec(tried.out)?.[1]);
          // The one before, or this one: which only a kill may have cut short.
          expect(died ? [whole, entries] : [entries]).toContain(found);
          const isCut = found === whole;
          whole = found;
          if (isCut) expect(unfinished(path.join(folder, 'backup'))).toHaveLength(1);
          return isCut;
        });
      expect(await type(['backup', place])).toMatchObject({ code: 0 });
      expect((await type(['restore', 'test', place])).out).toContain(
        `up to entry ${String(entries)} with ${String(files)} contents`,
      );
      for (const what of ['backup', 'trial']) expect(unfinished(path.join(folder, what))).toEqual([]);
    },
  );

  /** Records contents that are new, so that there is something to send. */
  async function addContent(number: number): Promise<void> {
    const file = path.join(folder, 'new.txt');
    writeFileSync(file, Buffer.alloc(400_000, `new ${String(number)} `));
    const added = await type(['file', 'add', file, '--id', `new-${String(number)}`]);
    expect(added).toMatchObject({ code: 0 });
  }
});
