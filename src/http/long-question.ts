import type { ErrorCode, Problem } from '../kit/errors.ts';
import type { Progress } from '../kit/progress.ts';
import type { Actor } from '../operation/permission.ts';

/** A question as it goes to a thread: everything in it can be copied. */
export interface LongQuestion {
  readonly firm: string;
  /** Name of the operation. */
  readonly operation: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly now: string;
  readonly dataFolder: string;
  readonly keyFolder: string;
  readonly command: string;
  /** It is an act: its answer is for this command alone. */
  readonly apart: boolean;
  /** The server itself asks, and names a path of its own. */
  readonly mayReadPaths?: true;
}

/** What a thread worked out: the answer as the bytes that are sent, so that nobody reads it again on the way. */
export interface LongAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Ledger position it was made at. */
  readonly position: number | null;
  /** Cursor of the next page, where the answer is one. */
  readonly next: string | null;
}

/** An error on its way back, ours or `internal`. */
export interface LongFault {
  readonly code: ErrorCode;
  readonly says: string;
  readonly problems: readonly Problem[];
}

export type LongReply = { readonly answer: LongAnswer } | { readonly fault: LongFault };

/** What comes from a thread: how far it is, and in the end its reply. */
export type LongNews = { readonly progress: Progress } | LongReply;
