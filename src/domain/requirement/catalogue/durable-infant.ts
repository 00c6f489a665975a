import type { Rule } from '../rule.ts';
import { DURABLE_GOODS } from './durable-infant-goods.ts';
import type { DurableGoods } from './durable-infant-goods.ts';
import { FOR_CHILDREN, SOLD_IN_US } from './lines.ts';
import { DURABLE_FAQ, DURABLE_PAGE, RULES_PAGE, SMALL_BATCH_TABLE } from './sources.ts';

/** Every kind of goods above: they carry marks and a registration card of their own. */
const DURABLE = DURABLE_GOODS.flatMap(({ kinds }) => kinds);

const usual = {
  onCertificate: true,
  from: null,
  to: null,
  notBefore: null,
  knownInForce: '2024-12-05',
  dateOf: 'production',
  standards: [],
  limits: [],
  notes: [],
} as const;
const empty = { standards: [], limits: [], notes: [] };

function ruleFrom({ id, part, kinds, name, isRead }: DurableGoods): Rule {
  return {
    ...usual,
    ...empty,
    id,
    group: 'durable-infant',
    citations: [{ text: `16 CFR part ${String(part)}`, from: null, to: null }],
    title: name,
    wording: {
      en: `${name.en}: mechanical tests by the ASTM standard that the part names.`,
      zh: `${name.zh}：按该部分所引用的 ASTM 标准进行机械性能测试。`,
    },
    confidence: isRead ? 'secondary' : 'unconfirmed',
    unconfirmed: isRead ? ['from'] : ['from', 'citations'],
    sources: isRead
      ? [DURABLE_FAQ, RULES_PAGE, SMALL_BATCH_TABLE]
      : [DURABLE_FAQ, { says: `Number ${String(part)} from general knowledge`, confidence: 'unconfirmed' }],
    test: 'mechanical',
    method: null,
    thirdParty: 'yes',
    smallBatch: 'A',
    applies: [...FOR_CHILDREN, { fact: 'kind', is: [...kinds] }],
  };
}

export const DURABLE_RULES: readonly Rule[] = [
  ...DURABLE_GOODS.map(ruleFrom),
  {
    ...usual,
    ...empty,
    id: 'nursing-pillows',
    group: 'durable-infant',
    citations: [{ text: '16 CFR part 1242', from: null, to: null }],
    title: { en: 'Nursing pillows and support cushions', zh: '哺乳枕及支撑垫' },
    wording: {
      en: 'Amendments of 2024 and after add goods to the list; that these are among them, and under which number, is unconfirmed.',
      zh: '2024 年及以后的修订增补了产品；是否包括本类产品及其编号尚未核实。',
    },
    knownInForce: null,
    confidence: 'unconfirmed',
    unconfirmed: ['from', 'citations', 'applies', 'thirdParty', 'smallBatch'],
    sources: [{ says: '89 FR 85414 (25 October 2024), contents not read', confidence: 'unconfirmed' }],
    test: 'not-stated',
    method: null,
    thirdParty: 'not-stated',
    smallBatch: 'not-stated',
    applies: [...FOR_CHILDREN, { fact: 'kind', is: ['nursing-pillow'] }],
  },
  {
    ...usual,
    ...empty,
    id: 'durable-infant-marks',
    group: 'marking',
    onCertificate: false,
    citations: [{ text: '16 CFR 1130.4', from: null, to: null }],
    title: { en: 'Marks on durable infant products', zh: '耐用婴幼儿用品标识' },
    wording: {
      en: 'Permanent marks beside the tracking label: name of the domestic manufacturer or importer, US address and telephone, model name and number, date of manufacture.',
      zh: '除追溯标签外，还须永久标明国内制造商或进口商名称、美国地址和电话、型号名称及编号、生产日期。',
    },
    confidence: 'primary',
    unconfirmed: ['from'],
    sources: [DURABLE_PAGE],
    test: 'none',
    method: null,
    thirdParty: 'no',
    smallBatch: 'none',
    applies: [...FOR_CHILDREN, { fact: 'kind', is: [...DURABLE], maybe: ['nursing-pillow'] }],
  },
  {
    ...usual,
    ...empty,
    id: 'durable-registration-card',
    group: 'duty',
    onCertificate: true,
    citations: [{ text: '16 CFR part 1130', from: null, to: null }],
    title: { en: 'Product registration card', zh: '产品登记卡' },
    wording: {
      en: 'A registration card of the stated size goes with every unit, and registrants are kept at least six years after the date of manufacture.',
      zh: '每件产品附规定尺寸的登记卡；登记信息自生产之日起至少保存六年。',
    },
    confidence: 'primary',
    unconfirmed: ['from', 'thirdParty'],
    sources: [DURABLE_PAGE, RULES_PAGE],
    test: 'labelling-review',
    method: null,
    thirdParty: 'not-stated',
    smallBatch: 'A',
    limits: [
      {
        ...{
          analyte: 'registrant-retention',
          value: 6,
          unit: 'years',
          comparison: 'at-least',
          printed: '6 years',
        },
        ...{ scope: null, from: null, to: null, confidence: 'primary' },
      },
    ],
    applies: [...FOR_CHILDREN, { fact: 'kind', is: [...DURABLE], maybe: ['nursing-pillow'] }],
  },
  ...(
    [
      [
        'inclined-sleepers-ban',
        'inclined-sleep-product',
        'Inclined sleep products are banned',
        '倾斜式婴儿睡眠用品禁售',
      ],
      ['crib-bumpers-ban', 'crib-bumper', 'Crib bumpers are banned', '婴儿床围禁售'],
    ] as const
  ).map(([id, kind, en, zh]): Rule => ({
    ...usual,
    ...empty,
    id,
    group: 'ban',
    onCertificate: false,
    citations: [{ text: 'Safe Sleep for Babies Act', from: null, to: null }],
    title: { en, zh },
    wording: {
      en: `${en}: hazardous products, whatever a test says.`,
      zh: `${zh}：属于危险产品，检测合格亦不得销售。`,
    },
    confidence: 'primary',
    unconfirmed: ['from'],
    sources: [DURABLE_PAGE],
    test: 'none',
    method: null,
    thirdParty: 'no',
    smallBatch: 'none',
    applies: [SOLD_IN_US, { fact: 'kind', is: [kind] }],
  })),
];
