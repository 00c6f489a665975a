import type { Limit, Rule } from '../rule.ts';
import { ACCESSIBLE, FOR_CHILDREN } from './lines.ts';
import { CPSIA_SUMMARY, RULES_PAGE, SMALL_BATCH_TABLE } from './sources.ts';

/** The eight of 16 CFR 1307.3, and the three interim ones that the statute had before. */
const STATUTE = '2009-02-10';
const RULE = '2018-04-25';

function each(
  analyte: string,
  cas: string,
  rest: Pick<Limit, 'from' | 'to' | 'scope' | 'confidence'>,
): Limit {
  return { analyte, cas, value: 1_000, unit: 'ppm', comparison: 'at-most', printed: '0.1 %', ...rest };
}

const permanent = { from: STATUTE, to: null, scope: null, confidence: 'primary' } as const;
const added = { from: RULE, to: null, scope: null, confidence: 'primary' } as const;
const interim = {
  from: STATUTE,
  to: RULE,
  scope: 'mouthable-toy-or-child-care-article',
  confidence: 'secondary',
} as const;

export const PHTHALATE_RULES: readonly Rule[] = [
  {
    id: 'phthalates',
    group: 'chemical',
    onCertificate: true,
    citations: [
      { text: 'CPSIA section 108', from: STATUTE, to: RULE },
      { text: '16 CFR part 1307', from: RULE, to: null },
    ],
    title: { en: 'Phthalates', zh: '邻苯二甲酸酯（增塑剂）' },
    wording: {
      en: 'No plasticized part of a toy or child care article may hold more than 0.1 percent of any listed phthalate. Six were listed at first, three of them for an interim; eight are since 25 April 2018.',
      zh: '玩具或儿童护理用品的任何增塑部件，所列每种邻苯二甲酸酯含量均不得超过 0.1%。最初列出六种，其中三种为临时限制；自 2018 年 4 月 25 日起为八种。',
    },
    from: STATUTE,
    to: null,
    notBefore: null,
    knownInForce: null,
    dateOf: 'production',
    confidence: 'primary',
    unconfirmed: ['test'],
    sources: [
      {
        says: '16 CFR 1307.3, 82 FR 49982 (27 October 2017)',
        address: 'https://law.lawstack.com/laws/16-cfr_s_1307-3',
        confidence: 'primary',
      },
      { says: 'Toy Book and Lexology on the six earlier phthalates', confidence: 'secondary' },
      {
        says: 'Food Packaging Forum, CAS numbers (that of DCHP is misprinted there)',
        address: 'https://www.foodpackagingforum.org/news/us-may-permanently-ban-5-phthalates',
        confidence: 'secondary',
      },
      CPSIA_SUMMARY,
      RULES_PAGE,
      SMALL_BATCH_TABLE,
    ],
    test: 'phthalates',
    method: 'CPSC-CH-C1001-09.4',
    standards: [],
    thirdParty: 'yes',
    smallBatch: 'B',
    limits: [
      each('DEHP', '117-81-7', permanent),
      each('DBP', '84-74-2', permanent),
      each('BBP', '85-68-7', permanent),
      each('DINP', '28553-12-0', interim),
      each('DIDP', '26761-40-0', interim),
      each('DnOP', '117-84-0', interim),
      each('DINP', '28553-12-0', added),
      each('DIBP', '84-69-5', added),
      each('DPENP', '131-18-0', added),
      each('DHEXP', '84-75-3', added),
      each('DCHP', '84-61-7', added),
    ],
    applies: [
      ...FOR_CHILDREN,
      { fact: 'kind', is: ['toy', 'child-care-article'] },
      ACCESSIBLE,
      { fact: 'partPlasticized', is: ['yes'] },
    ],
    notes: [],
  },
];
