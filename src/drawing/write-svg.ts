import type { Artwork, Path, Shape } from './artwork.ts';
import { screenColour } from './colour.ts';

/**
 * SVG in millimetres, the bleed around the label. It is for screens and previews: SVG knows neither spot colours nor CMYK, so what is asked for
 * stands in `data-ink`, and presses take PDF or EPS.
 */
export function writeSvg(artwork: Artwork): string {
  const { widthMm, heightMm, bleedMm, colour } = artwork;
  const [width, height] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm];
  const ink = colour.kind === 'spot' ? colour.name : colour.kind;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="${-bleedMm} ${-bleedMm} ${width} ${height}"`,
    ` fill="${screenColour(colour)}" fill-rule="nonzero" data-ink="${escaped(ink)}">\n`,
    ...artwork.shapes.map(shapeOf),
    '</svg>\n',
  ].join('');
}

function shapeOf(shape: Shape): string {
  const label = shape.kind === 'text' ? ` aria-label="${escaped(shape.text)}"` : '';
  return `<path data-key="${escaped(shape.key)}"${label} transform="translate(${shape.xMm} ${shape.yMm})" d="${pathText(shape.path)}"/>\n`;
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
