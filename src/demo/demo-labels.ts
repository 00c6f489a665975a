import { createHash } from 'node:crypto';
import { publicCode } from '../domain/label/public-code.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import type { Draft } from '../ledger/draft.ts';
import { DEMO_FIRM } from './demo-firm.ts';

/**
 * Labels of seven runs: three approved and released under them; one printed, with counts that reconcile; one in code; one whose product is
 * not marked, by an exception; and one with a gap. Told in docs/guides/demo.md.
 */
export function labelEvents(): DemoEvent[] {
  return [
    { date: '2024-07-20', drafts: ['13A', '13B'].flatMap((order) => truckLabels({ ...JULY_2024, order })) },
    { date: '2025-07-16', drafts: truckLabels({ ...JULY_2025, order: '115A' }) },
    { date: '2025-01-20', drafts: [stickerTemplate()] },
    { date: '2025-01-25', drafts: codedLabel() },
    { date: '2025-04-20', drafts: printedLabels() },
    { date: '2025-04-30', drafts: exceptedLabels() },
    { date: '2025-08-08', drafts: [gapLabel()] },
  ];
}

const STICKER = { layout: 'sticker-rectangle', widthMm: 50, heightMm: 30, method: 'sticker', symbol: 'none' };

/** The firm's standing way of marking wooden toys. */
function stickerTemplate(): Draft {
  return fact('label-template', 'sticker-50x30', {
    ...{ name: 'Sticker 50 × 30', version: 1, state: 'approved', place: 'product', form: 'plain' },
    ...{ approvedBy: 'Hannah Abbott', approvedOn: '2025-01-20' },
    lines: ['who', 'place', 'date', 'product', 'cohort', 'address', 'phone'],
    look: STICKER,
  });
}

interface Line {
  readonly key: string;
  readonly text: string;
  readonly from: { readonly kind: string; readonly id: string; readonly field: string };
}

function line(key: string, text: string, kind: string, id: string, field: string): Line {
  return { key, text, from: { kind, id, field } };
}

/** What the label guide's sample says, from the record. */
function sampleLines(said: {
  readonly run: string;
  readonly site: string;
  readonly where: string;
  readonly when: string;
  readonly product: string;
  readonly name: string;
}): Line[] {
  const { importer } = DEMO_FIRM;
  return [
    line('who', 'Importer: Brightwater Toys LLC', 'party', importer, 'name'),
    line('place', `Manufacturing location: ${said.where}`, 'site', said.site, 'city'),
    line('date', `Date of manufacturing: ${said.when}`, 'run', said.run, 'ended'),
    line('product', said.name, 'product', said.product, 'name'),
    line('cohort', `Batch: ${said.run}`, 'run', said.run, 'code'),
    line('address', 'Address: 2210 Harbor Mill Road, Portland, ME', 'party', importer, 'address'),
    line('phone', 'Phone: +1 555 0100 210', 'party', importer, 'phone'),
  ];
}

type Label = Readonly<Record<string, unknown>> & { readonly run: string };

/** A label and its approved first version. */
function approved(id: string, body: Label, approvedOn: string): Draft[] {
  const code = publicCode(createHash('sha256').update(`demo ${id}`).digest());
  const version = {
    ...body,
    label: id,
    version: 1,
    publicCode: code,
    approvedBy: 'Hannah Abbott',
    approvedOn,
  };
  return [fact('label', id, body), fact('label-version', `${id}@1`, version)];
}

const JULY_2024 = { month: 'LH2407', when: 'July 2024', approvedOn: '2024-07-12' } as const;
const JULY_2025 = { month: 'LH2507', when: 'July 2025', approvedOn: '2025-07-08' } as const;

interface Trucks {
  readonly month: string;
  readonly order: string;
  readonly when: string;
  readonly approvedOn: string;
}

