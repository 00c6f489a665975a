import { CODE, column, DAY, MATERIAL, NEEDED_CODE, type TemplateTable } from './template-tables.ts';

const NEEDED = { required: true } as const;
const NEEDED_DAY = { ...DAY, ...NEEDED } as const;
const SEVERAL = { split: '[,，、;]' } as const;

const REPORT = column(
  'report',
  ['Report no.', '报告编号'],
  ['Number of the report', '报告编号'],
  'R-2021-4417',
  NEEDED_CODE,
);
const KEY = column(
  'key',
  ['Sample no.', '样品编号'],
  ['Number of the sample in the report', '报告中的样品编号'],
  '1',
  NEEDED_CODE,
);
const LABORATORY = column(
  'laboratory',
  ['Laboratory', '检测实验室'],
  ['Its code on the sheet of laboratories', '实验室表中的代号'],
  'SOUND',
  CODE,
);
const COMPONENT = column(
  'component',
  ['Component tested', '受测部件'],
  ['As it is called', '部件名称'],
  'Body fabric, sage',
);
const SLOT = column(
  'slot',
  ['Component slot', '部位'],
  ['As in the bill of materials; empty: the whole product', '用料表中的部位；空为整个产品'],
  'body fabric',
);
const COLOUR = column('colour', ['Colour', '颜色'], ['As it is named', '颜色名称'], 'sage');
const ITEM = { ...MATERIAL, settings: CODE };
const SPECIFICATION = column(
  'specification',
  ['Specification', '规格'],
  ['Specification or grade of the material', '物料规格或等级'],
  'grade 1',
);
const SUPPLIER = column('supplier', ['Supplier', '供应商'], ['Code or name', '代号或名称'], 'TUNGRIB');
const SUPPLIER_SITE = column(
  'supplierSite',
  ['Supplier site', '供应商工厂'],
  ['Code or name of the plant', '工厂代号或名称'],
  'tungrib-1',
);
const LANGUAGE = column(
  'language',
  ['Language', '语言'],
  ['en, zh, vi: two letters', '两位语言代码：en、zh、vi'],
  'en',
  NEEDED,
);
const ENGLISH = column(
  'english',
  ['English kept', '存有英文版'],
  ['yes, where an English version is kept too', '另存英文版填“是”'],
  '',
  { words: 'yesNo' },
);
const RULES = column(
  'rules',
  ['Rules', '法规'],
  ['Ids as on the page of rules, with commas', '法规页面上的代号，逗号分隔'],
  'lead-substrate, phthalates',
  { ...SEVERAL, ...NEEDED },
);
const RULE = column(
  'rule',
  ['Rule', '法规代号'],
  ['Its id as on the page of rules', '法规页面上的代号'],
  'lead-substrate',
  NEEDED,
);
const found = (kind: string, field: string) => ({ $find: kind, names: `{${field}}` });
const FIND_ITEM = { $find: 'material', code: '{material}' };
const OF_SAMPLE = {
  component: '{component}',
  slot: '{slot}',
  material: FIND_ITEM,
  colour: '{colour}',
  specification: '{specification}',
  supplier: found('party', 'supplier'),
  supplierSite: found('site', 'supplierSite'),
};

