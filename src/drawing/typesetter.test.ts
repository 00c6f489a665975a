import { expect, it } from 'vitest';
import { openTypesetter } from './typesetter.ts';

it('a glyph says its character though the font first met it as a part of another', async () => {
  const typesetter = await openTypesetter();
  const { font } = typesetter.fonts.faceOf('a', 400, false);
  // By number alone, as the file of a document takes in what a glyph is composed of.
  for (let glyph = 0; glyph < font.numGlyphs; glyph += 1) font.getGlyph(glyph);
  expect(typesetter.set('2 ¶.', 'en', 400).glyphs.map(({ text }) => text)).toEqual(['2', ' ', '¶', '.']);
});
