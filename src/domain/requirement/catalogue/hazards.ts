import type { Rule } from '../rule.ts';
import { CHILDRENS, FOR_CHILDREN, SOLD_IN_US } from './lines.ts';

/** Magnets and button cells outside of toys. */
export const HAZARD_RULES: readonly Rule[] = [
  {
    id: 'magnets',
    group: 'mechanical',
    onCertificate: true,
    citations: [{ text: '16 CFR part 1262', from: null, to: null }],
    title: { en: 'Loose or separable magnets', zh: '松动或可分离的磁铁' },
    wording: {
      en: 'In children’s jewelry and goods of entertainment or stress relief, a loose or separable magnet that fits the small-parts cylinder stays below the flux index. Toys are left out: the toy standard covers them.',
      zh: '儿童首饰、娱乐及减压用品中，能放入小零件圆筒的松动或可分离磁铁，磁通量指数须低于限值。玩具除外，由玩具标准管辖。',
    },
    from: '2022-10-22',
    to: null,
    notBefore: null,
    knownInForce: null,
    dateOf: 'production',
    confidence: 'primary',
    unconfirmed: ['smallBatch'],
    sources: [
      { says: '16 CFR 1262.3; 87 FR 57756', confidence: 'primary' },
      { says: 'JJR Lab: products made after 21 October 2022', confidence: 'secondary' },
    ],
    test: 'magnetic-flux',
    method: null,
    standards: [],
    thirdParty: 'yes',
    smallBatch: 'B',
    limits: [
      {
        ...{ analyte: 'flux-index', value: 50, unit: 'kG²mm²', comparison: 'below', printed: '< 50 kG²mm²' },
        ...{ scope: null, from: '2022-10-22', to: null, confidence: 'primary' },
      },
    ],
    applies: [
      SOLD_IN_US,
      { ...CHILDRENS, unconfirmed: true },
      { fact: 'kind', is: ['jewelry', 'metal-jewelry', 'entertainment-or-stress-relief'] },
      { fact: 'magnets', is: ['yes'] },
      { fact: 'kind', is: ['toy'], not: true },
    ],
    notes: [],
  },
  {
    id: 'button-cells',
    group: 'mechanical',
    onCertificate: true,
    citations: [
      { text: '15 U.S.C. § 2056e', from: null, to: null },
      { text: '16 CFR § 1263.3', from: null, to: null },
      { text: '16 CFR § 1263.4', from: null, to: null },
    ],
    title: { en: 'Button and coin cells', zh: '纽扣电池' },
    wording: {
      en: 'Goods with button or coin cells keep them out of reach of children and carry warnings (Reese’s Law). That toys are left out is unconfirmed.',
      zh: '含纽扣电池的产品须防止儿童取出电池并附警告（Reese 法）。玩具是否除外尚未核实。',
    },
    from: null,
    to: null,
    notBefore: '2023-09-21',
    knownInForce: '2024-12-05',
    dateOf: 'production',
    confidence: 'primary',
    unconfirmed: ['from', 'test', 'smallBatch', 'applies'],
    sources: [{ says: 'Direct final rule, 88 FR 65274 (21 September 2023)', confidence: 'primary' }],
    test: 'mechanical',
    method: 'UL 4200A-2023',
    standards: [],
    thirdParty: 'yes',
    smallBatch: 'B',
    limits: [],
    applies: [
      ...FOR_CHILDREN,
      { fact: 'buttonCells', is: ['yes'] },
      { fact: 'kind', is: ['toy'], not: true, unconfirmed: true },
    ],
    notes: [],
  },
];
