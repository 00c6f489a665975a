import { describe, expect, it } from 'vitest';
import { LANGUAGES, PRINT_METHODS, SYMBOLOGIES, type Symbology } from './artwork.ts';
import { draw, FORMATS } from './draw.ts';
import { layOut } from './layout.ts';
import { LAYOUTS, type LayoutRequest, type LineRequest } from './layout-request.ts';

const line = (key: string, text: string, more: Partial<LineRequest> = {}): LineRequest => ({
  key,
  text,
  language: 'en',
  ...more,
});

/** The sample label of the guide to tracking labels. */
const ROMPER: readonly LineRequest[] = [
  line('product', 'Baby Romper (2022)', { emphasis: true }),
  line('importer', 'Importer: Arcadia Bay Imports LLC'),
  line('place', 'Made in Bac Giang, Vietnam'),
  line('date', 'September 2021'),
  line('batch', 'Batch: ABC0921-VN-BG1'),
];

const request = (more: Partial<LayoutRequest> = {}): LayoutRequest => ({
  layout: 'fit',
  widthMm: 120,
  heightMm: 150,
  printMethod: 'sticker',
  colour: { kind: 'black' },
  lines: ROMPER,
  symbols: [],
  ...more,
});

const DATA: Readonly<Record<Symbology, string>> = {
  qr: 'https://id.example/01/09506000134352/10/ABC0921-VN-BG1',
  'gs1-qr': '(01)09506000134352(10)ABC0921-VN-BG1',
  datamatrix: 'ABC0921-VN-BG1',
  'gs1-datamatrix': '(01)09506000134352(10)ABC0921-VN-BG1',
  code128: 'ABC0921-VN-BG1',
  'gs1-128': '(00)395060001343520001',
  ean13: '9506000134352',
  upca: '012345678905',
  itf14: '09506000134352',
};

const GREETINGS = {
  en: 'Made in Vietnam',
  zh: '制造地点：越南北江省（二〇二一年九月）',
  vi: 'Sản xuất tại Bắc Giang, Việt Nam',
  es: 'Fabricado en Vietnam, ¡año 2021!',
  fr: 'Fabriqué au Viêt Nam, cœur d’été',
} as const;

describe('a label is laid out', () => {
  it('in every layout by every method, nothing outside of its free edge', async () => {
    for (const layout of LAYOUTS) {
      for (const printMethod of PRINT_METHODS) {
        const { artwork } = await layOut(request({ layout, printMethod }));
        for (const shape of artwork.shapes.filter(({ kind }) => kind === 'text')) {
          expect(shape.xMm, `${layout} ${printMethod}`).toBeGreaterThanOrEqual(artwork.quietMm - 0.01);
          if (shape.kind === 'text')
            expect(shape.xMm + shape.widthMm).toBeLessThanOrEqual(120 - artwork.quietMm + 0.01);
        }
      }
    }
  });

  it('with every symbology, its quiet zone free of type', async () => {
    for (const symbology of SYMBOLOGIES) {
      const symbols = [{ key: 'code', symbology, data: DATA[symbology] }];
      const { artwork } = await layOut(request({ layout: 'sticker-rectangle', symbols }));
      const symbol = artwork.shapes.find((shape) => shape.kind === 'symbol');
      expect(symbol?.widthMm, symbology).toBeGreaterThan(4);
      expect(symbol?.moduleMm).toBeGreaterThanOrEqual(0.264);
    }
  });

  it('in every language, with fonts that have its characters', async () => {
    for (const language of LANGUAGES) {
      const lines = [line('greeting', GREETINGS[language], { language })];
      const { artwork } = await layOut(request({ lines }));
      const set = artwork.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.glyphs : []));
      expect(set.every(({ glyph }) => glyph > 0)).toBe(true);
    }
  });

  it('or refused, naming the character that no font has', async () => {
    const lines = [line('odd', 'Romper 𓀀')];
    await expect(layOut(request({ lines }))).rejects.toThrow('“𓀀” (U+13000)');
  });

  it('or refused, saying why data cannot be a symbol', async () => {
    const symbols = [{ key: 'code', symbology: 'ean13', data: '9506000134353' } as const];
    await expect(layOut(request({ symbols }))).rejects.toThrow(
      '“9506000134353” cannot be a symbol of kind ean13',
    );
  });

  it('without the lines that may go, when type would be too small to read', async () => {
    const lines = ROMPER.map((each, at) => (at === 2 || at === 3 ? { ...each, mayDrop: at } : each));
    const { dropped, warnings } = await layOut(request({ lines, widthMm: 40, heightMm: 9 }));
    expect(dropped.map(({ key }) => key)).toEqual(['place', 'date']);
    expect(warnings.map(({ code }) => code)).not.toContain('type-below-minimum');
  });

  it('with a warning at each line that is too small for its print method, when none may go', async () => {
    const { warnings } = await layOut(request({ widthMm: 22, heightMm: 12, printMethod: 'screen-print' }));
    expect(warnings.filter(({ code }) => code === 'type-below-minimum').map(({ key }) => key)).toContain(
      'batch',
    );
    for (const { inChinese } of warnings) expect(inChinese).toMatch(/\p{Script=Han}/u);
  });

  it('or refused, saying how large it would have to be', async () => {
    await expect(layOut(request({ widthMm: 8, heightMm: 3 }))).rejects.toThrow(/It needs about \d+ × \d+ mm/);
  });
});

describe('an artwork is drawn', () => {
  it('to the same bytes every time, in every format', async () => {
    const { artwork } = await layOut(request({ widthMm: 50, heightMm: 30 }));
    for (const format of FORMATS) {
      const [one, other] = [await draw(artwork, format), await draw(artwork, format)];
      expect(Buffer.compare(one, other), format).toBe(0);
    }
  });
});
