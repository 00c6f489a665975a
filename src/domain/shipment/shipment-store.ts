import { namesFrom } from '../../kit/name-forms.ts';
import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import {
  shipmentLineSchema,
  shipmentReceiptSchema,
  shipmentReturnSchema,
  shipmentSchema,
} from './shipment.ts';

export const shipmentTable = {
  columns: {
    code: text,
    consignee: optionalReference('party'),
    from_site: optionalReference('site'),
    date: optionalText,
    invoice: optionalText,
    container: optionalText,
    bill_of_lading: optionalText,
    customs_entry: optionalText,
  },
  indexes: [['code'], ['date']],
} as const;

export const shipmentRecord = defineRecord({
  kind: 'shipment',
  version: 1,
  noun: 'shipment',
  plural: 'shipments',
  summary: 'Goods that left together under one set of transport papers.',
  schema: shipmentSchema,
  tables: { shipment: shipmentTable },
  rows: (body) => ({
    shipment: [
      {
        code: body.code,
        consignee: body.consignee,
        from_site: body.from,
        date: body.date,
        invoice: body.invoice,
        container: body.container,
        bill_of_lading: body.billOfLading,
        customs_entry: body.customsEntry,
      },
    ],
  }),
  names: (body) => [
    { code: body.code, form: 'shipment-number' },
    ...namesFrom('invoice', [body.invoice]),
    ...namesFrom('container', [body.container]),
    ...namesFrom('bill-of-lading', [body.billOfLading]),
    ...namesFrom('customs-entry', [body.customsEntry]),
    ...namesFrom('purchase-order', [body.purchaseOrder]),
  ],
  label: (body) => body.code,
  site: 'firm',
  example: {
    code: 'ABI-2109-01',
    consignee: 'arcadia',
    from: 'bg',
    date: '2021-09-24',
    invoice: 'TH/INV/21-0188',
  },
});

export const shipmentLineTable = {
  columns: {
    shipment: reference('shipment'),
    series: optionalReference('carton-series'),
    carton_from: optionalInteger,
    carton_to: optionalInteger,
    cartons: optionalInteger,
    units: optionalInteger,
    product: optionalReference('product'),
    run: optionalReference('run'),
    consignee: optionalReference('party'),
    invoice_line: optionalText,
  },
  indexes: [['series', 'carton_from', 'carton_to']],
} as const;

export const shipmentLineRecord = defineRecord({
  kind: 'shipment-line',
  version: 1,
  noun: 'shipment line',
  plural: 'shipment-lines',
  summary: 'Cartons that left on a shipment, by number or, where that is all there is, by quantity.',
  schema: shipmentLineSchema,
  tables: { shipment_line: shipmentLineTable },
  rows: (body) => ({
    shipment_line: [
      {
        shipment: body.shipment,
        series: body.series,
        carton_from: body.from,
        carton_to: body.to,
        cartons: body.cartons,
        units: body.units,
        product: body.product,
        run: body.run,
        consignee: body.consignee,
        invoice_line: body.invoiceLine,
      },
    ],
  }),
  names: (body) => namesFrom('invoice-line', [body.invoiceLine]),
  label: (body) =>
    body.from === undefined || body.to === undefined
      ? `Line of ${body.shipment} without carton numbers`
      : `Cartons ${String(body.from)} to ${String(body.to - 1)} on ${body.shipment}`,
  site: 'firm',
  example: { shipment: 'S1', series: 'ABI', from: 1, to: 61 },
});

export const shipmentReceiptTable = {
  columns: { shipment: reference('shipment'), date: optionalText, whole: integer },
} as const;
export const shipmentReturnTable = {
  columns: { shipment: reference('shipment'), date: optionalText, to_site: optionalReference('site') },
} as const;
export const shipmentEventLineTable = {
  columns: { series: reference('carton-series'), carton_from: integer, carton_to: integer },
} as const;

interface EventLine {
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

export const shipmentReceiptRecord = defineRecord({
  kind: 'shipment-receipt',
  version: 1,
  noun: 'shipment receipt',
  plural: 'shipment-receipts',
  summary: 'The consignee confirms that a shipment, or some of its cartons, arrived.',
  schema: shipmentReceiptSchema,
  tables: { shipment_receipt: shipmentReceiptTable, shipment_receipt_line: shipmentEventLineTable },
  rows: (body) => ({
    shipment_receipt: [{ shipment: body.shipment, date: body.date, whole: body.lines === undefined ? 1 : 0 }],
    shipment_receipt_line: (body.lines ?? []).map(eventRow),
  }),
  names: () => [],
  label: (body) => `Receipt of ${body.shipment}`,
  site: 'firm',
  example: { shipment: 'S1', date: '2021-10-28' },
});

export const shipmentReturnRecord = defineRecord({
  kind: 'shipment-return',
  version: 1,
  noun: 'shipment return',
  plural: 'shipment-returns',
  summary: 'Cartons of a shipment that came back.',
  schema: shipmentReturnSchema,
  tables: { shipment_return: shipmentReturnTable, shipment_return_line: shipmentEventLineTable },
  rows: (body) => ({
    shipment_return: [{ shipment: body.shipment, date: body.date, to_site: body.to }],
    shipment_return_line: body.lines.map(eventRow),
  }),
  names: () => [],
  label: (body) => `Return from ${body.shipment}`,
  site: 'firm',
  example: {
    shipment: 'S1',
    date: '2026-04-02',
    lines: [{ series: 'ABI', from: 1, to: 31 }],
    reason: 'water-stained',
  },
});

function eventRow(line: EventLine) {
  return { series: line.series, carton_from: line.from, carton_to: line.to };
}
