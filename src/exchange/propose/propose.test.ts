import { describe, expect, test } from 'vitest';
import { packFile, stagePack } from '../../../test/cases/pack-files.ts';
import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { kindMap } from '../../ledger/ledger.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { Grid } from '../grid/sheet.ts';
import { compileMapping } from '../mapping/compile.ts';
import { NOTHING_KNOWN } from '../stage/known-records.ts';
import { stage } from '../stage/stage.ts';
import { FACTORY_TABLES } from '../template/template-mapping.ts';
import { templateWorkbook } from '../template/template-workbook.ts';
import { HEADER_WORDS } from './header-words.ts';
import { proposeMapping, type Proposal } from './propose-mapping.ts';

function propose(grid: Grid): Proposal {
  return proposeMapping([grid], kindMap(RECORD_KINDS), 'A factory');
}

function csv(...lines: string[]): Grid {
  return openGrid({ name: 'list.csv', bytes: Buffer.from(lines.join('\n'), 'utf8') });
}

/** Fields by header, of the one table that was recognised. */
function fields(proposal: Proposal): [string | null, Record<string, string>] {
  const [sheet] = proposal.sheets;
  return [
    sheet?.table ?? null,
    Object.fromEntries((sheet?.columns ?? []).map(({ header, field }) => [header, field])),
  ];
}

describe('a proposed mapping', () => {
  test.each(['romper', 'race-car'] as const)('of the %s workbook can be used as it is written', (pack) => {
    const { mapping } = propose(openGrid(packFile(pack)));
    expect(compileMapping(mapping, RECORD_KINDS).tables.length).toBeGreaterThan(7);
  });

  test('recognises every table of the tidy workbook, and names what the file does not say', () => {
    const { sheets } = propose(openGrid(packFile('romper')));
    expect(sheets.map(({ sheet, table }) => [sheet, table])).toEqual([
      ['Cover', null],
      ['Partners', 'partners'],
      ['BOM', 'bill of materials'],
      ['Material receipts', 'material receipts'],
      ['Run sheets', 'runs'],
      ['Output', 'output'],
      ['Material issue', 'material issue'],
      ['Samples & rejects', 'taken out'],
      ['Packing', 'packing'],
      ['Shipments', 'shipments'],
    ]);
    const needs = sheets.flatMap(({ sheet, needs: list }) => list.map((says) => `${sheet}: ${says}`));
    expect(needs.some((says) => says.startsWith('Run sheets: The file does not say the product'))).toBe(true);
    expect(needs.some((says) => says.startsWith('Material receipts: The file does not say the site'))).toBe(
      true,
    );
  });

  test('of the tidy workbook, with what is missing filled in, reads what the mapping made by hand reads', async () => {
    const grid = openGrid(packFile('romper'));
    const { mapping } = propose(grid);
    const text = JSON.stringify({ ...mapping, units: { set: 'H87' } })
      .replaceAll('"product":{"value":"FILL-IN"}', '"product":{"value":"romper"}')
      .replaceAll('"site":{"value":"FILL-IN"}', '"site":{"value":"bg"}')
      .replaceAll('"series":{"value":"FILL-IN"}', '"series":{"value":"ABI"}');
    const read = await stage([grid], {
      mapping: compileMapping(JSON.parse(text), RECORD_KINDS),
      decisions: null,
      kinds: RECORD_KINDS,
      known: NOTHING_KNOWN,
    });
    const byHand = await stagePack('romper');
    const bodies = (records: typeof read.records, kind: string): string[] =>
      records
        .filter((record) => record.kind === kind && !record.refused)
        .map(({ body }) => canonicalJson(body))
        .sort();
    for (const kind of ['output-count', 'material']) {
      expect(bodies(read.records, kind), kind).toEqual(bodies(byHand.records, kind));
    }
    const count = (records: typeof read.records, kind: string): number =>
      records.filter((record) => record.kind === kind && !record.refused).length;
    for (const kind of ['party', 'revision', 'material-lot', 'run', 'consumption', 'taken', 'packing']) {
      expect(count(read.records, kind), kind).toBe(count(byHand.records, kind));
    }
  });

  test('of the wild workbook says which sheet is what, where its headers are, and what is not understood', () => {
    const { sheets } = propose(openGrid(packFile('race-car')));
    expect(sheets.map(({ sheet, headerRow, table }) => [sheet, headerRow, table])).toEqual([
      ['客户供应商', 2, 'partners'],
      ['BOM', 2, 'bill of materials'],
      ['来料登记', 2, 'material receipts'],
      ['生产日报', 2, 'runs'],
      ['领料单', 2, 'material issue'],
      ['品检', 2, 'inspections'],
      ['装箱单', 4, 'packing'],
      ['装箱单', 29, 'packing'],
      ['装箱单', 38, null],
      ['出货', 2, 'shipments'],
      ['出货', 17, null],
      ['返工换唛', 2, null],
    ]);
  });

  test.each([
    [
      'Vietnamese',
      csv('Số lô sản xuất,Mã vật tư,Lô vật tư,Số lượng xuất,ĐVT,Ngày xuất', 'BG1,RIB,0902,10,kg,25/09/2021'),
      'material issue',
      {
        'Số lô sản xuất': 'run',
        'Mã vật tư': 'material',
        'Lô vật tư': 'lot',
        'Số lượng xuất': 'quantity',
        ĐVT: 'unit',
        'Ngày xuất': 'date',
      },
    ],
    [
      'Chinese',
      csv('箱号,订单号,生产批号,每箱件数,箱数', '1-20,PO-1,BG1,24,20'),
      'packing',
      { 箱号: 'cartons', 订单号: 'series', 生产批号: 'run', 每箱件数: 'perCarton', 箱数: 'count' },
    ],
    [
      'English of a forwarder',
      csv('Shipping No.;PO No;CTN NO;Container No.;ETD;Ship to', 'S-1;4471;1-20;TGBU 555;2021-09-24;Arcadia'),
      'shipments',
      {
        'Shipping No.': 'shipment',
        'PO No': 'series',
        'CTN NO': 'cartons',
        'Container No.': 'container',
        ETD: 'date',
        'Ship to': 'consignee',
      },
    ],
  ])('recognises %s headers', (_language, grid, table, expected) => {
    expect(fields(propose(grid))).toEqual([table, expected]);
  });

  test('says the order of dates where the cells prove it', () => {
    const { mapping } = propose(
      csv(
        'Batch,From,To,Output',
        'BG1,25.09.2021 07:30,25.09.2021 11:30,12',
        'BG1,04.10.2021 07:30,04.10.2021 11:30,12',
      ),
    );
    expect(mapping?.dates).toEqual({ order: 'day-month-year' });
  });

  test('recognises the template in every language', () => {
    for (const language of ['en', 'zh', 'both'] as const) {
      const { sheets } = propose(openGrid({ name: 't.xlsx', bytes: templateWorkbook(language) }));
      const known = sheets.filter(({ headerRow, table }) => headerRow === 1 && table !== null);
      expect(new Set(known.map(({ table }) => table)).size, language).toBeGreaterThanOrEqual(
        FACTORY_TABLES.length - 1,
      );
    }
  });

  test('of a file it knows nothing of is none', () => {
    expect(propose(csv('alpha,beta,gamma', '1,2,3')).mapping).toBeNull();
  });
});

test('every table and field of the template has words', () => {
  for (const { name, columns } of FACTORY_TABLES) {
    for (const { field } of columns) expect(HEADER_WORDS[name]?.[field], `${name} ${field}`).toBeDefined();
  }
});
