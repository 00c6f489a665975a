import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { RecordName } from '../../ledger/define-record.ts';
import { productSchema, revisionSchema } from './product.ts';
import type { Product } from './product.ts';

export const productTable = {
  columns: {
    name: text,
    style: optionalText,
    importer: optionalReference('party'),
    intermediate: integer,
  },
  indexes: [['name'], ['style']],
} as const;

export const productRecord = defineRecord({
  kind: 'product',
  version: 1,
  noun: 'product',
  plural: 'products',
  summary: 'A product, with its variants (colour, size) and the codes each is sold under.',
  schema: productSchema,
  tables: { product: productTable },
  rows: (body) => ({
    product: [
      {
        name: body.name,
        style: body.style,
        importer: body.importer,
        intermediate: body.intermediate === true ? 1 : 0,
      },
    ],
  }),
  names: productNames,
  label: (body) => (body.style === undefined ? body.name : `${body.name} (${body.style})`),
  site: 'shared',
  example: {
    name: 'Baby romper',
    style: 'BR-2022',
    variants: [{ id: 'SG', name: 'Sage', sku: 'BR22-SG', gtin: '9521321001015' }],
  },
});

function productNames(body: Product): RecordName[] {
  const names: RecordName[] = [{ code: body.name, form: 'product-name' }];
  if (body.localName !== undefined) names.push({ code: body.localName, form: 'product-name' });
  if (body.style !== undefined) names.push({ code: body.style, form: 'style' });
  if (body.sku !== undefined) names.push({ code: body.sku, form: 'sku' });
  if (body.gtin !== undefined) names.push({ code: body.gtin.padStart(14, '0'), form: 'gtin' });
  for (const variant of body.variants ?? []) {
    if (variant.sku !== undefined) names.push({ code: variant.sku, form: 'sku', variant: variant.id });
    if (variant.gtin !== undefined) {
      names.push({ code: variant.gtin.padStart(14, '0'), form: 'gtin', variant: variant.id });
    }
  }
  return names;
}

export const revisionTable = {
  columns: {
    product: reference('product'),
    kind: text,
    code: text,
    from_date: optionalText,
    to_date: optionalText,
    supersedes: optionalReference('revision'),
    sample: optionalReference('sample'),
  },
  indexes: [['code']],
} as const;
export const revisionSlotTable = {
  columns: {
    slot: text,
    material: reference('material'),
    quantity: integer,
    per_units: integer,
    unit: text,
    loss_permille: integer,
    /** Variants as a JSON list; null: all. */
    variants: optionalText,
  },
} as const;
const revisionFileTable = { columns: { file: reference('file') } } as const;

export const revisionRecord = defineRecord({
  kind: 'revision',
  version: 1,
  noun: 'revision',
  plural: 'revisions',
  summary:
    'A numbered state of a product: bill of materials, artwork, packaging, approved sample or rework order.',
  schema: revisionSchema,
  tables: { revision: revisionTable, revision_slot: revisionSlotTable, revision_file: revisionFileTable },
  rows: (body) => ({
    revision: [
      {
        product: body.product,
        kind: body.kind,
        code: body.code,
        from_date: body.from,
        to_date: body.to,
        supersedes: body.supersedes,
        sample: body.sample,
      },
    ],
    revision_slot: (body.slots ?? []).map((slot) => ({
      slot: slot.slot,
      material: slot.material,
      quantity: slot.quantity,
      per_units: slot.perUnits ?? 1,
      unit: slot.unit,
      loss_permille: slot.lossPermille ?? 0,
      variants: slot.variants === undefined ? null : JSON.stringify(slot.variants),
    })),
    revision_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [{ code: body.code, form: 'revision' }],
  label: (body) => `${body.code} (${body.kind})`,
  site: 'shared',
  example: {
    product: 'romper',
    kind: 'bom',
    code: 'BR22-A',
    from: '2021-08-16',
    slots: [{ slot: 'snaps', material: 'SNP-15', quantity: 7, unit: 'H87', lossPermille: 25 }],
  },
});
