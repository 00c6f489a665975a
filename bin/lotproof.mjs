#!/usr/bin/env node
// The `lotproof` command. It runs under whatever Node the machine has and hands over to one that can run the sources.
import path from 'node:path';
import process from 'node:process';
import { findNode, projectFolder, runScript, SetUpError } from '../scripts/set-up.mjs';
import { runNode } from '../scripts/run-node.mjs';
import { existsSync } from 'node:fs';

await runScript(async () => {
  const node = findNode();
  if (node === undefined || !existsSync(path.join(projectFolder, 'node_modules', 'zod'))) {
    throw new SetUpError(
      `set-up is not done yet; run \`npm start\` or \`npm test\` once in ${projectFolder}.`,
    );
  }
  const main = path.join(projectFolder, 'src', 'main.ts');
  return runNode(node, [main, ...process.argv.slice(2)], { cwd: process.cwd() });
});