/** Sheets for what proves the goods: laboratories, test plans, reports with their results, component certificates. */
export const EVIDENCE_TABLES: readonly TemplateTable[] = [
  {
    name: 'laboratories',
    sheet: 'Laboratories',
    chineseSheet: '检测实验室',
    says: 'One row for each rule that a laboratory is accepted to test',
    saysChinese: '实验室每项认可法规一行',
    columns: [
      column(
        'laboratory',
        ['Laboratory code', '实验室代号'],
        ['Short code, unique', '简称，唯一'],
        'SOUND',
        NEEDED_CODE,
      ),
      column(
        'firm',
        ['Firm', '公司'],
        ['Code or name on the sheet of partners', '合作方表中的代号或名称'],
        'Sound Testing',
        NEEDED,
      ),
      column('labNumber', ['CPSC Lab ID', 'CPSC 实验室编号'], ['Number', '编号'], '9901', CODE),
      column(
        'accreditation',
        ['Accreditation', '认可资质'],
        ['Body and number', '认可机构及编号'],
        'ISO/IEC 17025',
      ),
      RULE,
      column('from', ['Accepted from', '认可开始'], ['First day', '首日'], '2021-03-01', DAY),
      column('to', ['Accepted until', '认可截止'], ['Last day', '末日'], '', DAY),
      column(
        'confirmedOn',
        ['Looked up on', '核查日期'],
        ['In the list of the authority', '在主管机构名单中核查的日期'],
        '2021-08-02',
        DAY,
      ),
    ],
    records: [
      {
        kind: 'laboratory',
        id: '{laboratory}',
        body: {
          party: found('party', 'firm'),
          labNumber: '{labNumber}',
          accreditation: '{accreditation}',
          scope: { $list: { rule: '{rule}', from: '{from}', to: '{to}', confirmedOn: '{confirmedOn}' } },
        },
      },
    ],
  },
  {
    name: 'test plans',
    sheet: 'Test plans',
    chineseSheet: '测试计划',
    says: 'One row for each component of the plan of a product at a site',
    saysChinese: '每个产品每个厂区的计划，每个部件一行',
    columns: [
      column('plan', ['Test plan', '测试计划'], ['Number of the plan', '计划编号'], 'TP-BR22', NEEDED_CODE),
      column('product', ['Product', '产品'], ['Code of the product', '产品代号'], 'romper', NEEDED_CODE),
      column('site', ['Site', '厂区'], ['Code or name of the site', '厂区代号或名称'], 'bg', NEEDED),
      column('from', ['In force from', '生效日期'], ['First day', '首日'], '2021-08-16', NEEDED_DAY),
      column('to', ['In force until', '失效日期'], ['Last day', '末日'], '', DAY),
      column(
        'basis',
        ['Basis', '依据'],
        ['1 year, 2 years, 3 years or short run', '一年、两年、三年或短期生产'],
        '1 year',
        { words: 'basis', ...NEEDED },
      ),
      column('samples', ['Samples', '样品数'], ['For each test', '每项测试'], '6', { read: 'whole' }),
      column(
        'sampling',
        ['Sampling', '抽样依据'],
        ['Why they stand for the rest', '样品为何有代表性'],
        'First carton of each shift',
      ),
      { ...COMPONENT, settings: NEEDED },
      SLOT,
      ITEM,
      COLOUR,
      column('accessible', ['Accessible', '可触及'], ['yes, no or unknown', '是、否或未知'], 'yes', {
        words: 'accessible',
        ...NEEDED,
      }),
      column('why', ['Why not accessible', '不可触及原因'], ['Where it is not', '不可触及时填写'], ''),
      { ...RULES, settings: SEVERAL },
    ],
    records: [
      {
        kind: 'test-plan',
        id: '{plan}',
        body: {
          code: '{plan}',
          product: '{product}',
          site: found('site', 'site'),
          from: '{from}',
          to: '{to}',
          basis: '{basis}',
          samples: '{samples}',
          sampling: '{sampling}',
          components: {
            $list: {
              component: '{component}',
              slot: '{slot}',
              material: FIND_ITEM,
              colour: '{colour}',
              accessible: '{accessible}',
              why: '{why}',
              rules: '{rules}',
            },
          },
        },
      },
    ],
  },
  {
    name: 'test reports',
    sheet: 'Test reports',
    chineseSheet: '测试报告',
    says: 'One row for each sample of each report: what exactly was tested',
    saysChinese: '每份报告每个样品一行：究竟测了什么',
    columns: [
      REPORT,
      { ...LABORATORY, settings: NEEDED_CODE },
      column(
        'kind',
        ['Test', '测试类别'],
        [
          'certification, periodic, production, material change or component',
          '认证、定期、生产、重大变更或部件',
        ],
        'periodic',
        { words: 'testKind', ...NEEDED },
      ),
      column(
        'issuedOn',
        ['Issued on', '签发日期'],
        ['Date of the report', '报告日期'],
        '2021-08-30',
        NEEDED_DAY,
      ),
      column('testedFrom', ['Tested from', '测试开始'], ['First day', '首日'], '2021-08-24', DAY),
      column('testedTo', ['Tested to', '测试结束'], ['Last day', '末日'], '2021-08-28', DAY),
      LANGUAGE,
      ENGLISH,
      column(
        'product',
        ['Product', '产品'],
        ['Code; empty for components on their own', '产品代号；单独部件留空'],
        'romper',
        CODE,
      ),
      column('site', ['Site', '厂区'], ['Where it was made', '生产厂区'], 'bg'),
      column('revision', ['BOM revision', 'BOM版本'], ['Made to', '所用版本'], 'BR22-A', CODE),
      column('ageGrade', ['Age grade', '适用年龄'], ['It was tested for', '测试所依年龄'], '0-24 months'),
      KEY,
      COMPONENT,
      SLOT,
      ITEM,
      COLOUR,
      SPECIFICATION,
      SUPPLIER,
      SUPPLIER_SITE,
    ],
    records: [
      {
        kind: 'test-report',
        id: '{report}',
        body: {
          number: '{report}',
          laboratory: '{laboratory}',
          kind: '{kind}',
          issuedOn: '{issuedOn}',
          testedFrom: '{testedFrom}',
          testedTo: '{testedTo}',
          language: '{language}',
          english: '{english}',
          product: '{product}',
          site: found('site', 'site'),
          revision: { $find: 'revision', code: '{revision}' },
          ageGrade: '{ageGrade}',
          items: { $list: { key: '{key}', ...OF_SAMPLE } },
        },
      },
    ],
  },
  {
    name: 'test results',
    sheet: 'Test results',
    chineseSheet: '测试结果',
    says: 'One row for each result of each sample, or for each test that measures nothing',
    saysChinese: '每个样品每项结果一行；不测数值的测试也一行',
    columns: [
      REPORT,
      KEY,
      RULE,
      column('section', ['Section', '章节'], ['Section of the report', '报告章节'], '2.1', CODE),
      column('method', ['Method', '测试方法'], ['Test method', '测试方法'], 'CPSC-CH-E1002-08.3'),
      column('analyte', ['Analyte', '检测项目'], ['Pb, DEHP and the like', '如 Pb、DEHP'], 'Pb'),
      column(
        'value',
        ['Value', '数值'],
        ['As measured; <10 for less than 10', '实测值；小于检出限写 <10'],
        '<10',
        CODE,
      ),
      column(
        'unit',
        ['Unit of the value', '数值单位'],
        ['ppm, mg/kg, %, N, mm, s', '如 ppm、mg/kg、%'],
        'ppm',
        {
          words: 'resultUnit',
        },
      ),
      column(
        'stated',
        ['Stated', '实验室结论'],
        ['passed or failed, where nothing is measured', '不测数值时填合格或不合格'],
        '',
        { words: 'result' },
      ),
    ],
    records: [
      {
        kind: 'test-report',
        id: '{report}',
        body: {
          results: {
            $list: {
              tested: '{key}',
              section: '{section}',
              rule: '{rule}',
              method: '{method}',
              analyte: '{analyte}',
              value: '{value}',
              unit: '{unit}',
              stated: '{stated}',
            },
          },
        },
      },
    ],
  },
  {
    name: 'component certificates',
    sheet: 'Component certificates',
    chineseSheet: '部件证书',
    says: 'One row for each certificate of a supplier for a component part',
    saysChinese: '供应商部件证书每份一行',
    columns: [
      column(
        'certificate',
        ['Certificate no.', '证书编号'],
        ['Number of the certificate', '证书编号'],
        'CC-0817',
        NEEDED_CODE,
      ),
      column('issuer', ['Issued by', '签发方'], ['Code or name', '代号或名称'], 'TUNGRIB', NEEDED),
      column('issuedOn', ['Issued on', '签发日期'], ['Date', '日期'], '2021-08-20', NEEDED_DAY),
      COMPONENT,
      MATERIAL,
      COLOUR,
      SPECIFICATION,
      SUPPLIER,
      SUPPLIER_SITE,
      RULES,
      LABORATORY,
      column(
        'restsOn',
        ['Report it rests on', '所依报告'],
        ['Number of the report', '报告编号'],
        'R-2021-4390',
        CODE,
      ),
      column('testedOn', ['Tested on', '测试日期'], ['Last day of the test', '测试末日'], '2021-08-12', DAY),
      column('until', ['Valid until', '有效期至'], ['Last day', '末日'], '', DAY),
      LANGUAGE,
      ENGLISH,
      column(
        'testAttested',
        ['Test attested', '已声明测试'],
        ['yes, where whoever tested attests to it', '测试方已书面声明填“是”'],
        'yes',
        { words: 'yesNo' },
      ),
      column(
        'custodyAttested',
        ['Custody attested', '已声明保管责任'],
        ['yes, where custody and due care are attested', '已书面声明保管及谨慎责任填“是”'],
        'yes',
        { words: 'yesNo' },
      ),
    ],
    records: [
      {
        kind: 'component-certificate',
        id: '{certificate}',
        body: {
          number: '{certificate}',
          issuer: found('party', 'issuer'),
          issuedOn: '{issuedOn}',
          component: '{component}',
          material: FIND_ITEM,
          colour: '{colour}',
          specification: '{specification}',
          supplier: found('party', 'supplier'),
          supplierSite: found('site', 'supplierSite'),
          rules: '{rules}',
          laboratory: '{laboratory}',
          report: '{restsOn}',
          testedOn: '{testedOn}',
          until: '{until}',
          language: '{language}',
          english: '{english}',
          testAttested: '{testAttested}',
          custodyAttested: '{custodyAttested}',
        },
      },
    ],
  },
];

