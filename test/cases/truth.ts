import { readFileSync } from 'node:fs';

/** The packs of factory records that come with their truth: see `truth.json` in the folder of each. */
export const PACKS = ['romper', 'race-car'] as const;
export type PackName = (typeof PACKS)[number];

type TruthSpan = readonly [from: number, to: number] | null | undefined;
type At = string | readonly string[];

/** Marks on a fact: `noRecord` happened and stands in no file, `really` is what the files say otherwise. */
interface Marks {
  readonly noRecord?: true;
  readonly really?: unknown;
  readonly at?: At;
  readonly note?: string;
}

export interface TruthRange {
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

export interface TruthConsumption extends Marks {
  readonly slot?: string;
  readonly lot: string;
  readonly quantity?: number | null;
  readonly span?: TruthSpan;
  readonly window?: { readonly from: string; readonly to: string };
}

export interface TruthRun extends Marks {
  readonly id: string;
  readonly code: string;
  readonly workOrder?: string;
  readonly product: string;
  readonly variant?: string;
  readonly revision: string | null;
  readonly revisions?: Readonly<Record<string, string>>;
  readonly site: string;
  readonly alsoAt?: readonly string[];
  readonly line?: string;
  readonly start: string;
  readonly end: string | null;
  readonly made: number | null;
  readonly counts: readonly ({
    readonly from: string;
    readonly to: string;
    readonly units: readonly [number, number];
  } & Marks)[];
  readonly consumption: readonly TruthConsumption[];
  readonly taken: readonly ({
    readonly kind: string;
    readonly quantity: number;
    readonly span: TruthSpan;
  } & Marks)[];
}

export interface TruthLot extends Marks {
  readonly id: string;
  readonly code: string;
  readonly material: string;
  readonly supplier?: string;
  readonly supplierSite?: string | null;
  readonly made?: string | null;
  readonly dispatched?: string | null;
  readonly quantityDispatched: number | null;
  readonly receipts: readonly ({
    readonly site: string;
    readonly date: string;
    readonly quantity: number;
    readonly grn?: string;
  } & Marks)[];
  readonly scrapped?: readonly ({ readonly date: string; readonly quantity: number } & Marks)[];
  readonly madeFrom?: readonly { readonly run: string; readonly span?: TruthSpan }[];
}

export interface TruthShipment extends Marks {
  readonly id: string;
  readonly code: string;
  readonly consignee: string;
  readonly from: string;
  readonly date: string;
  readonly invoice?: string;
  readonly container?: string;
  readonly lines: readonly (Marks & {
    readonly series: string | null;
    readonly from?: number;
    readonly to?: number;
    readonly count?: number;
    readonly consignee?: string;
  })[];
  readonly receipts: readonly ({ readonly date: string; readonly lines?: readonly TruthRange[] } & Marks)[];
  readonly returns: readonly ({
    readonly date: string;
    readonly reason?: string;
    readonly lines: readonly TruthRange[];
  } & Marks)[];
}

export interface TruthRework extends Marks {
  readonly id: string;
  readonly code: string;
  readonly date: string;
  readonly reason?: string;
  readonly authority?: string;
  readonly cartons?: readonly TruthRange[];
  readonly intoRun?: string;
  readonly intoRuns?: Readonly<Record<string, string>>;
  readonly units: readonly { readonly run: string; readonly quantity: number }[];
  readonly replaces?: readonly string[];
}

export interface TruthAlias {
  readonly code: string;
  readonly of: { readonly kind: string; readonly id?: string; readonly series?: string };
  readonly where?: string;
  readonly series?: string;
  readonly from?: number;
  readonly to?: number;
}

/** What a person types and what it must lead to. */
export interface LookupQuestion {
  readonly id: string;
  readonly kind: 'lookup';
  readonly typed: string;
  readonly expect: {
    readonly answer: 'one' | 'several' | 'none';
    readonly how?: string;
    readonly things: readonly {
      readonly kind: string;
      readonly id?: string;
      readonly series?: string;
      readonly number?: number;
    }[];
  };
}

/** `truth.json` of a pack: every fact, every name, and questions with the answers to expect. */
export interface TruthBalance {
  readonly run: string;
  readonly made: number;
  readonly packed: number;
  readonly reworkedAway: number;
  readonly sampled?: number;
  readonly scrapped?: number;
  readonly 'loose-stock'?: number;
  readonly unaccounted: number;
}

export interface Truth {
  readonly balances: readonly TruthBalance[];
  readonly pack: PackName;
  readonly asOf: string;
  readonly timeZone: string;
  readonly parties: readonly Readonly<Record<string, string | readonly string[]>>[];
  readonly sites: readonly {
    readonly id: string;
    readonly party: string;
    readonly name: string;
    readonly place?: string;
    readonly lines?: readonly string[];
    readonly warehouse?: string;
  }[];
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly style?: string;
    readonly importer?: string;
    readonly intermediate?: boolean;
    readonly variants?: readonly unknown[];
  }[];
  readonly materials: readonly { readonly id: string; readonly name: string; readonly uom: string }[];
  readonly revisions: readonly {
    readonly id: string;
    readonly product: string;
    readonly kind: string;
    readonly from?: string;
    readonly slots?: readonly {
      readonly slot: string;
      readonly material: string;
      readonly perUnit: number;
      readonly lossPermille: number;
      readonly uom: string;
      readonly variants?: readonly string[];
    }[];
  }[];
  readonly materialLots: readonly TruthLot[];
  readonly runs: readonly TruthRun[];
  readonly cartonSeries: readonly {
    readonly id: string;
    readonly mark: string;
    readonly po: string;
    readonly consignee?: string;
  }[];
  readonly cartons: readonly (Marks &
    TruthRange & {
      readonly contents: readonly {
        readonly run: string;
        readonly variant?: string;
        readonly unitsPerCarton: number;
        readonly span: TruthSpan;
      }[];
    })[];
  readonly reworks: readonly TruthRework[];
  readonly relabels: readonly (Marks &
    TruthRange & {
      readonly id: string;
      readonly code: string;
      readonly date: string;
      readonly oldMark: string;
      readonly newMark: string;
      readonly reason?: string;
    })[];
  readonly repacks: readonly (Marks & {
    readonly id: string;
    readonly date: string;
    readonly moves: readonly {
      readonly from: TruthRange;
      readonly to: TruthRange | null;
      readonly run?: string;
      readonly units: number;
      readonly fate?: string;
    }[];
  })[];
  readonly cartonAdditions: readonly (Marks &
    TruthRange & { readonly lot: string; readonly quantity: number })[];
  readonly shipments: readonly TruthShipment[];
  readonly aliases: readonly TruthAlias[];
  readonly questions: readonly (
    LookupQuestion | { readonly id: string; readonly kind: 'scope' | 'scope-floor' | 'import' }
  )[];
}

/** Reads the truth of a pack. */
export function readTruth(pack: PackName): Truth {
  const text = readFileSync(new URL(`./${pack}/truth.json`, import.meta.url), 'utf8');
  // The shape is ours; recording every fact of it in a real ledger checks it, field by field.
  return JSON.parse(text) as Truth;
}
