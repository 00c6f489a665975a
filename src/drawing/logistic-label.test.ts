import { describe, expect, it } from 'vitest';
import { decoded } from '../../test/drawing/renderers.ts';
import type { Artwork, SymbolShape } from './artwork.ts';
import { draw } from './draw.ts';
import { layOut } from './layout.ts';
import type { LayoutRequest } from './layout-request.ts';

const SSCC = '(00)095213210000010017';
const CONTENT = '(02)09506000134352(37)820';

const request = (more: Partial<LayoutRequest> = {}): LayoutRequest => ({
  layout: 'sscc',
  widthMm: 105,
  heightMm: 148,
  printMethod: 'direct-thermal',
  colour: { kind: 'black' },
  lines: [
    { key: 'from', text: 'FROM', language: 'en', column: 'left' },
    { key: 'from', text: 'Thuong Hoa Kidswear', language: 'en', column: 'left', emphasis: true },
    { key: 'from', text: 'Bac Giang, Vietnam', language: 'en', column: 'left' },
    { key: 'to', text: 'TO', language: 'en', column: 'right' },
    { key: 'to', text: 'Arcadia Bay Imports LLC', language: 'en', column: 'right', emphasis: true },
    { key: 'to', text: '44 Cedar Avenue, Arcadia Bay, Oregon, USA', language: 'en', column: 'right' },
  ],
  data: [
    { key: 'sscc', title: 'SSCC', text: '095213210000010017' },
    { key: 'content', title: 'CONTENT', text: '09506000134352' },
    { key: 'count', title: 'COUNT', text: '820' },
    { key: 'lot', title: 'BATCH/LOT', text: 'ABC0921-VN-BG1' },
  ],
  symbols: [
    { key: 'sscc', symbology: 'gs1-128', data: SSCC },
    { key: 'content', symbology: 'gs1-128', data: CONTENT, mayDrop: 2 },
    { key: 'lot', symbology: 'gs1-128', data: '(10)ABC0921-VN-BG1', mayDrop: 1 },
  ],
  ...more,
});

const symbolsOf = ({ shapes }: Artwork): SymbolShape[] =>
  shapes.filter((shape) => shape.kind === 'symbol').sort((one, other) => one.yMm - other.yMm);

const SIZES = [
  { widthMm: 105, heightMm: 148 },
  { widthMm: 101.6, heightMm: 152.4 },
  { widthMm: 148, heightMm: 210 },
];

describe('a logistic label', () => {
  it.each(SIZES)(
    'of $widthMm × $heightMm mm has its symbols as GS1 has them, the SSCC lowest',
    async (size) => {
      for (const printMethod of ['direct-thermal', 'sticker'] as const) {
        const { artwork } = await layOut(request({ ...size, printMethod }));
        const symbols = symbolsOf(artwork);
        expect(symbols.at(-1)?.data).toBe(SSCC);
        expect(symbols.filter(({ data }) => data.includes('(00)'))).toHaveLength(1);
        for (const { moduleMm, heightMm, xMm, widthMm, quietMm } of symbols) {
          expect(moduleMm).toBeGreaterThanOrEqual(0.495);
          expect(moduleMm).toBeLessThanOrEqual(1.016);
          expect(heightMm).toBeGreaterThanOrEqual(31.75);
          expect(quietMm.left).toBeCloseTo(10 * moduleMm);
          expect(xMm).toBeGreaterThanOrEqual(quietMm.left - 0.01);
          expect(xMm + widthMm + quietMm.right).toBeLessThanOrEqual(size.widthMm + 0.01);
          expect(widthMm + quietMm.left + quietMm.right).toBeLessThanOrEqual(165.1);
        }
      }
    },
  );

  it('has the parties above the data and the data above the symbols, nothing on another', async () => {
    const { artwork, warnings } = await layOut(request());
    const lowest = (key: RegExp): number =>
      Math.max(...artwork.shapes.filter((shape) => key.test(shape.key)).map(({ yMm }) => yMm));
    const firstData = artwork.shapes.find(({ key }) => key === 'sscc.title');
    expect(lowest(/^(from|to)$/)).toBeLessThan((firstData?.yMm ?? 0) - 2);
    expect(lowest(/\.(title|data)$/)).toBeLessThan(symbolsOf(artwork)[0]?.yMm ?? 0);
    expect(warnings.map(({ code }) => code)).not.toContain('type-below-minimum');
  });

  it('is read from paper, every symbol of it', async () => {
    const { artwork } = await layOut(request({ widthMm: 148, heightMm: 210 }));
    const read = await decoded(await draw(artwork, 'png', { dpi: 203 }));
    expect([...read].sort()).toEqual([SSCC, CONTENT, '(10)ABC0921-VN-BG1'].sort());
  });

  it('leaves out a symbol that has no room, says what it needs, and keeps its text', async () => {
    const { artwork, dropped } = await layOut(request());
    expect(dropped).toMatchObject([{ key: 'lot' }]);
    expect(dropped[0]?.says).toMatch(/needs \d+\.\d mm with its quiet zones .* the label is 105 mm wide/);
    expect(artwork.shapes.map(({ key }) => key)).toContain('lot.data');
    expect(symbolsOf(artwork).map(({ key }) => key)).toEqual(['content', 'sscc']);
  });

  it('is refused where not even the SSCC has room, with the size that it needs', async () => {
    await expect(layOut(request({ widthMm: 80 }))).rejects.toThrow(/needs 88\.0 mm with its quiet zones/);
    await expect(layOut(request({ heightMm: 50 }))).rejects.toThrow(/It needs about \d+ × \d+ mm/);
  });
});

describe('a symbol without room at the usual module', () => {
  const barcode = (widthMm: number): LayoutRequest => ({
    layout: 'sticker-rectangle',
    widthMm,
    heightMm: 30,
    printMethod: 'sticker',
    colour: { kind: 'black' },
    lines: [{ key: 'product', text: 'Romper', language: 'en' }],
    symbols: [{ key: 'barcode', symbology: 'ean13', data: '9506000134352' }],
  });

  it('has the smallest that is allowed, with a warning, and is still read', async () => {
    const [usual, small] = [await layOut(barcode(40)), await layOut(barcode(33))];
    expect(usual.warnings.map(({ code }) => code)).not.toContain('module-below-minimum');
    expect(small.warnings.map(({ code }) => code)).toContain('module-below-minimum');
    const [symbol] = symbolsOf(small.artwork);
    expect(symbol?.moduleMm).toBeGreaterThanOrEqual(0.264);
    expect(symbol?.moduleMm).toBeLessThan(0.33);
    expect(await decoded(await draw(small.artwork, 'png', { dpi: 600 }))).toEqual(['9506000134352']);
  });

  it('is refused below that, with the width that it needs', async () => {
    await expect(layOut(barcode(28))).rejects.toThrow(/The symbol barcode needs 30\.5 mm/);
  });
});
