/** The papers and records that tell about a run, in the order in which they are believed. */
export const TELLERS = [
  'record',
  'shipment-record',
  'packing-record',
  'test-report',
  'certificate',
  'label',
  'carton-mark',
  'packing-list',
  'listing',
] as const;
export type Teller = (typeof TELLERS)[number];

export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How two texts of a field are compared; see `compare-said.ts`. */
export type Manner =
  | 'code'
  | 'gtin'
  | 'words'
  | 'title'
  | 'place'
  | 'country'
  | 'days'
  | 'phone'
  | 'ages'
  | 'materials'
  | 'count'
  | 'numbers'
  | 'list';

export const STORY_FIELDS = [
  'product-name',
  'brand',
  'model',
  'sku',
  'gtin',
  'lot-code',
  'place',
  'country',
  'made-on',
  'manufacturer',
  'importer',
  'address',
  'phone',
  'email',
  'age-grade',
  'materials',
  'warnings',
  'laboratory',
  'report-number',
  'tested-on',
  'cartons',
  'carton-numbers',
  'units',
  'purchase-order',
  'consignee',
  'invoice',
  'container',
] as const;
export type StoryField = (typeof STORY_FIELDS)[number];

/** How many of the goods are on a shipment. */
export const GOODS_FIELDS = ['cartons', 'carton-numbers', 'units'] as const;
/** What is said of a shipment as a whole. */
export const HEAD_FIELDS = [
  'consignee',
  'invoice',
  'container',
  'purchase-order',
  'cartons',
  'units',
] as const;
const NOT_OF_RUNS: readonly StoryField[] = [...GOODS_FIELDS, 'consignee', 'invoice', 'container'];
/** What is said of a run. */
export const RUN_FIELDS: readonly StoryField[] = STORY_FIELDS.filter((field) => !NOT_OF_RUNS.includes(field));

interface FieldRule {
  readonly manner: Manner;
  /** How grave it is when two say it differently. */
  readonly severity: Severity;
  /** Who ought to say it: silence of these is told, silence of others is in order. */
  readonly asked: readonly Teller[];
}

const of = (manner: Manner, severity: Severity, ...asked: Teller[]): FieldRule => ({
  manner,
  severity,
  asked,
});

/**
 * The fields of the same-story check. Critical: goods, certificate and mark no longer lead to each other, or the certificate would not
 * cover the goods (15 U.S.C. 2063(a)(5), 16 CFR 1110.11(a)); major: somebody will ask; minor: another way of saying it, most often.
 */
export const FIELD_RULES: Readonly<Record<StoryField, FieldRule>> = {
  'product-name': of('title', 'major', 'record', 'certificate', 'label', 'packing-list', 'listing'),
  brand: of('words', 'minor', 'listing'),
  model: of('code', 'major', 'record', 'listing'),
  sku: of('code', 'major', 'listing'),
  gtin: of('gtin', 'critical', 'listing'),
  'lot-code': of('code', 'critical', 'record', 'label', 'packing-list'),
  place: of('place', 'critical', 'record', 'certificate', 'label'),
  country: of('country', 'critical', 'record', 'certificate', 'label', 'listing'),
  'made-on': of('days', 'critical', 'record', 'certificate', 'label'),
  manufacturer: of('words', 'major', 'record', 'certificate'),
  importer: of('words', 'critical', 'record', 'certificate'),
  address: of('words', 'major', 'certificate'),
  phone: of('phone', 'major', 'certificate'),
  email: of('code', 'major', 'certificate'),
  'age-grade': of('ages', 'critical', 'record', 'listing'),
  materials: of('materials', 'major'),
  warnings: of('list', 'major'),
  laboratory: of('list', 'critical', 'certificate', 'test-report'),
  'report-number': of('list', 'critical', 'test-report'),
  'tested-on': of('days', 'major', 'certificate', 'test-report'),
  cartons: of('count', 'major', 'shipment-record', 'packing-list'),
  'carton-numbers': of('numbers', 'major', 'shipment-record', 'packing-list'),
  units: of('count', 'major', 'shipment-record', 'packing-list'),
  'purchase-order': of('code', 'minor'),
  consignee: of('words', 'major', 'shipment-record', 'packing-list'),
  invoice: of('code', 'major', 'shipment-record', 'packing-list'),
  container: of('code', 'minor'),
};