/** On trucks and their boxes, approved before they were made. */
function truckLabels({ month, order, when, approvedOn }: Trucks): Draft[] {
  const run = `${month}-C101-${order}`;
  const lines = sampleLines({
    ...{ run, site: 'lanhua-dg', where: 'Dongguan, Guangdong, China', when },
    ...{ product: 'bw-c-101', name: 'Tumbler dump truck' },
  });
  const body = { run, form: 'plain', lines, look: STICKER };
  const id = `truck-${order.toLowerCase()}`;
  const pack = { ...body, place: 'retail-package', look: { ...STICKER, widthMm: 70, heightMm: 40 } };
  return [
    ...approved(`${id}-product`, { ...body, place: 'product', spot: 'Under the chassis' }, approvedOn),
    ...approved(`${id}-package`, pack, approvedOn),
  ];
}

const TOWER = sampleLines({
  ...{ run: 'MD2504-W101-91A', site: 'mingde-yh', where: 'Yunhe, Zhejiang, China', when: 'April 2025' },
  ...{ product: 'bw-w-101', name: 'Stacking tower' },
});

function printedLabels(): Draft[] {
  const body = { run: 'MD2504-W101-91A', form: 'plain', lines: TOWER, look: STICKER };
  const product = { ...body, place: 'product', spot: 'Underside of the base' };
  const pack = { ...body, place: 'retail-package', look: { ...STICKER, widthMm: 70, heightMm: 40 } };
  return [
    ...approved('tower-91a-product', product, '2025-04-20'),
    ...approved('tower-91a-package', pack, '2025-04-20'),
    fact('label-print', 'tower-91a-product-print', {
      ...{ version: 'tower-91a-product@1', site: 'mingde-yh', date: '2025-04-20' },
      ...{ printed: 1_100, applied: 1_059, spoiled: 29, returned: 12 },
    }),
  ];
}

function codedLabel(): Draft[] {
  const run = 'SH2501-P108-67A';
  const lines = [
    line('code', run, 'run', run, 'code'),
    line('ask', 'What it means: compliance@brightwater.example', 'party', DEMO_FIRM.importer, 'email'),
  ];
  const look = { layout: 'care-label', widthMm: 25, heightMm: 60, method: 'screen-print', symbol: 'none' };
  const decoding = 'SH: Song Hong; 2501: January 2025; P108: Maple moose; 67A: first run of order 67';
  const body = { run, place: 'product', spot: 'Side seam', form: 'coded', lines, code: run, decoding, look };
  return approved('moose-67a-product', body, '2025-01-25');
}

function exceptedLabels(): Draft[] {
  const run = 'MD2504-W105-92A';
  const lines = sampleLines({
    ...{ run, site: 'mingde-yh', where: 'Yunhe, Zhejiang, China', when: 'April 2025' },
    ...{ product: 'bw-w-105', name: 'Rainbow arch' },
  });
  const look = { ...STICKER, widthMm: 70, heightMm: 40 };
  return [
    fact('label-exception', 'arch-92a-not-marked', {
      ...{ run, because: 'surface-takes-no-mark', decidedBy: 'Hannah Abbott', decidedOn: '2025-04-30' },
      reason: 'Bare oiled wood: ink and stickers come off, and burning a mark in opens the surface.',
    }),
    ...approved(
      'arch-92a-package',
      { run, place: 'retail-package', form: 'plain', lines, look },
      '2025-04-30',
    ),
  ];
}

/** Written, never finished: no batch on the product, and nothing on its package. */
function gapLabel(): Draft {
  const run = 'LH2508-C101-121B';
  const lines = sampleLines({
    ...{ run, site: 'lanhua-dg', where: 'Dongguan, Guangdong, China', when: 'August 2025' },
    ...{ product: 'bw-c-101', name: 'Tumbler dump truck' },
  }).filter(({ key }) => key !== 'cohort');
  return fact('label', 'truck-121b-product', { run, place: 'product', form: 'plain', lines, look: STICKER });
}
