import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '../web/locales/en.ts';
import { checkBans } from './tidy/bans.ts';
import { checkChangelog } from './tidy/changelog.ts';
import { checkDead } from './tidy/dead.ts';
import { checkDocumentLinks } from './tidy/document-links.ts';
import { checkLayers } from './tidy/layers.ts';
import { checkFileSizes, checkFunctionSizes, fileSizes, functionSizes, type Ratchet } from './tidy/sizes.ts';
import { filesUnder, readProject } from './tidy/source.ts';
import { checkWebImports } from './tidy/web-imports.ts';
import { checkKeysUsed, checkLiteralText } from './tidy/web-words.ts';
import { checkNames, checkWording } from './tidy/wording.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (filePath: string): string => readFileSync(path.join(root, filePath), 'utf8');
const files = readProject(root);
// The ratchet is ours and tested below by use.
const ratchet = JSON.parse(read('test/tidy/ratchet.json')) as Ratchet;
const { version } = JSON.parse(read('package.json')) as { version: string };

/** The checks themselves name what they forbid. */
const speaksOfBans = 'test/tidy/';
const topDocuments = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const documents = [...topDocuments, ...filesUnder(root, 'docs')]
  .filter((filePath) => filePath.endsWith('.md'))
  .map((filePath) => ({ path: filePath, text: read(filePath) }));

describe('the project is tidy:', () => {
  it('imports go down the layers and along the order of the concepts', () => {
    expect(checkLayers(files)).toEqual([]);
  });

  it('the web app stands on pure files, and its pages on what is shared', () => {
    expect(checkWebImports(files)).toEqual([]);
  });

  it('the web app says everything by its locales, and they say nothing that it does not', () => {
    expect([...checkLiteralText(files), ...checkKeysUsed(files, messages)]).toEqual([]);
  });

  it('files stay short enough to hold in the head', () => {
    expect(checkFileSizes(fileSizes(files), ratchet.files)).toEqual([]);
  });

  it('functions stay short enough to see', () => {
    expect(checkFunctionSizes(functionSizes(files), ratchet.functions)).toEqual([]);
  });

  it('nothing banned is used', () => {
    expect(checkBans(files)).toEqual([]);
  });

  it('texts hold no reminders, silencers or paths of one machine', () => {
    expect(
      checkWording([...files, ...documents].filter((file) => !file.path.startsWith(speaksOfBans))),
    ).toEqual([]);
  });

  it('links between documents lead somewhere', () => {
    const exists = (filePath: string): boolean => existsSync(path.join(root, filePath));
    expect(checkDocumentLinks(documents, exists)).toEqual([]);
  });

  it('file names say what is inside', () => {
    expect(checkNames(files.map((file) => file.path))).toEqual([]);
  });

  it('no file and no export is dead', () => {
    expect(checkDead(files)).toEqual([]);
  });

  it('the changelog has its shape', () => {
    expect(checkChangelog(read('CHANGELOG.md'), version)).toEqual([]);
  });
});
