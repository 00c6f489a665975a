import { productSchema } from '../domain/product/product.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_CONSIGNEES, DEMO_FIRM, DEMO_PRODUCTS } from './demo-firm.ts';
import type { DemoProduct } from './demo-firm.ts';

/** A shipment that went out with one run, and what its papers say. */
interface Papers {
  readonly product: DemoProduct;
  readonly shipment: string;
  readonly run: string;
  /** What the papers say otherwise than the record; left out: nothing. */
  readonly otherwise?: {
    readonly label: Readonly<Record<string, string>>;
    readonly line: object;
    readonly listing: object;
  };
}

/** Every paper of the truck says what the record says; its labels are among those that were approved. */
const WHOLE: Papers = {
  product: productNamed('Tumbler dump truck'),
  shipment: 'BW-24115-S1',
  run: 'LH2507-C101-115A',
};
/** Of the quad the factory sent a label and a packing list of other goods, and the listing was copied from another product. */
const DIFFERING: Papers = {
  product: productNamed('Canyon quad'),
  shipment: 'BW-24159-S1',
  run: 'LH2512-C114-159A',
  otherwise: {
    label: { date: 'Date of manufacturing: January 2025', cohort: 'Batch: LH2501-C101-58A' },
    line: { cartonNumbers: '1-40', gtin: '9521321100018' },
    listing: { ageGrade: '18 months and up', model: 'BW-C-110' },
  },
};

const RECORDED_ON = '2026-06-04';

/** Labels, packing lists and listings of two shipments of the demo firm, and how the lines of the first, which is whole, are to be filed. */
export function paperEvents(events: readonly DemoEvent[]): DemoEvent[] {
  const drafts = events.flatMap((event) => event.drafts);
  return [
    {
      date: RECORDED_ON,
      drafts: [...papersOf(drafts, WHOLE), ...papersOf(drafts, DIFFERING), ...filingOf(WHOLE.shipment)],
    },
  ];
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf(drafts: readonly Draft[], kind: string, id: string): Body {
  const draft = drafts.find((one) => one.kind === kind && one.id === id);
  const body = draft !== undefined && 'body' in draft ? draft.body : undefined;
  // Bodies of the demo's own drafts are objects.
  return present(body, `${kind} ${id}`) as Body;
}

function productNamed(wanted: string): DemoProduct {
  return present(
    DEMO_PRODUCTS.find(({ name }) => name === wanted),
    wanted,
  );
}

const ADDRESS = '2210 Harbor Mill Road, Portland, ME';
const PHONE = '+1 555 0100 210';
const EMAIL = 'compliance@brightwater.example';

function papersOf(drafts: readonly Draft[], papers: Papers): Draft[] {
  const { shipment, run, otherwise } = papers;
  const lines = { ...labelLines(papers, String(bodyOf(drafts, 'run', run)['started'])), ...otherwise?.label };
  const label = fact('label', `${run}-label`, {
    ...{ run, place: 'product', form: 'plain' },
    lines: Object.entries(lines).map(([key, text]) => ({ key, text })),
  });
  return [
    ...(otherwise === undefined ? [] : [label]),
    fact('packing-list', `${shipment}-list`, packingList(drafts, papers)),
    fact('listing', `${papers.product.id}-amazon`, listing(drafts, papers)),
  ];
}

function labelLines({ run, product }: Papers, started: string): Readonly<Record<string, string>> {
  const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    who: `Importer: ${DEMO_FIRM.name}`,
    place: 'Manufacturing location: Dongguan, Guangdong, China',
    date: `Date of manufacturing: ${month.format(Date.parse(`${started.slice(0, 10)}T00:00Z`))}`,
    product: product.name,
    model: `Model: ${product.style}`,
    cohort: `Batch: ${run}`,
    address: ADDRESS,
    phone: PHONE,
  };
}

function packingList(drafts: readonly Draft[], { product, shipment, run, otherwise }: Papers): Body {
  const { code, consignee, invoice, container, purchaseOrder } = bodyOf(drafts, 'shipment', shipment);
  const { from, to } = bodyOf(drafts, 'shipment-line', `${shipment}-1`);
  const cartons = Number(to) - Number(from);
  const units = cartons * product.unitsPerCarton;
  const name = DEMO_CONSIGNEES.find(({ id }) => id === consignee)?.name;
  return {
    ...{ shipment, number: `PL ${String(code)}`, invoice, container, purchaseOrder, cartons, units },
    consignee: present(name, 'the consignee'),
    lines: [
      {
        ...{ goods: product.name, model: product.style, lotCode: run, country: 'China', cartons, units },
        cartonNumbers: `${String(from)}-${String(Number(to) - 1)}`,
        ...otherwise?.line,
      },
    ],
  };
}

function listing(drafts: readonly Draft[], { product, otherwise }: Papers): Body {
  const [variant] = productSchema.parse(bodyOf(drafts, 'product', product.id)).variants ?? [];
  return {
    ...{ product: product.id, channel: 'amazon', number: `B0${product.style.replaceAll('-', '')}EX` },
    title: `Brightwater ${product.name}, pull-back, red`,
    ...{ model: product.style, brand: 'Brightwater', country: 'China', importer: DEMO_FIRM.name },
    ...{ sku: variant?.sku, gtin: variant?.gtin, ageGrade: '3 years and up' },
    ...{ address: ADDRESS, phone: PHONE, email: EMAIL, seenOn: '2026-06-03' },
    ...{ warnings: ['WARNING: Choking hazard. Small parts. Not for children under 3 years.'] },
    ...otherwise?.listing,
  };
}

/** How the line of a shipment is to be filed, and what the Product Registry gave for its certificate; the numbers are invented. */
function filingOf(shipment: string): Draft[] {
  const certificate = 'CPC-BW-C-101-202507@2';
  return [
    fact('registry-entry', `${certificate}-registry`, {
      ...{ certificate, certifierId: 'BWTOYS', registryProductId: 'BW-C-101', versionId: 'V2' },
      ...{ enteredOn: RECORDED_ON, enteredBy: 'Compliance, Brightwater Toys' },
    }),
    fact('filing-line', `${shipment}-1-filing`, {
      ...{ line: `${shipment}-1`, method: 'reference', intendedUseCode: '130.000' },
      ...{ decidedBy: 'Compliance, Brightwater Toys', decidedOn: RECORDED_ON },
    }),
  ];
}
