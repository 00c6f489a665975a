import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { contentHash } from './file-content-store.ts';

const PHOTO = Buffer.from('a photo of a peeling wheel');
const content = { name: 'wheel.JPG', base64: PHOTO.toString('base64') };

describe.each(eachDatabase)('a photo on $name', ({ url }) => {
  test('is kept by its hash, named by a finding, and given back as it was', async () => {
    const world = await openPack('romper', url());
    const sha256 = contentHash(PHOTO);
    const added = await world.ask('file.add', { content });
    expect(added).toMatchObject({ id: sha256.slice(0, 16), sha256, mediaType: 'image/jpeg', sizeBytes: 26 });
    const findings = [{ severity: 'major', says: 'Paint peels', photos: [sha256.slice(0, 16)] }];
    await world.ask('inspection.record', {
      id: 'final',
      body: { kind: 'final', run: 'bg1', result: 'failed', findings },
    });
    expect(await world.ask('file.content', { id: sha256.slice(0, 16) })).toMatchObject({
      name: 'wheel.JPG',
      base64: content.base64,
    });
    await expect(world.ask('file.add', { content })).rejects.toMatchObject({ code: 'already-recorded' });
    await world.close();
  });

  test('that was changed behind the back of the ledger is refused', async () => {
    const world = await openPack('romper', url());
    await world.ask('file.add', { content, id: 'wheel' });
    const folder = present(world.context.dataFolder, 'a data folder');
    writeFileSync(join(folder, contentHash(PHOTO)), 'another photo');
    await expect(world.ask('file.content', { id: 'wheel' })).rejects.toMatchObject({
      code: 'ledger-damaged',
    });
    await world.close();
  });

  test('of which only the hash is on record says so', async () => {
    const world = await openPack('romper', url());
    const body = { sha256: 'b'.repeat(64), name: 'lost.jpg', mediaType: 'image/jpeg', sizeBytes: 3 };
    await world.ask('file.record', { id: 'lost', body });
    await expect(world.ask('file.content', { id: 'lost' })).rejects.toMatchObject({ code: 'not-found' });
    await world.close();
  });

  test('cannot be named by its path from afar', async () => {
    const world = await openPack('romper', url());
    await expect(world.ask('file.add', { content: '/etc/hostname' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await world.close();
  });
});
