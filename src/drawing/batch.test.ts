import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../test/drawing/picture.ts';
import { decoded, interpret } from '../../test/drawing/renderers.ts';
import { batchFiles, batchPdf, batchZip, type BatchLabel } from './batch.ts';
import { fieldsOf, fillTemplate, readTemplate } from './template.ts';

const FILE = JSON.stringify({
  lotproof: 'label-template',
  name: 'Romper sticker',
  version: 2,
  layout: 'sticker-rectangle',
  widthMm: 50,
  heightMm: 25,
  printMethod: 'sticker',
  colour: { kind: 'black' },
  lines: [
    { key: 'importer', text: 'Arcadia Bay Imports LLC', language: 'en' },
    { key: 'batch', text: 'Batch {batch}, No. {serial}', language: 'en' },
  ],
  symbols: [{ key: 'code', symbology: 'gs1-datamatrix', data: '(01)09506000134352(10){batch}(21){serial}' }],
});
const TEMPLATE = readTemplate(FILE);

function* serials(count: number): Generator<BatchLabel> {
  for (let at = 1; at <= count; at += 1) {
    const serial = String(at).padStart(4, '0');
    yield { name: `label-${serial}`, request: fillTemplate(TEMPLATE, { batch: 'ABC0921-VN-BG1', serial }) };
  }
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe('a template', () => {
  it('says which fields it needs, and refuses to leave one empty', () => {
    expect(fieldsOf(TEMPLATE)).toEqual(['batch', 'serial']);
    expect(() => fillTemplate(TEMPLATE, { batch: 'ABC0921-VN-BG1', serial: ' ' })).toThrow(
      'The template Romper sticker needs serial.',
    );
  });

  it('is refused when it is not as it should be, naming where', () => {
    expect(() => readTemplate('{')).toThrow('not a JSON file');
    try {
      readTemplate(FILE.replace('"widthMm":50', '"widthMm":"50"'));
      expect.fail('it was taken');
    } catch (problem) {
      expect(problem).toMatchObject({ code: 'invalid-input', problems: [{ at: 'widthMm' }] });
    }
  });
});

describe('a batch', () => {
  it('is one PDF, a page a label, each with its own serial', async () => {
    const chunks = await all(batchPdf(serials(40), { title: 'Rompers' }));
    // Pages come while others are still to be drawn.
    expect(chunks.length).toBeGreaterThan(2);
    const { pages, says } = interpret([Buffer.concat(chunks)], 'pdf', { dpi: 200 });
    expect(says).toBe('');
    expect(pages.length).toBe(40);
    for (const at of [0, 1, 39])
      expect(await decoded(pages[at] ?? new Uint8Array())).toEqual([
        `(01)09506000134352(10)ABC0921-VN-BG1(21)${String(at + 1).padStart(4, '0')}`,
      ]);
  });

  it('draws what is the same on all labels once: a label more costs little', async () => {
    const sizeOf = async (count: number): Promise<number> =>
      Buffer.concat(await all(batchPdf(serials(count), { title: 'Rompers' }))).length;
    const [ten, twenty] = [await sizeOf(10), await sizeOf(20)];
    const [single] = await all(batchFiles(serials(1), 'pdf'));
    expect((twenty - ten) / 10).toBeLessThan((single?.bytes.length ?? 0) / 2);
  });

  it('is a folder of files, or one archive with the same bytes every time', async () => {
    const files = await all(batchFiles(serials(3), 'png', { dpi: 300 }));
    expect(files.map(({ name }) => name)).toEqual(['label-0001.png', 'label-0002.png', 'label-0003.png']);
    const archive = Buffer.concat(await all(batchZip(serials(3), 'png', { dpi: 300 })));
    expect(Buffer.compare(archive, Buffer.concat(await all(batchZip(serials(3), 'png', { dpi: 300 }))))).toBe(
      0,
    );
    const unpacked = unzipSync(archive);
    expect(Object.keys(unpacked)).toEqual(files.map(({ name }) => name));
    const picture = decodePng(unpacked['label-0002.png'] ?? new Uint8Array());
    expect(picture.dpi).toBeCloseTo(300, 1);
    expect(picture.width).toBe(591);
  });

  it('has no file outside its folder, whatever labels are called', async () => {
    const [first] = serials(1);
    const called = (...names: string[]): BatchLabel[] =>
      first === undefined ? [] : names.map((name) => ({ ...first, name }));
    const names = called('PO/../../../up', '../x', '..', 'a\\b');
    const safe = ['PO-..-..-..-up.svg', '-x.svg', '-.svg', 'a-b.svg'];
    expect((await all(batchFiles(names, 'svg'))).map(({ name }) => name)).toEqual(safe);
    const archive = Buffer.concat(await all(batchZip(names, 'svg')));
    expect(Object.keys(unzipSync(archive))).toEqual(safe);
    await expect(all(batchFiles(called('a/b', 'a-b'), 'svg'))).rejects.toThrow(
      'Two labels of the batch are called a-b.',
    );
  });

  it('ends at a label that would leave something out, naming it, and at a name that comes twice', async () => {
    const [first] = serials(1);
    const lines = [{ key: 'long', text: 'word '.repeat(150), language: 'en', mayDrop: 1 } as const];
    const full = {
      name: 'label-x',
      request: {
        layout: 'fit',
        widthMm: 10,
        heightMm: 5,
        printMethod: 'sticker',
        colour: { kind: 'black' },
        lines,
        symbols: [],
      } as const,
    };
    await expect(all(batchPdf([full], { title: 'x' }))).rejects.toThrow('Label label-x has no room for long');
    const twice = first === undefined ? [] : [first, first];
    await expect(all(batchPdf(twice, { title: 'x' }))).rejects.toThrow(
      'Two labels of the batch are called label-0001.',
    );
  });
});
