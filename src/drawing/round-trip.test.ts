import { beforeAll, describe, expect, it } from 'vitest';
import { decodePng, inkBoxMm, type InkBox } from '../../test/drawing/picture.ts';
import {
  BROWSER_PIXELS_PER_MM,
  decoded,
  interpret,
  photograph,
  printed,
} from '../../test/drawing/renderers.ts';
import { SYMBOLOGIES, type Artwork, type Symbology } from './artwork.ts';
import { draw, FORMATS, type Format } from './draw.ts';
import { layOut } from './layout.ts';
import { boxOf } from './path.ts';

const DATA: Readonly<Record<Symbology, string>> = {
  qr: 'https://id.example/01/09506000134352/10/ABC0921-VN-BG1?q=é^1',
  'gs1-qr': '(01)09506000134352(10)ABC0921-VN-BG1',
  datamatrix: 'ABC0921-VN-BG1 婴儿',
  'gs1-datamatrix': '(01)09506000134352(10)ABC0921-VN-BG1(21)000017',
  code128: 'ABC0921-VN-BG1',
  'gs1-128': '(00)395060001343520001',
  ean13: '9506000134352',
  upca: '012345678905',
  itf14: '09506000134352',
};

/** The decoder tells UPC-A as the EAN-13 that it is. */
const READS: Partial<Record<Symbology, string>> = { upca: '0012345678905' };

const DPI = 400;
const DOTS_PER_MM = 8;
const PIXELS_PER_MM: Readonly<Record<Format, number>> = {
  svg: BROWSER_PIXELS_PER_MM,
  pdf: DPI / 25.4,
  eps: DPI / 25.4,
  ai: DPI / 25.4,
  png: DPI / 25.4,
  zpl: DOTS_PER_MM,
};

/** A label with one line of type and one symbol, in sizes that are not round. */
async function labelWith(symbology: Symbology): Promise<Artwork> {
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 81.3,
    heightMm: 37.7,
    printMethod: 'direct-thermal',
    colour: { kind: 'black' },
    lines: [{ key: 'product', text: 'Romper', language: 'en' }],
    symbols: [{ key: 'code', symbology, data: DATA[symbology] }],
  });
  return artwork;
}

/** Every picture of every format of some artworks, each drawn by a program that is not ours, except PNG, which is a picture already. */
async function picturesOf(artworks: readonly Artwork[]): Promise<Record<Format, readonly Uint8Array[]>> {
  const all = (format: Format): Promise<Uint8Array[]> =>
    Promise.all(artworks.map((artwork) => draw(artwork, format, format === 'png' ? { dpi: DPI } : {})));
  const byGhostscript = async (format: 'pdf' | 'eps' | 'ai'): Promise<readonly Buffer[]> => {
    const { pages, says } = interpret(await all(format), format, { dpi: DPI });
    expect(says, `what Ghostscript says of ${format}`).toBe('');
    return pages;
  };
  const labels = await all('zpl');
  return {
    svg: await photograph(await all('svg')),
    pdf: await byGhostscript('pdf'),
    eps: await byGhostscript('eps'),
    ai: await byGhostscript('ai'),
    png: await all('png'),
    zpl: await Promise.all(
      artworks.map(({ widthMm, heightMm }, at) =>
        printed(labels[at] ?? new Uint8Array(), { widthMm, heightMm, dotsPerMm: DOTS_PER_MM }),
      ),
    ),
  };
}

function inkOf({ shapes }: Artwork): InkBox {
  const boxes = shapes.flatMap(({ path, xMm, yMm }) => {
    const box = boxOf(path);
    if (box === null) return [];
    return [{ left: box.left + xMm, top: box.top + yMm, right: box.right + xMm, bottom: box.bottom + yMm }];
  });
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

describe('drawn, rendered by others and read by others', () => {
  let artworks: readonly Artwork[] = [];
  let pictures: Record<Format, readonly Uint8Array[]>;
  beforeAll(async () => {
    artworks = await Promise.all(SYMBOLOGIES.map(labelWith));
    pictures = await picturesOf(artworks);
  });

  describe.each(FORMATS)('as %s', (format) => {
    it.each(SYMBOLOGIES)('%s says what it was given', async (symbology) => {
      const picture = pictures[format][SYMBOLOGIES.indexOf(symbology)];
      expect(await decoded(picture ?? new Uint8Array())).toEqual([READS[symbology] ?? DATA[symbology]]);
    });

    it('everything is where it should be, to 0.1 mm', () => {
      artworks.forEach((artwork, at) => {
        const box = inkBoxMm(decodePng(pictures[format][at] ?? new Uint8Array()), PIXELS_PER_MM[format]);
        const wanted = inkOf(artwork);
        for (const side of ['left', 'top', 'right', 'bottom'] as const)
          expect(Math.abs(box[side] - wanted[side]), `${side} of ${String(SYMBOLOGIES[at])}`).toBeLessThan(
            0.1,
          );
      });
    });
  });
});
