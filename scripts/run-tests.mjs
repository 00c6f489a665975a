import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runNode } from './run-node.mjs';

/**
 * Runs vitest once and answers `{passed, failed, skipped}`. A run that broke before or after its tests counts as one
 * failure, so that "0 failed" always means that everything ran and passed.
 */
export async function runTests(node, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lotproof-counts-'));
  const countsFile = path.join(folder, 'counts.json');
  try {
    const exitCode = await runNode(node, ['node_modules/vitest/vitest.mjs', 'run', ...withCounting(args)], {
      env: { LOTPROOF_TEST_COUNTS: countsFile },
    });
    const counts = readCounts(countsFile);
    if (exitCode !== 0 && counts.failed === 0 && counts.passed > 0) counts.failed = 1;
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A reporter among the arguments takes the place of vitest's own; counting goes on beside it. */
function withCounting(args) {
  const shown = args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default'];
  return [...shown, '--reporter=./test/count-reporter.ts', ...args];
}

/** The line that closes every run, alone on the last line. */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // vitest stopped before its reporter could speak: that is a failure, not an empty run.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
