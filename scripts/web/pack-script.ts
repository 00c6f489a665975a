import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** The files that check a pack, each after those it stands on. */
const PARTS = [
  ...['bytes', 'archive', 'merkle-path', 'signature', 'finding', 'ledger-part', 'check-pack', 'check-page'],
];
const folder = path.resolve(import.meta.dirname, '../../src/pack/check');

/**
 * The script that a pack carries: the very code that `lotproof pack verify` runs, without its types. A browser loads no modules from
 * disk, so that it is one plain script.
 */
export function packScript(): string {
  const parts = PARTS.map((name) => plainScript(readFileSync(path.join(folder, `${name}.ts`), 'utf8')));
  return `// Checks an evidence pack in a browser, without a network. Made from src/pack/check/ of lotproof.\n'use strict';\n(() => {\n${parts.join('\n')}\nstartPage(document);\n})();\n`;
}

function plainScript(source: string): string {
  return stripTypeScriptTypes(source)
    .replaceAll(/^import [^;]*;$/gm, '')
    .replaceAll(/^export /gm, '')
    .replaceAll(/^\/\/ Runs in browsers.*$/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
