import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font, FontCollection, Glyph } from 'fontkit';
import type { PathCommand } from './artwork.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';

/**
 * Noto Sans and Noto Sans SC (SIL Open Font Licence), which their packages cut into files by range of characters. Which file has a character is
 * read from the package and asked of the file; a file is opened when a label first needs it.
 */
export interface Face {
  readonly name: string;
  readonly font: Font;
  readonly weight: Weight;
  /** Of a glyph, in em, y downwards, from the beginning of its baseline. */
  outline(glyph: number): readonly PathCommand[];
}

export type Weight = 400 | 700;

export interface Fonts {
  /** The file that has a character; `han` asks the Chinese font first. Throws `invalid-input` naming a character that none has. */
  faceOf(character: string, weight: Weight, han: boolean): Face;
  face(name: string): Face;
}

const require = createRequire(import.meta.url);

interface Part {
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** Opens the fonts; `fontkit` is loaded here, on first use. */
export async function openFonts(): Promise<Fonts> {
  const { create } = await import('fontkit');
  const faces = new Map<string, Face>();
  const face = (name: string): Face => {
    const known = faces.get(name);
    if (known !== undefined) return known;
    const opened = openFace(name, create(readFileSync(fileOf(name))));
    faces.set(name, opened);
    return opened;
  };
  const latin = partsOf('noto-sans', ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic']);
  const chinese = partsOf('noto-sans-sc');
  const found = new Map<string, Face>();
  const faceOf = (character: string, weight: Weight, han: boolean): Face => {
    const key = `${character}${weight}${han}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const point = present(character.codePointAt(0), 'a character');
    for (const part of han ? [...chinese, ...latin] : [...latin, ...chinese]) {
      if (!part.ranges.some(([from, to]) => point >= from && point <= to)) continue;
      const candidate = face(`${part.file}-${weight}`);
      if (!candidate.font.hasGlyphForCodePoint(point)) continue;
      found.set(key, candidate);
      return candidate;
    }
    throw noGlyph(character, point);
  };
  return { faceOf, face };
}

function noGlyph(character: string, point: number): LotproofError {
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return new LotproofError(
    'invalid-input',
    `No font of ours has the character “${character}” (${name}), so it cannot be printed.`,
  );
}

function partsOf(family: string, wanted?: readonly string[]): Part[] {
  // The packages' own list: file part to ranges of characters.
  const ranges = require(`@fontsource/${family}/unicode.json`) as Record<string, string>;
  return Object.entries(ranges)
    .filter(([part]) => wanted?.includes(part) ?? true)
    .map(([part, text]) => ({
      file: `${family}-${part.replace(/[[\]]/g, '')}`,
      ranges: text.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-');
        return [parseInt(from, 16), parseInt(to, 16)] as const;
      }),
    }));
}

function fileOf(name: string): string {
  const family = name.startsWith('noto-sans-sc-') ? 'noto-sans-sc' : 'noto-sans';
  return require.resolve(`@fontsource/${family}/files/${name}-normal.woff`);
}

function openFace(name: string, opened: Font | FontCollection): Face {
  if (!('glyphForCodePoint' in opened))
    throw new LotproofError('internal', `${name} is a collection of fonts`);
  const outlines = new Map<number, readonly PathCommand[]>();
  const outline = (id: number): readonly PathCommand[] => {
    const known = outlines.get(id);
    if (known !== undefined) return known;
    const made = outlineOf(opened.getGlyph(id), opened.unitsPerEm);
    outlines.set(id, made);
    return made;
  };
  return { name, font: opened, weight: name.endsWith('700') ? 700 : 400, outline };
}

/** Of TrueType's quadratic curves, the same curves as cubics, which every format knows. */
function outlineOf(glyph: Glyph, unitsPerEm: number): PathCommand[] {
  const path: PathCommand[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map((value, at) =>
      at % 2 === 0 ? value / unitsPerEm : -value / unitsPerEm,
    );
    if (command === 'moveTo') path.push(['M', a, b]);
    else if (command === 'lineTo') path.push(['L', a, b]);
    else if (command === 'bezierCurveTo') path.push(['C', a, b, c, d, e, f]);
    else if (command === 'quadraticCurveTo') {
      const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
      path.push(['C', third(x, a), third(y, b), third(c, a), third(d, b), c, d]);
    } else path.push(['Z']);
    if (args.length >= 2) [x, y] = args.length === 6 ? [e, f] : args.length === 4 ? [c, d] : [a, b];
  }
  return path;
}