/** What words of these sheets stand for. */
export const EVIDENCE_WORDS = {
  yesNo: { yes: true, 是: true, no: null, 否: null },
  accessible: { yes: 'yes', 是: 'yes', no: 'no', 否: 'no', unknown: 'unknown', 未知: 'unknown' },
  basis: {
    '1 year': 'one-year',
    一年: 'one-year',
    'one year': 'one-year',
    'one-year': 'one-year',
    '2 years': 'two-years',
    两年: 'two-years',
    'two years': 'two-years',
    'two-years': 'two-years',
    '3 years': 'three-years',
    三年: 'three-years',
    'three years': 'three-years',
    'three-years': 'three-years',
    'short run': 'short-run',
    短期生产: 'short-run',
    'short-run': 'short-run',
  },
  testKind: {
    certification: 'certification',
    认证: 'certification',
    periodic: 'periodic',
    定期: 'periodic',
    production: 'production',
    生产: 'production',
    'material change': 'material-change',
    'material-change': 'material-change',
    重大变更: 'material-change',
    component: 'component',
    部件: 'component',
  },
  resultUnit: {
    ppm: 'ppm',
    'mg/kg': 'mg/kg',
    '%': 'percent',
    percent: 'percent',
    'kG²mm²': 'kG2mm2',
    kG2mm2: 'kG2mm2',
    N: 'N',
    mm: 'mm',
    s: 's',
    other: 'other',
    其他: 'other',
  },
} as const;
