import type { Artwork, Path, PlacedGlyph, Shape, TextShape } from './artwork.ts';
import { screenColour } from './colour.ts';
import { collectFaces, type UsedFace } from './font-subset.ts';
import type { Fonts } from './fonts.ts';
import { webFont } from './web-font.ts';

/**
 * SVG in millimetres, the bleed around the label. It is for screens and previews: SVG knows neither spot colours nor CMYK, so what is asked for
 * stands in `data-ink`, and presses take PDF or EPS.
 * With fonts, type is text that carries the glyphs it needs.
 */
export function writeSvg(artwork: Artwork, fonts: Fonts | null): string {
  const { widthMm, heightMm, bleedMm, colour } = artwork;
  const [width, height] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm];
  const ink = colour.kind === 'spot' ? colour.name : colour.kind;
  const collected = fonts === null ? null : collectFaces(fonts);
  const shapes = artwork.shapes.map((shape) =>
    collected !== null && shape.kind === 'text'
      ? liveText(shape, (face) => collected.use(face))
      : shapeOf(shape),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="${-bleedMm} ${-bleedMm} ${width} ${height}"`,
    ` fill="${screenColour(colour)}" fill-rule="nonzero" data-ink="${escaped(ink)}">\n`,
    fontStyle(collected?.used() ?? []),
    ...shapes,
    '</svg>\n',
  ].join('');
}

function shapeOf(shape: Shape): string {
  const label = shape.kind === 'text' ? ` aria-label="${escaped(shape.text)}"` : '';
  return `<path data-key="${escaped(shape.key)}"${label} transform="translate(${shape.xMm} ${shape.yMm})" d="${pathText(shape.path)}"/>\n`;
}

function fontStyle(used: readonly UsedFace[]): string {
  if (used.length === 0) return '';
  const faces = used.map(
    (each) =>
      `@font-face{font-family:"${each.face.name}";src:url(data:font/ttf;base64,${webFont(each).toString('base64')})}`,
  );
  return `<style>${faces.join('')}</style>\n`;
}

/** A line as text: each character at its place, in runs of one font file. */
function liveText(shape: TextShape, use: (face: string) => UsedFace): string {
  const runs: PlacedGlyph[][] = [];
  for (const glyph of shape.glyphs) {
    use(glyph.face).number(glyph.glyph, glyph.text);
    const last = runs.at(-1);
    if (last?.[0]?.face === glyph.face) last.push(glyph);
    else runs.push([glyph]);
  }
  const spans = runs.map((run) => {
    const places = run.map(({ xMm }) => Math.round((shape.xMm + xMm) * 10_000) / 10_000).join(' ');
    const text = escaped(run.map((glyph) => glyph.text).join(''));
    return `<tspan font-family="${run[0]?.face ?? ''}" x="${places}">${text}</tspan>`;
  });
  const attributes = `lang="${shape.language}" font-size="${shape.sizeMm}" y="${shape.yMm}" xml:space="preserve"`;
  return `<text data-key="${escaped(shape.key)}" ${attributes}>${spans.join('')}</text>\n`;
}

const written = new WeakMap<Path, string>();

function pathText(path: Path): string {
  const known = written.get(path);
  if (known !== undefined) return known;
  const text = path.map(([letter, ...numbers]) => letter + numbers.join(' ')).join('');
  written.set(path, text);
  return text;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}
