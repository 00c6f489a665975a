import type { Limit, Line, Rule } from '../rule.ts';
import { ACCESSIBLE, COATED, FOR_CHILDREN } from './lines.ts';
import { CPSIA_SUMMARY, RULES_PAGE, SMALL_BATCH_TABLE } from './sources.ts';

const F963: Rule['standards'] = [{ name: 'ASTM F963-23', from: '2024-04-20', to: null }];
const TOY_NOTICE = { says: '89 FR 3344 (18 January 2024), 16 CFR 1250', confidence: 'primary' } as const;
const ELEMENTS_PAGE = {
  says: 'ATS, heavy metal testing (the figures of F963-11)',
  address: 'http://atslab.com/consumer-product-testing/heavy-metal-testing.php',
  confidence: 'secondary',
} as const;
const toy: Line = { fact: 'kind', is: ['toy'] };

function element(analyte: string, value: number): Limit {
  const printed = `${String(value)} ppm`;
  return {
    ...{ analyte, value, printed, unit: 'ppm', comparison: 'at-most', scope: null },
    // Read for F963-11; that F963-23 kept them is not confirmed.
    ...{ from: null, to: null, confidence: 'unconfirmed' },
  };
}
function ofClay(analyte: string, value: number): Limit {
  return { ...element(analyte, value), scope: 'modelling-clay' };
}
const ELEMENTS: Limit[] = [
  element('Sb', 60),
  element('As', 25),
  element('Ba', 1_000),
  element('Cd', 75),
  element('Cr', 60),
  element('Pb', 90),
  element('Hg', 60),
  element('Se', 500),
];
const CLAY: Limit[] = [ofClay('Ba', 250), ofClay('Cd', 50), ofClay('Cr', 25), ofClay('Hg', 25)];

const ofToys = {
  group: 'toy',
  onCertificate: true,
  from: null,
  to: null,
  notBefore: '2009-02-10',
  knownInForce: '2024-04-20',
  dateOf: 'production',
  standards: F963,
  thirdParty: 'yes',
  smallBatch: 'B',
} as const;

