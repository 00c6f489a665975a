import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBans } from './bans.ts';
import { checkChangelog } from './changelog.ts';
import { checkDead } from './dead.ts';
import { checkDocumentLinks } from './document-links.ts';
import { checkLayers, layerOf } from './layers.ts';
import { checkFileSizes, checkFunctionSizes, fileSizes, functionSizes, shrink } from './sizes.ts';
import { parse } from './source.ts';
import { checkWebImports } from './web-imports.ts';
import { checkNames, checkWording } from './wording.ts';

interface Sample {
  readonly name: string;
  readonly text: string;
  /** null: nothing is wrong with it. */
  readonly finding: string | null;
}

/** The samples of a check: each a text file of a few lines, and below them what the check has to find there. */
function samplesOf(check: 'bans' | 'wording'): Sample[] {
  const folder = join(import.meta.dirname, 'samples', check);
  return readdirSync(folder).map((name) => {
    const [text = '', finding = ''] = readFileSync(join(folder, name), 'utf8').split('\n\nFinding: ');
    return { name, text, finding: finding === 'none\n' ? null : finding.trimEnd() };
  });
}

describe('the check of what the web app imports', () => {
  const check = (path: string, text: string) => checkWebImports([parse(path, text)]);
  const template = 'src/exchange/template/template-mapping.ts';

  it('lets a page take the columns of the template, and types of any file', () => {
    const text = `import { a } from '../../../src/exchange/template/template-mapping.ts';
      import type { b } from '../../../src/exchange/mapping/mapping.ts';`;
    expect(check('web/pages/records-in/sheet-mapping.tsx', text)).toEqual([]);
    expect(check(template, `import type { c } from '../mapping/mapping.ts';`)).toEqual([]);
  });

  it.each([
    ['web/pages/records-in/sheet-mapping.tsx', '../../../src/exchange/template/template-workbook.ts'],
    [template, '../mapping/mapping.ts'],
    [template, 'node:fs'],
    ['web/pages/run/run-page.tsx', '../lot/lot-page.tsx'],
  ])('stops %s from importing %s', (path, target) => {
    expect(check(path, `import { x } from '${target}';`)).toHaveLength(1);
  });
});

describe('the check of import direction', () => {
  const check = (path: string, text: string) => checkLayers([parse(path, text)]);

  it('lets a store use the ledger, the kit and earlier concepts', () => {
    const text = `import { a } from '../../ledger/record.ts';
      import { b } from '../../kit/span.ts';
      import { c } from '../party/party.ts';
      import { sql } from 'kysely';`;
    expect(check('src/domain/run/run-store.ts', text)).toEqual([]);
  });

  it.each([
    ['src/kit/span.ts', '../db/open.ts', 'may stand on kit only'],
    ['src/domain/run/run.ts', '../../ledger/record.ts', 'may stand on kit, pure only'],
    ['src/domain/run/run.ts', 'kysely', 'a pure file stands on kit and zod'],
    ['src/domain/run/run.ts', 'node:fs', 'a pure file stands on kit and zod'],
    ['src/domain/run/run.ts', '../carton/carton.ts', 'run comes before carton'],
    ['src/domain/run/run-store.ts', './run-operations.ts', 'store may stand on'],
    ['src/http/server.ts', '../cli/command.ts', 'http may stand on'],
    ['src/cli/command.ts', '../main.ts', 'cli may stand on'],
    ['src/db/open.ts', '../../test/databases.ts', 'nothing under src/ stands on tests'],
  ])('stops %s from importing %s', (path, target, message) => {
    expect(check(path, `import { x } from '${target}';`)).toEqual([expect.stringContaining(message)]);
    expect(check(path, `import type { x } from '${target}';`)).toHaveLength(1);
  });

  it('asks for a place for a file that has none', () => {
    expect(check('src/domain/gadget/gadget.ts', '')).toEqual([expect.stringContaining('has no place')]);
    expect(layerOf('src/odds.ts')).toBeUndefined();
  });
});

describe('the check of sizes', () => {
  const lines = (count: number) => 'x;\n'.repeat(count);

  it('counts lines of files against the goal, the exception and the limit', () => {
    const check = (count: number, ratchet = {}) =>
      checkFileSizes(fileSizes([parse('src/a.ts', lines(count))]), ratchet);
    expect(check(300)).toEqual([]);
    expect(check(301)).toEqual(['src/a.ts has 301 lines, at most 300 are allowed: split it by aspect.']);
    expect(check(320, { 'src/a.ts': 320 })).toEqual([]);
    expect(check(319, { 'src/a.ts': 320 })).toEqual([expect.stringContaining('shrank to 319 lines')]);
    expect(check(300, { 'src/a.ts': 320 })).toEqual([expect.stringContaining('no longer needs')]);
    expect(check(401, { 'src/a.ts': 401 })).toEqual([expect.stringContaining('400 is the limit')]);
  });

  it('shrinks exceptions and never raises them', () => {
    const files = ['a', 'b', 'c'].map((name, index) => parse(`src/${name}.ts`, lines(290 + 20 * index)));
    const ratchet = {
      files: { 'src/a.ts': 310, 'src/b.ts': 305, 'src/c.ts': 340, gone: 310 },
      functions: {},
    };
    expect(shrink(ratchet, fileSizes(files), []).files).toEqual({ 'src/b.ts': 305, 'src/c.ts': 330 });
  });

  it('counts lines of functions, but not of the callbacks that hold tests', () => {
    const long = `{\n${lines(39)}}`;
    const check = (path: string, text: string) => checkFunctionSizes(functionSizes([parse(path, text)]), {});
    expect(check('src/a.ts', `function go() ${long}`)).toEqual([
      expect.stringContaining('src/a.ts go has 41'),
    ]);
    expect(check('src/a.ts', `const go = () => ${long};`)).toHaveLength(1);
    expect(check('src/a.test.ts', `describe('x', () => ${long});`)).toEqual([]);
    expect(check('src/a.test.ts', `describe.each([])('x', () => ${long});`)).toEqual([]);
  });
});

