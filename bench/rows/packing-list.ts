import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Draft } from '../../src/ledger/draft.ts';

const RUNS = 200;

/** How the packing list is read. */
export const PACKING_MAPPING = {
  lotproof: 'mapping/1',
  name: 'Packing list',
  tables: [
    {
      name: 'packing',
      sheet: { matches: '.' },
      columns: {
        cartons: { header: 'C/NO', read: 'cartons', required: true },
        run: { header: 'Batch', read: 'code' },
        perCarton: { header: 'Pcs/ctn', read: 'whole' },
        count: { header: 'Ctns', read: 'whole' },
      },
      checks: [{ multiply: ['cartons.count'], gives: 'count' }],
      records: [
        {
          kind: 'packing',
          id: 's/{cartons.from}',
          body: {
            series: 's',
            from: '{cartons.from}',
            to: '{cartons.to}',
            contents: [{ run: { $find: 'run', code: '{run}' }, unitsPerCarton: '{perCarton}' }],
          },
        },
      ],
    },
  ],
};

/** What the packing list names: a product, its runs, one series of cartons. */
export function packingGround(): Draft[] {
  const record = (kind: string, id: string, body: object): Draft => ({ action: 'record', kind, id, body });
  const runs = Array.from({ length: RUNS }, (_, run) =>
    record('run', `r${run}`, { code: `R-${run}`, product: 'p', made: 1_000_000_000 }),
  );
  const series = record('carton-series', 's', { code: 'PO 7000', mark: 'PO-7000 C/NO.{n}' });
  return [record('product', 'p', { name: 'Product' }), ...runs, series];
}

const HEADER = ['C/NO', 'Batch', 'Pcs/ctn', 'Ctns'];

function cells(row: number): [string, string, number, number] {
  return [`${row * 10 + 1}-${row * 10 + 10}`, `R-${row % RUNS}`, 20, 10];
}

/** Writes the packing list as CSV, and gives its path. */
export function writeCsv(folder: string, rows: number): string {
  const file = path.join(folder, `packing-${rows}.csv`);
  const open = openSync(file, 'w');
  writeSync(open, `${HEADER.join(',')}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, row) =>
      cells(from + row).join(','),
    );
    writeSync(open, `${lines.join('\n')}\n`);
  }
  closeSync(open);
  return file;
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (value: number): string => `<c><v>${value}</v></c>`;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Writes the packing list as a workbook of one sheet, and gives its path. */
export function writeXlsx(folder: string, rows: number): string {
  const file = path.join(folder, `packing-${rows}.xlsx`);
  const lines = [`<row>${HEADER.map(text).join('')}</row>`];
  for (let row = 0; row < rows; row += 1) {
    const [cartons, run, perCarton, count] = cells(row);
    lines.push(`<row>${text(cartons)}${text(run)}${number(perCarton)}${number(count)}</row>`);
  }
  const sheet = `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
  writeFileSync(file, zipOf({ ...FRAME, 'xl/worksheets/sheet1.xml': sheet }));
  return file;
}

const FRAME = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="Packing" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A zip file as workbooks are: every part deflated, then the directory (PKWARE APPNOTE 4.3). */
function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 6 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, place, Buffer.from(name)]),
    );
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
