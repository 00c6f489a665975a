import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../databases.ts';
import { plans } from './arbitraries.ts';
import { SEED } from './law-check.ts';
import { factsOf, firstFault } from './loader-check.ts';

/** Worlds that are tried on each database, two in each firm. */
const WORLDS = Number(process.env['LOTPROOF_LAW_RUNS'] ?? 20);

/** On a server each question takes some ten times as long: every fifth is asked there. */
const ASKED = { SQLite: 1, PostgreSQL: 5 };

describe.each(eachDatabase)('facts from the records on $name', ({ name, url }) => {
  it('lead to the answer that all facts of the firm lead to', async () => {
    const firm = fc.asyncProperty(plans, plans, async (left, right) => {
      expect(await firstFault(url(), factsOf([left, right]), ASKED[name])).toBeNull();
    });
    await fc.assert(firm, {
      numRuns: Math.ceil(WORLDS / 2),
      ...(SEED === 'random' ? {} : { seed: Number(SEED) }),
      endOnFailure: true,
    });
  });
});
