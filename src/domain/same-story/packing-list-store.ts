import {
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
} from '../../ledger/define-record.ts';
import { packingListSchema } from './packing-list.ts';

export const packingListRecord = defineRecord({
  kind: 'packing-list',
  version: 1,
  noun: 'packing list',
  plural: 'packing-lists',
  summary: 'What the packing list of a shipment says, line by line, word for word.',
  schema: packingListSchema,
  tables: {
    packing_list: {
      columns: {
        shipment: reference('shipment'),
        number: optionalText,
        date: optionalText,
        cartons: optionalInteger,
        units: optionalInteger,
        file: optionalReference('file'),
      },
    },
  },
  rows: (body) => ({
    packing_list: [
      {
        shipment: body.shipment,
        number: body.number,
        date: body.date,
        cartons: body.cartons,
        units: body.units,
        file: body.file,
      },
    ],
  }),
  names: () => [],
  label: (body) => body.number ?? `Packing list of ${body.shipment}`,
  site: 'firm',
  example: {
    shipment: 'S1',
    number: 'PL-21-0188',
    date: '2021-09-23',
    cartons: 60,
    lines: [
      {
        goods: 'Baby Romper (2022)',
        lotCode: 'ABC0921-VN-BG1',
        cartonNumbers: '1-60',
        cartons: 60,
        country: 'Vietnam',
      },
    ],
  },
});
