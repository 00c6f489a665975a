import type { Span } from '../../kit/span.ts';

/**
 * The facts a scope answer is computed from, as loaded from the projections at one ledger position.
 * Keys are the records' integer `n` (ledger sequence of their first entry): one id space for all kinds.
 * Dates are `YYYY-MM-DD`; times are `YYYY-MM-DDTHH:MM` in the site's own time zone (a date alone is a whole day).
 * Quantities are whole numbers of the material's smallest unit. Spans are half-open, units and cartons count from 1.
 */
export type Key = number;

/** A stretch of days or local times, both ends included for days; either end may be unknown. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export interface PartyFact {
  readonly key: Key;
  readonly id: string;
  readonly name: string;
}

export interface SiteFact extends PartyFact {
  readonly party: Key;
  readonly timeZone: string;
}

export interface ProductFact extends PartyFact {
  /** A part made for other runs: its runs stand in the by-run view only, its units are never goods of their own. */
  readonly intermediate: boolean;
}

export interface MaterialFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

export interface SlotFact {
  readonly slot: string;
  readonly material: Key;
  /** `quantity` of the material for every `perUnits` units made. */
  readonly quantity: number;
  readonly perUnits: number;
  readonly lossPermille: number;
  /** Variants this line is for; null: all. */
  readonly variants: readonly string[] | null;
}

export interface RevisionFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  readonly product: Key;
  /** `bom` and `rework` revisions carry slots. */
  readonly kind: 'bom' | 'artwork' | 'packaging' | 'approved-sample' | 'rework';
  readonly slots: readonly SlotFact[];
}

export interface ReceiptFact {
  readonly key: Key;
  readonly site: Key;
  readonly date: string | null;
  readonly quantity: number | null;
}

export interface MovementFact {
  readonly key: Key;
  readonly kind: 'scrapped' | 'sampled' | 'returned-to-supplier' | 'stock-count' | 'moved';
  readonly site: Key | null;
  readonly toSite: Key | null;
  readonly date: string | null;
  readonly quantity: number;
}

/** A material lot made by our own runs (a sub-assembly): which run, which of its units, how many pieces. */
export interface LotSourceFact {
  readonly run: Key;
  readonly span: Span | null;
  readonly quantity: number | null;
}

export interface MaterialLotFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  readonly material: Key;
  readonly supplier: Key | null;
  readonly supplierSite: Key | null;
  /** First and last day of making; of several days the first counts for `before-made`. */
  readonly made: Period | null;
  readonly dispatched: Period | null;
  /** Null: nobody says how much left the supplier. */
  readonly quantityDispatched: number | null;
  readonly receipts: readonly ReceiptFact[];
  readonly movements: readonly MovementFact[];
  readonly madeFrom: readonly LotSourceFact[];
}

export interface CountFact {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

export interface ConsumptionFact {
  readonly key: Key;
  /** Null where something was added to packed cartons. */
  readonly run: Key | null;
  readonly slot: string | null;
  readonly lot: Key;
  /** `issue` takes the lot in; `return` brings some of it back to the store; `waste` is the run's own recorded waste. */
  readonly kind: 'issue' | 'return' | 'waste';
  readonly quantity: number | null;
  /** At most one of span, window, cartons; none: the whole run. */
  readonly span: Span | null;
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly cartons: { readonly series: Key; readonly range: Span } | null;
  readonly date: string | null;
  /** The agreement with this factory says that issues are complete (reading 1: a row without quantity then covers its span). */
  readonly issuesComplete: boolean;
}

export interface TakenFact {
  readonly key: Key;
  readonly kind: 'sampled' | 'scrapped' | 'loose-stock' | 'delivered';
  readonly quantity: number;
  readonly span: Span | null;
}

export interface ReworkSourceFact {
  readonly run: Key;
  readonly span: Span | null;
  readonly quantity: number | null;
}

/** Units of runs became units of `run`, a rework run. */
export interface ReworkFact {
  readonly key: Key;
  readonly run: Key;
  readonly of: readonly ReworkSourceFact[];
  /** Cartons reworked in place: the units taken are those packed there. */
  readonly cartons: readonly { readonly series: Key; readonly range: Span }[];
  /** Slots whose old part was taken out, counted, and whose fate is on record (reading 12). */
  readonly replaces: readonly {
    readonly slot: string;
    readonly quantityOut: number | null;
    readonly fate: string | null;
  }[];
  readonly date: string | null;
}

export interface RunFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  readonly product: Key;
  readonly variant: string | null;
  /** BOM (or rework) revision; null: not recorded. */
  readonly bom: Key | null;
  /** Artwork, packaging, approved-sample revisions. */
  readonly otherRevisions: readonly Key[];
  readonly site: Key | null;
  readonly alsoAt: readonly Key[];
  /** Subcontracted without a named site: `never-at-site` cannot clear it. */
  readonly subcontractedUnnamed: boolean;
  readonly line: string | null;
  readonly started: string | null;
  /** Null: not known to have ended. */
  readonly ended: string | null;
  /** Units made; null: the run is open. */
  readonly made: number | null;
  readonly counts: readonly CountFact[];
  readonly taken: readonly TakenFact[];
}

