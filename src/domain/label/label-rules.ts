/** Whose demand a rule is: the law for every children's product, the law for durable infant ones, a channel, or good practice. */
export const BASES = ['law', 'durable-infant', 'amazon', 'walmart', 'guide'] as const;
export type Basis = (typeof BASES)[number];

/**
 * How sure we are of a rule: its primary text was read; a secondary source states it; the label guide states it; our own inference.
 * `unconfirmed` rules are shown and never decide.
 */
export const CONFIDENCES = ['primary', 'secondary', 'guide', 'inferred', 'unconfirmed'] as const;

interface LabelRule {
  readonly key: string;
  readonly basis: Basis;
  readonly says: string;
  readonly citation: string;
  readonly url: string | null;
  /** Since when it applies; null: not known. */
  readonly since: string | null;
  readonly confidence: (typeof CONFIDENCES)[number];
}

const STATUTE = {
  citation: '15 U.S.C. 2063(a)(5)(B), CPSIA sec. 103(a)',
  url: 'https://en.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_122.djvu/3051',
  since: '2009-08-14',
  confidence: 'primary',
} as const;
const FAQ = {
  url: 'https://cpsc.gov/FAQ/Tracking-Label',
  since: '2009-08-14',
  confidence: 'primary',
} as const;
const POLICY = {
  citation: 'CPSC Statement of Policy on sec. 103(a), July 2009',
  since: '2009-07-20',
  confidence: 'secondary',
} as const;
const DURABLE = {
  basis: 'durable-infant',
  citation: '16 CFR 1130.4',
  url: 'https://www.cpsc.gov/Business--Manufacturing/Business-Education/Durable-Infant-or-Toddler-Products',
  since: null,
  confidence: 'primary',
} as const;
const AMAZON = {
  basis: 'amazon',
  citation: 'Amazon Seller Central, texts of refusals that sellers published',
  since: null,
  confidence: 'secondary',
} as const;
const GUIDE = {
  basis: 'guide',
  citation: 'Compliance Gate, CPSIA Tracking Label Guide',
  url: null,
  since: null,
  confidence: 'guide',
} as const;

/** Rules as they were read in this month. They are no legal advice: read the official text before you rely on one. */
export const RULES_READ = '2026-10';

/** What a tracking label is held against. Rows, so that a lawyer can read and a release can change them. */
export const LABEL_RULES = [
  { key: 'who', basis: 'law', says: 'Names the manufacturer or private labeler', ...STATUTE },
  { key: 'place', basis: 'law', says: 'Says where it was made', ...STATUTE },
  { key: 'date', basis: 'law', says: 'Says when it was made: a day, a month, or a range', ...STATUTE },
  {
    key: 'cohort',
    basis: 'law',
    says: 'Carries the batch, run number or another identifying characteristic',
    ...STATUTE,
  },
  { key: 'product-mark', basis: 'law', says: 'The product itself is marked, where practicable', ...STATUTE },
  { key: 'package-mark', basis: 'law', says: 'Its packaging is marked, where practicable', ...STATUTE },
  {
    key: 'legible',
    basis: 'law',
    says: 'The marks are visible, legible and permanently affixed',
    citation: 'CPSC FAQ, Tracking Label',
    ...FAQ,
  },
  {
    key: 'coded-ask',
    basis: 'law',
    says: 'A coded mark says whom to ask what it means',
    ...POLICY,
    url: 'https://www.lexology.com/library/detail.aspx?g=be1160b2-393f-4368-8a93-8d945059d9bc',
  },
  {
    key: 'coded-decoding',
    basis: 'law',
    says: 'The firm can say what the code means',
    citation: 'CPSC Statement of Policy on sec. 103(a); our own reading of "ascertain"',
    url: null,
    since: '2009-07-20',
    confidence: 'inferred',
  },
  {
    key: 'set',
    basis: 'law',
    says: 'Of a set that works only as a set, one piece is marked',
    citation: 'Guidance as told by What is the CPSIA, Tracking labels: multiple pieces',
    url: 'http://www.whatisthecpsia.com/i-need-info-for-crafters/tracking-labels-what-if-my-product-has-multiple-pieces',
    since: null,
    confidence: 'secondary',
  },
  {
    key: 'claims',
    basis: 'law',
    says: 'Claims no compliance that is not true',
    citation: 'CPSIA sec. 103(c)',
    url: STATUTE.url,
    since: null,
    confidence: 'primary',
  },
  { key: 'durable-name', says: 'Names the domestic manufacturer or the importer of record', ...DURABLE },
  { key: 'durable-address', says: 'Gives a U.S. address', ...DURABLE },
  { key: 'durable-phone', says: 'Gives a U.S. telephone number, toll-free if there is one', ...DURABLE },
  { key: 'durable-model', says: 'Gives model name and number', ...DURABLE },
  { key: 'durable-date', says: 'Gives the date of manufacture', ...DURABLE },
  {
    key: 'amazon-contact',
    says: 'Name, mailing address and contact located in the United States',
    ...AMAZON,
    url: 'https://sellercentral.amazon.com/gp/help/external/help.html?itemID=KHQEFBM7834V6AV',
  },
  { key: 'amazon-not-amazon', says: 'Does not name Amazon as importer', ...AMAZON, url: null },
  {
    key: 'amazon-photo',
    says: 'A photo of the mark on the actual goods is on file, not a mock-up',
    ...AMAZON,
    url: 'https://kwtxt.com/circle/89782.html',
  },
  {
    key: 'walmart-unit',
    basis: 'walmart',
    says: 'Every unit is marked, not the case alone',
    citation: 'Catalist, on Walmart Marketplace',
    url: null,
    since: null,
    confidence: 'secondary',
  },
  { key: 'guide-address', says: 'Gives a U.S. address', ...GUIDE },
  { key: 'guide-phone', says: 'Gives a U.S. phone number', ...GUIDE },
  { key: 'guide-product', says: 'Names the product', ...GUIDE },
  { key: 'guide-own-run', says: 'Is made for this run alone', ...GUIDE },
] as const satisfies readonly LabelRule[];
export type LabelRuleKey = (typeof LABEL_RULES)[number]['key'];
