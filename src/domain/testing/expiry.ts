import { addDays } from '../../kit/calendar-date.ts';
import { BASIS_DAYS } from './test-plan.ts';
import type { PeriodicBasis } from './test-plan.ts';

/** What there is with a last day. */
export const EXPIRY_KINDS = [
  'test-report',
  'component-certificate',
  'exemption-claim',
  'small-batch-registration',
  'laboratory',
  'test-plan',
  'agreement',
] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

export const EXPIRY_STATES = ['past', 'soon', 'later'] as const;
export type ExpiryState = (typeof EXPIRY_STATES)[number];

/** Days before the last one in which a new test can hardly be made any more. */
const SOON_DAYS = 60;

/** Something that ends: by numbers of records, `on` is the last day on which it holds. */
export interface Expiry {
  readonly what: ExpiryKind;
  readonly record: number;
  /** Product, material, party or laboratory it is about. */
  readonly of: number | null;
  readonly site: number | null;
  /** Rules that it holds for, where it names some. */
  readonly rules: readonly string[];
  readonly on: string;
}

/** A report as far as its age goes. */
export interface TestedFact {
  readonly n: number;
  readonly product: number | null;
  readonly site: number | null;
  /** What of components was tested, where it names no product. */
  readonly materials: readonly number[];
  readonly testedTo: string;
  readonly rules: readonly string[];
}

/** How often is tested what a product is made of at a site. */
export type BasisFinder = (product: number | null, site: number | null) => PeriodicBasis;

/**
 * When reports no longer carry new production, of each rule the newest test alone: one that was made again is renewed. What is made in
 * a short run has no such day.
 */
export function reportExpiries(tests: readonly TestedFact[], basisOf: BasisFinder): Expiry[] {
  const newest = new Map<string, TestedFact>();
  for (const test of tests) {
    for (const key of keysOf(test)) {
      const before = newest.get(key);
      if (before === undefined || before.testedTo <= test.testedTo) newest.set(key, test);
    }
  }
  return tests.flatMap((test) => {
    const rules = test.rules.filter((rule) => ofRule(test, rule).some((key) => newest.get(key) === test));
    const days = BASIS_DAYS[basisOf(test.product, test.site)];
    if (rules.length === 0 || days === null) return [];
    const of = test.product ?? test.materials[0] ?? null;
    return [
      {
        ...{ what: 'test-report', record: test.n, of, site: test.site, rules },
        on: addDays(test.testedTo, days),
      },
    ];
  });
}

function keysOf(test: TestedFact): string[] {
  return test.rules.flatMap((rule) => ofRule(test, rule));
}

function ofRule({ product, site, materials }: TestedFact, rule: string): string[] {
  if (product !== null) return [`${String(product)} ${String(site)} ${rule}`];
  return materials.map((material) => `material ${String(material)} ${rule}`);
}

/** How near the last day is, seen from a day. */
export function expiryState(on: string, today: string): ExpiryState {
  if (on < today) return 'past';
  return on <= addDays(today, SOON_DAYS) ? 'soon' : 'later';
}
