import type { OpenFirm } from '../firm/open-firm.ts';
import type { MemoryGraph } from '../graph/load-graph.ts';

/** What a part of the bench works on. */
export interface Asked {
  readonly firm: OpenFirm;
  /** The same firm in memory, loaded when it is first asked for. */
  readonly graph: () => Promise<MemoryGraph>;
  /** Links that the firm has. */
  readonly links: number;
  /** Address the firm was opened by; a SQLite firm is a file. */
  readonly address: string;
  /** Address of an empty database of the same sort, another one at every call. */
  readonly fresh: () => Promise<string>;
  /** The firm of a million links beside a larger one, just opened; null where this one is no larger. */
  readonly smaller: () => Promise<Pick<OpenFirm, 'ledger' | 'size'> | null>;
  /** A folder for files, gone afterwards. */
  readonly folder: string;
  /** Whether it works is asked, not how quick it is. */
  readonly quick: boolean;
}
