import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion } from '../../src/domain/trace/scope-question.ts';
import { buildCase, plans, type Case } from './arbitraries.ts';
import type { Plan } from './history.ts';
import type { Faults } from './laws.ts';
import type { Truth } from './oracle.ts';

/** Where a law fails: all that is needed to see it fail again without the world it came from. */
export interface Failure {
  readonly law: string;
  readonly faults: Faults;
  readonly damage: string | null;
  readonly question: ScopeQuestion;
  readonly lostQuantity: number | null;
  readonly cartonsTold: boolean;
  /** Facts before the damage, for law 2. */
  readonly before: ScopeFacts | null;
  readonly facts: ScopeFacts;
  readonly truth: Truth;
}

export const RUNS = Number(process.env['LOTPROOF_LAW_RUNS'] ?? 300);
/** The seed of the ordinary run, so that what passes once passes again; `LOTPROOF_LAW_SEED=random` looks for new cases. */
export const SEED = process.env['LOTPROOF_LAW_SEED'] ?? '20261121';
const REGRESSIONS = new URL('regressions/', import.meta.url);

const seedFile = z.array(z.strictObject({ law: z.string(), seed: z.int() }));

function keptSeeds(law: string): number[] {
  const kept = seedFile.parse(JSON.parse(readFileSync(new URL('seeds.json', import.meta.url), 'utf8')));
  return kept.filter((seed) => seed.law === law).map((seed) => seed.seed);
}

/**
 * Tries a law on generated cases: first on every kept seed, then on fresh ones. A failure names its seed, which belongs into
 * `seeds.json`; with LOTPROOF_LAW_KEEP set the shrunk facts are also written to `regressions/`.
 */
export function checkLaw(law: string, check: (drawn: Case) => Failure | null): void {
  const property = fc.property(plans, (plan) => {
    const failure = check(buildCase(plan));
    if (failure !== null) throw new Error(failure.faults.join('\n'));
  });
  const kept = keptSeeds(law);
  for (const seed of kept) report(law, check, fc.check(property, { seed, numRuns: Math.min(RUNS, 100) }));
  report(
    law,
    check,
    fc.check(property, { numRuns: RUNS, ...(SEED === 'random' ? {} : { seed: Number(SEED) }) }),
  );
}

function report(law: string, check: (drawn: Case) => Failure | null, run: fc.RunDetails<[Plan]>): void {
  if (!run.failed) return;
  const plan = run.counterexample?.[0];
  const failure = plan === undefined ? null : check(buildCase(plan));
  const where = `law "${law}", seed ${String(run.seed)}`;
  if (plan === undefined || failure === null) throw new Error(where, { cause: run.errorInstance });
  const kept = keepFailure(failure);
  const faults = failure.faults.join('\n  ');
  throw new Error(`${where}, after: ${failure.damage ?? 'no damage'}\n  ${faults}\n${kept}`);
}

function keepFailure(failure: Failure): string {
  if (process.env['LOTPROOF_LAW_KEEP'] === undefined)
    return 'Set LOTPROOF_LAW_KEEP=1 to write the case down.';
  const text = canonicalJson(failure);
  const name = `${failure.law.replaceAll(/[^a-z0-9]+/g, '-')}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  writeFileSync(new URL(name, REGRESSIONS), `${JSON.stringify(failure, null, 1)}\n`);
  return `Written to ${name}.`;
}
