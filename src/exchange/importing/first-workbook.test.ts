import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { chineseMonth, oldPackingRecord, packingByOrder } from '../../../test/factory-sheets.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { membersOf } from '../stage/field-match.ts';
import { importReportSchema, type ImportReport } from './import-report.ts';

describe.each(eachDatabase)("a factory's first workbook on $name", ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
  });
  afterAll(() => world.close());

  const file = (base64: string, name = 'xinyue-2026-03.xlsx'): object => ({ name, base64 });
  const take = async (base64: string, more: object = {}, name?: string): Promise<ImportReport> =>
    importReportSchema.parse(await world.ask('import.run', { files: [file(base64, name)], ...more }));
  const propose = async (base64: string, factory: string): Promise<Readonly<Record<string, unknown>>> =>
    membersOf(await world.ask('mapping.propose', { files: [file(base64)], factory }));
  const bodyOf = async (kind: string, id: string): Promise<unknown> =>
    membersOf(await world.ask(`${kind}.show`, { id }))['body'];

  it('names what nothing on record is called, for a person to look at', async () => {
    const { introduces } = await propose(chineseMonth(), '欣悦玩具');
    expect(introduces).toEqual([
      { kind: 'party', id: '欣悦玩具', name: '欣悦玩具', role: 'factory' },
      { kind: 'site', id: '欣悦玩具', name: '欣悦玩具', role: null },
      { kind: 'party', id: '恒昌布业', name: '恒昌布业', role: 'supplier' },
      { kind: 'party', id: '宏达化纤', name: '宏达化纤', role: 'supplier' },
      { kind: 'party', id: '永利五金', name: '永利五金', role: 'supplier' },
      { kind: 'product', id: '坐熊-25cm', name: '坐熊 25cm', role: null },
    ]);
  });

  it('is taken in through the proposed mapping, once that is confirmed', async () => {
    const { mapping } = await propose(chineseMonth(), '欣悦玩具');
    await world.ask('mapping.confirm', { mapping, files: [file(chineseMonth())] });
    const report = await take(chineseMonth({ 来料登记: { H7: '两万' } }), { acceptValid: true });
    expect(report).toMatchObject({ recorded: true, refusals: 1, refusedRows: 2 });
    expect(await bodyOf('packing', 'PW-7731/61-100')).toMatchObject({ from: 61, to: 101 });
    expect(await bodyOf('consumption', 'XY260310A/M-010:HD-0307/1')).toMatchObject({ quantity: 290_000 });
    expect(await bodyOf('material-receipt', 'M-001:HC260301/1')).toMatchObject({
      site: '欣悦玩具',
      date: '2026-03-05',
    });
  });

  it('takes in what it gave back to be mended, as it is', async () => {
    const bad = chineseMonth({ 来料登记: { H7: '两万' } });
    const { refusedFile } = await take(bad, { acceptValid: true });
    const given = refusedFile !== null && 'base64' in refusedFile ? refusedFile.base64 : '';
    const book = read(given, { type: 'base64' });
    const sheet = book.Sheets['来料登记'] ?? {};
    expect(utils.sheet_to_json(sheet, { header: 1 })[1]).toContain('H7: "两万" is not a number.');
    sheet['H2'] = { t: 'n', v: 20_000 };
    // The library's types leave open what `write` gives; for this type it is text.
    const mended = await take(write(book, { type: 'base64' }) as string, {}, 'mended.xlsx');
    expect(mended).toMatchObject({ recorded: true, counts: { new: 4, refused: 0 } });
    expect(await take(chineseMonth())).toMatchObject({ recorded: false, counts: { new: 0, corrected: 0 } });
  });

  it('asks about a supplier that only a later file names', async () => {
    const later = chineseMonth({ 来料登记: { A2: '来料验收登记表  2026年4月', C6: '宏达化千' } });
    await expect(take(later)).rejects.toMatchObject({
      code: 'import-refused',
      problems: [{ at: 'xinyue-2026-03.xlsx 来料登记!C6', found: '宏达化千' }],
    });
  });

  it('of headers in two lines, merged or not, with totals and units in the header, is read', async () => {
    const { mapping, sheets } = await propose(oldPackingRecord(), 'Kwong Fai');
    const needs = Array.isArray(sheets) ? sheets.flatMap((sheet) => membersOf(sheet)['needs']) : [];
    expect(needs.join(' ')).toContain('"06/06/26" under "Production / Start" reads in several ways');
    const dates = { order: 'day-month-year', always: true };
    const report = await take(
      oldPackingRecord(),
      { mapping: { ...membersOf(mapping), dates } },
      'kwongfai.xls',
    );
    expect(report).toMatchObject({ recorded: true, counts: { refused: 0 } });
    expect(await bodyOf('packing', '88-1025/1')).toMatchObject({ from: 1, to: 31 });
    expect(await bodyOf('run', 'KF0608B')).toMatchObject({ started: '2026-06-08', line: 'Inj-3' });
    expect(await bodyOf('consumption', 'KF0608B/ABS-757:757-2606-02/1')).toMatchObject({
      quantity: 200_000,
      lot: 'ABS-757:757-2606-02',
    });
  });

  it('gives refused rows back with the order above them and the lot code they carry', async () => {
    const proposed = await propose(packingByOrder(24), 'Kwong Fai');
    const mapping = { ...membersOf(proposed['mapping']), name: 'Packing by order' };
    await world.ask('mapping.confirm', { mapping, files: [file(packingByOrder(24))], id: 'by-order' });
    const report = await take(packingByOrder('24?'), { mapping: 'by-order', acceptValid: true });
    expect(report).toMatchObject({ recorded: true, refusedRows: 1 });
    const given =
      report.refusedFile !== null && 'base64' in report.refusedFile ? report.refusedFile.base64 : '';
    const book = read(given, { type: 'base64' });
    const sheet = book.Sheets['PL'] ?? {};
    const lines: unknown[] = utils.sheet_to_json(sheet, { header: 1 });
    expect(lines[0]).toEqual(['PO: 88-2002']);
    expect(lines[2]).toEqual(expect.arrayContaining(['6-9', 'KF0608B', '24?']));
    sheet['C3'] = { t: 'n', v: 24 };
    // The library's types leave open what `write` gives; for this type it is text.
    const mended = await take(write(book, { type: 'base64' }) as string, { mapping: 'by-order' });
    expect(mended).toMatchObject({ recorded: true, counts: { new: 1, refused: 0 } });
    expect(await bodyOf('packing', '88-2002/6-9')).toMatchObject({ series: '88-2002', from: 6, to: 10 });
  });
});
