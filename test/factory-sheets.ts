import { utils, write, type BookType } from '@e965/xlsx';

type Line = readonly (string | number)[];

/** A workbook of lists, with the cells of each sheet that are merged. */
function workbook(
  sheets: Readonly<Record<string, { readonly lines: readonly Line[]; readonly merged?: readonly string[] }>>,
  type: BookType = 'xlsx',
): string {
  const book = utils.book_new();
  for (const [name, { lines, merged = [] }] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(lines.map((line) => [...line]));
    sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  // The library's types leave open what `write` gives; for this type it is text.
  return write(book, { type: 'base64', bookType: type }) as string;
}

const RECEIPTS: readonly Line[] = [
  ['东莞市欣悦玩具制品厂'],
  ['来料验收登记表  2026年3月'],
  [],
  [
    '序号',
    '到货日期',
    '供应商',
    '物料名称',
    '物料编号',
    '供应商批号',
    '送货数量',
    '实收数量',
    '单位',
    '备注',
  ],
  [1, '2026年3月5日', '恒昌布业', '短毛绒 米色', 'M-001', 'HC260301', 1200, 1200, '码', ''],
  [2, '2026年3月7日', '宏达化纤', 'PP棉 7D', 'M-010', 'HD-0307', 350, 350, '公斤', ''],
  [3, '2026年3月8日', '永利五金', '塑胶眼珠 9mm', 'M-020', 'YL-88121', 20000, 20000, '个', ''],
  ['', '', '', '', '', '合计', '', 21550, '', ''],
];
const RUNS: readonly Line[] = [
  ['生产记录表'],
  ['生产批号', '产品', '颜色', '拉别', '上线日期', '下线日期', '生产数量'],
  ['XY260310A', '坐熊 25cm', '米色', 'A拉', '2026年3月10日', '2026年3月11日', 2400],
  ['XY260312A', '坐熊 25cm', '棕色', 'A拉', '2026年3月12日', '2026年3月13日', 1600],
  ['小计', '', '', '', '', '', 4000],
];
const SLIPS: readonly Line[] = [
  ['领料单号', '领料日期', '生产批号', '物料编号', '物料名称', '物料批号', '领用数量', '单位'],
  ['L-0301', '2026年3月10日', 'XY260310A', 'M-001', '短毛绒 米色', 'HC260301', 1130, '码'],
  ['L-0302', '2026年3月10日', '', 'M-010', 'PP棉 7D', 'HD-0307', 290, '公斤'],
  ['L-0303', '2026年3月12日', 'XY260312A', 'M-020', '塑胶眼珠 9mm', 'YL-88121', 3230, '个'],
];
const PACKING: readonly Line[] = [
  ['订单号', '箱号', '生产批号', '颜色', '每箱数量(件)', '箱数', '合计件数'],
  ['PW-7731', '1~60', 'XY260310A', '米色', 40, 60, 2400],
  ['', 'C/NO.61-100', 'XY260312A', '棕色', 40, 40, 1600],
  ['', '', '', '', '小计', 100, 4000],
];

/** A Chinese factory's month, with one cell or another changed: `{ '来料登记': { H7: '两万' } }`. */
export function chineseMonth(
  changes: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {},
): string {
  const sheets = {
    来料登记: { lines: RECEIPTS },
    生产记录: { lines: RUNS },
    领料: { lines: SLIPS, merged: ['C2:C3'] },
    装箱: { lines: PACKING },
  };
  const changed = Object.entries(sheets).map(([name, { lines, ...rest }]) => {
    const cells = Object.entries(changes[name] ?? {}).map(([at, value]) => ({
      value,
      ...utils.decode_cell(at),
    }));
    const own = lines.map((line, row) =>
      line.map((text, column) => cells.find(({ r, c }) => r === row && c === column)?.value ?? text),
    );
    return [name, { ...rest, lines: own }] as const;
  });
  return workbook(Object.fromEntries(changed));
}

/** An old workbook with headers in two lines, merged in one place and not in the next, units in the header, and totals. */
export function oldPackingRecord(): string {
  return workbook(
    { PACKING: oldPacking(), PRODN: { lines: OLD_RUNS }, MATL: { lines: OLD_MATERIALS } },
    'biff8',
  );
}

const OLD_RUNS: readonly Line[] = [
  ['Batch', 'Item No.', 'Machine', 'Production', '', 'Output'],
  ['', '', '', 'Start', 'Finish', '(pcs)'],
  ['KF0606A', 'TK-220', 'Inj-3', '06/06/26', '07/06/26', 1080],
  ['KF0608B', 'TK-220', 'Inj-3', '08/06/26', '09/06/26', 2160],
];
const OLD_MATERIALS: readonly Line[] = [
  ['Batch', 'Resin / Colour', 'Maker Lot', 'Used', '', 'Remark'],
  ['', '', '', 'Bags', 'Kgs', ''],
  ['KF0606A', 'ABS 757', '757-2605-11', 4, 100, ''],
  ['KF0608B', 'ABS 757', '757-2606-02', 8, 200, 'new delivery'],
];

function oldPacking(): { lines: readonly Line[]; merged: readonly string[] } {
  const header: readonly Line[] = [
    ['P.O. No.', 'Item No.', 'Batch', 'Carton No.', '', 'Qty', ''],
    ['', '', '', 'From', 'To', 'Pcs/Ctn', 'Total Pcs'],
  ];
  return {
    lines: [
      ['KWONG FAI PLASTICS FTY LTD'],
      ...header,
      ['88-1024', 'TK-220', 'KF0606A', 1, 45, 24, 1080],
      ['88-1024', 'TK-220', 'KF0608B', 46, 120, 24, 1800],
      ['TOTAL', '', '', 120, 'ctns', '', 2880],
      [],
      ...header,
      ['88-1025', 'TK-220', 'KF0608B', 1, 30, 12, 360],
      ['TOTAL', '', '', 30, 'ctns', '', 360],
    ],
    merged: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2'],
  };
}

/** A packing list with the order above each of its tables, and an order's lot code written once. */
export function packingByOrder(wrong: string | number): string {
  const header: Line = ['C/NO', 'Batch', 'pcs/ctn', 'ctns'];
  return workbook({
    PL: {
      lines: [
        ['PACKING LIST'],
        ['PO: 88-2001'],
        header,
        ['1-10', 'KF0606A', 12, 10],
        ['11-20', '', 12, 10],
        [],
        ['PO: 88-2002'],
        header,
        ['1-5', 'KF0608B', 24, 5],
        ['6-9', '', wrong, 4],
      ],
    },
  });
}
