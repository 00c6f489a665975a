import { namesFrom } from '../../kit/name-forms.ts';
import {
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
  integer,
} from '../../ledger/define-record.ts';
import {
  materialLotSchema,
  materialMovementSchema,
  materialReceiptSchema,
  materialSchema,
} from './material.ts';

export const materialTable = {
  columns: { code: text, name: text, unit: text, product: optionalReference('product') },
  indexes: [['code'], ['name']],
} as const;

export const materialRecord = defineRecord({
  kind: 'material',
  version: 1,
  noun: 'material',
  plural: 'materials',
  summary: 'A material or part that goes into products, under its item number.',
  schema: materialSchema,
  tables: { material: materialTable },
  rows: (body) => ({
    material: [{ code: body.code, name: body.name, unit: body.unit, product: body.product }],
  }),
  names: (body) => [
    { code: body.code, form: 'item-number' },
    { code: body.name, form: 'material-name' },
    ...namesFrom('material-name', [body.localName]),
    ...namesFrom('gtin', [body.gtin?.padStart(14, '0')]),
  ],
  label: (body) => `${body.code} ${body.name}`,
  site: 'shared',
  example: { code: 'SNP-15', name: 'Ring snap 15 mm', unit: 'H87' },
});

export const materialLotTable = {
  columns: {
    material: reference('material'),
    code: text,
    supplier: optionalReference('party'),
    supplier_site: optionalReference('site'),
    made_from_date: optionalText,
    made_to_date: optionalText,
    dispatched_from_date: optionalText,
    dispatched_to_date: optionalText,
    quantity_dispatched: optionalInteger,
    purchase_order: optionalText,
  },
  indexes: [['code']],
} as const;
export const materialLotSourceTable = {
  columns: {
    run: reference('run'),
    span_from: optionalInteger,
    span_to: optionalInteger,
    quantity: optionalInteger,
  },
} as const;

const MOVED_HERE =
  'exists (select 1 from material_movement moved where moved.lot = material_lot.n and moved.to_site in ({sites}))';

export const materialLotRecord = defineRecord({
  kind: 'material-lot',
  version: 1,
  noun: 'material lot',
  plural: 'material-lots',
  summary: "A quantity of a material under the supplier's own lot code.",
  schema: materialLotSchema,
  tables: {
    material_lot: materialLotTable,
    material_lot_source: materialLotSourceTable,
    material_lot_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    material_lot: [
      {
        material: body.material,
        code: body.code,
        supplier: body.supplier,
        supplier_site: body.supplierSite,
        made_from_date: body.made?.from,
        made_to_date: body.made?.to,
        dispatched_from_date: body.dispatched?.from,
        dispatched_to_date: body.dispatched?.to,
        quantity_dispatched: body.quantityDispatched,
        purchase_order: body.purchaseOrder,
      },
    ],
    material_lot_source: (body.madeFrom ?? []).map((source) => ({
      run: source.run,
      span_from: source.span?.from,
      span_to: source.span?.to,
      quantity: source.quantity,
    })),
    material_lot_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [
    { code: body.code, form: 'supplier-lot-code' },
    ...namesFrom('purchase-order', [body.purchaseOrder]),
    ...namesFrom('invoice', [body.invoice]),
  ],
  label: (body) => body.code,
  site: [
    { namedBy: 'material-receipt', column: 'lot' },
    { namedBy: 'material-movement', column: 'lot' },
    { where: MOVED_HERE },
    { namedBy: 'consumption', column: 'lot' },
    { via: 'run', in: 'material_lot_source' },
    { recordedBy: 'self' },
  ],
  example: {
    material: 'FAB-SG',
    code: 'SG-2108-114',
    supplier: 'namphu',
    made: { from: '2021-08-18' },
    dispatched: { from: '2021-08-24' },
    quantityDispatched: 45_000,
  },
});

export const materialReceiptTable = {
  columns: {
    lot: reference('material-lot'),
    site: reference('site'),
    date: optionalText,
    quantity: optionalInteger,
    quantity_on_delivery_note: optionalInteger,
    reference: optionalText,
  },
  indexes: [['date']],
} as const;

export const materialReceiptRecord = defineRecord({
  kind: 'material-receipt',
  version: 1,
  noun: 'material receipt',
  plural: 'material-receipts',
  summary: 'A quantity of a material lot that came in at a site.',
  schema: materialReceiptSchema,
  tables: { material_receipt: materialReceiptTable },
  rows: (body) => ({
    material_receipt: [
      {
        lot: body.lot,
        site: body.site,
        date: body.date,
        quantity: body.quantity,
        quantity_on_delivery_note: body.quantityOnDeliveryNote,
        reference: body.reference,
      },
    ],
  }),
  names: (body) => [
    ...namesFrom('goods-received-note', [body.reference]),
    ...namesFrom('purchase-order', [body.purchaseOrder]),
  ],
  label: (body) => `Receipt of ${body.lot}${body.date === undefined ? '' : ` on ${body.date}`}`,
  site: { column: 'site' },
  example: { lot: 'fab-sg-114', site: 'bg', date: '2021-08-26', quantity: 45_000, reference: 'GRN-21-302' },
});

export const materialMovementTable = {
  columns: {
    lot: reference('material-lot'),
    kind: text,
    site: optionalReference('site'),
    to_site: optionalReference('site'),
    date: optionalText,
    quantity: integer,
  },
} as const;

export const materialMovementRecord = defineRecord({
  kind: 'material-movement',
  version: 1,
  noun: 'material movement',
  plural: 'material-movements',
  summary:
    'Part of a material lot that was scrapped, sampled, sent back, counted in stock or moved between sites.',
  schema: materialMovementSchema,
  tables: { material_movement: materialMovementTable },
  rows: (body) => ({
    material_movement: [
      {
        lot: body.lot,
        kind: body.kind,
        site: body.site,
        to_site: body.toSite,
        date: body.date,
        quantity: body.quantity,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.kind} ${String(body.quantity)} of ${body.lot}`,
  site: { column: 'site' },
  example: { lot: 'thr-0817', kind: 'scrapped', site: 'bg', date: '2021-09-05', quantity: 2_000 },
});
