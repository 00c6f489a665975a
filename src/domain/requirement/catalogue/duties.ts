import type { Rule } from '../rule.ts';
import { FOR_CHILDREN, SOLD_IN_US } from './lines.ts';
import { CERTIFICATE_RULE, CPSIA_SUMMARY, TRACKING_FAQ } from './sources.ts';

const usual = {
  dateOf: 'production',
  onCertificate: false,
  method: null,
  test: 'none',
  thirdParty: 'no',
  smallBatch: 'none',
} as const;
const years = { unit: 'years', comparison: 'at-least', scope: null } as const;

/** What has to be done for every children's product, beside meeting the rules it is tested to. */
export const DUTY_RULES: readonly Rule[] = [
  {
    ...usual,
    id: 'tracking-label',
    group: 'marking',
    citations: [{ text: '15 U.S.C. 2063(a)(5)', from: null, to: null }],
    title: { en: 'Tracking label', zh: '追溯标签' },
    wording: {
      en: 'Permanent, distinguishing marks on product and packaging, to the extent practicable: manufacturer or private labeler, location and date of production, cohort. It is not cited on a certificate.',
      zh: '在可行范围内，产品及包装上须有永久性区别标记：制造商或自有品牌商、生产地点和日期、批次信息。证书上不引用本条。',
    },
    from: '2009-08-14',
    to: null,
    notBefore: null,
    knownInForce: null,
    confidence: 'primary',
    unconfirmed: [],
    sources: [
      { says: '15 U.S.C. 2063(a)(5), Pub. L. 110-314 section 103(a)', confidence: 'primary' },
      TRACKING_FAQ,
      CPSIA_SUMMARY,
    ],
    standards: [],
    limits: [],
    applies: FOR_CHILDREN,
    notes: [],
  },
  {
    ...usual,
    id: 'third-party-testing',
    group: 'duty',
    citations: [{ text: '15 U.S.C. 2063', from: null, to: null }],
    title: { en: 'Third-party testing', zh: '第三方检测' },
    wording: {
      en: 'Enough samples go to a CPSC-accepted laboratory before the product is imported or distributed. In-house testing cannot take its place.',
      zh: '进口或销售前须将足够样品送至 CPSC 认可的实验室检测。企业自检不能替代。',
    },
    from: null,
    to: null,
    notBefore: '2008-08-14',
    knownInForce: '2011-08-14',
    confidence: 'summary',
    unconfirmed: ['from'],
    sources: [CPSIA_SUMMARY],
    standards: [],
    limits: [],
    applies: FOR_CHILDREN,
    notes: [],
  },
  {
    ...usual,
    id: 'certificate',
    group: 'duty',
    citations: [
      { text: '15 U.S.C. 2063', from: null, to: null },
      { text: '16 CFR part 1110', from: null, to: null },
    ],
    title: { en: 'Children’s Product Certificate', zh: '儿童产品证书（CPC）' },
    wording: {
      en: 'The importer or domestic manufacturer certifies in English, with seven elements, that the product meets each rule that applies. For certificates from 8 July 2026 the amended content counts; relief from a test never lifts the certificate.',
      zh: '进口商或国内制造商须以英文出具证书，包含七项内容，声明产品符合每一条适用规则。自 2026 年 7 月 8 日起的证书适用修订后的内容；免检并不免除证书。',
    },
    from: null,
    to: null,
    notBefore: '2008-08-14',
    knownInForce: '2011-08-14',
    confidence: 'summary',
    unconfirmed: ['from'],
    sources: [CERTIFICATE_RULE, CPSIA_SUMMARY],
    standards: [
      { name: '16 CFR part 1110, before the amendment', from: null, to: '2026-07-08' },
      { name: '16 CFR part 1110, as amended', from: '2026-07-08', to: null },
    ],
    limits: [
      {
        ...years,
        analyte: 'retention',
        value: 3,
        printed: '3 years',
        from: null,
        to: '2026-07-08',
        confidence: 'summary',
      },
      {
        ...years,
        analyte: 'retention',
        value: 5,
        printed: '5 years',
        from: '2026-07-08',
        to: null,
        confidence: 'secondary',
      },
      {
        ...{ analyte: 'elements', value: 7, unit: 'units', comparison: 'at-least', printed: '7 elements' },
        ...{ scope: null, from: null, to: null, confidence: 'summary' },
      },
    ],
    applies: FOR_CHILDREN,
    notes: [
      {
        when: [{ fact: 'imported', is: ['yes'] }],
        says: {
          en: 'Made abroad: the importer certifies. A certificate of the foreign factory cannot be relied on.',
          zh: '境外生产：由进口商出具证书，不能依赖境外工厂的证书。',
        },
        confidence: 'primary',
      },
      {
        when: [{ fact: 'imported', is: ['no'] }],
        says: {
          en: 'Made in the United States: the domestic manufacturer certifies.',
          zh: '在美国生产：由国内制造商出具证书。',
        },
        confidence: 'primary',
      },
    ],
  },
  {
    ...usual,
    id: 'efiling',
    dateOf: 'entry',
    group: 'duty',
    citations: [{ text: '16 CFR 1110.13', from: null, to: null }],
    title: { en: 'Electronic filing of the certificate', zh: '证书电子申报（eFiling）' },
    wording: {
      en: 'Importers file the data of the certificate with the entry. What counts is the day of entry: 8 July 2026, from foreign-trade zones 8 January 2027; for mail one source names 22 October 2026.',
      zh: '进口商须随报关申报证书数据。以报关日为准：2026 年 7 月 8 日起；对外贸易区货物 2027 年 1 月 8 日起；邮寄货物有一来源称 2026 年 10 月 22 日起。',
    },
    from: '2026-07-08',
    to: null,
    notBefore: null,
    knownInForce: null,
    confidence: 'primary',
    unconfirmed: [],
    sources: [CERTIFICATE_RULE, CPSIA_SUMMARY],
    standards: [
      { name: 'Entries in general', from: '2026-07-08', to: null },
      { name: 'International mail (one source)', from: '2026-10-22', to: null },
      { name: 'Entries from foreign-trade zones', from: '2027-01-08', to: null },
    ],
    limits: [],
    applies: [...FOR_CHILDREN, { fact: 'imported', is: ['yes'] }],
    notes: [
      {
        when: [SOLD_IN_US],
        says: {
          en: 'Goods made before that day and entered after it are filed too: the day of entry counts.',
          zh: '在此日期前生产、之后报关的货物同样须申报：以报关日为准。',
        },
        confidence: 'inference',
      },
    ],
  },
];
