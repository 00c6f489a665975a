#!/usr/bin/env node
// The `lotproof` command. It runs under whatever Node the machine has and hands over to one that can run the sources.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runNode } from '../scripts/run-node.mjs';
import { findNode, isOwnNode, projectFolder, runScript, SetUpError } from '../scripts/set-up.mjs';

const typed = process.argv.slice(2);

/** Scripts ask for the version all the time: it is said without a second process and without the sources. */
function version() {
  return JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')).version;
}

async function run() {
  if (!existsSync(path.join(projectFolder, 'node_modules', 'zod'))) throw notSetUp();
  const main = path.join(projectFolder, 'src', 'main.ts');
  // Started by the project's own Node, as `npx lotproof` does: then this process is the one.
  if (isOwnNode()) {
    await import(pathToFileURL(main).href);
    return process.exitCode;
  }
  const node = findNode();
  if (node === undefined) throw notSetUp();
  return runNode(node, [main, ...typed], { cwd: process.cwd() });
}

function notSetUp() {
  return new SetUpError(
    `set-up is not done yet; run \`npm start\` or \`npm test\` once in ${projectFolder}.`,
  );
}

if (typed.length === 1 && (typed[0] === '--version' || typed[0] === '-V')) console.log(version());
else await runScript(run);
