import type { Glyph } from 'fontkit';
import { openFonts, type Face, type Fonts, type Weight } from './fonts.ts';
import { boxOf, transformed, type Box } from './path.ts';
import type { Language, PathCommand } from './artwork.ts';

interface SetGlyph {
  readonly face: string;
  readonly glyph: number;
  readonly text: string;
  readonly xEm: number;
}

/** A piece of type at an em of 1: measures and outlines scale with the size. */
export interface SetText {
  readonly text: string;
  readonly language: Language;
  readonly weight: Weight;
  readonly widthEm: number;
  /** What ink covers, y downwards from the baseline; null for blanks. */
  readonly inkEm: Box | null;
  readonly glyphs: readonly SetGlyph[];
  readonly path: readonly PathCommand[];
}

/** Sets words in the fonts that have their glyphs. */
export interface Typesetter {
  readonly fonts: Fonts;
  /** Throws `invalid-input` naming a character that no font has. */
  set(text: string, language: Language, weight: Weight): SetText;
}

/** Words that come again are set once; serials come once each, so the memory has an end. */
const KEPT = 400;

let opened: Promise<Typesetter> | undefined;

/** The typesetter of this process: fonts are read-only, and opening them takes a moment. */
export function openTypesetter(): Promise<Typesetter> {
  opened ??= openFonts().then(typesetterOf);
  return opened;
}

function typesetterOf(fonts: Fonts): Typesetter {
  const kept = new Map<string, SetText>();
  const set = (given: string, language: Language, weight: Weight): SetText => {
    const key = `${language}${weight}${given}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= KEPT) kept.clear();
    const made = setText(fonts, given.normalize('NFC'), language, weight);
    kept.set(key, made);
    return made;
  };
  return { fonts, set };
}

/** Marks and digits that a Chinese line takes from the Chinese font, where they have its width and place. */
const CHINESE_MARKS = /[\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef\u4e00-\u9fff\u3400-\u4dbf]/u;

function setText(fonts: Fonts, text: string, language: Language, weight: Weight): SetText {
  const glyphs: SetGlyph[] = [];
  const path: PathCommand[] = [];
  let x = 0;
  for (const { face, part } of partsByFace(fonts, text, language, weight)) {
    const run = face.font.layout(part, { liga: false, clig: false, dlig: false, kern: true });
    const characters = charactersOf(part, run.glyphs);
    run.glyphs.forEach((glyph, at) => {
      const place = run.positions[at];
      glyphs.push({
        face: face.name,
        glyph: glyph.id,
        text: characters[at] ?? '',
        xEm: x,
      });
      const offset = (place?.xOffset ?? 0) / face.font.unitsPerEm;
      path.push(
        ...transformed(face.outline(glyph.id), {
          scaleX: 1,
          scaleY: 1,
          x: x + offset,
          y: -(place?.yOffset ?? 0) / face.font.unitsPerEm,
        }),
      );
      x += (place?.xAdvance ?? 0) / face.font.unitsPerEm;
    });
  }
  return { text, language, weight, widthEm: x, inkEm: boxOf(path), glyphs, path };
}

/**
 * What each glyph of a run shows. The font remembers a glyph as it first met it, and as a part of another (the dot of a colon) it met it without its character;
 * so a run of as many glyphs as characters is told by its place.
 */
function charactersOf(part: string, glyphs: readonly Glyph[]): string[] {
  const characters = Array.from(part);
  if (characters.length === glyphs.length) return characters;
  return glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints));
}

function partsByFace(
  fonts: Fonts,
  text: string,
  language: Language,
  weight: Weight,
): { face: Face; part: string }[] {
  const parts: { face: Face; part: string }[] = [];
  for (const character of text) {
    const last = parts.at(-1);
    const face =
      character === ' ' && last !== undefined
        ? spaceFace(fonts, last.face, weight)
        : fonts.faceOf(character, weight, language === 'zh' && CHINESE_MARKS.test(character));
    if (last?.face === face) last.part += character;
    else parts.push({ face, part: character });
  }
  return parts;
}

/** A space keeps to the font before it where that has one. */
function spaceFace(fonts: Fonts, before: Face, weight: Weight): Face {
  return before.font.hasGlyphForCodePoint(32) ? before : fonts.faceOf(' ', weight, false);
}
