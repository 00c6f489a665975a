import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { openGrid } from '../grid/open-grid.ts';
import { compileMapping } from '../mapping/compile.ts';
import { bothWords, NOTES_SHEET, TEMPLATE_MAPPING, TEMPLATE_TABLES } from './template-mapping.ts';
import { TEMPLATE_LANGUAGES, templateWorkbook, type TemplateLanguage } from './template-workbook.ts';

/** What somebody fills in: rows by sheet, values by field. */
const FILLED: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  partners: [
    { code: 'TH', name: 'Thuong Hoa Kidswear', roles: 'factory', country: 'VN' },
    { code: 'TUNGRIB', name: 'Tungrib Trims Co.', roles: '供应商' },
    { code: 'ABI', name: 'Arcadia Bay Imports', roles: 'importer, consignee' },
    { code: 'LAB', name: 'Sound Testing', roles: 'laboratory' },
  ],
  sites: [
    {
      code: 'bg',
      name: 'Bac Giang factory',
      party: 'Thuong Hoa Kidswear',
      timeZone: 'Asia/Ho_Chi_Minh',
      lines: 'L3, L5',
    },
  ],
  products: [
    {
      product: 'romper',
      name: 'Baby Romper',
      importer: 'ABI',
      variant: 'SG',
      variantName: 'Sage',
      gtin: '9521321001015',
    },
    { product: 'romper', name: 'Baby Romper', importer: 'ABI', variant: 'OT', variantName: 'Oat' },
  ],
  'bill of materials': [
    {
      revision: 'A',
      product: 'romper',
      slot: 'rib',
      material: 'RIB',
      materialName: 'Rib',
      perUnit: 0.02,
      unit: 'kg',
      loss: '5%',
    },
  ],
  'carton series': [{ series: 'PO 4471', mark: 'ABI-BR-0001', consignee: 'ABI' }],
  'material receipts': [
    {
      note: 'GRN-1',
      received: '2021-08-26',
      site: 'bg',
      supplier: 'TUNGRIB',
      material: 'RIB',
      lot: '0902',
      sent: 12,
      got: 12,
      unit: 'kg',
    },
  ],
  runs: [
    {
      run: 'BG1',
      product: 'romper',
      variant: 'SG',
      revision: 'A',
      site: 'bg',
      line: 'L3',
      start: '2021-09-06 07:30',
      end: '2021-09-06 16:30',
      made: 40,
    },
  ],
  output: [
    { run: 'BG1', from: '2021-09-06 07:30', to: '2021-09-06 11:30', pieces: 25 },
    { run: 'BG1', from: '2021-09-06 12:30', to: '2021-09-06 16:30', pieces: 15 },
  ],
  'material issue': [
    {
      slip: 'S-1',
      date: '2021-09-06',
      run: 'BG1',
      material: 'RIB',
      lot: '0902',
      quantity: 0.9,
      unit: 'kg',
      used: '9/6 07:30-11:30',
    },
    {
      slip: 'S-1',
      date: '2021-09-06',
      run: 'BG1',
      material: 'RIB',
      lot: '0902',
      quantity: -0.06,
      unit: 'kg',
    },
  ],
  'taken out': [{ run: 'BG1', kind: '留样', pieces: 2, first: 1, last: 25 }],
  packing: [{ series: 'PO 4471', cartons: '1-2', run: 'BG1', variant: 'SG', perCarton: 19 }],
  shipments: [
    { shipment: 'S-1', date: '2021-09-24', consignee: 'ABI', series: 'PO 4471', cartons: 'C/NO.1-2' },
  ],
  returns: [{ shipment: 'S-1', date: '2021-12-02', series: 'PO 4471', cartons: '2', reason: 'wet' }],
  inspections: [{ run: 'BG1', kind: 'final', date: '2021-09-07', lotSize: 40, sample: 8, result: '合格' }],
  laboratories: [
    {
      laboratory: 'SOUND',
      firm: 'Sound Testing',
      labNumber: '9901',
      rule: 'lead-substrate',
      from: '2021-03-01',
    },
    {
      laboratory: 'SOUND',
      firm: 'Sound Testing',
      labNumber: '9901',
      rule: 'small-parts',
      from: '2021-03-01',
    },
  ],
  'test plans': [
    {
      ...{ plan: 'TP-1', product: 'romper', site: 'bg', from: '2021-08-16', basis: '一年', samples: 6 },
      ...{ component: 'Rib', slot: 'rib', material: 'RIB', accessible: '是', rules: 'lead-substrate' },
    },
    {
      ...{ plan: 'TP-1', product: 'romper', site: 'bg', from: '2021-08-16', basis: '1 year', samples: 6 },
      ...{ component: 'Label', accessible: 'no', why: 'Sewn in' },
    },
  ],
  'test reports': [
    {
      ...{
        report: 'R-4417',
        laboratory: 'SOUND',
        kind: '定期',
        issuedOn: '2021-08-30',
        testedTo: '2021-08-28',
      },
      ...{ language: 'zh', english: '是', product: 'romper', site: 'bg', revision: 'A' },
      ...{ key: '1', component: 'Rib', slot: 'rib', material: 'RIB', supplier: 'TUNGRIB' },
    },
  ],
  'test results': [
    {
      report: 'R-4417',
      key: '1',
      rule: 'lead-substrate',
      section: '2.10',
      analyte: 'Pb',
      value: '<10',
      unit: 'ppm',
    },
    { report: 'R-4417', key: '1', rule: 'small-parts', stated: '合格' },
  ],
  'component certificates': [
    {
      ...{ certificate: 'CC-1', issuer: 'TUNGRIB', issuedOn: '2021-08-20', material: 'RIB' },
      ...{ supplier: 'TUNGRIB', rules: 'lead-substrate, phthalates', laboratory: 'SOUND' },
      ...{ testedOn: '2021-08-12', language: 'en', testAttested: 'yes', custodyAttested: '否' },
    },
  ],
};

