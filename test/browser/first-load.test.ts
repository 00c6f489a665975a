import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../../web/dist');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** Script that a first visit loads: the shell, one language and the first page. */
const FIRST = ['index.html', 'locales/zh-first.ts', 'pages/home/home-page.tsx'];
const LIMIT_BYTES = 250_000;

it('a first visit loads at most 250 kB of script, compressed', () => {
  // Vite writes the manifest of the build in this shape.
  const manifest = JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const loaded = new Set(FIRST);
  for (const name of loaded) for (const other of manifest[name]?.imports ?? []) loaded.add(other);
  const missing = FIRST.filter((name) => manifest[name] === undefined);
  expect(missing, 'chunks that the build no longer has').toEqual([]);
  const bytes = [...loaded]
    .map((name) => readFileSync(path.join(dist, manifest[name]?.file ?? '')))
    .reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});
