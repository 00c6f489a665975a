import { expect, it } from 'vitest';
import { decodePng, inkBoxMm } from '../../test/drawing/picture.ts';
import { interpret, separations } from '../../test/drawing/renderers.ts';
import { withDraftMark } from './draft-mark.ts';
import { draw } from './draw.ts';
import { layOut } from './layout.ts';

it('the mark of a draft lies within the label, in its own ink', async () => {
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 30,
    printMethod: 'sticker',
    colour: { kind: 'spot', name: 'PANTONE 286 C', cmyk: { c: 100, m: 75, y: 0, k: 0 } },
    lines: [{ key: 'batch', text: 'Batch ABC0921-VN-BG1', language: 'en' }],
    symbols: [],
  });
  const marked = await withDraftMark(artwork);
  expect(marked.shapes.at(-1)?.key).toBe('draft');
  const file = await draw(marked, 'eps');
  expect(separations(file, 'eps').get('Black')).toBe(0);
  const { pages, says } = interpret([file], 'eps', { dpi: 400 });
  expect(says).toBe('');
  const [page = new Uint8Array()] = pages;
  const ink = inkBoxMm(decodePng(page), 400 / 25.4);
  expect([ink.left > 0, ink.top > 0, ink.right < 60, ink.bottom < 30]).toEqual([true, true, true, true]);
  expect(ink.right - ink.left).toBeGreaterThan(30);
});
