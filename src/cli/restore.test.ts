import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachInstallation } from '../../test/installation.ts';
import type { Installation } from '../../test/installation.ts';
import { openBucket } from '../../test/s3-server.ts';
import type { Bucket } from '../../test/s3-server.ts';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Outcome } from '../../test/typed.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { ERROR_CODES } from '../kit/errors.ts';
import type { Draft } from '../ledger/draft.ts';
import { record } from '../ledger/record.ts';
import { dueNow } from './looking-after.ts';

const PHOTO = 'a photo of a peeling wheel';
const DAMAGED = ERROR_CODES['ledger-damaged'].exit;

describe.each(eachInstallation)('a backup on $name', ({ open }) => {
  let house: Installation;
  let bucket: Bucket;
  beforeAll(async () => {
    bucket = await openBucket('backups');
  });
  afterAll(() => bucket.close());
  let now = '2026-01-05T08:00:00.000Z';
  beforeEach(async () => {
    now = '2026-01-05T08:00:00.000Z';
    house = await open();
    await must(['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
    const photo = path.join(house.settings.LOTPROOF_DATA, 'wheel.jpg');
    writeFileSync(photo, PHOTO);
    await must(['party', 'record', 'th', '--name', 'Thuong Hoa', '--roles', 'factory']);
    await must(['file', 'add', photo, '--id', 'wheel']);
    now = '2026-01-06T08:00:00.000Z';
    await must(['party', 'record', 'mill', '--name', 'Mill', '--roles', 'supplier']);
  });
  afterEach(() => house.close());

  const type = (args: readonly string[]): Promise<Outcome> => {
    const { LOTPROOF_DATA, LOTPROOF_DATABASE } = house.settings;
    const environment = { LOTPROOF_DATABASE, ...bucket.environment };
    return typed(LOTPROOF_DATA, args, { environment, now: () => now });
  };
  const must = async (args: readonly string[]): Promise<string> => {
    const { code, out, said } = await type(args);
    expect({ code, said }, args.join(' ')).toEqual({ code: 0, said: '' });
    return out;
  };
  const about = async (): Promise<unknown> => JSON.parse(await must(['about', '--json']));
  const kept = (): string =>
    path.join(house.settings.LOTPROOF_DATA, 'files', 'arcadia', contentHash(Buffer.from(PHOTO)));

  it.each(['folder', 'store'])('in a %s is brought back as it stood at any position', async (where) => {
    const place = where === 'store' ? `s3://backups/${path.basename(freshFolder())}` : freshFolder();
    expect(await must(['backup', place])).toContain(
      `Wrote 3 entries and 1 content of files of arcadia to ${place}.`,
    );
    const whole = freshFolder();
    expect(await must(['restore', place, whole])).toContain(
      'Restored arcadia up to entry 3, with 1 content of files',
    );
    expect((await typed(whole, ['file', 'content', 'wheel', '--json'])).out).toContain(
      Buffer.from(PHOTO).toString('base64'),
    );
    expect((await typed(whole, ['verify'])).out).toMatch(
      /^Sound: 3 entries.*\nFiles: 1 content as recorded\./,
    );
    for (const [to, parties] of [
      ['2026-01-05', ['th']],
      ['2026-01-06T09:00:00.000Z', ['mill', 'th']],
    ] as const) {
      const folder = freshFolder();
      await must(['restore', place, folder, '--to', to]);
      const list = JSON.parse((await typed(folder, ['party', 'list', '--json'])).out) as {
        records: { id: string }[];
      };
      expect(list.records.map(({ id }) => id).sort()).toEqual(parties);
      expect((await typed(folder, ['verify'])).code).toBe(0);
    }
    const beyond = await type(['restore', place, freshFolder(), '--to', '4']);
    expect(beyond).toMatchObject({ code: ERROR_CODES['not-found'].exit });
  });

  it.each(['folder', 'store'])('in a %s is tried, and About says when it last passed', async (where) => {
    const place = where === 'store' ? `s3://backups/${path.basename(freshFolder())}` : freshFolder();
    expect(await about()).toMatchObject({ restoreTest: null });
    await must(['backup', place]);
    // What was recorded since is no fault of the backup.
    await must(['party', 'record', 'late', '--name', 'Late', '--roles', 'supplier']);
    expect(await must(['restore', 'test'])).toContain('up to entry 3 with 1 contents of files, and is sound');
    const passed = { sound: true, says: null, position: 3, files: 1, from: place, at: now, passedAt: now };
    expect(await about()).toMatchObject({ restoreTest: passed });
    const before = now;
    now = '2026-01-13T08:00:00.000Z';
    damage(where === 'store' ? path.join(bucket.folder, place.split('/').at(-1) ?? '') : place);
    const failed = await type(['restore', 'test']);
    expect(failed).toMatchObject({ code: DAMAGED, out: '' });
    expect(failed.said).toContain('did not pass');
    expect(await about()).toMatchObject({ restoreTest: { sound: false, at: now, passedAt: before } });
  });

  it('in a store lies there once for each content, and the newest whole one counts', async () => {
    const place = `s3://backups/${path.basename(freshFolder())}`;
    await must(['backup', place]);
    now = '2026-01-07T08:00:00.000Z';
    await must(['party', 'record', 'late', '--name', 'Late', '--roles', 'supplier']);
    await must(['backup', place]);
    const prefix = path.join(bucket.folder, place.split('/').at(-1) ?? '', 'arcadia');
    const names = readdirSync(path.join(prefix, 'backups')).sort();
    expect(names).toEqual(['20260106T080000Z-3', '20260107T080000Z-4']);
    // One that was cut short has no manifest, or not all of it, and is none.
    const cut = path.join(prefix, 'backups', names[1] ?? '');
    const manifests = readdirSync(cut).filter((name) => name.startsWith('manifest'));
    for (const name of manifests)
      if (name.endsWith('_object')) writeFileSync(path.join(cut, name), '{"lotproof":"backup/1"');
    const restored = await type(['restore', place, freshFolder()]);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('up to entry 3') as string });
    const says = 'The backup 20260107T080000Z-4 is newer and cannot be read: its manifest is damaged.';
    expect(restored.said).toContain(says);
    const trial = await type(['restore', 'test', place]);
    expect(trial.code).not.toBe(0);
    expect(trial.said).toContain(`did not pass: ${says}`);
    for (const name of manifests) rmSync(path.join(cut, name));
    const named = await type(['restore', place, freshFolder(), '--backup', '20260107T080000Z-4']);
    expect(named.said).toContain('There are: 20260106T080000Z-3.');
  });

  it('in a store is the newest by its position where two are of one second: 10 is behind 9', async () => {
    const place = `s3://backups/${path.basename(freshFolder())}`;
    const ledger = await house.firms.open('arcadia');
    const party = { name: 'Mill', roles: ['supplier'] };
    const drafts = Array.from({ length: 6 }, (_, index): Draft => ({
      ...{ action: 'record', kind: 'party', id: `mill-${String(index)}`, body: party },
    }));
    const hand = { actor: 'ha', at: now, command: 'mills', newId: house.newId };
    await record(ledger, hand, (end) => end.append(drafts));
    await must(['backup', place]);
    await must(['party', 'record', 'late', '--name', 'Late', '--roles', 'supplier']);
    await must(['backup', place]);
    expect(await must(['restore', place, freshFolder()])).toContain('up to entry 10');
  });

  it('is made and tried by a server when its time has come', async () => {
    const settings = { ...house.settings, LOTPROOF_BACKUP: '/backups' };
    const due = (at: string) => dueNow(at, { settings, firms: house.firms }, 'arcadia');
    const made = freshFolder();
    expect(await due(now)).toEqual([
      ['backup', '/backups/arcadia/20260106T080000Z', '--quiet'],
      ['restore', 'test', '--quiet'],
    ]);
    await must(['backup', made]);
    await must(['restore', 'test']);
    expect(await due('2026-01-07T07:59:00.000Z')).toEqual([]);
    expect((await due('2026-01-07T08:00:00.000Z')).map(([first]) => first)).toEqual(['backup']);
    const later = await due('2026-01-13T08:00:00.000Z');
    expect(later.map(([first]) => first)).toEqual(['backup', 'restore']);
  });

  it('says what is gone from the firm, also in a store, and keeps all else', async () => {
    rmSync(kept());
    const place = `s3://backups/${path.basename(freshFolder())}`;
    const made = await type(['backup', place]);
    expect(made).toMatchObject({ code: DAMAGED });
    expect(made.said).toContain('The content of file "wheel"');
    const folder = freshFolder();
    expect(await type(['restore', place, folder])).toMatchObject({ code: DAMAGED });
    expect((await typed(folder, ['party', 'list', '--json'])).out).toContain('Thuong Hoa');
  });

  it('is refused where something is, where none is, and where no store answers', async () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    expect(await type(['restore', folder, freshFolder()])).toMatchObject({
      code: ERROR_CODES['not-found'].exit,
    });
    expect(await type(['restore', 's3://backups/none', freshFolder()])).toMatchObject({
      code: ERROR_CODES['not-found'].exit,
    });
    expect(await type(['restore', 'test'])).toMatchObject({ code: ERROR_CODES.usage.exit });
    const lost = await type(['backup', 's3://no-such-bucket/x']);
    expect(lost).toMatchObject({ code: ERROR_CODES['database-unavailable'].exit });
    expect(lost.said).toContain('NoSuchBucket');
    expect(lost.said).not.toContain('S3RVER');
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear Sir');
    expect(await type(['restore', folder, folder])).toMatchObject({ code: ERROR_CODES.usage.exit });
    expect(existsSync(path.join(folder, 'letter.txt'))).toBe(true);
  });
});

/** Alters a content of the backup behind its back. */
function damage(folder: string): void {
  const hash = contentHash(Buffer.from(PHOTO));
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.includes(hash) && !name.endsWith('.json') && !name.endsWith('.md5') && !name.endsWith('_metadata'),
  );
  expect(found).not.toEqual([]);
  for (const name of found) writeFileSync(path.join(folder, name), 'another photo');
}
