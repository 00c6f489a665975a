import type { Product } from '../product/product.ts';
import type { Recall } from './recall.ts';
import type { ProgressMade, UnitsAccount } from './recall-units.ts';

/** A party as a report names it; null: not recorded. */
export interface ReportParty {
  readonly name: string;
  readonly address: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly roles: readonly string[];
}

/** A manufacturing plant. */
export interface ReportPlant {
  readonly name: string;
  readonly maker: ReportParty | null;
  readonly address: string | null;
  readonly country: string | null;
}

export interface ReportRun {
  readonly id: string;
  readonly code: string;
  readonly product: string;
  readonly variant: string | null;
  /** First and last day of production; null: not recorded. */
  readonly from: string | null;
  readonly to: string | null;
  readonly made: number | null;
  readonly plant: ReportPlant | null;
}

/** What a date code means, part by part. */
export interface CodeReadingTold {
  readonly code: string;
  readonly scheme: string;
  readonly parts: readonly { readonly text: string; readonly kind: string; readonly means: string }[];
}

/** Somebody who was sent recalled goods. */
export interface ReportConsigneeTold {
  readonly party: { readonly n: number; readonly name: string } | null;
  readonly told: ReportParty | null;
  readonly units: number;
  readonly isUnitsKnown: boolean;
  readonly cartonCount: number;
  readonly cartons: readonly {
    readonly shipment: { readonly code: string; readonly date: string | null } | null;
  }[];
  readonly unnumbered: readonly {
    readonly shipment: { readonly code: string; readonly date: string | null };
  }[];
}

/** Everything a report on a recall is written from. */
export interface ReportFacts {
  readonly recall: Recall;
  readonly products: readonly (Omit<Product, 'importer'> & { readonly importer: ReportParty | null })[];
  readonly runs: readonly ReportRun[];
  readonly readings: readonly CodeReadingTold[];
  readonly consignees: readonly ReportConsigneeTold[];
  readonly account: UnitsAccount;
  readonly holderOf: (party: number) => string;
  readonly pictures: readonly string[];
  readonly papers: readonly string[];
  readonly progress: readonly ProgressMade[];
}
