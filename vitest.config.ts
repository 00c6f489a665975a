import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,web,test,bench,scripts}/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    setupFiles: ['test/database-cleanup.ts'],
    // Nothing in lotproof is ambient, so test files of one worker may share loaded modules: half the time.
    isolate: false,
    pool: 'forks',
    // On two cores vitest would use one, and wait for the browser and the database half of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No test asserts a time: these only end what hangs, on a machine however busy with other work.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
