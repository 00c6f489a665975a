import { CODE, column, DAY, MATERIAL, NEEDED_CODE } from './template-tables.ts';

export const NEEDED = { required: true } as const;
export const NEEDED_DAY = { ...DAY, ...NEEDED } as const;
export const SEVERAL = { split: '[,，、;]' } as const;

export const REPORT = column(
  'report',
  ['Report no.', '报告编号'],
  ['Number of the report', '报告编号'],
  'R-2021-4417',
  NEEDED_CODE,
);
export const KEY = column(
  'key',
  ['Sample no.', '样品编号'],
  ['Number of the sample in the report', '报告中的样品编号'],
  '1',
  NEEDED_CODE,
);
export const LABORATORY = column(
  'laboratory',
  ['Laboratory', '检测实验室'],
  ['Its code on the sheet of laboratories', '实验室表中的代号'],
  'SOUND',
  CODE,
);
export const COMPONENT = column(
  'component',
  ['Component tested', '受测部件'],
  ['As it is called', '部件名称'],
  'Body fabric, sage',
);
export const SLOT = column(
  'slot',
  ['Component slot', '部位'],
  ['As in the bill of materials; empty: the whole product', '用料表中的部位；空为整个产品'],
  'body fabric',
);
export const COLOUR = column('colour', ['Colour', '颜色'], ['As it is named', '颜色名称'], 'sage');
export const ITEM = { ...MATERIAL, settings: CODE };
export const SPECIFICATION = column(
  'specification',
  ['Specification', '规格'],
  ['Specification or grade of the material', '物料规格或等级'],
  'grade 1',
);
export const SUPPLIER = column('supplier', ['Supplier', '供应商'], ['Code or name', '代号或名称'], 'TUNGRIB');
export const SUPPLIER_SITE = column(
  'supplierSite',
  ['Supplier site', '供应商工厂'],
  ['Code or name of the plant', '工厂代号或名称'],
  'tungrib-1',
);
export const LANGUAGE = column(
  'language',
  ['Language', '语言'],
  ['en, zh, vi: two letters', '两位语言代码：en、zh、vi'],
  'en',
  NEEDED,
);
export const ENGLISH = column(
  'english',
  ['English kept', '存有英文版'],
  ['yes, where an English version is kept too', '另存英文版填“是”'],
  '',
  { words: 'yesNo' },
);
export const RULES = column(
  'rules',
  ['Rules', '法规'],
  ['Ids as on the page of rules, with commas', '法规页面上的代号，逗号分隔'],
  'lead-substrate, phthalates',
  { ...SEVERAL, ...NEEDED },
);
export const RULE = column(
  'rule',
  ['Rule', '法规代号'],
  ['Its id as on the page of rules', '法规页面上的代号'],
  'lead-substrate',
  NEEDED,
);
export const found = (kind: string, field: string) => ({ $find: kind, names: `{${field}}` });
export const FIND_ITEM = { $find: 'material', code: '{material}' };
export const OF_SAMPLE = {
  component: '{component}',
  slot: '{slot}',
  material: FIND_ITEM,
  colour: '{colour}',
  specification: '{specification}',
  supplier: found('party', 'supplier'),
  supplierSite: found('site', 'supplierSite'),
};
