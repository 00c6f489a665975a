/** Why a kept answer has to be asked again. */
export const STALE_REASONS = [
  'catalogue-changed',
  'facts-changed',
  'facts-missing',
  'requirements-changed',
  'revision-changed',
] as const;
export type StaleReason = (typeof STALE_REASONS)[number];

/** Entries are ledger positions: what was recorded after the answer was kept is later than it. */
export interface StandingFacts {
  readonly checkEntry: number;
  readonly checkCatalogue: string;
  readonly catalogue: string;
  /** Null: no facts are on record any more. */
  readonly factsEntry: number | null;
  readonly requirementEntry: number;
  readonly revisionEntry: number;
}

/** What changed since an answer was kept; nothing: it still stands. */
export function staleReasons(standing: StandingFacts): StaleReason[] {
  const { checkEntry, factsEntry } = standing;
  const reasons: [StaleReason, boolean][] = [
    ['catalogue-changed', standing.checkCatalogue !== standing.catalogue],
    ['facts-changed', factsEntry !== null && factsEntry > checkEntry],
    ['facts-missing', factsEntry === null],
    ['requirements-changed', standing.requirementEntry > checkEntry],
    ['revision-changed', standing.revisionEntry > checkEntry],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
