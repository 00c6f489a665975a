import { coverageOf } from './coverage.ts';
import type { Cell } from './coverage.ts';
import type { CoverageFacts, Proof, ProofKind } from './coverage-facts.ts';
import type { ScopeClass } from '../trace/scope-question.ts';

/** Evidence that is asked about: a laboratory's, or one report, certificate or claim; `from`: only of tests from that day on. */
export interface SuspectEvidence {
  readonly kind: ProofKind | 'laboratory';
  readonly id: string;
  readonly from: string | null;
}

/** Why a run is of its class: by cells of its matrix, by an inspection of it, or by the approval of its label. */
export const REST_REASONS = [
  'rests-on-it',
  'inspection-alone',
  'approval-alone',
  'rests-in-part',
  'inspection-in-part',
  'record-missing',
  'other-evidence',
  'not-about-it',
] as const;
export type RestReason = (typeof REST_REASONS)[number];

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
 * How runs rest on suspect evidence, taken as if it had stood until now. `contains`: a cell has nothing else for any of its lots;
 * `may-contain`: for some of its lots; `undetermined`: it is the evidence of a cell of which a record is missing; `cleared`: other
 * evidence covers every cell without it, or it is about none.
 */
export function restingOn(suspects: readonly SuspectEvidence[]): (facts: CoverageFacts) => RestingRun {
  const doubted = doubting(suspects);
  return (facts) => {
    const { proofs, named } = doubted(facts.proofs);
    const found = named.size === 0 ? [] : doubtedCells({ ...facts, proofs }, named);
    const first = ORDER.find(([reason]) => found.some((one) => one.reason === reason));
    const [reason, ranked] = first ?? (['not-about-it', 'cleared'] as const);
    const cells = found.filter((one) => one.reason === reason);
    return {
      run: facts.run,
      class: ranked,
      reason,
      cells: cells.map(({ component, rule }) => ({ component, rule })),
    };
  };
}

const ORDER: readonly (readonly [RestReason, ScopeClass])[] = [
  ['rests-on-it', 'contains'],
  ['rests-in-part', 'may-contain'],
  ['record-missing', 'undetermined'],
  ['other-evidence', 'cleared'],
];

interface Doubted {
  /** The proofs, those in doubt as they stood before. */
  readonly proofs: readonly Proof[];
  /** Those in doubt, by kind, id and rule. */
  readonly named: ReadonlySet<string>;
}

/** Sorts out what is in doubt, once for all runs that share a list of proofs. */
function doubting(suspects: readonly SuspectEvidence[]): (proofs: readonly Proof[]) => Doubted {
  const known = new Map<readonly Proof[], Doubted>();
  return (proofs) => {
    const found = known.get(proofs) ?? {
      proofs: proofs.map((proof) => (isSuspect(proof, suspects) ? stillAccepted(proof) : proof)),
      named: new Set(proofs.filter((proof) => isSuspect(proof, suspects)).map(nameOf)),
    };
    known.set(proofs, found);
    return found;
  };
}

/** A laboratory that is withdrawn since was relied on until then. */
function stillAccepted(proof: Proof): Proof {
  if (proof.laboratory === null) return proof;
  return { ...proof, laboratory: { ...proof.laboratory, withdrawals: [] } };
}

function nameOf({ kind, id, rule }: Pick<Proof, 'kind' | 'id' | 'rule'>): string {
  return `${kind} ${id} ${rule}`;
}

interface DoubtedCell {
  readonly component: string;
  readonly rule: string;
  readonly reason: RestReason;
}

function doubtedCells(facts: CoverageFacts, named: ReadonlySet<string>): DoubtedCell[] {
  return coverageOf(facts).rows.flatMap(({ component, cells }) =>
    cells.flatMap((cell) => {
      const reason = reasonOf(cell, named);
      return reason === null ? [] : [{ component, rule: cell.rule, reason }];
    }),
  );
}

/** What a cell loses without the evidence in doubt: each piece is weighed by itself, so the others tell what is left. */
function reasonOf({ rule, state, evidence, others }: Cell, named: ReadonlySet<string>): RestReason | null {
  const isOfIt = ({ kind, id }: Cell['evidence'][number]): boolean => named.has(nameOf({ kind, id, rule }));
  const relied = evidence.filter((one) => one.covers && isOfIt(one));
  const about = relied.length > 0 || others.some((one) => one.covers && isOfIt(one));
  if (!about) return null;
  const left = [...evidence, ...others].filter((one) => one.covers && !isOfIt(one));
  const lost = relied.filter(({ lot }) => !left.some((one) => one.lot === lot));
  if (lost.length === 0) return 'other-evidence';
  if (state === 'source-unknown' || state === 'not-judged') return 'record-missing';
  return lost.length === evidence.length ? 'rests-on-it' : 'rests-in-part';
}
