/** Tables of the ledger itself, which every firm's database has. */
export interface LedgerTables {
  entry: {
    sequence: number;
    id: string;
    at: string;
    actor: string;
    command: string;
    action: string;
    kind: string;
    version: number;
    record: string;
    reason: string | null;
    payload: string;
    previous: string;
    hash: string;
  };
  record: RecordTable;
  name: NameTable;
  setting: { key: string; value: string };
}

/** One row for each record ever made: its number, and whether it counts. */
export interface RecordTable {
  n: number;
  kind: string;
  id: string;
  /** Sequence of the entry that says what it says now. */
  entry: number;
  /** 1 when it was withdrawn. */
  withdrawn: number;
}

/** Every code anything is known by: what the any-code resolver looks in. */
export interface NameTable {
  /** Record that gives the name. */
  n: number;
  line: number;
  /** Record that is named. */
  of: number;
  form: string;
  /** As written. */
  code: string;
  /** Comparison key: see `codeKey`. */
  key: string;
  /** Key with look-alikes folded. */
  folded: string;
  variant: string | null;
  from_date: string | null;
  to_date: string | null;
  low: number | null;
  high: number | null;
}
