import { read, utils } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { openGrid } from '../../src/exchange/grid/open-grid.ts';
import { compileMapping } from '../../src/exchange/mapping/compile.ts';
import { readDecisions } from '../../src/exchange/mapping/decisions.ts';
import { NOTHING_KNOWN } from '../../src/exchange/stage/known-records.ts';
import { stage, type Staged } from '../../src/exchange/stage/stage.ts';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import { packDecisions, packFile, packMapping, stagePack } from './pack-files.ts';
import type { PackName } from './truth.ts';

/** The sheets of a pack as somebody saves them: one CSV file each, as they are shown. */
async function stageAsCsv(
  pack: PackName,
  { delimiter, encoding, mapping }: { delimiter: string; encoding: string; mapping: unknown },
): Promise<Staged> {
  const book = read(packFile(pack).bytes, { type: 'buffer', cellNF: true });
  const grids = book.SheetNames.filter((name) => name !== 'Cover').map((name) => {
    const text = utils.sheet_to_csv(book.Sheets[name] ?? {}, { FS: delimiter, blankrows: true });
    return openGrid({
      name: `${name}.csv`,
      bytes: iconv.encode(text, encoding, { addBOM: encoding === 'utf16le' }),
    });
  });
  const decisions = packDecisions(pack).decisions.map(({ at, ...rest }) => {
    const [sheet = '', cell = ''] = at.split('!');
    return { ...rest, file: `${sheet}.csv`, at: `file!${cell}` };
  });
  return stage(grids, {
    mapping: compileMapping(mapping, RECORD_KINDS),
    decisions: readDecisions({ lotproof: 'decisions/1', decisions }),
    kinds: RECORD_KINDS,
    known: NOTHING_KNOWN,
  });
}

function bodies({ records }: Staged): string[] {
  return records
    .filter(({ kind, refused }) => kind !== 'name' && !refused)
    .map(({ kind, id, body }) => `${kind} ${id} ${canonicalJson(body)}`)
    .sort();
}

describe('a pack saved as CSV files', () => {
  test.each([
    [',', 'utf8'],
    [';', 'utf16le'],
    ['\t', 'gb18030'],
  ])('with %j in %s says what the romper workbook says', async (delimiter, encoding) => {
    // In text every number of three decimals reads two ways; whoever saved the files knows their decimal mark.
    const mapping = { ...packMapping('romper'), numbers: { decimal: '.', always: true } };
    const staged = await stageAsCsv('romper', { delimiter, encoding, mapping });
    expect(staged.problems).toEqual([]);
    expect(bodies(staged)).toEqual(bodies(await stagePack('romper', { decided: true })));
  });

  test('says what the race-car workbook says, when the mapping carries down what merged cells said', async () => {
    const carried = [
      '日期 Date',
      '单号 Slip',
      'C/NO',
      '箱数 ctn',
      '出货日期',
      '柜号 Container',
      '客户 Consignee',
      '备注 / 出货单号',
    ];
    const mapping = withYear(withCarry(packMapping('race-car'), carried));
    const staged = await stageAsCsv('race-car', { delimiter: ',', encoding: 'gb18030', mapping });
    expect(staged.problems.filter(({ severity }) => severity === 'refuse')).toEqual([]);
    const expected = new Set(bodies(await stagePack('race-car', { decided: true })));
    const read = bodies(staged);
    expect(read.filter((body) => !expected.has(body)).slice(0, 5)).toEqual([]);
    expect(read).toHaveLength(expected.size);
  });
});

/** The mapping with `carry` on every column of these headers. */
function withCarry(mapping: Record<string, unknown>, headers: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(mapping), (_key, value: unknown) => {
    if (typeof value === 'string' && headers.includes(value)) return value;
    if (value === null || typeof value !== 'object' || !('header' in value)) return value;
    return headers.includes(String(value.header)) ? { ...value, carry: true } : value;
  });
}

/** The daily report shows its dates without the year, which stands in its title. */
function withYear(mapping: unknown): unknown {
  return JSON.parse(JSON.stringify(mapping), (_key, value: unknown) => {
    if (value === null || typeof value !== 'object' || !('name' in value) || value.name !== 'daily report')
      return value;
    const columns = 'columns' in value && typeof value.columns === 'object' ? value.columns : {};
    const date = { header: '日期 Date', read: 'date', carry: true, near: 'year' };
    return { ...value, context: { year: { above: '(\\d{4})年' } }, columns: { ...columns, date } };
  });
}