describe('the check of bans', () => {
  const check = (text: string, path = 'src/kit/a.ts') => checkBans([parse(path, text)]);

  it.each(samplesOf('bans'))('finds in $name what it says below', ({ text, finding }) => {
    expect(check(text)).toEqual(finding === null ? [] : [finding]);
  });

  it('knows where a thing is allowed', () => {
    expect(check('Date.now(); process.env;', 'src/main.ts')).toEqual([]);
    expect(check('Math.random();', 'src/run.test.ts')).toEqual([]);
    expect(check('console.log(1);', 'src/cli/print.ts')).toEqual([]);
  });
});

describe('the check of wording', () => {
  it.each(samplesOf('wording'))('finds in $name what it says below', ({ text, finding }) => {
    expect(checkWording([{ path: 'a.ts', text }])).toEqual(finding === null ? [] : [finding]);
  });

  it('asks for names that say something', () => {
    expect(checkNames(['src/kit/date-utils.ts', 'src/data.ts', 'src/RunStore.ts'])).toHaveLength(3);
    expect(checkNames(['src/kit/calendar-date.ts', 'src/db/database.ts', 'src/a.test.ts'])).toEqual([]);
  });
});

describe('the check for dead code', () => {
  const main = parse('src/main.ts', "import { used } from './kit/a.ts';");

  it('finds files that nothing or only a test reaches', () => {
    const alone = parse('src/kit/alone.ts', '');
    const test = parse('src/kit/alone.test.ts', "import './alone.ts';");
    expect(checkDead([main, alone])).toEqual([expect.stringContaining('reached from no entry point')]);
    expect(checkDead([main, alone, test])).toEqual([expect.stringContaining('used by tests only')]);
  });

  it('finds exports that nobody imports', () => {
    const file = parse(
      'src/kit/a.ts',
      'export const used = 1, idle = 2; export type Idle = 1; const own = 3; ' +
        'export type Part = 1; export type Whole = Part[];',
    );
    expect(checkDead([main, file])).toEqual([
      expect.stringContaining('exports idle'),
      expect.stringContaining('exports Idle'),
      expect.stringContaining('exports Whole'),
    ]);
  });

  it('follows dynamic imports, namespaces and worker files', () => {
    const text =
      "import * as a from './a.ts'; new URL('./worker.ts', import.meta.url); await import('./c.ts');";
    const files = ['a', 'worker', 'c'].map((name) => parse(`src/${name}.ts`, 'export const x = 1;'));
    expect(checkDead([parse('src/main.ts', text), ...files])).toEqual([]);
  });
});

describe('the check of the changelog', () => {
  it('accepts the agreed shape and names what is off', () => {
    const good = '# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n';
    expect(checkChangelog(good, '0.1.0')).toEqual([]);
    expect(checkChangelog(good.replace('Unreleased', '0.1.0 - 2026-11-21'), '0.1.0')).toEqual([]);
    expect(checkChangelog(good.replace('Added', 'News'), '0.1.0')).toHaveLength(1);
    expect(checkChangelog(good.replace('Unreleased', '0.0.9 - 2026-11-21'), '0.1.0')).toHaveLength(1);
    expect(checkChangelog('', '0.1.0')).toHaveLength(3);
  });
});

describe('the check of links between documents', () => {
  const check = (text: string) =>
    checkDocumentLinks(
      [
        { path: 'README.md', text },
        { path: 'docs/style.md', text: '# Style\n\n## Why `names` matter' },
      ],
      (filePath) => filePath === 'docs/style.md' || filePath === 'README.md',
    );

  it('follows files and headings, and leaves code and the web alone', () => {
    expect(check('[a](docs/style.md) [b](docs/style.md#why-names-matter) [c](https://example.org)')).toEqual(
      [],
    );
    expect(check('# Top\n[a](#top) `[a](b.md)`\n```\n[a](b.md)\n```\n')).toEqual([]);
    expect(check('[a](docs/gone.md)')).toEqual([expect.stringContaining('not there')]);
    expect(check('[a](docs/style.md#how)')).toEqual([expect.stringContaining('heading #how')]);
  });
});
