import { coverageOf } from './coverage.ts';
import type { Cell, Coverage } from './coverage.ts';
import type { CoverageFacts, Proof, ProofKind } from './coverage-facts.ts';
import type { ScopeClass } from '../trace/scope-question.ts';

/** Evidence that is asked about: a laboratory's, or one report, certificate or claim; `from`: only of tests from that day on. */
export interface SuspectEvidence {
  readonly kind: ProofKind | 'laboratory';
  readonly id: string;
  readonly from: string | null;
}

export type RestReason =
  'rests-on-it' | 'rests-in-part' | 'record-missing' | 'other-evidence' | 'not-about-it';

/** How a run rests on evidence: its class, why, and the cells that would be lost. */
export interface RestingRun {
  readonly run: CoverageFacts['run'];
  readonly class: ScopeClass;
  readonly reason: RestReason;
  /** Component and rule of each cell that is lost, or may be. */
  readonly cells: readonly { readonly component: string; readonly rule: string }[];
}

/** Whether a piece of evidence is among those asked about. Of an unknown day of test, nobody can say that it came before. */
function isSuspect(proof: Proof, suspects: readonly SuspectEvidence[]): boolean {
  return suspects.some(({ kind, id, from }) => {
    const isNamed =
      kind === 'laboratory' ? proof.laboratory?.id === id : proof.kind === kind && proof.id === id;
    return isNamed && (from === null || proof.testedOn === null || proof.testedOn >= from);
  });
}

/**
 * How a run rests on suspect evidence, taken as if it had stood until now. `contains`: a cell has nothing else for any of its lots;
 * `may-contain`: for some of its lots; `undetermined`: it is the evidence of a cell of which a record is missing; `cleared`: other
 * evidence covers every cell without it, or it is about none.
 */
export function restingOn(facts: CoverageFacts, suspects: readonly SuspectEvidence[]): RestingRun {
  const proofs = facts.proofs.map((proof) => (isSuspect(proof, suspects) ? stillAccepted(proof) : proof));
  const withIt = coverageOf({ ...facts, proofs });
  const without = coverageOf({ ...facts, proofs: proofs.filter((proof) => !isSuspect(proof, suspects)) });
  const found = pairs(withIt, without).flatMap(({ component, cell, left }) => {
    const reason = reasonOf(cell, left, suspects, proofs);
    return reason === null ? [] : [{ component, rule: cell.rule, reason }];
  });
  const first = ORDER.find(([reason]) => found.some((one) => one.reason === reason));
  const [reason, ranked] = first ?? (['not-about-it', 'cleared'] as const);
  const cells = found.filter((one) => one.reason === reason);
  return {
    run: facts.run,
    class: ranked,
    reason,
    cells: cells.map(({ component, rule }) => ({ component, rule })),
  };
}

const ORDER: readonly (readonly [RestReason, ScopeClass])[] = [
  ['rests-on-it', 'contains'],
  ['rests-in-part', 'may-contain'],
  ['record-missing', 'undetermined'],
  ['other-evidence', 'cleared'],
];

/** A laboratory that is withdrawn since was relied on until then. */
function stillAccepted(proof: Proof): Proof {
  if (proof.laboratory === null) return proof;
  return { ...proof, laboratory: { ...proof.laboratory, withdrawals: [] } };
}

function pairs(withIt: Coverage, without: Coverage) {
  return withIt.rows.flatMap(({ component, cells }, row) =>
    cells.flatMap((cell, column) => {
      const left = without.rows[row]?.cells[column];
      return left === undefined ? [] : [{ component, cell, left }];
    }),
  );
}

function reasonOf(
  cell: Cell,
  left: Cell,
  suspects: readonly SuspectEvidence[],
  proofs: readonly Proof[],
): RestReason | null {
  const named = new Set(
    proofs.filter((proof) => isSuspect(proof, suspects)).map(({ kind, id, rule }) => `${kind} ${id} ${rule}`),
  );
  const isOfIt = ({ kind, id }: Cell['evidence'][number]): boolean => named.has(`${kind} ${id} ${cell.rule}`);
  const relied = cell.evidence.filter((one) => one.covers && isOfIt(one));
  const about = relied.length > 0 || cell.others.some((one) => one.covers && isOfIt(one));
  if (!about) return null;
  const lost = relied.filter(({ lot }) => !left.evidence.some((one) => one.covers && one.lot === lot));
  if (lost.length === 0) return 'other-evidence';
  if (cell.state === 'source-unknown' || cell.state === 'not-judged') return 'record-missing';
  return lost.length === cell.evidence.length ? 'rests-on-it' : 'rests-in-part';
}
