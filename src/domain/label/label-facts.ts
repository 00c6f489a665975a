import type { z } from 'zod';
import type { partySchema, siteSchema } from '../party/party.ts';
import type { productSchema } from '../product/product.ts';
import type { runSchema } from '../run/run.ts';
import type { Label, LabelPlan } from './label.ts';
import type { LabelRole } from './label-words.ts';
import type { labelExceptionSchema } from './label-exception.ts';

/** A record with its id, as a fact that a label rests on. */
export interface Told<Body> {
  readonly id: string;
  readonly body: Body;
}

type Party = z.output<typeof partySchema>;

/** What the record says about a run that its labels need. Null: not recorded. */
export interface LabelFacts {
  readonly run: Told<z.output<typeof runSchema>>;
  readonly product: Told<z.output<typeof productSchema>>;
  readonly site: Told<z.output<typeof siteSchema>> | null;
  /** Whose site it is. */
  readonly maker: Told<Party> | null;
  readonly importer: Told<Party> | null;
  readonly plan: Told<LabelPlan> | null;
  /** Named in the plan. */
  readonly chosen: Told<Party> | null;
  readonly privateLabeler: Told<Party> | null;
  readonly materials: readonly { readonly id: string; readonly name: string }[];
}

/** What else is on record about the marks of a run. */
export interface MarkFacts {
  readonly labels: readonly Told<Label>[];
  readonly exceptions: readonly Told<z.output<typeof labelExceptionSchema>>[];
  /** Latest look at the labels of finished goods. */
  readonly labelCheck: { readonly id: string; readonly result: string; readonly hasPhotos: boolean } | null;
  /** Other runs of the same product and variant that bear the same lot code, save those it was reworked into or from. */
  readonly runsOfSameCode: number;
}

export const WHO_RULE_KEYS = ['chosen', 'domestic', 'imported', 'private-labeler', 'place-unknown'] as const;
type WhoRule = (typeof WHO_RULE_KEYS)[number];

/** The rules that decide who is named on a label. */
export const WHO_RULES = {
  chosen: {
    says: 'The label plan names who stands behind the product.',
    citation: '15 U.S.C. 2063(a)(5); the firm’s own decision',
    confidence: 'inferred',
  },
  domestic: {
    says: 'Made in the United States: the domestic manufacturer is responsible.',
    citation: 'CPSC FAQ, Tracking Label',
    confidence: 'primary',
  },
  imported: {
    says: 'Made overseas: the importer of record is responsible.',
    citation: 'CPSC FAQ, Tracking Label',
    confidence: 'primary',
  },
  'private-labeler': {
    says: 'The name of the manufacturer or of the private labeler satisfies the purchaser’s side.',
    citation: '15 U.S.C. 2063(a)(5)(B)',
    confidence: 'primary',
  },
  'place-unknown': {
    says: 'The record does not say in which country it was made, so nobody can be named by rule.',
    citation: 'CPSC FAQ, Tracking Label',
    confidence: 'primary',
  },
} as const satisfies Record<WhoRule, object>;

/** Who is named on the label, in which role, and by which rule. `party` null: the record names nobody for that role. */
export interface Responsible {
  readonly rule: WhoRule;
  readonly role: LabelRole;
  readonly party: Told<Party> | null;
}

/** The domestic manufacturer, the importer of record, or who the plan names; the private labeler where there is one. */
export function responsibleFor(facts: LabelFacts): Responsible {
  const { privateLabeler, chosen, site, maker, importer } = facts;
  if (privateLabeler !== null)
    return { rule: 'private-labeler', role: 'private-labeler', party: privateLabeler };
  const country = countryOf(facts);
  if (chosen !== null)
    return { rule: 'chosen', role: country === 'US' ? 'manufacturer' : 'importer', party: chosen };
  if (site === null || country === null) return { rule: 'place-unknown', role: 'importer', party: importer };
  if (country === 'US') return { rule: 'domestic', role: 'manufacturer', party: maker };
  return { rule: 'imported', role: 'importer', party: importer };
}

/** Country of the site, or else of whose site it is. */
export function countryOf({ site, maker }: LabelFacts): string | null {
  return site?.body.country ?? (site === null ? null : (maker?.body.country ?? null));
}

/** First and last day of the making; null: no day is on record. A run that is not known to have ended has no last day yet. */
export function daysOf({ run }: LabelFacts): { from: string; to: string; isOpen: boolean } | null {
  const { started, ended } = run.body;
  const from = started ?? ended;
  if (from === undefined) return null;
  return { from: from.slice(0, 10), to: (ended ?? from).slice(0, 10), isOpen: ended === undefined };
}
