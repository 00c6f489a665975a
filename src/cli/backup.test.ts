import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachInstallation } from '../../test/installation.ts';
import type { Installation } from '../../test/installation.ts';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Outcome } from '../../test/typed.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { ERROR_CODES } from '../kit/errors.ts';

const PHOTO = 'a photo of a peeling wheel';

describe.each(eachInstallation)('a backup on $name', ({ open }) => {
  let house: Installation;
  beforeEach(async () => {
    house = await open();
    await must(['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
    const photo = path.join(house.settings.LOTPROOF_DATA, 'wheel.jpg');
    writeFileSync(photo, PHOTO);
    await must(['party', 'record', 'th', '--name', 'Thuong Hoa', '--roles', 'factory']);
    await must(['file', 'add', photo, '--id', 'wheel']);
  });
  afterEach(() => house.close());

  const type = (args: readonly string[]): Promise<Outcome> => {
    const { LOTPROOF_DATA, LOTPROOF_DATABASE } = house.settings;
    return typed(LOTPROOF_DATA, args, { environment: { LOTPROOF_DATABASE } });
  };
  const must = async (args: readonly string[]): Promise<string> => {
    const { code, out, said } = await type(args);
    expect({ code, said }, args.join(' ')).toEqual({ code: 0, said: '' });
    return out;
  };

  it('is a data folder of its own, with all that is recorded, and sound', async () => {
    const folder = path.join(freshFolder(), 'one');
    const out = await must(['backup', folder]);
    expect(out).toContain(`Wrote 2 entries and 1 content of files of arcadia to ${folder}.`);
    expect(out).toContain('People, roles and tokens are not in it.');
    const there = (args: readonly string[]): Promise<Outcome> => typed(folder, args);
    expect((await there(['verify'])).out).toMatch(/^Sound: 2 entries.*\nFiles: 1 content as recorded\./);
    expect((await there(['file', 'content', 'wheel', '--json'])).out).toContain(
      Buffer.from(PHOTO).toString('base64'),
    );
    expect((await there(['status', '--json'])).out).toContain('Arcadia Bay');
    const about: unknown = JSON.parse(await must(['about', '--json']));
    expect(about).toMatchObject({
      version: '9.9.9',
      position: 2,
      backup: { at: '2026-01-05T08:00:00.000Z', position: 2, files: 1, sound: true },
      verified: null,
    });
    // How the original was looked after says nothing about the copy.
    expect(JSON.parse((await there(['about', '--json'])).out)).toMatchObject({ backup: null });
  });

  it('is refused where something is, and leaves nothing half made', async () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear Sir');
    const refused = await type(['backup', folder]);
    expect(refused.code).toBe(ERROR_CODES.usage.exit);
    expect(refused.said).toContain('holds something already');
    expect(JSON.parse(await must(['about', '--json']))).toMatchObject({ backup: null });
  });

  it('says what is gone from the firm, and keeps all else', async () => {
    const kept = path.join(house.settings.LOTPROOF_DATA, 'files', 'arcadia', contentHash(Buffer.from(PHOTO)));
    rmSync(kept);
    const folder = freshFolder();
    const made = await type(['backup', folder]);
    expect(made.code).toBe(ERROR_CODES['ledger-damaged'].exit);
    expect(made.said).toContain('The content of file "wheel"');
    expect(existsSync(path.join(folder, 'firms', 'arcadia.sqlite'))).toBe(true);
    expect(JSON.parse(await must(['about', '--json']))).toMatchObject({ backup: { sound: false, files: 0 } });
  });

  it('and a verification are told apart from none', async () => {
    expect(JSON.parse(await must(['about', '--json']))).toMatchObject({ verified: null, backup: null });
    await must(['verify']);
    expect(JSON.parse(await must(['about', '--json']))).toMatchObject({
      verified: { position: 2, sound: true, says: null },
    });
  });
});
