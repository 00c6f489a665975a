/** A record that is looked up: in the file that is read, or in the ledger. */
export interface FoundRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
}

/** Value that a field of a record is compared with. */
export type LookUp = readonly (readonly [string, string | number | boolean])[];

/** Records that are there already. */
export interface KnownRecords {
  get(kind: string, id: string): Promise<FoundRecord | null>;
  /** Records of the kind whose fields have these values; texts are compared as codes. */
  find(kind: string, by: LookUp): Promise<readonly FoundRecord[]>;
  /** Codes of records of the kind that look like this one. */
  near(kind: string, code: string): Promise<readonly string[]>;
}

/** Nothing is there yet. */
export const NOTHING_KNOWN: KnownRecords = {
  get: () => Promise.resolve(null),
  find: () => Promise.resolve([]),
  near: () => Promise.resolve([]),
};
