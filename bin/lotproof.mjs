#!/usr/bin/env node
// The `lotproof` command. It runs under whatever Node the machine has and hands over to one that can run the sources.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runNode } from '../scripts/run-node.mjs';
import { findNode, projectFolder, runScript, SetUpError } from '../scripts/set-up.mjs';

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
