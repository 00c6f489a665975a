import { beforeAll, describe, expect, it } from 'vitest';
import { decodePng, inkBoxMm } from '../../test/drawing/picture.ts';
import { BROWSER_PIXELS_PER_MM, interpret, photograph, separations } from '../../test/drawing/renderers.ts';
import type { Artwork, Colour } from './artwork.ts';
import { draw } from './draw.ts';
import { layOut } from './layout.ts';

const BLUE: Colour = { kind: 'spot', name: 'PANTONE 286 C', cmyk: { c: 100, m: 75, y: 0, k: 0 } };

async function labelIn(colour: Colour, liveText = false): Promise<Artwork> {
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 30,
    bleedMm: 2,
    printMethod: 'sticker',
    colour,
    liveText,
    lines: [
      { key: 'product', text: 'Baby Romper (2022)', language: 'en', emphasis: true },
      { key: 'place', text: 'Sản xuất tại Bắc Giang, Việt Nam', language: 'vi' },
      { key: 'chinese', text: '制造地点：越南北江省。', language: 'zh' },
    ],
    symbols: [],
  });
  return artwork;
}

/** The plates that a press would make, by name; Ghostscript writes one picture for each and one of all. */
async function coverage(colour: Colour, format: 'pdf' | 'eps' | 'ai'): Promise<number[]> {
  const file = await draw(await labelIn(colour), format);
  const { pages, says } = interpret([file], format, { dpi: 150, device: 'inkcov' });
  expect(says).toBe('');
  return (pages[0]?.toString('latin1').match(/\d\.\d+/g) ?? []).map(Number);
}

describe('a press file', () => {
  it.each(['pdf', 'eps', 'ai'] as const)('has only the inks that were asked for, as %s', async (format) => {
    const [black, cmyk] = await Promise.all([
      coverage({ kind: 'black' }, format),
      coverage({ kind: 'cmyk', c: 0, m: 100, y: 90, k: 0 }, format),
    ]);
    expect(black.map((ink) => ink > 0)).toEqual([false, false, false, true]);
    expect(cmyk.map((ink) => ink > 0)).toEqual([false, true, true, false]);
  });

  it('has a spot colour as its own separation, with its CMYK beside it', async () => {
    const artwork = await labelIn(BLUE);
    const eps = Buffer.from(await draw(artwork, 'eps')).toString('latin1');
    expect(eps).toContain('%%DocumentCustomColors: (PANTONE 286 C)');
    expect(eps).toContain('%%CMYKCustomColor: 1 0.75 0 0 (PANTONE 286 C)');
    const pdf = Buffer.from(await draw(artwork, 'pdf')).toString('latin1');
    expect(pdf).toContain('/Separation /PANTONE#20286#20C /DeviceCMYK');
    for (const file of [eps, pdf]) expect(file).not.toMatch(/RGB|setrgbcolor/);
  });

  it('makes one plate of a spot colour and leaves the process plates empty', async () => {
    const artwork = await labelIn(BLUE);
    for (const format of ['pdf', 'eps', 'ai'] as const) {
      const plates = separations(await draw(artwork, format), format);
      expect(plates.get('PANTONE 286 C'), format).toBeGreaterThan(0);
      for (const ink of ['Cyan', 'Magenta', 'Yellow', 'Black']) expect(plates.get(ink), ink).toBe(0);
    }
  });

  it('says where it is trimmed', async () => {
    const pdf = Buffer.from(await draw(await labelIn(BLUE), 'pdf')).toString('latin1');
    // 64 × 34 mm with its bleed, 2 mm of it on every side.
    expect(pdf).toContain('/MediaBox [0 0 181.4173 96.378]');
    expect(pdf).toContain('/TrimBox [5.6693 5.6693 175.748 90.7087]');
  });
});

describe('type', () => {
  let live: Artwork;
  let outlined: Artwork;
  beforeAll(async () => {
    [live, outlined] = [await labelIn({ kind: 'black' }, true), await labelIn({ kind: 'black' })];
  });

  it('is outlines in every press file, with no font in it', async () => {
    for (const format of ['pdf', 'eps', 'ai'] as const) {
      const file = Buffer.from(await draw(outlined, format)).toString('latin1');
      expect(file, format).not.toMatch(/\/Font|findfont/);
    }
  });

  it('stays text on request, every font embedded and only in part', async () => {
    const pdf = Buffer.from(await draw(live, 'pdf')).toString('latin1');
    const names = [...pdf.matchAll(/\/FontName \/(\S+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}#2bNotoSans/);
    expect(pdf.match(/\/FontFile2/g)?.length).toBe(names.length);
    const { says, pages } = interpret([await draw(live, 'pdf')], 'pdf', { dpi: 72, device: 'txtwrite' });
    expect(says).toBe('');
    const text = pages[0]?.toString('utf8') ?? '';
    for (const words of ['Baby Romper (2022)', 'Sản xuất tại Bắc Giang', '制造地点：越南北江省。'])
      expect(text.replace(/\s+/g, ' ')).toContain(words);
  });

  it('looks alike as text and as outlines', async () => {
    const [pdfs, svgs] = [
      [await draw(live, 'pdf'), await draw(outlined, 'pdf')],
      [await draw(live, 'svg'), await draw(outlined, 'svg')],
    ];
    expect(Buffer.from(svgs[0] ?? []).toString('utf8')).toContain('<text');
    const pictures = [
      { pages: interpret(pdfs, 'pdf', { dpi: 400 }).pages, perMm: 400 / 25.4 },
      { pages: await photograph(svgs), perMm: BROWSER_PIXELS_PER_MM },
    ];
    for (const { pages, perMm } of pictures) {
      const [text, outline] = pages.map((page) => decodePng(page));
      const [one, other] = [
        inkBoxMm(text ?? decodePng(new Uint8Array()), perMm),
        inkBoxMm(outline ?? decodePng(new Uint8Array()), perMm),
      ];
      for (const side of ['left', 'top', 'right', 'bottom'] as const)
        expect(Math.abs(one[side] - other[side]), side).toBeLessThan(0.1);
    }
  });
});
