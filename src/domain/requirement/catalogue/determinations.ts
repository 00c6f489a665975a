import type { Line, Relief, Words } from '../rule.ts';
import { CPSIA_SUMMARY, LEAD_NOTICE } from './sources.ts';

const NO_FINISH: Line = { fact: 'partFinishes', is: ['none'] };
const UNTREATED: Line = { fact: 'partUntreated', is: ['yes'] };
const LEAD_ALONE = ['lead-substrate'];
const since2009: Pick<Relief, 'from' | 'to' | 'confidence' | 'sources'> = {
  from: '2009-08-26',
  to: null,
  confidence: 'primary',
  sources: [LEAD_NOTICE],
};

interface OfLead {
  readonly id: string;
  readonly materials: readonly string[];
  readonly title: Words;
  readonly conditions: Words;
  readonly when?: readonly Line[];
  readonly confidence?: 'primary' | 'secondary';
}

/** Rows of 16 CFR 1500.91: materials that need no lead test. */
const LEAD_MATERIALS: readonly OfLead[] = [
  {
    id: 'lead-wood',
    materials: ['wood'],
    title: { en: 'Wood', zh: '木材' },
    conditions: {
      en: 'Untreated and unadulterated; no paint, ink, plating or other finish.',
      zh: '未经处理、未掺杂；无油漆、油墨、电镀或其他表面处理。',
    },
  },
  {
    id: 'lead-paper',
    materials: ['paper'],
    title: { en: 'Paper and cellulose', zh: '纸及纤维素材料' },
    conditions: {
      en: 'Untreated and unadulterated; no finish. What is printed on it by process inks has a row of its own.',
      zh: '未经处理、未掺杂；无表面处理。四色油墨印刷另有一项。',
    },
  },
  {
    id: 'lead-textile',
    materials: ['textile'],
    title: { en: 'Textiles, dyed or undyed', zh: '纺织品（染色或未染色）' },
    conditions: {
      en: 'Natural or manufactured fibre; no after-treatment such as screen prints, transfers or decals.',
      zh: '天然或化学纤维；无丝网印花、转印、贴花等后处理。',
    },
  },
  {
    id: 'lead-plant-animal',
    materials: ['plant-or-animal'],
    title: { en: 'Other plant and animal materials', zh: '其他植物及动物材料' },
    conditions: { en: 'Untreated and unadulterated; no finish.', zh: '未经处理、未掺杂；无表面处理。' },
  },
  {
    id: 'lead-precious-gems',
    materials: ['precious-gem'],
    title: { en: 'Diamond, ruby, sapphire, emerald', zh: '钻石、红宝石、蓝宝石、祖母绿' },
    conditions: { en: 'Untreated and unadulterated.', zh: '未经处理、未掺杂。' },
  },
  {
    id: 'lead-semiprecious-stones',
    materials: ['semiprecious-stone'],
    title: { en: 'Semiprecious stones', zh: '半宝石' },
    conditions: {
      en: 'Untreated, and not based on lead: not aragonite, bayldonite, boleite, cerussite, crocoite, galena, linarite, mimetite, phosgenite, vanadinite or wulfenite.',
      zh: '未经处理，且非含铅矿物：不得为文石、砷铅铜矿、氯铜银铅矿、白铅矿、铬铅矿、方铅矿、青铅矿、砷铅矿、角铅矿、钒铅矿或钼铅矿。',
    },
  },
  {
    id: 'lead-pearls',
    materials: ['pearl'],
    title: { en: 'Natural and cultured pearls', zh: '天然及养殖珍珠' },
    conditions: { en: 'Untreated and unadulterated.', zh: '未经处理、未掺杂。' },
  },
  {
    id: 'lead-metals',
    materials: ['stainless-steel', 'gold-10k-or-more', 'silver-925-or-more', 'platinum-group'],
    title: { en: 'Stainless steels and precious metals', zh: '不锈钢及贵金属' },
    conditions: {
      en: 'Surgical and other stainless steel, gold of 10 karat or more, silver of 925 or more, platinum group; nothing plated or added.',
      zh: '外科用及其他不锈钢、10K 及以上黄金、925 及以上银、铂族金属；无电镀、无添加。',
    },
    confidence: 'secondary',
  },
];

const leadReliefs: readonly Relief[] = LEAD_MATERIALS.map(
  ({ id, materials, title, conditions, confidence }) => ({
    id,
    kind: 'determination',
    citation: '16 CFR 1500.91',
    title,
    conditions,
    rules: LEAD_ALONE,
    when: [{ fact: 'partMaterial', is: [...materials] }, NO_FINISH, UNTREATED],
    ...since2009,
    confidence: confidence ?? 'primary',
  }),
);

const composite: Line = {
  fact: 'partMaterial',
  is: ['particleboard', 'hardwood-plywood', 'medium-density-fibreboard'],
};

