import type { Fault, ImportProblem } from '../import-problem.ts';
import type { Decision, DecisionBook } from '../mapping/decisions.ts';
import type { Place } from './row-scope.ts';

/** A finding that a person answered in the decisions. */
export interface DecidedProblem {
  readonly problem: ImportProblem;
  readonly because: string;
}

/** Most problems that are kept and shown; above that only the number goes on. */
const PROBLEMS_LIMIT = 5_000;

/** The findings of an import, each once, without those that a decision answers. */
export class ProblemList {
  readonly problems: ImportProblem[] = [];
  readonly decided: DecidedProblem[] = [];
  count = 0;
  refusals = 0;
  readonly #seen = new Set<string>();
  /** Cells that were refused: what is missing because of that is not said a second time. */
  readonly #refusedCells = new Set<string>();
  readonly #decisions: DecisionBook;

  constructor(decisions: DecisionBook) {
    this.#decisions = decisions;
  }

  /** Adds a finding. True when it refuses its row. */
  add(fault: Fault, place: Place): boolean {
    const answer = this.#answer(fault, place);
    const problem: ImportProblem = { ...fault, ...place };
    const key = [fault.kind, place.file, place.sheet, place.cell, fault.says].join('\u0000');
    const refuses = answer === null && fault.severity === 'refuse';
    const cell = [place.file, place.sheet, place.cell].join('\u0000');
    if (refuses && fault.kind === 'missing-value' && this.#refusedCells.has(cell)) return true;
    if (refuses && this.#refusedCells.size < PROBLEMS_LIMIT) this.#refusedCells.add(cell);
    if (this.#seen.has(key)) return refuses;
    if (this.#seen.size < PROBLEMS_LIMIT) this.#seen.add(key);
    if (answer !== null) {
      this.decided.push({ problem, because: answer.because });
      return false;
    }
    this.count += 1;
    if (refuses) this.refusals += 1;
    if (this.problems.length < PROBLEMS_LIMIT) this.problems.push(problem);
    return refuses;
  }

  #answer(fault: Fault, place: Place): Decision | null {
    const decision = this.#decisions.atCell(place.file, place.sheet, place.cell);
    if (decision?.stands !== true) return null;
    // What cannot be read does not become readable by being right.
    return UNREADABLE.has(fault.kind) ? null : decision;
  }
}

const UNREADABLE = new Set([
  'bad-number',
  'ambiguous-number',
  'bad-date',
  'ambiguous-date',
  'bad-value',
  'missing-value',
  'unknown-code',
  'multiple-values',
  'precision-lost',
  'depends-on-refused',
]);
