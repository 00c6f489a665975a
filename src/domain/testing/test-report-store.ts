import {
  defineRecord,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { testDay, testReportSchema } from './test-report.ts';

const testReportTable = {
  columns: {
    number: text,
    laboratory: reference('laboratory'),
    kind: text,
    issued_on: text,
    tested_to: optionalText,
    product: optionalReference('product'),
    site: optionalReference('site'),
    revision: optionalReference('revision'),
    file: optionalReference('file'),
  },
  indexes: [['number'], ['issued_on']],
} as const;

export const testReportRecord = defineRecord({
  kind: 'test-report',
  version: 1,
  noun: 'test report',
  plural: 'test-reports',
  summary: 'What a laboratory tested, exactly, for which rules, on which days, and what it found.',
  schema: testReportSchema,
  tables: {
    test_report: testReportTable,
    test_report_item: {
      columns: {
        material: optionalReference('material'),
        supplier: optionalReference('party'),
        supplier_site: optionalReference('site'),
        lot: optionalReference('material-lot'),
        run: optionalReference('run'),
      },
    },
    test_report_rule: { columns: { rule: text }, indexes: [['rule']] },
    test_report_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    test_report: [
      {
        number: body.number,
        laboratory: body.laboratory,
        kind: body.kind,
        issued_on: body.issuedOn,
        tested_to: testDay(body),
        product: body.product,
        site: body.site,
        revision: body.revision,
        file: body.file,
      },
    ],
    test_report_item: body.items.map(({ material, supplier, supplierSite, lot, run }) => ({
      material,
      supplier,
      supplier_site: supplierSite,
      lot,
      run,
    })),
    test_report_rule: [...new Set(body.results.map(({ rule }) => rule))].map((rule) => ({ rule })),
    test_report_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [{ code: body.number, form: 'report-number' }],
  label: (body) => body.number,
  site: { column: 'site' },
  example: {
    number: 'R-2021-4417',
    laboratory: 'example-1',
    kind: 'certification',
    issuedOn: '2021-08-30',
    testedFrom: '2021-08-24',
    testedTo: '2021-08-28',
    language: 'en',
    product: 'romper',
    site: 'bg',
    revision: 'BR22-A',
    items: [
      {
        key: '1',
        component: 'Body fabric, sage',
        slot: 'body fabric',
        material: 'FAB-SG',
        supplier: 'namphu',
      },
    ],
    results: [
      { tested: '1', section: '2.1', rule: 'lead-substrate', analyte: 'Pb', value: '<10', unit: 'ppm' },
    ],
  },
});