/** ASTM F963 through 16 CFR part 1250, and the toys with rules of their own. */
export const TOY_RULES: readonly Rule[] = [
  {
    ...ofToys,
    standards: [...F963],
    id: 'toy-standard',
    citations: [{ text: '16 CFR part 1250', from: null, to: null }],
    title: { en: 'Toy safety standard', zh: '玩具安全标准' },
    wording: {
      en: 'Toys meet the sections of ASTM F963 that concern them; each such section is cited. Since 20 April 2024 the edition is F963-23.',
      zh: '玩具须符合 ASTM F963 中与其相关的各条款，每一条款分别引用。自 2024 年 4 月 20 日起适用 F963-23 版。',
    },
    confidence: 'primary',
    unconfirmed: ['from'],
    sources: [TOY_NOTICE, RULES_PAGE, SMALL_BATCH_TABLE],
    test: 'sections-of-standard',
    method: 'ASTM F963',
    limits: [],
    applies: [...FOR_CHILDREN, toy],
    notes: [
      {
        when: [{ fact: 'magnets', is: ['yes'] }],
        says: {
          en: 'Magnets in a toy are tested by the toy standard, not by 16 CFR part 1262.',
          zh: '玩具中的磁铁按玩具标准检测，不适用 16 CFR part 1262。',
        },
        confidence: 'primary',
      },
      ...(
        [
          ['strings', 'Strings and cords', '绳带'],
          ['sounds', 'Sounds', '声响'],
          ['liquids', 'Liquids', '液体'],
          ['otherBatteries', 'Batteries', '电池'],
        ] as const
      ).map(([fact, en, zh]) => ({
        when: [{ fact, is: ['yes'] }],
        says: {
          en: `${en}: agree with the laboratory which sections of the standard are to be tested and cited; the catalogue does not hold their numbers.`,
          zh: `${zh}：请与实验室确认须检测并引用的标准条款；目录中未收录其条款号。`,
        },
        confidence: 'inference' as const,
      })),
    ],
  },
  {
    ...ofToys,
    standards: [...F963],
    id: 'toy-elements-coating',
    citations: [{ text: '16 CFR part 1250 (ASTM F963 section 4.3.5.1)', from: null, to: null }],
    title: { en: 'Soluble elements in coatings of toys', zh: '玩具涂层中的可溶性元素' },
    wording: {
      en: 'Eight soluble elements in coatings that can be sucked, mouthed or swallowed stay within their limits.',
      zh: '可能被吮吸、放入口中或吞下的涂层，八种可溶性元素均不得超过限值。',
    },
    confidence: 'secondary',
    unconfirmed: ['from', 'limits'],
    sources: [ELEMENTS_PAGE, { says: 'JJR Lab on the two parts of 4.3.5', confidence: 'secondary' }],
    test: 'soluble-elements',
    method: 'ASTM F963 section 4.3.5.1',
    limits: [...ELEMENTS],
    applies: [
      ...FOR_CHILDREN,
      toy,
      ACCESSIBLE,
      { fact: 'partMouthable', is: ['yes'], unconfirmed: true },
      COATED,
    ],
    notes: [],
  },
  {
    ...ofToys,
    standards: [...F963],
    id: 'toy-elements-substrate',
    citations: [{ text: '16 CFR part 1250 (ASTM F963 section 4.3.5.2)', from: null, to: null }],
    title: { en: 'Soluble elements in materials of toys', zh: '玩具基材中的可溶性元素' },
    wording: {
      en: 'Eight soluble elements in accessible materials that can be sucked, mouthed or swallowed stay within their limits; modelling clay has limits of its own.',
      zh: '可能被吮吸、放入口中或吞下的可触及材料，八种可溶性元素均不得超过限值；造型黏土另有限值。',
    },
    confidence: 'secondary',
    unconfirmed: ['from', 'limits'],
    sources: [ELEMENTS_PAGE, { says: 'JJR Lab on the two parts of 4.3.5', confidence: 'secondary' }],
    test: 'soluble-elements',
    method: 'ASTM F963 section 4.3.5.2',
    limits: [...ELEMENTS, ...CLAY],
    applies: [...FOR_CHILDREN, toy, ACCESSIBLE, { fact: 'partMouthable', is: ['yes'], unconfirmed: true }],
    notes: [],
  },
  {
    ...ofToys,
    id: 'toy-button-cells',
    citations: [{ text: '16 CFR part 1250', from: null, to: null }],
    title: { en: 'Button cells in toys (proposed)', zh: '玩具中的纽扣电池（提案）' },
    wording: {
      en: 'Additions for toys with button or coin cells were proposed on 13 August 2024. Whether they became law is not known here.',
      zh: '2024 年 8 月 13 日提出了针对含纽扣电池玩具的增补条款；是否已成为正式法规，本目录尚不清楚。',
    },
    notBefore: '2024-08-13',
    knownInForce: null,
    confidence: 'unconfirmed',
    unconfirmed: ['from', 'applies', 'thirdParty', 'smallBatch'],
    sources: [{ says: 'Proposed rule, FR 2024-17472 (13 August 2024)', confidence: 'primary' }],
    standards: [],
    test: 'not-stated',
    method: null,
    thirdParty: 'not-stated',
    smallBatch: 'not-stated',
    limits: [],
    applies: [...FOR_CHILDREN, toy, { fact: 'buttonCells', is: ['yes'] }],
    notes: [],
  },
  {
    id: 'small-parts',
    group: 'mechanical',
    onCertificate: true,
    citations: [{ text: '16 CFR part 1501', from: null, to: null }],
    title: { en: 'Small parts', zh: '小零件' },
    wording: {
      en: 'Nothing for children under three may be, hold or release a small part, also after use-and-abuse tests (16 CFR 1500.51, .52, .53). The finished product is tested.',
      zh: '供三岁以下儿童使用的产品不得本身为小零件、含有小零件，或在滥用测试（16 CFR 1500.51、.52、.53）后产生小零件。须检测成品。',
    },
    from: null,
    to: null,
    notBefore: null,
    knownInForce: '2009-02-15',
    dateOf: 'production',
    confidence: 'secondary',
    unconfirmed: ['from'],
    sources: [
      { says: 'Intertek: certified since 15 February 2009', confidence: 'secondary' },
      RULES_PAGE,
      SMALL_BATCH_TABLE,
    ],
    test: 'mechanical',
    method: '16 CFR 1500.51, 1500.52, 1500.53',
    standards: [],
    thirdParty: 'yes',
    smallBatch: 'A',
    limits: [],
    applies: [...FOR_CHILDREN, { fact: 'ageFromMonths', below: 36 }],
    notes: [],
  },
  {
    id: 'small-parts-warning',
    group: 'marking',
    onCertificate: false,
    citations: [{ text: '16 CFR 1500.19', from: null, to: null }],
    title: { en: 'Choking warning on toys with small parts', zh: '含小零件玩具的窒息警告' },
    wording: {
      en: 'Toys with small parts for ages three to six carry a cautionary label.',
      zh: '供三至六岁儿童使用且含小零件的玩具须有警示标签。',
    },
    from: null,
    to: null,
    notBefore: null,
    knownInForce: '2024-12-05',
    dateOf: 'production',
    confidence: 'secondary',
    unconfirmed: ['from', 'thirdParty'],
    sources: [RULES_PAGE],
    test: 'labelling-review',
    method: null,
    standards: [],
    thirdParty: 'no',
    smallBatch: 'none',
    limits: [],
    applies: [
      ...FOR_CHILDREN,
      toy,
      { fact: 'smallParts', is: ['yes'] },
      { fact: 'ageFromMonths', atLeast: 36 },
      { fact: 'ageFromMonths', below: 72 },
    ],
    notes: [],
  },
  {
    id: 'electrically-operated-toys',
    group: 'toy',
    onCertificate: true,
    citations: [{ text: '16 CFR part 1505', from: null, to: null }],
    title: { en: 'Electrically operated toys', zh: '电动玩具（市电）' },
    wording: {
      en: 'Toys that run from the mains meet electrical, thermal and mechanical demands.',
      zh: '使用市电的玩具须符合电气、发热及机械方面的要求。',
    },
    from: null,
    to: null,
    notBefore: null,
    knownInForce: '2024-12-05',
    dateOf: 'production',
    confidence: 'secondary',
    unconfirmed: ['from'],
    sources: [RULES_PAGE, SMALL_BATCH_TABLE, CPSIA_SUMMARY],
    test: 'electrical',
    method: null,
    standards: [],
    thirdParty: 'yes',
    smallBatch: 'B',
    limits: [],
    applies: [...FOR_CHILDREN, toy, { fact: 'mainsPower', is: ['yes'] }],
    notes: [],
  },
];
