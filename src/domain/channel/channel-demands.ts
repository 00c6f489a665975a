/** Channels whose demands are on record here. */
export const PACK_CHANNELS = ['amazon', 'walmart'] as const;
export type PackChannel = (typeof PACK_CHANNELS)[number];

export const DEMAND_KEYS = [
  'certificate',
  'certificate-english',
  'test-reports',
  'reports-english',
  'reports-within-year',
  'report-photos',
  'tracking-label-photo',
  'unit-label',
  'age-grade',
  'listing-model',
  'listing-warnings',
  'us-contact',
  'records-contact',
  'issuer',
  'laboratory-contact',
  'not-amazon',
  'registration-card',
] as const;
export type DemandKey = (typeof DEMAND_KEYS)[number];

/** Who can bring what is missing. */
export const BRINGERS = ['importer', 'laboratory', 'factory', 'seller', 'inspector'] as const;
export type Bringer = (typeof BRINGERS)[number];

/** One thing that a channel asks for. `says` is our wording of what the source says. */
export interface Demand {
  readonly key: DemandKey;
  readonly says: { readonly en: string; readonly zh: string };
  readonly bringer: Bringer;
  readonly source: string;
  readonly confidence: 'primary' | 'secondary' | 'unconfirmed';
}

const AMAZON_PAGE =
  'Amazon Seller Central, CPSC-regulated products (sellercentral.amazon.com/gp/help/external/help.html?itemID=KHQEFBM7834V6AV)';
const AMAZON_TEETHERS =
  'Amazon Seller Central, teethers policy (itemID=DPSRCGVBFSFY78H); other categories ask alike in refusals that sellers published';
const AMAZON_REFUSALS = 'Refusals by Amazon that sellers published; not Amazon’s own pages';
const AMAZON_ADVISER = 'An adviser to sellers on refused certificates; not Amazon’s own pages';
const WALMART_PAGE =
  'Walmart Marketplace Learn, prohibited products: children’s products (marketplacelearn.walmart.com)';
const WALMART_OLD = 'An older copy of Walmart’s page; today’s does not say it';
const CATALIST = 'An adviser to sellers; not Walmart’s own page';

const CERTIFICATE = {
  en: 'A Children’s Product Certificate from the domestic manufacturer or importer',
  zh: '由美国国内制造商或进口商出具的儿童产品证书（CPC）',
};
const REPORTS = {
  en: 'Test reports from a laboratory that CPSC accepts',
  zh: 'CPSC 认可实验室出具的检测报告',
};

/** What each channel asks for, as far as it is known, in the order in which a person collects it. */
export const DEMANDS: Readonly<Record<PackChannel, readonly Demand[]>> = {
  amazon: [
    {
      key: 'certificate',
      says: CERTIFICATE,
      bringer: 'importer',
      source: AMAZON_PAGE,
      confidence: 'primary',
    },
    { key: 'test-reports', says: REPORTS, bringer: 'laboratory', source: AMAZON_PAGE, confidence: 'primary' },
    {
      key: 'issuer',
      says: {
        en: 'The certificate is not issued by the testing laboratory',
        zh: '证书不得由检测实验室出具',
      },
      bringer: 'importer',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'us-contact',
      says: {
        en: 'Name, mailing address and contact of the U.S. importer or domestic manufacturer, in the United States',
        zh: '美国进口商或国内制造商的名称、邮寄地址及联系方式，且位于美国',
      },
      bringer: 'importer',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'records-contact',
      says: {
        en: 'Keeper of the test records with name, full mailing address, e-mail and phone',
        zh: '检测记录保管人的姓名、完整邮寄地址、电子邮件和电话',
      },
      bringer: 'importer',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'laboratory-contact',
      says: {
        en: 'All laboratories with name as on the report, complete mailing address and phone',
        zh: '所有实验室的名称（与报告一致）、完整邮寄地址和电话',
      },
      bringer: 'laboratory',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'age-grade',
      says: {
        en: 'The ages on the listing are there and equal those of the test report',
        zh: '商品页面标明适用年龄，且与检测报告一致',
      },
      bringer: 'seller',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'listing-model',
      says: {
        en: 'Name and model on the certificate are those of the listing',
        zh: '证书上的名称和型号与商品页面一致',
      },
      bringer: 'seller',
      source: AMAZON_ADVISER,
      confidence: 'secondary',
    },
    {
      key: 'listing-warnings',
      says: { en: 'The listing shows its CPSIA warning', zh: '商品页面显示 CPSIA 警告' },
      bringer: 'seller',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'tracking-label-photo',
      says: {
        en: 'Photos of real goods that show the tracking label, not a drawing',
        zh: '展示追溯标签的实物照片，不接受设计图',
      },
      bringer: 'inspector',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'report-photos',
      says: {
        en: 'Test reports contain photos of the tested product with its packaging',
        zh: '检测报告含受测产品及其包装的照片',
      },
      bringer: 'laboratory',
      source: AMAZON_TEETHERS,
      confidence: 'secondary',
    },
    {
      key: 'not-amazon',
      says: { en: 'Amazon is not named as importer of record', zh: '不得将亚马逊列为登记进口商' },
      bringer: 'importer',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
    {
      key: 'registration-card',
      says: {
        en: 'Durable infant product: photo of the registration card on actual goods, no mock-up',
        zh: '耐用婴幼儿产品：实际货品上登记卡的照片，不接受样稿',
      },
      bringer: 'factory',
      source: AMAZON_REFUSALS,
      confidence: 'secondary',
    },
  ],
  walmart: [
    {
      key: 'certificate',
      says: CERTIFICATE,
      bringer: 'importer',
      source: WALMART_PAGE,
      confidence: 'primary',
    },
    {
      key: 'test-reports',
      says: { en: 'The test report that belongs to the certificate', zh: '与证书对应的检测报告' },
      bringer: 'laboratory',
      source: WALMART_PAGE,
      confidence: 'primary',
    },
    {
      key: 'certificate-english',
      says: { en: 'The certificate is in English', zh: '证书为英文' },
      bringer: 'importer',
      source: WALMART_PAGE,
      confidence: 'primary',
    },
    {
      key: 'reports-english',
      says: { en: 'The test reports are in English', zh: '检测报告为英文' },
      bringer: 'laboratory',
      source: WALMART_PAGE,
      confidence: 'primary',
    },
    {
      key: 'reports-within-year',
      says: {
        en: 'Certificate and reports were issued within the last year',
        zh: '证书和检测报告在最近一年内签发',
      },
      bringer: 'laboratory',
      source: WALMART_OLD,
      confidence: 'secondary',
    },
    {
      key: 'unit-label',
      says: {
        en: 'The tracking label is on the unit, not only on the carton',
        zh: '追溯标签位于单件产品上，而非仅在外箱上',
      },
      bringer: 'factory',
      source: CATALIST,
      confidence: 'secondary',
    },
  ],
};
