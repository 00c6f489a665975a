import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import {
  DEMO_CONSIGNEES,
  DEMO_FACTORIES,
  DEMO_FIRM,
  DEMO_PRODUCTS,
  DEMO_SUPPLIERS,
  MOTOR_SLOTS,
} from './demo-firm.ts';
import type { SlotPlan } from './demo-firm.ts';

/** Who and what there is before the first order: parties, sites, materials, products, revisions, agreements. */
export function castDrafts(): Draft[] {
  return [...partyDrafts(), ...materialDrafts(), ...productDrafts(), ...agreementDrafts()];
}

function partyDrafts(): Draft[] {
  const drafts = [
    fact('party', DEMO_FIRM.importer, {
      name: DEMO_FIRM.name,
      roles: ['importer', 'importer-of-record', 'certifier', 'records-contact'],
      country: 'US',
      address: '2210 Harbor Mill Road, Portland, ME',
      email: 'compliance@brightwater.example',
      phone: '+1 555 0100 210',
    }),
  ];
  for (const factory of DEMO_FACTORIES) {
    const { party, name, localName, country, site, siteName, city, timeZone, contact, lines } = factory;
    const email = `qa@${party}.example`;
    drafts.push(
      fact('party', party, { name, localName, roles: ['factory', 'supplier'], country, contact, email }),
      fact('site', site, {
        party,
        name: siteName,
        country,
        city,
        timeZone,
        lines: [...lines, ...(party === 'lanhua' ? ['M1'] : [])],
      }),
    );
  }
  for (const [id, [name, country, city]] of Object.entries(DEMO_SUPPLIERS)) {
    drafts.push(
      fact('party', id, { name, roles: ['supplier'], country, email: `sales@${id}.example` }),
      fact('site', `${id}-works`, { party: id, name: `${name} works`, country, city }),
    );
  }
  for (const { id, name, city } of DEMO_CONSIGNEES) {
    const email = `receiving@${id}.example`;
    drafts.push(
      fact('party', id, { name, roles: ['consignee', 'retailer'], country: 'US', address: city, email }),
    );
  }
  return drafts;
}

function materialDrafts(): Draft[] {
  return DEMO_FACTORIES.flatMap((factory) =>
    factory.materials.map(({ code, name, localName, unit }) =>
      fact('material', code, { code, name, localName, unit }),
    ),
  );
}

function productDrafts(): Draft[] {
  const motor = [
    fact('product', 'motor', { name: 'Pull-back motor', style: 'LH-M7', intermediate: true }),
    bom('motor', MOTOR_SLOTS),
  ];
  return [
    ...motor,
    ...DEMO_PRODUCTS.flatMap(({ id, name, style, slots }, index) => [
      fact('product', id, {
        name,
        style,
        importer: DEMO_FIRM.importer,
        ageGrade: slots.some(([, material]) => material === 'AXL-05') ? '3+' : '18 months+',
        variants: [{ id: 'STD', sku: style, gtin: gtin(index) }],
      }),
      bom(id, slots),
      fact('revision', `${id}-art-a`, {
        product: id,
        kind: 'artwork',
        code: `${style} artwork A`,
        from: '2024-05-20',
      }),
    ]),
  ];
}

function bom(product: string, slots: SlotPlan): Draft {
  const units = new Map(
    DEMO_FACTORIES.flatMap((factory) => factory.materials.map((one) => [one.code, one.unit] as const)),
  );
  return fact('revision', `${product}-bom-a`, {
    product,
    kind: 'bom',
    code: `${product.toUpperCase()} BOM A`,
    from: '2024-05-20',
    slots: slots.map(([slot, material, quantity, lossPermille]) => ({
      slot,
      material,
      quantity,
      unit: units.get(material),
      lossPermille,
    })),
  });
}

/** A GTIN-13 with its check digit, under a company prefix that GS1 reserves for examples. */
function gtin(index: number): string {
  const body = `9521321${String(10_000 + index)}`;
  const sum = Array.from(body).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return `${body}${String((10 - (sum % 10)) % 10)}`;
}

function agreementDrafts(): Draft[] {
  return DEMO_FACTORIES.map((factory) =>
    fact('agreement', `agreement-${factory.party}`, {
      factory: factory.party,
      agreedOn: '2024-05-13',
      retentionYears: 6,
      points: {
        identity: `Lot code ${factory.mark}YYMM-STYLE-ORDER+RUN on product, box and carton`,
        records: 'Run sheet, material slips, output counts, packing list, inspection sheet',
        materials: 'Every slot of the bill of materials by the supplier’s lot code',
        revisions: 'Each run names its bill of materials and artwork revision',
        changes: 'Rework, relabelling and split shipments on a numbered note with quantities',
        retention: 'Records and two retained samples a run for six years; QA retrieves them',
      },
    }),
  );
}
