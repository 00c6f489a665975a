import type { Artwork, Colour, Path, Shape } from './artwork.ts';
import { inksOf, platesOf } from './colour.ts';
import { POINT_MM } from './print-methods.ts';

/**
 * Encapsulated PostScript, level 2: type as outlines, a spot colour as a separation with what stands for it in CMYK, never RGB. The bounding box
 * is the label with its bleed.
 */
export function writeEps(artwork: Artwork, title: string): string {
  const { heightMm, bleedMm } = artwork;
  const scale = (1 / POINT_MM).toFixed(9);
  return [
    ...comments(artwork, title),
    '%%BeginProlog',
    '/lotproof 9 dict def lotproof begin',
    '/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /z {closepath} bind def',
    '/f {fill} bind def /b {gsave translate newpath} bind def /e {grestore} bind def',
    'end',
    '%%EndProlog',
    '%%Page: 1 1',
    'lotproof begin gsave',
    `[${scale} 0 0 -${scale} ${short(bleedMm / POINT_MM)} ${short((bleedMm + heightMm) / POINT_MM)}] concat`,
    setInk(artwork.colour),
    ...artwork.shapes.flatMap(shapeOf),
    'grestore end',
    '%%Trailer',
    '%%EOF',
    '',
  ].join('\n');
}

function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function comments({ widthMm, heightMm, bleedMm, colour }: Artwork, title: string): string[] {
  const [width, height] = [(widthMm + 2 * bleedMm) / POINT_MM, (heightMm + 2 * bleedMm) / POINT_MM];
  const { c, m, y, k } = inksOf(colour);
  return [
    '%!PS-Adobe-3.0 EPSF-3.0',
    '%%Creator: lotproof',
    `%%Title: ${string(title)}`,
    `%%BoundingBox: 0 0 ${Math.ceil(width - 1e-6)} ${Math.ceil(height - 1e-6)}`,
    `%%HiResBoundingBox: 0 0 ${short(width)} ${short(height)}`,
    `%%CropBox: ${[bleedMm, bleedMm, bleedMm + widthMm, bleedMm + heightMm].map((mm) => short(mm / POINT_MM)).join(' ')}`,
    '%%LanguageLevel: 2',
    '%%DocumentData: Clean7Bit',
    '%%Pages: 1',
    ...(colour.kind === 'spot'
      ? [
          `%%DocumentCustomColors: ${string(colour.name)}`,
          `%%CMYKCustomColor: ${[c, m, y, k].map(short).join(' ')} ${string(colour.name)}`,
        ]
      : [`%%DocumentProcessColors: ${platesOf(colour).join(' ')}`]),
    '%%EndComments',
  ];
}

function setInk(colour: Colour): string {
  const inks = inksOf(colour);
  const [c, m, y, k] = [inks.c, inks.m, inks.y, inks.k].map(short);
  if (colour.kind !== 'spot') return `${c} ${m} ${y} ${k} setcmykcolor`;
  const tint = `{dup ${c} mul exch dup ${m} mul exch dup ${y} mul exch ${k} mul}`;
  return `[/Separation ${string(colour.name)} cvn /DeviceCMYK ${tint}] setcolorspace 1 setcolor`;
}

/** Text of PostScript: what is not plain as the octal numbers of its bytes. */
function string(text: string): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w .,:/-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `(${bytes.join('')})`;
}

function shapeOf({ path, xMm, yMm }: Shape): string[] {
  return path.length === 0 ? [] : [`${xMm} ${yMm} b`, pathOperators(path), 'f e'];
}

const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'z' } as const;

function pathOperators(path: Path): string {
  return path.map(([letter, ...numbers]) => [...numbers, OPERATORS[letter]].join(' ')).join('\n');
}
