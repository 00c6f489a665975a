import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsOf, itemsOf, shapeOf } from '../src/cli/input-shape.ts';
import type { InputShape } from '../src/cli/input-shape.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { OPERATIONS } from '../src/operations.ts';
import { documentedThings, referencePages } from '../scripts/reference/pages.ts';
import { clientFiles } from '../scripts/web/client-types.ts';
import { packFiles } from '../scripts/web/pack-files.ts';
import { filesUnder } from './tidy/source.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = 'docs/reference';
const pages = referencePages();

describe('the reference', () => {
  it('is what `npm run docs` writes today', () => {
    const written = filesUnder(root, folder).map((file) => file.slice(folder.length + 1));
    const stale = [...pages].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
    const tooMany = written.filter((name) => !pages.has(name));
    expect({ stale, tooMany }, 'run `npm run docs` and commit docs/reference/').toEqual({
      stale: [],
      tooMany: [],
    });
  });

  it('comes with the web client that `npm run docs` makes today', () => {
    const generated = path.join(root, 'web/client/generated');
    const stale = [...clientFiles()].filter(
      ([name, text]) => readFileSync(path.join(generated, name), 'utf8') !== text,
    );
    expect(
      stale.map(([name]) => name),
      'run `npm run docs` and commit web/client/generated/',
    ).toEqual([]);
  });

  it('comes with the words and the script of evidence packs that `npm run docs` makes today', () => {
    const generated = path.join(root, 'src/pack/generated');
    const stale = [...packFiles()].filter(
      ([name, text]) => readFileSync(path.join(generated, name), 'utf8') !== text,
    );
    expect(
      stale.map(([name]) => name),
      'run `npm run docs` and commit src/pack/generated/',
    ).toEqual([]);
  });

  it('names every operation, command, record kind, error code, setting, permission and role', () => {
    const lost = documentedThings().filter(({ thing, page }) => !textOf(page).includes(thing));
    expect(lost).toEqual([]);
  });

  it('says of every field of a record and of an input what it means', () => {
    const records = RECORD_KINDS.flatMap((kind) => withoutMeaning(shapeOf(kind.schema), kind.kind));
    const inputs = OPERATIONS.flatMap((one) => ownFields(shapeOf(one.input), one.name));
    expect([...records, ...inputs]).toEqual([]);
  });
});

function textOf(name: string): string {
  try {
    return readFileSync(path.join(root, folder, name), 'utf8');
  } catch {
    return '';
  }
}

function withoutMeaning(shape: InputShape, before: string): string[] {
  return partsOf(shape).flatMap(([name, part]) => {
    const way = `${before}.${name}`;
    const inner = part.items === undefined ? part : itemsOf(part);
    return [...(part.description === undefined ? [way] : []), ...withoutMeaning(inner, way)];
  });
}

/** `body`, `filter` and `id` are explained by the kind itself. */
function ownFields(shape: InputShape, name: string): string[] {
  const ownWords = ['body', 'filter', 'descending', 'id'];
  return partsOf(shape).flatMap(([field, part]) =>
    part.description === undefined && !ownWords.includes(field) ? [`${name} ${field}`] : [],
  );
}
