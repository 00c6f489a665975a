import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash, keepContent } from '../src/domain/evidence/file-content-store.ts';
import { openFirms } from '../src/house/firms.ts';
import { settingsFrom } from '../src/house/settings.ts';
import { record } from '../src/ledger/record.ts';
import type { Draft } from '../src/ledger/draft.ts';
import { openBucket } from './s3-server.ts';
import type { Bucket } from './s3-server.ts';
import { freshFolder, typed } from './typed.ts';
import type { Outcome } from './typed.ts';

const KILLS = 2;
const PARTIES = 600;
const FILES = 12;
/** A backup of so many entries takes longer. */
const LATEST_MS = 250;

const main = path.join(import.meta.dirname, '../src/main.ts');

function drafts(): Draft[] {
  const parties = Array.from({ length: PARTIES }, (_, index): Draft => {
    const body = { name: `Party ${String(index)}`, roles: ['supplier'] };
    return { action: 'record', kind: 'party', id: `p${String(index)}`, body };
  });
  const files = Array.from({ length: FILES }, (_, index): Draft => {
    const bytes = contentOf(index);
    const facts = {
      name: `${String(index)}.txt`,
      mediaType: 'text/plain',
      sizeBytes: bytes.length,
      kept: true,
    };
    const body = { sha256: contentHash(bytes), ...facts };
    return { action: 'record', kind: 'file', id: `f${String(index)}`, body };
  });
  return [...parties, ...files];
}

function contentOf(index: number): Buffer {
  return Buffer.alloc(50_000, `content ${String(index)} `);
}

describe('a backup that is killed at any moment', () => {
  const folder = freshFolder();
  let bucket: Bucket;
  beforeAll(async () => {
    bucket = await openBucket('backups');
    const firms = openFirms(settingsFrom({ LOTPROOF_DATA: folder }));
    const ledger = await firms.create('arcadia', 'Arcadia');
    let made = 0;
    const newId = (): string => `e${String((made += 1))}`;
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'world', newId };
    for (let index = 0; index < FILES; index += 1)
      keepContent(firms.filesFolder('arcadia'), contentOf(index));
    await record(ledger, hand, (end) => end.append(drafts()));
    await firms.close();
  });
  afterAll(() => bucket.close());

  const type = (args: readonly string[]): Promise<Outcome> =>
    typed(folder, args, {
      environment: bucket.environment,
      // The backups that are killed are made by the clock of the machine, and the newest one is what is tried.
      now: () => new Date().toISOString(),
    });

  /** Starts it, waits until it is at work, and kills it at a moment that knows nothing of what it is doing. */
  async function killed(place: string, isAtWork: () => boolean): Promise<boolean> {
    const child = spawn(process.execPath, [main, '--data', folder, 'backup', place], {
      stdio: 'ignore',
      env: { ...process.env, ...bucket.environment },
    });
    const closed = once(child, 'close');
    while (!isAtWork() && child.exitCode === null) await wait(5);
    await wait(Math.random() * LATEST_MS);
    child.kill('SIGKILL');
    await closed;
    return child.signalCode === 'SIGKILL';
  }

  it(
    'to a folder leaves a whole one or none, and the one before is restored',
    { timeout: 120_000 },
    async () => {
      const base = freshFolder();
      mkdirSync(base, { recursive: true });
      const first = path.join(base, 'first');
      expect(await type(['backup', first])).toMatchObject({ code: 0 });
      for (let kill = 0; kill < KILLS; kill += 1) {
        const name = `killed-${String(kill)}`;
        const target = path.join(base, name);
        const isAtWork = (): boolean => readdirSync(base).some((one) => one.startsWith(name));
        await killed(target, isAtWork);
        if (existsSync(target)) expect((await typed(target, ['verify'])).code).toBe(0);
        // Whatever it left, it can be begun again, under the same name.
        else expect(await type(['backup', target])).toMatchObject({ code: 0 });
      }
      expect(await type(['restore', 'test', first])).toMatchObject({ code: 0 });
      const last = path.join(base, `killed-${String(KILLS - 1)}`);
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
      const prefix = path.join(bucket.folder, 'killed', 'arcadia');
      expect(await type(['backup', place])).toMatchObject({ code: 0 });
      for (let kill = 0; kill < KILLS; kill += 1) {
        // Contents that are new since, so that there is something to send.
        const bytes = Buffer.alloc(400_000, `new ${String(kill)} `);
        const file = path.join(folder, 'new.txt');
        writeFileSync(file, bytes);
        expect(await type(['file', 'add', file, '--id', `new-${String(kill)}`])).toMatchObject({ code: 0 });
        const before = existsSync(prefix) ? readdirSync(path.join(prefix, 'contents')).length : 0;
        const isAtWork = (): boolean => readdirSync(path.join(prefix, 'contents')).length > before;
        await killed(place, isAtWork);
        const tried = await type(['restore', 'test', place]);
        expect(tried).toMatchObject({ code: 0, said: '' });
      }
      expect(await type(['backup', place])).toMatchObject({ code: 0 });
      expect((await type(['restore', 'test', place])).out).toContain(
        `with ${String(FILES + KILLS)} contents`,
      );
    },
  );
});
