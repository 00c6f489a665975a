import type { Subset } from 'fontkit';
import type { Face, Fonts } from './fonts.ts';

/** The glyphs of one font file that a document uses, renumbered. */
export interface UsedFace {
  readonly face: Face;
  /** In order of their new numbers, from 0 (the glyph for what is missing). */
  readonly glyphs: readonly { readonly width: number; readonly text: string }[];
  /** The new number of a glyph of the file. */
  number(glyph: number, text: string): number;
  /** A TrueType file of these glyphs. */
  encode(): Uint8Array;
}

/** Collects what a document uses of each font file. */
export function collectFaces(fonts: Fonts): { use(name: string): UsedFace; used(): UsedFace[] } {
  const faces = new Map<string, UsedFace>();
  return {
    use: (name) => {
      const known = faces.get(name) ?? usedFace(fonts.face(name));
      faces.set(name, known);
      return known;
    },
    used: () => [...faces.values()],
  };
}

function usedFace(face: Face): UsedFace {
  const subset: Subset = face.font.createSubset();
  const glyphs = [{ width: 0, text: '' }];
  const numbers = new Map<number, number>();
  return {
    face,
    glyphs,
    number: (glyph, text) => {
      const known = numbers.get(glyph);
      if (known !== undefined) return known;
      // It numbers glyphs from 1 in the order they come.
      subset.includeGlyph(face.font.getGlyph(glyph));
      const made =
        glyphs.push({ width: face.font.getGlyph(glyph).advanceWidth / face.font.unitsPerEm, text }) - 1;
      numbers.set(glyph, made);
      return made;
    },
    encode: () => subset.encode(),
  };
}