function filled(language: TemplateLanguage): Buffer {
  const book: WorkBook = read(templateWorkbook(language), { type: 'buffer' });
  for (const table of TEMPLATE_TABLES) {
    const names = {
      en: table.sheet,
      zh: table.chineseSheet,
      both: bothWords(table.sheet, table.chineseSheet),
    };
    const sheet = book.Sheets[names[language]];
    if (sheet === undefined) throw new Error(`The template lacks ${names[language]}.`);
    const rows = (FILLED[table.name] ?? []).map((row) =>
      table.columns.map(({ field }) => row[field] ?? null),
    );
    utils.sheet_add_aoa(sheet, rows, { origin: 'A2' });
  }
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('the template workbook', () => {
  it('has a mapping that compiles, and tells of every column what to write, in both languages', () => {
    expect(compileMapping(TEMPLATE_MAPPING, RECORD_KINDS).tables).toHaveLength(TEMPLATE_TABLES.length);
    const notes = openGrid({ name: 't.xlsx', bytes: templateWorkbook('both') }).sheets.find(
      ({ name }) => name === NOTES_SHEET,
    );
    const rows = [...(notes?.rows ?? [])].map(({ cells }) => cells.map(({ text }) => text));
    for (const { sheet, columns } of TEMPLATE_TABLES) {
      for (const { english, says, saysChinese } of columns) {
        const row = rows.find(([inSheet, column]) => inSheet === sheet && column === english);
        expect(row, `${sheet} ${english}`).toEqual(expect.arrayContaining([says, saysChinese]));
      }
    }
  });

  describe.each(eachDatabase)('on $name', ({ url }) => {
    it.each(TEMPLATE_LANGUAGES)('filled in (%s) is imported without a mapping', async (language) => {
      const world = await openWorld(url());
      const input = { files: [{ name: 'filled.xlsx', base64: filled(language).toString('base64') }] };
      expect(await world.ask('import.run', input)).toMatchObject({
        mapping: 'Template workbook',
        problems: [],
        counts: { refused: 0 },
      });
      expect(await world.ask('consumption.list', {})).toMatchObject({
        records: [
          {
            body: {
              slot: 'rib',
              quantity: 900,
              window: { from: '2021-09-06T07:30', to: '2021-09-06T11:30' },
            },
          },
          { body: { kind: 'return', quantity: 60 } },
        ],
      });
      expect(await world.ask('test-report.show', { id: 'R-4417' })).toMatchObject({
        body: {
          ...{ laboratory: 'SOUND', kind: 'periodic', english: true, revision: 'A', site: 'bg' },
          items: [{ key: '1', slot: 'rib', material: 'RIB', supplier: 'TUNGRIB' }],
          results: [
            { tested: '1', section: '2.10', analyte: 'Pb', value: '<10', unit: 'ppm' },
            { tested: '1', rule: 'small-parts', stated: 'passed' },
          ],
        },
      });
      expect(await world.ask('laboratory.show', { id: 'SOUND' })).toMatchObject({
        body: { party: 'LAB', scope: [{ rule: 'lead-substrate' }, { rule: 'small-parts' }] },
      });
      expect(await world.ask('test-plan.show', { id: 'TP-1' })).toMatchObject({
        body: {
          basis: 'one-year',
          components: [{ rules: ['lead-substrate'] }, { accessible: 'no', why: 'Sewn in' }],
        },
      });
      expect(await world.ask('component-certificate.show', { id: 'CC-1' })).toMatchObject({
        body: { issuer: 'TUNGRIB', rules: ['lead-substrate', 'phthalates'], testAttested: true },
      });
      expect(await world.ask('code.find', { code: 'abi-br-2' })).toMatchObject({ answer: 'one' });
      expect(await world.ask('import.run', input)).toMatchObject({ recorded: false });
      await world.close();
    });
  });

  it('names the cell of a value that no laboratory states', async () => {
    const world = await openWorld(':memory:');
    const book: WorkBook = read(filled('en'), { type: 'buffer' });
    const sheet = book.Sheets['Test results'];
    if (sheet === undefined) throw new Error('The template lacks results.');
    utils.sheet_add_aoa(sheet, [['about ten']], { origin: 'G2' });
    // As above.
    const base64 = (write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer).toString('base64');
    const input = { files: [{ name: 'filled.xlsx', base64 }] };
    expect(await world.ask('import.preview', input)).toMatchObject({
      problems: [{ kind: 'bad-value', sheet: 'Test results', cell: 'G2' }],
    });
    await world.close();
  });

  it('is what the operation gives', async () => {
    const world = await openWorld(':memory:');
    const written = await world.ask('template.write', { language: 'zh' });
    expect(written).toMatchObject({ name: 'lotproof-template.xlsx', path: null });
    await world.close();
  });
});
