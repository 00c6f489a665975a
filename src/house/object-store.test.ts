import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBucket } from '../../test/s3-server.ts';
import type { Bucket } from '../../test/s3-server.ts';
import { openObjectStore, sumOfFile } from './object-store.ts';

describe('a store that speaks S3', () => {
  let bucket: Bucket;
  const folder = mkdtempSync(path.join(tmpdir(), 'lotproof-objects-'));
  beforeAll(async () => {
    bucket = await openBucket('objects');
  });
  afterAll(async () => {
    await bucket.close();
    rmSync(folder, { recursive: true });
  });
  const open = (prefix: string) =>
    openObjectStore({
      ...{ bucket: 'objects', prefix, endpoint: bucket.endpoint, region: 'us-east-1' },
      keys: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    });

  it('gives back what was sent, also a file that goes in parts, and knows what is not there', async () => {
    const store = await open('some/where');
    const large = path.join(folder, 'large');
    writeFileSync(large, Buffer.alloc(17 * 1024 * 1024, 'a line of a database, '));
    await store.putFile('large', large);
    await store.put('small/one', Buffer.from('one'));
    await store.put('small/two', Buffer.alloc(0));
    expect(await store.sizeOf('large')).toBe(17 * 1024 * 1024);
    expect(await store.getFile('large', path.join(folder, 'back'))).toBe(await sumOfFile(large));
    expect(String(await store.get('small/one'))).toBe('one');
    expect(await store.list('small/')).toEqual(['small/one', 'small/two']);
    expect(await (await open('')).list('')).toEqual([
      'some/where/large',
      'some/where/small/one',
      'some/where/small/two',
    ]);
    expect([await store.sizeOf('none'), await store.get('none')]).toEqual([null, null]);
    store.close();
  });
});
