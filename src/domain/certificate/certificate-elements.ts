import type { Certificate, CertificateKind, RuleVersion } from './certificate.ts';

export interface Words {
  readonly en: string;
  readonly zh: string;
}

export type Confidence = 'primary' | 'secondary' | 'summary' | 'inference' | 'unconfirmed';

export const ELEMENT_KEYS = [
  'product',
  'citations',
  'certifier',
  'records',
  'manufacture',
  'testing',
  'laboratory',
  'attestation',
] as const;
export type ElementKey = (typeof ELEMENT_KEYS)[number];

/** Fields of a certificate by path; of several in a list one is enough. */
export type NeededField = readonly [string, ...string[]];

export interface Element {
  readonly key: ElementKey;
  readonly title: Words;
  /** What it has to hold, in our words. */
  readonly asks: Words;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly source: string;
  /** Fields without which a certificate of this version is refused. */
  readonly needs: readonly NeededField[];
  /** Fields that are missed, and do not stop a certificate. */
  readonly wants: readonly NeededField[];
}

interface VersionOfRule {
  readonly version: RuleVersion;
  /** First day of certificates it is for; null: however early. */
  readonly from: string | null;
  /** The same for goods from a foreign-trade zone. */
  readonly fromZone: string | null;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly elements: readonly Element[];
}

const CARD = 'CPSIA summary: the seven elements of a certificate before July 2026';
const AMENDED = 'Readers of 16 CFR 1110.11(a) as amended, who quote it; the text itself was not read';

const TITLES: Readonly<Record<ElementKey, Words>> = {
  product: { en: 'Product', zh: '产品' },
  citations: { en: 'Rules certified to', zh: '所认证的法规' },
  certifier: { en: 'Certifier', zh: '签发方' },
  records: { en: 'Keeper of the test records', zh: '检测记录保管人' },
  manufacture: { en: 'Date and place of manufacture', zh: '生产日期和地点' },
  testing: { en: 'Date and place of testing', zh: '检测日期和地点' },
  laboratory: { en: 'Laboratory', zh: '检测实验室' },
  attestation: { en: 'Attestation', zh: '声明' },
};

type Told = Pick<Element, 'key' | 'asks' | 'needs'> & { readonly wants?: Element['wants'] };

function oldElement(number: number, { wants = [], ...told }: Told): Element {
  return {
    ...told,
    wants,
    title: TITLES[told.key],
    citation: `16 CFR 1110.11 before July 2026, element ${String(number)}`,
    confidence: 'summary',
    source: CARD,
  };
}

function newElement(number: number, { wants = [], ...told }: Told): Element {
  return {
    ...told,
    wants,
    title: TITLES[told.key],
    citation: `16 CFR 1110.11(a)(${String(number)})`,
    confidence: 'secondary',
    source: AMENDED,
  };
}

const PRODUCT: Told = {
  key: 'product',
  asks: {
    en: 'One code at least, and a description that matches the product to the certificate',
    zh: '至少一个产品编码，以及能与证书对应的产品描述',
  },
  needs: [['identifiers'], ['description']],
};
const CITATIONS: Told = {
  key: 'citations',
  asks: {
    en: 'Every rule, ban, standard or regulation that applies, each listed separately, or the exclusion claimed',
    zh: '逐条列出每一项适用的法规、禁令、标准，或所主张的豁免',
  },
  needs: [['citations']],
};

const OLD: readonly Element[] = [
  oldElement(1, PRODUCT),
  oldElement(2, CITATIONS),
  oldElement(3, {
    key: 'certifier',
    asks: { en: 'Name, full mailing address, telephone', zh: '名称、完整邮寄地址、电话' },
    needs: [['certifier.name'], ['certifier.address'], ['certifier.country'], ['certifier.phone']],
  }),
  oldElement(4, {
    key: 'records',
    asks: {
      en: 'Who keeps the records of test results, and how to reach them',
      zh: '检测记录保管人及联系方式',
    },
    needs: [
      ['records.contact', 'records.name'],
      ['records.email', 'records.phone'],
    ],
    wants: [['records.address'], ['records.email'], ['records.phone']],
  }),
  oldElement(5, {
    key: 'manufacture',
    asks: { en: 'Month and year; town and country', zh: '生产年月；城市和国家' },
    needs: [['madeFrom'], ['madeTo'], ['manufacturer.city'], ['manufacturer.country']],
    wants: [['manufacturer.region']],
  }),
  oldElement(6, {
    key: 'testing',
    asks: { en: 'Day and place of the tests', zh: '检测日期和地点' },
    needs: [['testedOn'], ['laboratories.*.country', 'laboratories.*.address']],
  }),
  oldElement(7, {
    key: 'laboratory',
    asks: { en: 'Each laboratory whose tests are relied on', zh: '所依据检测的每一家实验室' },
    needs: [['laboratories.*.name']],
    wants: [['laboratories.*.labNumber'], ['laboratories.*.address'], ['laboratories.*.phone']],
  }),
];

