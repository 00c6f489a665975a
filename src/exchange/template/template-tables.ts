import type { ColumnSettings, RecordTemplate } from '../mapping/mapping.ts';

/** A column of the template workbook: its headers, how it is read, and what a person is told about it. */
export interface TemplateColumn {
  readonly field: string;
  readonly english: string;
  readonly chinese: string;
  /** How it is read; default text. */
  readonly settings?: Omit<ColumnSettings, 'header'>;
  readonly says: string;
  readonly saysChinese: string;
  readonly example: string;
}

export interface TemplateTable {
  readonly name: string;
  readonly sheet: string;
  readonly chineseSheet: string;
  readonly says: string;
  readonly saysChinese: string;
  readonly columns: readonly TemplateColumn[];
  readonly records: readonly RecordTemplate[];
}

/** One column: field, English and Chinese header, what it says in both, an example, how it is read. */
export function column(
  field: string,
  [english, chinese]: readonly [string, string],
  [says, saysChinese]: readonly [string, string],
  example: string,
  settings?: TemplateColumn['settings'],
): TemplateColumn {
  return {
    field,
    english,
    chinese,
    says,
    saysChinese,
    example,
    ...(settings === undefined ? {} : { settings }),
  };
}

const NEEDED = { required: true } as const;
export const CODE = { read: 'code' } as const;
export const NEEDED_CODE = { read: 'code', ...NEEDED } as const;
export const DAY = { read: 'date' } as const;
export const TIME = { read: 'time' } as const;
export const COUNT = { read: 'whole' } as const;
export const NEEDED_COUNT = { read: 'whole', ...NEEDED } as const;

/** A quantity with its unit beside it. */
export const AMOUNT = { read: 'quantity', unit: 'unit' } as const;

export const RUN = column(
  'run',
  ['Lot code', '生产批号'],
  ['Lot code of the run', '生产批号'],
  'ABC0921-VN-BG1',
  NEEDED_CODE,
);
export const MATERIAL = column(
  'material',
  ['Item number', '物料编号'],
  ['Item number of the material', '物料编号'],
  'RIB-WH',
  NEEDED_CODE,
);
export const LOT = column(
  'lot',
  ['Supplier lot', '物料批号'],
  ["The supplier's own lot code, as printed", '供应商批号，照标签填写'],
  '0902',
  NEEDED_CODE,
);
export const UNIT = column(
  'unit',
  ['Unit', '单位'],
  ['kg, g, m, pcs, set and the like', '公斤、个、米等'],
  'kg',
);
export const SERIES = column(
  'series',
  ['Carton series', '箱系列'],
  ['Code of the carton series, often the purchase order', '箱号系列，多为订单号'],
  'PO 4471',
  NEEDED_CODE,
);
export const CARTONS = column(
  'cartons',
  ['Carton numbers', '箱号'],
  ['First and last, both included: 1-120, 121', '起止箱号，含首尾：1-120'],
  '1-13',
  { read: 'cartons', series: 'series', required: true },
);
export const FIRST = column(
  'first',
  ['From unit', '起始件号'],
  ['First unit of the run it is about; empty: all', '批内起始件号；空：整批'],
  '1',
  COUNT,
);
export const LAST = column(
  'last',
  ['To unit', '截止件号'],
  ['Last unit, included', '批内截止件号（含）'],
  '270',
  COUNT,
);

export const FIND_RUN = { $find: 'run', code: '{run}' };
export const FIND_MATERIAL = { $find: 'material', code: '{material}' };
export const FIND_LOT = { $find: 'material-lot', material: FIND_MATERIAL, code: '{lot}' };
export const FIND_SERIES = { $find: 'carton-series', code: '{series}' };
export const FIND_SITE = { $find: 'site', names: '{site}' };
export const UNIT_SPAN = { $span: ['{first}', '{last}'] };
