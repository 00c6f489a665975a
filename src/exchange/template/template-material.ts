import {
  AMOUNT,
  column,
  DAY,
  FIND_MATERIAL,
  MATERIAL,
  NEEDED_CODE,
  UNIT,
  type TemplateTable,
} from './template-tables.ts';

const NEEDED = { required: true } as const;

/** Sheets for material that comes in. */
export const MATERIAL_TABLES: readonly TemplateTable[] = [
  {
    name: 'material receipts',
    sheet: 'Material receipts',
    chineseSheet: '来料登记',
    says: 'One row for each delivery of a lot to a site',
    saysChinese: '每批料每次到厂一行',
    columns: [
      column(
        'note',
        ['Receipt note', '收货单号'],
        ['Goods received note, unique', '收货单号，唯一'],
        'GRN-21-302',
        { ...NEEDED_CODE, numbered: true },
      ),
      column('received', ['Received', '到货日期'], ['Day it came in', '到货日期'], '2021-08-26', DAY),
      column('site', ['Site', '厂区'], ['Code or name of the site', '厂区代号或名称'], 'bg', NEEDED),
      column('supplier', ['Supplier', '供应商'], ['Code or name', '代号或名称'], 'NAMPHU'),
      MATERIAL,
      {
        ...column(
          'lot',
          ['Supplier lot', '物料批号'],
          ["The supplier's own lot code", '供应商批号'],
          '0902',
          NEEDED_CODE,
        ),
      },
      column('made', ['Made', '生产日期'], ['Day the lot was made', '生产日期'], '2021-08-18', DAY),
      column(
        'dispatched',
        ['Dispatched', '发货日期'],
        ['Day it left the supplier', '供应商发货日期'],
        '2021-08-24',
        DAY,
      ),
      column('sent', ['Quantity sent', '送货数量'], ['On the delivery note', '送货单数量'], '45', AMOUNT),
      column('got', ['Quantity received', '实收数量'], ['Counted or weighed', '实收数量'], '45', {
        ...AMOUNT,
        required: true,
      }),
      UNIT,
    ],
    records: [
      {
        kind: 'material-lot',
        id: '{material}:{lot}',
        body: {
          material: FIND_MATERIAL,
          code: '{lot}',
          supplier: { $find: 'party', names: '{supplier}' },
          made: { from: '{made}' },
          dispatched: { from: '{dispatched}' },
          quantityDispatched: { $sum: '{sent}' },
        },
      },
      {
        kind: 'material-receipt',
        id: '{note}',
        body: {
          lot: { $row: 'material-lot' },
          site: { $find: 'site', names: '{site}' },
          date: '{received}',
          quantity: '{got}',
          quantityOnDeliveryNote: '{sent}',
          reference: '{note}',
        },
      },
    ],
  },
];
