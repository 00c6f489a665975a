import {
  CARTONS,
  CODE,
  column,
  COUNT,
  DAY,
  FIND_RUN,
  FIND_SERIES,
  NEEDED_CODE,
  RUN,
  SERIES,
  type TemplateTable,
} from './template-tables.ts';

const NEEDED = { required: true } as const;

/** Sheets for what left and what was checked. */
export const SHIPPING_TABLES: readonly TemplateTable[] = [
  {
    name: 'shipments',
    sheet: 'Shipments',
    chineseSheet: '出货',
    says: 'One row for each stretch of cartons on a shipment',
    saysChinese: '每票货每段箱号一行',
    columns: [
      column(
        'shipment',
        ['Shipment', '出货单号'],
        ['Number of the shipment', '出货单号'],
        'ABI-2109-01',
        NEEDED_CODE,
      ),
      column('date', ['Date', '出货日期'], ['Day it left', '出货日期'], '2021-09-24', DAY),
      column('consignee', ['Consignee', '收货人'], ['Code or name', '代号或名称'], 'ARCADIA'),
      column(
        'container',
        ['Container', '柜号'],
        ['Container or vehicle', '柜号或车号'],
        'TGBU 555010-7',
        CODE,
      ),
      column('invoice', ['Invoice', '发票号'], ['Invoice', '发票号'], 'TH/INV/21-0188', CODE),
      column('billOfLading', ['Bill of lading', '提单号'], ['Bill of lading', '提单号'], '', CODE),
      SERIES,
      CARTONS,
    ],
    records: [
      {
        kind: 'shipment',
        id: '{shipment}',
        body: {
          code: '{shipment}',
          date: '{date}',
          consignee: { $find: 'party', names: '{consignee}' },
          container: '{container}',
          invoice: '{invoice}',
          billOfLading: '{billOfLading}',
        },
      },
      {
        kind: 'shipment-line',
        id: '{shipment}/{series}/{cartons}',
        body: {
          shipment: { $row: 'shipment' },
          series: FIND_SERIES,
          from: '{cartons.from}',
          to: '{cartons.to}',
        },
      },
    ],
  },
  {
    name: 'returns',
    sheet: 'Returns',
    chineseSheet: '退货',
    says: 'Cartons that came back',
    saysChinese: '退回的箱',
    columns: [
      column(
        'shipment',
        ['Shipment', '出货单号'],
        ['Shipment they left on', '原出货单号'],
        'ABI-2109-01',
        NEEDED_CODE,
      ),
      column('date', ['Date returned', '退货日期'], ['Day they came back', '退货日期'], '2021-12-02', DAY),
      SERIES,
      CARTONS,
      column('reason', ['Reason', '原因'], ['Why', '原因'], 'Water-stained'),
    ],
    records: [
      {
        kind: 'shipment-return',
        id: '{shipment}/returned/{date}',
        body: {
          shipment: { $find: 'shipment', code: '{shipment}' },
          date: '{date}',
          reason: '{reason}',
          lines: { $list: { series: FIND_SERIES, from: '{cartons.from}', to: '{cartons.to}' } },
        },
      },
    ],
  },
  {
    name: 'inspections',
    sheet: 'Inspections',
    chineseSheet: '检验',
    says: 'Final and pre-shipment inspections of runs',
    saysChinese: '成品检验',
    columns: [
      RUN,
      column('kind', ['Kind', '类别'], ['inline, final or pre-shipment', '巡检、终检或验货'], 'final', {
        words: 'inspection',
        ...NEEDED,
      }),
      column('date', ['Date', '日期'], ['Day of the inspection', '检验日期'], '2021-09-08', DAY),
      column('lotSize', ['Lot size', '批量'], ['Pieces', '件数'], '520', COUNT),
      column('sample', ['Sample', '抽样'], ['Pieces', '件数'], '50', COUNT),
      column('critical', ['Critical', '致命'], ['Defects', '缺陷数'], '0', COUNT),
      column('major', ['Major', '主要'], ['Defects', '缺陷数'], '1', COUNT),
      column('minor', ['Minor', '次要'], ['Defects', '缺陷数'], '3', COUNT),
      column('result', ['Result', '判定'], ['passed, failed, pending', '合格、不合格、待定'], 'passed', {
        words: 'result',
        ...NEEDED,
      }),
      column('inspector', ['Inspector', '检验员'], ['Name or post', '姓名或岗位'], 'QA'),
    ],
    records: [
      {
        kind: 'inspection',
        id: '{run}/{kind}/{#}',
        body: {
          run: FIND_RUN,
          kind: '{kind}',
          date: '{date}',
          lotSize: '{lotSize}',
          sampleSize: '{sample}',
          critical: '{critical}',
          major: '{major}',
          minor: '{minor}',
          result: '{result}',
          inspector: '{inspector}',
        },
      },
    ],
  },
];
