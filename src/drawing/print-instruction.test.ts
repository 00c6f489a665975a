import { expect, it } from 'vitest';
import { decoded, interpret, separations } from '../../test/drawing/renderers.ts';
import { layOut } from './layout.ts';
import { drawPrintInstruction, type PrintInstruction } from './print-instruction.ts';

async function romper(): Promise<PrintInstruction> {
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 30,
    bleedMm: 2,
    printMethod: 'sticker',
    colour: { kind: 'spot', name: 'PANTONE 286 C', cmyk: { c: 100, m: 75, y: 0, k: 0 } },
    lines: [{ key: 'batch', text: 'Batch ABC0921-VN-BG1', language: 'en' }],
    symbols: [{ key: 'code', symbology: 'gs1-datamatrix', data: '(01)09506000134352(10)ABC0921-VN-BG1' }],
  });
  return {
    product: 'Baby Romper (2022)',
    batch: 'ABC0921-VN-BG1',
    files: ['romper.ai'],
    artwork,
    places: [{ en: 'Product: inside left seam', zh: '产品：左侧缝内侧' }, { en: 'Retail package: back' }],
    ask: 'Max, max@example.com',
  };
}

it('a print instruction is one page in English and Chinese, with its artwork in its own ink', async () => {
  const file = await drawPrintInstruction(await romper());
  const { pages, says } = interpret([file], 'pdf', { dpi: 200 });
  expect(says).toBe('');
  expect(pages.length).toBe(1);
  expect(await decoded(pages[0] ?? new Uint8Array())).toEqual(['(01)09506000134352(10)ABC0921-VN-BG1']);
  const [text] = interpret([file], 'pdf', { dpi: 72, device: 'txtwrite' }).pages;
  for (const words of [
    '60 mm',
    '30 mm',
    'PANTONE 286 C',
    '专色',
    '左侧缝内侧',
    'Retail package: back',
    '首件检查',
    'max@example.com',
  ])
    expect(text?.toString('utf8')).toContain(words);
  const plates = separations(file, 'pdf');
  expect(plates.get('PANTONE 286 C')).toBeGreaterThan(0);
  expect(plates.get('Black')).toBeGreaterThan(0);
  expect(plates.get('Cyan')).toBe(0);
});

it('a print instruction that is too long for its page is refused', async () => {
  const places = Array.from({ length: 60 }, () => ({
    en: 'Package: back, lower right corner, 10 mm from both edges',
  }));
  await expect(drawPrintInstruction({ ...(await romper()), places })).rejects.toThrow(
    'too long for one page',
  );
});
