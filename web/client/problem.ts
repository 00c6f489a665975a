import type { ErrorCode } from './generated/operation-types.ts';

/** One place where what was sent is wrong. */
export interface Fault {
  /** Field path, as `body.made`. */
  readonly at: string;
  readonly says: string;
  /** What was found there. */
  readonly found?: string;
  /** What would do. */
  readonly expected?: string;
}

/** Why a call failed: the server's problem document, or that it could not be reached. */
export interface CallProblem {
  readonly code: ErrorCode | 'offline';
  /** The particular sentence, in English; the code's own words come from the locale. */
  readonly detail: string;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;
}

/** The one error that calls throw; callers read `problem.code`. */
export class CallError extends Error {
  readonly problem: CallProblem;

  constructor(problem: CallProblem) {
    super(problem.detail);
    this.name = 'CallError';
    this.problem = problem;
  }
}

/** Any error as a problem; what is none of ours is a fault of the page. */
export function problemFrom(error: unknown): CallProblem {
  if (error instanceof CallError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'internal', detail, faults: [], requestId: null };
}
