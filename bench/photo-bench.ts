/**
 * `node bench/photo-bench.ts [quick]`: draws labels as on record and with one field another's, has them photographed (rotated, blurred, in shadow, small,
 * compressed), and holds what is read against the record. Writes `bench/results/photo.json`; quick takes three pictures and only prints.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { readPhoto } from '../src/domain/label/photo-reading-store.ts';
import { draw } from '../src/drawing/draw.ts';
import { layOut } from '../src/drawing/layout.ts';
import { photograph, TAKEN } from './photo/photographed.ts';
import { photoFigures, PRINTED } from './photo/photo-figures.ts';
import type { Looked } from './photo/photo-figures.ts';

const WHERE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SIZE = { widthMm: 60, heightMm: 40 } as const;

const isQuick = process.argv.includes('quick');
const executablePath = WHERE.find((place) => existsSync(place));
if (executablePath === undefined)
  throw new Error('The photo bench needs Chromium: install the package chromium.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const looked = await lookAtAll(await browser.newPage());
await browser.close();
const byPhoto = Object.fromEntries(
  TAKEN.map(({ name }) => [name, photoFigures(looked.filter(({ taken }) => taken === name))]),
);
const results = { all: photoFigures(looked), byPhoto };
console.log(JSON.stringify(results, null, 2));
if (!isQuick) {
  const file = path.resolve(import.meta.dirname, 'results/photo.json');
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
process.exitCode = results.all.passedThatDiffer === 0 ? 0 : 1;

async function lookAtAll(page: Page): Promise<Looked[]> {
  const found: Looked[] = [];
  for (const how of isQuick ? TAKEN.slice(0, 1) : TAKEN) {
    for (const { differsIn, lines } of isQuick ? PRINTED.slice(0, 3) : PRINTED) {
      const photo = await photograph(page, { svg: await labelSaying(lines), ...SIZE }, how);
      found.push({ taken: how.name, differsIn, read: await readPhoto(photo) });
      console.error(`${how.name}, ${differsIn ?? 'as on record'}`);
    }
  }
  return found;
}

async function labelSaying(lines: readonly string[]): Promise<string> {
  const { artwork } = await layOut({
    ...SIZE,
    layout: 'sticker-rectangle',
    printMethod: 'sticker',
    colour: { kind: 'black' },
    lines: lines.map((text, index) => ({ key: `line${String(index)}`, text, language: 'en' })),
    symbols: [],
  });
  return Buffer.from(await draw(artwork, 'svg')).toString('utf8');
}