const NEW: readonly Element[] = [
  newElement(1, PRODUCT),
  newElement(2, CITATIONS),
  newElement(3, {
    key: 'certifier',
    asks: {
      en: 'Name, street address, town, state or province, country, e-mail, telephone',
      zh: '名称、街道地址、城市、州／省、国家、电子邮件、电话',
    },
    needs: [
      ['certifier.name'],
      ['certifier.address'],
      ['certifier.country'],
      ['certifier.email'],
      ['certifier.phone'],
    ],
    wants: [['certifier.city'], ['certifier.region']],
  }),
  newElement(4, {
    key: 'records',
    asks: {
      en: 'A person or an always-staffed position, with address, e-mail and telephone',
      zh: '个人或有人值守的岗位，含地址、电子邮件和电话',
    },
    needs: [
      ['records.contact', 'records.name'],
      ['records.address'],
      ['records.country'],
      ['records.email'],
      ['records.phone'],
    ],
    wants: [['records.city'], ['records.region']],
  }),
  newElement(5, {
    key: 'manufacture',
    asks: {
      en: 'Month and year; name of the manufacturer and how to reach it; town and country',
      zh: '生产年月；制造商名称及联系方式；城市和国家',
    },
    needs: [
      ['madeFrom'],
      ['madeTo'],
      ['manufacturer.name'],
      ['manufacturer.city'],
      ['manufacturer.country'],
      ['manufacturer.address', 'manufacturer.email', 'manufacturer.phone'],
    ],
    wants: [
      ['manufacturer.region'],
      ['manufacturer.address'],
      ['manufacturer.email'],
      ['manufacturer.phone'],
    ],
  }),
  newElement(6, {
    key: 'testing',
    asks: {
      en: 'Most recent day of a test; each laboratory or other party relied on, with how to reach it',
      zh: '最近一次检测日期；所依据的每一家实验室或其他机构及联系方式',
    },
    needs: [
      ['testedOn'],
      ['laboratories.*.name'],
      ['laboratories.*.address', 'laboratories.*.email', 'laboratories.*.phone'],
    ],
    wants: [['laboratories.*.labNumber'], ['laboratories.*.address'], ['laboratories.*.phone']],
  }),
  newElement(7, {
    key: 'attestation',
    asks: {
      en: 'The attestation in the words of the regulation, or that it is given with the filed data',
      zh: '法规原文的声明，或注明随申报数据一并作出',
    },
    needs: [['attestation']],
  }),
];

/** 16 CFR part 1110 as it was, and as amended by 90 FR 1800. */
export const VERSIONS_OF_RULE: readonly VersionOfRule[] = [
  {
    version: 'pre-2026-07-08',
    ...{ from: null, fromZone: null },
    citation: '16 CFR part 1110 before 8 July 2026',
    confidence: 'summary',
    elements: OLD,
  },
  {
    version: '2026-07-08',
    ...{ from: '2026-07-08', fromZone: '2027-01-08' },
    citation: '16 CFR part 1110 as amended, 90 FR 1800 (8 January 2025)',
    confidence: 'secondary',
    elements: NEW,
  },
];

/** The version of the rule for a certificate of a day. */
export function ruleVersionOn(issuedOn: string, isFromZone = false): RuleVersion {
  const found = VERSIONS_OF_RULE.findLast(({ from, fromZone }) => {
    const first = isFromZone ? fromZone : from;
    return first === null || issuedOn >= first;
  });
  return found?.version ?? 'pre-2026-07-08';
}

/** What a certificate written by that version has to hold, in order. */
export function elementsOf(version: RuleVersion): readonly Element[] {
  return VERSIONS_OF_RULE.find((one) => one.version === version)?.elements ?? OLD;
}

export const KIND_NAMES: Readonly<Record<CertificateKind, Words>> = {
  cpc: { en: 'Children’s Product Certificate', zh: '儿童产品证书（CPC）' },
  gcc: { en: 'General Certificate of Conformity', zh: '通用合格证书（GCC）' },
};

/** What a field of a certificate says; of a list each one's. Blank is nothing. */
export function valuesAt(body: Certificate, path: string): (string | null)[] {
  const read = (value: unknown, [step, ...rest]: readonly string[]): (string | null)[] => {
    if (step === undefined) return [textOf(value)];
    if (step === '*') return Array.isArray(value) ? value.flatMap((one: unknown) => read(one, rest)) : [null];
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return read(isObject ? Object.entries(value).find(([name]) => name === step)?.[1] : undefined, rest);
  };
  return read(body, path.split('.'));
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) return value.length === 0 ? null : String(value.length);
  if (typeof value === 'object' && value !== null) return 'given';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
