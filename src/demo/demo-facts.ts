import { CATALOGUE_VERSION } from '../domain/requirement/catalogue-version.ts';
import { checkRules } from '../domain/requirement/check.ts';
import { factsSchema } from '../domain/requirement/product-facts.ts';
import type { Facts, Part } from '../domain/requirement/product-facts.ts';
import { keptAnswers } from '../domain/requirement/requirement-check.ts';
import { requirementSchema, ruleFromRequirement } from '../domain/requirement/requirement.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_PRODUCTS } from './demo-firm.ts';
import type { DemoProduct } from './demo-firm.ts';

const FACTS_DAY = '2026-06-02';
const CHECK_DAY = '2026-06-03';

const reached = { accessible: 'yes', mouthable: 'yes' } as const;
const CAR_PARTS: readonly Part[] = [
  { name: 'body', slot: 'body resin', material: 'abs', finishes: ['paint'], plasticized: 'no', ...reached },
  {
    ...{ name: 'chassis', slot: 'chassis resin', material: 'polypropylene', finishes: ['none'] },
    ...{ plasticized: 'no', onlyListedAdditives: 'yes', ...reached },
  },
  { name: 'wheels', slot: 'wheels', material: 'rubber', finishes: ['none'], plasticized: 'yes', ...reached },
  {
    ...{ name: 'axles', slot: 'axles', material: 'stainless-steel', finishes: ['none'], untreated: 'yes' },
    ...{ plasticized: 'no', ...reached },
  },
  { name: 'decal', slot: 'decal', material: 'other-plastic', finishes: ['decal'], ...reached },
];
const PLUSH_PARTS: readonly Part[] = [
  {
    ...{ name: 'shell', slot: 'shell fabric', material: 'textile', finishes: ['none'], untreated: 'yes' },
    ...{ plasticized: 'no', ...reached },
  },
  { name: 'eyes', slot: 'eyes', material: 'other-plastic', finishes: ['other-coating'], ...reached },
  {
    ...{ name: 'sewn-in label', slot: 'sewn-in label', material: 'textile', finishes: ['other-print'] },
    ...{ plasticized: 'no', ...reached },
  },
];
const WOOD_PARTS: readonly Part[] = [
  {
    ...{ name: 'painted blanks', slot: 'blanks', material: 'wood', finishes: ['paint', 'varnish'] },
    ...{ untreated: 'no', plasticized: 'no', ...reached },
  },
  {
    ...{ name: 'dowels', slot: 'dowels', material: 'wood', finishes: ['none'], untreated: 'yes' },
    ...{ plasticized: 'no', ...reached },
  },
];
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  lanhua: CAR_PARTS,
  songhong: PLUSH_PARTS,
  mingde: WOOD_PARTS,
};

const HARMLESS = {
  magnets: 'no',
  buttonCells: 'no',
  otherBatteries: 'no',
  mainsPower: 'no',
  strings: 'no',
  liquids: 'no',
  sounds: 'no',
  plasticFilm: 'no',
} as const;

/** A retailer's demand, as a firm adds one itself. */
const RETAILER = {
  title: 'Report of the last year',
  localTitle: '一年内的检测报告',
  citation: 'Kite and Kettle vendor manual, section 4',
  wording:
    'The certificate and its test report are handed in before the first delivery and renewed each year.',
  localWording: '首次交货前提交证书及检测报告，并每年更新。',
  saidBy: 'Kite and Kettle Toys',
  confidence: 'secondary',
  from: '2025-01-01',
  test: 'none',
  thirdParty: 'not-stated',
  applies: [{ fact: 'soldThrough', is: ['Kite and Kettle Toys'] }],
} as const;

/** What the importer recorded about its products, and the answers it kept. Some products are not looked at yet. */
export function factsEvents(): DemoEvent[] {
  const known = DEMO_PRODUCTS.filter((_product, index) => index % 10 !== 9);
  const facts = known.map((product, index) => ({ product, facts: factsOf(product, index) }));
  const checked = facts.filter((_one, index) => index % 3 !== 2);
  return [
    {
      date: FACTS_DAY,
      drafts: [
        fact('requirement', 'kite-and-kettle-reports', RETAILER),
        ...facts.map((one) =>
          fact('product-facts', `${one.product.id}-facts`, { product: one.product.id, ...one.facts }),
        ),
      ],
    },
    { date: CHECK_DAY, drafts: checked.map((one) => keptDraft(one.product, one.facts)) },
  ];
}

function factsOf({ factory, name }: DemoProduct, index: number): Facts {
  const isForOlder = factory === 'lanhua';
  const isWhole = index % 4 !== 3;
  return factsSchema.parse({
    soldIn: ['US'],
    soldThrough: ['Kite and Kettle Toys', 'Maple Row Kids'],
    imported: 'yes',
    decision: 'yes',
    decidedBy: 'Compliance, Brightwater Toys',
    decidedOn: '2024-05-21',
    because: 'All four factors point to a child.',
    statement: { pointsTo: 'child', evidence: `Age grade on the box of ${name}` },
    presentation: { pointsTo: 'child', evidence: 'Colour box and catalogue show children at play' },
    recognition: { pointsTo: 'child', evidence: 'Sold as a toy everywhere' },
    guidelines: { pointsTo: 'child', evidence: 'Play pattern of the age grade' },
    kinds: ['toy'],
    nothingElse: true,
    ageFromMonths: isForOlder ? 36 : 18,
    ageToMonths: isForOlder ? 96 : 60,
    ...(isWhole ? { smallParts: isForOlder ? 'yes' : 'no', ...HARMLESS } : {}),
    parts: PARTS[factory],
    partsComplete: isWhole,
  });
}

function keptDraft({ id }: DemoProduct, facts: Facts): Draft {
  const own = [ruleFromRequirement('kite-and-kettle-reports', requirementSchema.parse(RETAILER))];
  return fact('requirement-check', `${id}-check`, {
    product: id,
    facts: `${id}-facts`,
    producedOn: '2026-05-31',
    catalogue: CATALOGUE_VERSION,
    answers: keptAnswers(checkRules(facts, { producedOn: '2026-05-31' }, own)),
  });
}
