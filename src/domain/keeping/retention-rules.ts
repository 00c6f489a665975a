/** From which day a period of keeping counts. */
export const KEEPING_CLOCKS = ['certificate-issued', 'tested', 'last-unit-made', 'entered'] as const;
export type KeepingClock = (typeof KEEPING_CLOCKS)[number];

interface Words {
  readonly en: string;
  readonly zh: string;
}

/** How long a kind of record is kept, from when, and who says so. */
interface RetentionRuleShape {
  readonly what: Words;
  readonly years: number;
  readonly clock: KeepingClock;
  readonly basis: string;
  /** As in the catalogue of rules: `inference` is our own conclusion, `unconfirmed` means that nobody has read the text. */
  readonly confidence: 'primary' | 'secondary' | 'inference' | 'unconfirmed';
  /** False: told for completeness, for it binds somebody else or is always outlasted by another rule. */
  readonly counts: boolean;
  readonly note?: Words;
}

/**
 * Periods of keeping, read in November 2026. Where a law gives a period and no first day, the clock is our reading of it; where no law
 * gives any, the period is ours and says so. An agreement that asks for more years lengthens each of them.
 */
const RETENTION_RULES = {
  certificate: {
    what: { en: 'Certificates and the records that support them', zh: '证书及其支持性记录' },
    ...{
      years: 5,
      clock: 'certificate-issued',
      basis: '16 CFR 1110.17',
      confidence: 'secondary',
      counts: true,
    },
    note: {
      en: 'From which day the five years count is not confirmed; here they count from the day of the last certificate that rests on the record.',
      zh: '五年从哪一天起算尚未证实；此处从最后一份以该记录为依据的证书签发之日起算。',
    },
  },
  testing: {
    what: {
      en: 'Third-party tests, periodic tests and their plans, assessments of material changes',
      zh: '第三方检测、定期检测及其计划、重大变更评估',
    },
    ...{ years: 5, clock: 'tested', basis: '16 CFR 1107.26', confidence: 'primary', counts: true },
  },
  component: {
    what: { en: 'Tests and certificates of component parts', zh: '部件的检测与证书' },
    ...{ years: 5, clock: 'tested', basis: '16 CFR 1109.5', confidence: 'unconfirmed', counts: true },
  },
  laboratory: {
    what: { en: 'Reports as the laboratory keeps them', zh: '实验室自存的报告' },
    ...{ years: 5, clock: 'tested', basis: '16 CFR 1112.25', confidence: 'primary', counts: false },
    note: { en: 'Binds the laboratory, not the firm.', zh: '约束实验室，不约束本公司。' },
  },
  durable: {
    what: {
      en: 'Production records of durable infant or toddler products',
      zh: '耐用婴幼儿产品的生产记录',
    },
    ...{
      years: 6,
      clock: 'last-unit-made',
      basis: '16 CFR 1130.8 and 1130.9',
      confidence: 'primary',
      counts: true,
    },
    note: {
      en: 'The law says six years of registrations; a registration is of use only while its lot can be told. Counts too where nobody has recorded what the product is.',
      zh: '法规要求登记资料保存六年；只有批次可查，登记才有用。未记录产品属于哪一类时也按此计算。',
    },
  },
  sleepwear: {
    what: { en: 'Tests and production units of children’s sleepwear', zh: '儿童睡衣的检测与生产单元记录' },
    ...{
      years: 3,
      clock: 'tested',
      basis: '16 CFR 1615.31 and 1616.31',
      confidence: 'secondary',
      counts: false,
    },
    note: {
      en: 'Always outlasted by the five years of tests and production.',
      zh: '总短于检测与生产记录的五年。',
    },
  },
  guaranty: {
    what: {
      en: 'Tests behind a guaranty of fabrics or film, swatch included',
      zh: '面料或薄膜保证书所依据的检测（含样片）',
    },
    ...{ years: 3, clock: 'tested', basis: '16 CFR 1611.38', confidence: 'primary', counts: false },
    note: { en: 'Always outlasted by the five years of tests.', zh: '总短于检测记录的五年。' },
  },
  entry: {
    what: { en: 'Papers of a customs entry', zh: '海关入境单据' },
    ...{
      years: 5,
      clock: 'entered',
      basis: '19 U.S.C. 1508, 19 CFR 163.4',
      confidence: 'unconfirmed',
      counts: true,
    },
    note: {
      en: 'Counts from the last day on record about the shipment: left, arrived, or the broker’s report.',
      zh: '从有关该货运的最后一个记录日期起算：发出、到达或报关行回报。',
    },
  },
  production: {
    what: {
      en: 'What decodes a tracking label: run sheets, counts, issues, inspections, carton maps',
      zh: '解读追溯标签所需的记录：生产单、产量、领料、检验、装箱对照',
    },
    ...{
      ...{
        years: 5,
        clock: 'last-unit-made',
        basis: 'No period in any law that we know',
        confidence: 'inference',
      },
      counts: true,
    },
    note: {
      en: 'Ours: at least as long as the certificate. A product that is used for longer asks for more: agree the years with the factory.',
      zh: '本系统的结论：至少与证书一样长。产品使用期更长的，请与工厂约定更长年限。',
    },
  },
  sample: {
    what: { en: 'Retained samples', zh: '留样' },
    ...{
      ...{
        years: 5,
        clock: 'last-unit-made',
        basis: 'No period in any law that we know',
        confidence: 'inference',
      },
      counts: true,
    },
    note: { en: 'Ours: as long as the records of their run.', zh: '本系统的结论：与其批次的记录一样长。' },
  },
} as const satisfies Readonly<Record<string, RetentionRuleShape>>;

export type RetentionRuleId = keyof typeof RETENTION_RULES;
// Object.keys forgets the names of a constant.
export const RETENTION_RULE_IDS = Object.keys(RETENTION_RULES) as [RetentionRuleId, ...RetentionRuleId[]];

/** A rule by its id, with what not every rule has. */
export function retentionRule(id: RetentionRuleId): RetentionRuleShape {
  return RETENTION_RULES[id];
}