export interface SeriesFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  /** `{n}` stands for the number, `{n:4}` with leading zeros. */
  readonly mark: string;
  readonly consignee: Key | null;
}

export interface PackingContentFact {
  readonly run: Key;
  readonly variant: string | null;
  readonly unitsPerCarton: number;
  readonly span: Span | null;
  /** Cartons were filled in unit order: carton i of the range holds the i-th stretch of the span. */
  readonly inUnitOrder: boolean;
}

/**
 * Cartons `range` of a series hold these contents each. Several packing records may name one carton: it is then mixed. Only
 * contents of runs that are looked at are here; none at all means packed with something that is not looked at, which is
 * neither counted nor a missing packing record.
 */
export interface PackingFact {
  readonly key: Key;
  readonly series: Key;
  readonly range: Span;
  readonly contents: readonly PackingContentFact[];
  readonly date: string | null;
}

export interface RepackMoveFact {
  readonly from: { readonly series: Key; readonly range: Span };
  /** Null: taken out of cartons for good, `fate` says where to. */
  readonly to: { readonly series: Key; readonly range: Span } | null;
  readonly run: Key | null;
  /** Units moved in all. */
  readonly units: number;
  readonly fate: 'sampled' | 'scrapped' | 'loose-stock' | null;
}

export interface RepackFact {
  readonly key: Key;
  readonly date: string | null;
  readonly moves: readonly RepackMoveFact[];
}

export interface ShipmentLineFact {
  readonly key: Key;
  /** Null: the line names no cartons; `cartons` or `units` says how many left. */
  readonly series: Key | null;
  readonly range: Span | null;
  readonly cartons: number | null;
  readonly units: number | null;
  readonly product: Key | null;
  readonly run: Key | null;
  readonly consignee: Key | null;
}

export interface ShipmentEventFact {
  readonly key: Key;
  readonly date: string | null;
  readonly lines: readonly { readonly series: Key; readonly range: Span }[];
}

export interface ShipmentFact {
  readonly key: Key;
  readonly id: string;
  readonly code: string;
  readonly consignee: Key | null;
  readonly date: string | null;
  readonly lines: readonly ShipmentLineFact[];
  readonly receipts: readonly ShipmentEventFact[];
  readonly returns: readonly ShipmentEventFact[];
}

/** Evidence that covers runs: a lab report, an approval, an inspection (reading 22 and `other-evidence`). */
export interface EvidenceFact {
  readonly key: Key;
  readonly id: string;
  readonly requirement: string;
  readonly runs: readonly Key[];
  /** Party or person who gave it: lab, inspector, approver. */
  readonly by: Key | string | null;
  readonly valid: boolean;
}

export interface ScopeFacts {
  /** Ledger position the facts were read at. */
  readonly position: number;
  readonly parties: readonly PartyFact[];
  readonly sites: readonly SiteFact[];
  readonly products: readonly ProductFact[];
  readonly materials: readonly MaterialFact[];
  readonly revisions: readonly RevisionFact[];
  readonly lots: readonly MaterialLotFact[];
  readonly runs: readonly RunFact[];
  readonly consumptions: readonly ConsumptionFact[];
  readonly reworks: readonly ReworkFact[];
  readonly series: readonly SeriesFact[];
  readonly packings: readonly PackingFact[];
  readonly repacks: readonly RepackFact[];
  readonly shipments: readonly ShipmentFact[];
  readonly evidence: readonly EvidenceFact[];
}
