import type { Draft } from '../../src/ledger/draft.ts';
import { certifiedTruck } from '../certificate/certified-truck.ts';
import { put } from '../world.ts';

type Body = Readonly<Record<string, unknown>>;

/** Papers about the certified truck that all say the same as the record. */
export const TRUCK_PAPERS: Readonly<Record<string, { readonly kind: string; readonly body: Body }>> = {
  label: {
    kind: 'label',
    body: {
      ...{ run: 'run-1', place: 'product', form: 'plain' },
      lines: [
        { key: 'who', text: 'Importer: Brightwater Toys LLC' },
        { key: 'place', text: 'Manufacturing location: Dongguan, China' },
        { key: 'date', text: 'Date of manufacturing: June 2025' },
        { key: 'product', text: 'Truck' },
        { key: 'model', text: 'Model: TR-7' },
        { key: 'cohort', text: 'Batch: RUN-1' },
        { key: 'cohort', text: '批号：RUN-1', language: 'zh' },
        { key: 'address', text: '2210 Harbor Mill Road, Portland, ME' },
        { key: 'phone', text: '(555) 010-0210' },
        { key: 'materials', text: 'Materials: 95% ABS, 5% steel' },
        { key: 'other', text: 'WARNING: choking hazard' },
      ],
    },
  },
  'packing-list': {
    kind: 'packing-list',
    body: {
      ...{ shipment: 'sea-1', number: 'PL-1', invoice: 'INV-1', container: 'MSKU 123456-7' },
      ...{ consignee: 'Kite and Kettle', cartons: 10, units: 100, purchaseOrder: 'PO 77' },
      lines: [
        {
          ...{ goods: 'Truck', model: 'TR-7', gtin: '9521321001015', lotCode: 'RUN 1', country: 'China' },
          ...{ cartonNumbers: '1-10', cartons: 10, units: 100 },
        },
      ],
    },
  },
  listing: {
    kind: 'listing',
    body: {
      ...{ product: 'truck', channel: 'amazon', number: 'B0TRUCK', title: 'Brightwater Truck, pull-along' },
      ...{ model: 'TR-7', gtin: '09521321001015', sku: 'TRUCK-7', country: 'PRC', brand: 'Brightwater' },
      ...{
        manufacturer: 'Maker Toys Co Ltd',
        importer: 'Brightwater Toys LLC',
        ageGrade: '18 months and up',
      },
      ...{ address: '2210 Harbor Mill Road, Portland, ME', phone: '+1 555 0100 210' },
      ...{ email: 'Compliance@brightwater.example', materials: '5 % steel, 95 % ABS' },
      warnings: ['WARNING: choking hazard'],
    },
  },
};

/** The certified truck, packed, shipped and offered. Its certificate is issued by whoever asks for it. */
export function shippedTruck(): Draft[] {
  return [
    ...certifiedTruck(),
    put('party', 'kite', { name: 'Kite and Kettle', roles: ['consignee'], country: 'US' }),
    put('carton-series', 'series', { code: 'PO 77', mark: 'KK-{n:3}' }),
    put('packing', 'packed', {
      ...{ series: 'series', from: 1, to: 11, contents: [{ run: 'run-1', unitsPerCarton: 10 }] },
    }),
    put('shipment', 'sea-1', {
      ...{ code: 'SEA-1', consignee: 'kite', date: '2026-08-01', invoice: 'INV-1' },
      ...{ container: 'MSKU1234567', purchaseOrder: 'PO77' },
    }),
    put('shipment-line', 'sea-1-1', {
      shipment: 'sea-1',
      series: 'series',
      from: 1,
      to: 11,
      invoiceLine: '1',
    }),
    ...Object.entries(TRUCK_PAPERS).map(([id, { kind, body }]) => put(kind, id, body)),
  ];
}
