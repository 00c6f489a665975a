import type { Span } from '../../kit/span.ts';
import type { Key } from './scope-facts.ts';
import type { ScopeClass, ScopeReason } from './scope-question.ts';

/** How many units or cartons fall in each class. */
export type ClassCounts = Readonly<Record<ScopeClass, number>>;

/** A stretch of a run's units with one answer; `reasons` lists every reason that holds, in the order of the closed lists. */
export interface RunStretch {
  readonly span: Span;
  readonly class: ScopeClass;
  readonly reasons: readonly ScopeReason[];
  /** Quantity still open in the slot that decides (need plus loss, less what is recorded), and the most units it could be. */
  readonly room?: { readonly quantity: number; readonly units: number };
  /** Records the answer rests on: the `n` of consumption rows, receipts, revisions … */
  readonly restsOn: readonly Key[];
}

export interface RunAnswer {
  readonly run: Key;
  /** Null: the run is open; its stretches then have no end and it stands in the by-run view alone. */
  readonly made: number | null;
  readonly stretches: readonly RunStretch[];
  /** For carton questions, where units have no numbers: the counts instead of stretches. */
  readonly counts: ClassCounts | null;
  readonly reasons: readonly ScopeReason[];
}

export const PLACE_KINDS = [
  'consignee',
  'returned',
  'not-shipped',
  'unsettled',
  'sampled',
  'scrapped',
  'loose-stock',
  'delivered',
  'unaccounted',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface PlaceAnswer {
  readonly place: PlaceKind;
  /** The consignee, where the place is one. */
  readonly party: Key | null;
  readonly units: ClassCounts;
  readonly cartons: ClassCounts;
  readonly shipments: readonly {
    readonly shipment: Key;
    readonly units: ClassCounts;
    readonly cartons: ClassCounts;
  }[];
}

/** A range of like cartons as they are today. */
export interface RangeAnswer {
  readonly series: Key;
  readonly range: Span;
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly shipment: Key | null;
  /** Strongest class among the contents. */
  readonly class: ScopeClass;
  readonly perCarton: ClassCounts;
  readonly reasons: readonly ScopeReason[];
}

/** A record that would settle units which are undetermined now. */
export interface MissingRecord {
  readonly reason: ScopeReason;
  readonly run: Key | null;
  readonly slot: string | null;
  readonly lot: Key | null;
  readonly cartons: { readonly series: Key; readonly range: Span } | null;
  readonly shipment: Key | null;
  /** What the revision needs without loss, what is recorded, in the material's unit; null where no quantity is in play. */
  readonly needed: number | null;
  readonly recorded: number | null;
  /** Party to ask (site's party, supplier, consignee). */
  readonly ask: Key | null;
  readonly askSite: Key | null;
  /** Units this record could move by itself. */
  readonly units: number;
}

/** Law 5: made = in stock + shipped + returned + sampled + scrapped + loose + delivered + reworked away + unaccounted, per run. */
export interface ConservationRow {
  readonly run: Key;
  readonly made: number;
  readonly shipped: number;
  readonly returned: number;
  readonly inStock: number;
  readonly unsettled: number;
  readonly sampled: number;
  readonly scrapped: number;
  readonly looseStock: number;
  readonly delivered: number;
  readonly reworkedAway: number;
  /** May be negative when records contradict; then a `quantity-contradiction` is reported for the run. */
  readonly unaccounted: number;
}

/** What allows a boundary, or speaks against it. */
export const BOUNDARY_EVIDENCE = [
  'every-run',
  'whole-runs',
  'unpacked-cartons',
  'all-in-cartons',
  'unaccounted',
  'no-unit-numbers',
  'kept-apart',
  'blurred',
] as const;

/** One choice of boundary for an action, with what it would take in and why it is allowed. */
export interface BoundaryChoice {
  readonly boundary: 'product' | 'lots' | 'cartons' | 'window';
  readonly units: number;
  readonly cartons: number;
  /** Units within the boundary that are cleared: the price of a wide boundary. */
  readonly clearedInside: number;
  /** Units not cleared that lie outside: must be none for the boundary to be allowed. */
  readonly notClearedOutside: number;
  readonly allowed: boolean;
  readonly why: string;
  /** The same as a code with its number, for those who say it in other languages. */
  readonly because: { readonly says: (typeof BOUNDARY_EVIDENCE)[number]; readonly count: number | null };
}

export interface ScopeAnswer {
  readonly position: number;
  readonly strict: boolean;
  readonly runs: readonly RunAnswer[];
  readonly places: readonly PlaceAnswer[];
  readonly totals: { readonly units: ClassCounts; readonly cartons: ClassCounts };
  /** Carton ranges in scope: everything that is not wholly cleared. */
  readonly ranges: readonly RangeAnswer[];
  readonly missing: readonly MissingRecord[];
  /** Units that wait for records, each counted once. */
  readonly unitsWaiting: number;
  readonly conservation: readonly ConservationRow[];
  readonly boundaries: readonly BoundaryChoice[];
}