/** Where a determination or exemption takes the place of a third-party test. The certificate and the limit stay. */
export const RELIEFS: readonly Relief[] = [
  ...leadReliefs,
  {
    id: 'lead-process-inks',
    kind: 'determination',
    citation: '16 CFR 1500.91',
    title: { en: 'Process printing inks (CMYK)', zh: '四色（CMYK）印刷油墨' },
    conditions: {
      en: 'The four process inks on untreated paper; not spot colours, not prints that are transferred.',
      zh: '用于未处理纸张的四色油墨；专色油墨和转印除外。',
    },
    rules: LEAD_ALONE,
    when: [
      { fact: 'partMaterial', is: ['paper'] },
      { fact: 'partFinishes', is: ['only-cmyk-print'] },
      UNTREATED,
    ],
    ...since2009,
  },
  {
    id: 'elements-wood',
    kind: 'determination',
    citation: '16 CFR part 1251',
    title: { en: 'Unfinished, untreated trunk wood', zh: '未涂饰、未处理的树干木材' },
    conditions: { en: 'Trunk wood, unfinished and untreated.', zh: '树干木材，未涂饰、未处理。' },
    rules: ['toy-elements-substrate'],
    when: [{ fact: 'partMaterial', is: ['wood'] }, NO_FINISH, UNTREATED],
    from: '2015-12-17',
    to: null,
    confidence: 'primary',
    sources: [
      {
        says: 'FR 2015-31723 (17 December 2015; the day it took effect was not read)',
        confidence: 'primary',
      },
    ],
  },
  {
    id: 'engineered-wood',
    kind: 'determination',
    citation: '16 CFR part 1252',
    title: { en: 'Particleboard, hardwood plywood, fibreboard', zh: '刨花板、硬木胶合板、中密度纤维板' },
    conditions: {
      en: 'Untreated and unfinished, made from virgin wood or pre-consumer waste.',
      zh: '未处理、未涂饰，由原生木材或消费前废料制成。',
    },
    rules: ['lead-substrate', 'toy-elements-substrate', 'phthalates'],
    when: [composite, NO_FINISH, UNTREATED, { fact: 'partVirginOrPreConsumer', is: ['yes'] }],
    from: '2018-07-23',
    to: null,
    confidence: 'primary',
    sources: [{ says: 'FR 2018-13392, in effect 23 July 2018', confidence: 'primary' }],
  },
  {
    id: 'manufactured-fibres',
    kind: 'determination',
    citation: '16 CFR part 1253',
    title: { en: 'Certain unfinished manufactured fibres', zh: '某些未整理的化学纤维' },
    conditions: {
      en: 'Which fibres are on the list has not been read: nothing may rest on it yet.',
      zh: '具体纤维清单尚未核实：目前不得以此为据。',
    },
    rules: ['lead-substrate', 'toy-elements-substrate', 'phthalates'],
    when: [{ fact: 'partMaterial', is: ['textile'] }, NO_FINISH, UNTREATED],
    from: null,
    to: null,
    confidence: 'unconfirmed',
    sources: [{ says: 'List of 16 CFR 1253.2, not seen', confidence: 'unconfirmed' }],
  },
  {
    id: 'plastics-additives',
    kind: 'determination',
    citation: '16 CFR 1308.2',
    title: { en: 'Polypropylene, polyethylene, polystyrene', zh: '聚丙烯、聚乙烯、聚苯乙烯' },
    conditions: {
      en: 'PP, PE, GPPS, MIPS, HIPS or SHIPS with only the additives that the section lists.',
      zh: 'PP、PE、GPPS、MIPS、HIPS 或 SHIPS，且仅含该条所列添加剂。',
    },
    rules: ['phthalates'],
    when: [
      { fact: 'partMaterial', is: ['polypropylene', 'polyethylene', 'polystyrene'] },
      NO_FINISH,
      { fact: 'partOnlyListedAdditives', is: ['yes'] },
    ],
    from: null,
    to: null,
    confidence: 'primary',
    sources: [
      {
        says: '16 CFR 1308.2',
        address: 'https://self-law.org/code/us/cfr/t16/s%C2%A7%201308.2',
        confidence: 'primary',
      },
    ],
  },
  {
    id: 'plastics-abs',
    kind: 'determination',
    citation: '16 CFR 1308.2',
    title: { en: 'ABS', zh: 'ABS 塑料' },
    conditions: {
      en: 'That ABS is listed has not been confirmed: nothing may rest on it yet.',
      zh: 'ABS 是否在列尚未核实：目前不得以此为据。',
    },
    rules: ['phthalates'],
    when: [
      { fact: 'partMaterial', is: ['abs'] },
      NO_FINISH,
      { fact: 'partOnlyListedAdditives', is: ['yes'] },
    ],
    from: null,
    to: null,
    confidence: 'unconfirmed',
    sources: [{ says: '16 CFR 1308.2, this part not seen', confidence: 'unconfirmed' }],
  },
  {
    id: 'apparel-fabrics',
    kind: 'exemption',
    citation: '16 CFR part 1610',
    title: { en: 'Fabrics that need no flammability test', zh: '免做燃烧性测试的织物' },
    conditions: {
      en: 'Some fabrics are exempt; which ones was not read. Ask the laboratory, and name the exemption on the certificate.',
      zh: '部分织物可豁免，具体种类尚未核实。请咨询实验室，并在证书上写明所依据的豁免。',
    },
    rules: ['wearing-apparel'],
    when: [{ fact: 'kind', is: ['apparel'] }],
    from: null,
    to: null,
    confidence: 'unconfirmed',
    sources: [CPSIA_SUMMARY, { says: 'Summaries that say “some fabrics exempt”', confidence: 'secondary' }],
  },
];
