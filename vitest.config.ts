import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,bench,scripts}/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    setupFiles: ['test/database-cleanup.ts'],
    // Nothing in lotproof is ambient, so test files of one worker may share loaded modules: half the time.
    isolate: false,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
