import type { Line, Rule, Source, Words } from '../rule.ts';
import { CHILDRENS_OR_PERHAPS_OTHER, FOR_CHILDREN, SOLD_IN_US } from './lines.ts';
import { RULES_PAGE, SMALL_BATCH_TABLE } from './sources.ts';

interface Row {
  readonly id: string;
  readonly group?: Rule['group'];
  readonly citations: readonly string[];
  readonly title: Words;
  readonly wording: Words;
  readonly test: Rule['test'];
  readonly batch: Rule['smallBatch'];
  readonly applies: readonly Line[];
  /** Other goods than children's may be subject too. */
  readonly general?: true;
  readonly thirdParty?: Rule['thirdParty'];
  readonly onCertificate?: boolean;
  readonly unconfirmed?: Rule['unconfirmed'];
  readonly sources?: readonly Source[];
  readonly notes?: Rule['notes'];
}

/** Rules of single kinds of goods. Of none of them the first day in force was read. */
const ROWS: readonly Row[] = [
  {
    id: 'pacifiers',
    citations: ['16 CFR part 1511'],
    title: { en: 'Pacifiers', zh: '安抚奶嘴' },
    wording: { en: 'Pacifiers pass mechanical tests.', zh: '安抚奶嘴须通过机械性能测试。' },
    test: 'mechanical',
    batch: 'A',
    applies: [{ fact: 'kind', is: ['pacifier'] }],
  },
  {
    id: 'rattles',
    citations: ['16 CFR part 1510'],
    title: { en: 'Rattles', zh: '摇铃' },
    wording: { en: 'Rattles pass mechanical tests.', zh: '摇铃须通过机械性能测试。' },
    test: 'mechanical',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['rattle'] }],
  },
  {
    id: 'bouncers-walkers-jumpers',
    citations: ['16 CFR 1500.18(a)(6)', '16 CFR 1500.86(a)'],
    title: { en: 'Baby bouncers, walkers and jumpers', zh: '婴儿弹跳椅、学步车及跳跃器' },
    wording: {
      en: 'Baby bouncers, walker-jumpers and walkers are banned unless they meet the conditions named.',
      zh: '婴儿弹跳椅、学步跳跃器及学步车，除符合所列条件外一律禁售。',
    },
    test: 'mechanical',
    batch: 'A',
    applies: [{ fact: 'kind', is: ['bouncer-walker-jumper'] }],
  },
  {
    id: 'dive-sticks',
    citations: ['16 CFR 1500.86(a)(7)', '16 CFR 1500.86(a)(8)'],
    title: { en: 'Dive sticks', zh: '潜水棒' },
    wording: { en: 'Dive sticks and similar articles.', zh: '潜水棒及类似物品。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['dive-stick'] }],
  },
  {
    id: 'clacker-balls',
    citations: ['16 CFR 1500.86(a)(5)'],
    title: { en: 'Clacker balls', zh: '碰碰球' },
    wording: { en: 'Clacker balls; the exact section is unconfirmed.', zh: '碰碰球；具体条款尚未核实。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['clacker-ball'] }],
    unconfirmed: ['citations'],
  },
  {
    id: 'art-materials',
    group: 'marking',
    citations: ['16 CFR 1500.14'],
    title: { en: 'Art materials', zh: '美术用品' },
    wording: {
      en: 'Art materials are reviewed for chronic hazards and labelled (LHAMA). That no laboratory has to test is unconfirmed.',
      zh: '美术用品须经慢性危害评估并加贴标签（LHAMA）。是否无须第三方检测尚未核实。',
    },
    test: 'labelling-review',
    batch: 'none',
    applies: [{ fact: 'kind', is: ['art-material'] }],
    thirdParty: 'no',
    onCertificate: false,
    unconfirmed: ['thirdParty'],
  },
  {
    id: 'bicycle-helmets',
    citations: ['16 CFR part 1203'],
    title: { en: 'Bicycle helmets', zh: '自行车头盔' },
    wording: { en: 'Bicycle helmets for children.', zh: '儿童自行车头盔。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['bicycle-helmet'] }],
    general: true,
  },
  {
    id: 'bicycles',
    citations: ['16 CFR part 1512'],
    title: { en: 'Bicycles', zh: '自行车' },
    wording: { en: 'Bicycles for children.', zh: '儿童自行车。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['bicycle'] }],
    general: true,
  },
  {
    id: 'bunk-beds',
    citations: ['16 CFR part 1513'],
    title: { en: 'Bunk beds for children', zh: '儿童双层床' },
    wording: { en: 'Bunk beds made for children.', zh: '供儿童使用的双层床。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['bunk-bed'] }],
  },
  {
    id: 'youth-atvs',
    citations: ['16 CFR part 1420'],
    title: { en: 'All-terrain vehicles for the young', zh: '青少年全地形车' },
    wording: { en: 'Youth all-terrain vehicles.', zh: '青少年用全地形车。' },
    test: 'not-stated',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['youth-atv'] }],
  },
  {
    id: 'carpets-and-rugs',
    group: 'flammability',
    citations: ['16 CFR part 1630', '16 CFR part 1631'],
    title: { en: 'Carpets and rugs', zh: '地毯' },
    wording: {
      en: 'Flammability of children’s rugs. Which of the two parts is cited is to be settled with the laboratory.',
      zh: '儿童地毯的燃烧性。引用两部分中的哪一部分，请与实验室确认。',
    },
    test: 'flammability',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['rug'] }],
    general: true,
  },
  {
    id: 'vinyl-plastic-film',
    group: 'flammability',
    citations: ['16 CFR part 1611'],
    title: { en: 'Vinyl plastic film', zh: '乙烯基塑料薄膜' },
    wording: { en: 'Flammability of vinyl plastic film.', zh: '乙烯基塑料薄膜的燃烧性。' },
    test: 'flammability',
    batch: 'B',
    applies: [{ fact: 'plasticFilm', is: ['yes'] }],
    general: true,
  },
  {
    id: 'wearing-apparel',
    group: 'flammability',
    citations: ['16 CFR part 1610'],
    title: { en: 'Wearing apparel', zh: '服装面料燃烧性' },
    wording: {
      en: 'Flammability of clothing textiles, by class. Some fabrics are exempt from the test.',
      zh: '服装纺织品的燃烧性分级。部分织物免做测试。',
    },
    test: 'flammability',
    batch: 'B',
    applies: [{ fact: 'kind', is: ['apparel'] }],
    general: true,
    thirdParty: 'unless-exempt',
  },
  {
    id: 'sleepwear-0-6x',
    group: 'flammability',
    citations: ['16 CFR part 1615'],
    title: { en: 'Children’s sleepwear, sizes 0 to 6X', zh: '儿童睡衣（0–6X 码）' },
    wording: {
      en: 'Flammability by char length; tested for each production unit.',
      zh: '按炭长评定燃烧性；每个生产单位均须检测。',
    },
    test: 'flammability',
    batch: 'B',
    applies: [
      { fact: 'kind', is: ['sleepwear'] },
      { fact: 'garmentSizes', is: ['0-6X'] },
    ],
  },
  {
    id: 'sleepwear-7-14',
    group: 'flammability',
    citations: ['16 CFR part 1616'],
    title: { en: 'Children’s sleepwear, sizes 7 to 14', zh: '儿童睡衣（7–14 码）' },
    wording: {
      en: 'Flammability by char length; tested for each production unit.',
      zh: '按炭长评定燃烧性；每个生产单位均须检测。',
    },
    test: 'flammability',
    batch: 'B',
    applies: [
      { fact: 'kind', is: ['sleepwear'] },
      { fact: 'garmentSizes', is: ['7-14'] },
    ],
  },
];

function ruleFrom(row: Row): Rule {
  const start = row.general === true ? [SOLD_IN_US, CHILDRENS_OR_PERHAPS_OTHER] : FOR_CHILDREN;
  return {
    id: row.id,
    group: row.group ?? 'mechanical',
    onCertificate: row.onCertificate ?? true,
    citations: row.citations.map((text) => ({ text, from: null, to: null })),
    title: row.title,
    wording: row.wording,
    ...{ from: null, to: null, notBefore: null, knownInForce: '2024-12-05', dateOf: 'production' },
    confidence: 'secondary',
    unconfirmed: ['from', ...(row.unconfirmed ?? [])],
    sources: [...(row.sources ?? [RULES_PAGE, SMALL_BATCH_TABLE])],
    test: row.test,
    method: null,
    standards: [],
    thirdParty: row.thirdParty ?? 'yes',
    smallBatch: row.batch,
    limits: [],
    applies: [...start, ...row.applies],
    notes: [...(row.notes ?? [])],
  };
}

/** Rules of single kinds of goods, and those of magnets and button cells. */
export const GOODS_RULES: readonly Rule[] = ROWS.map(ruleFrom);
