import type { PlacedGlyph, TextShape } from './artwork.ts';
import { collectFaces, type UsedFace } from './font-subset.ts';
import type { Fonts } from './fonts.ts';
import { pdfName, type PdfFile } from './pdf-file.ts';

/** Live text in a PDF: the fonts that its pages use are written at its end, with the used glyphs only. */
export interface PdfType {
  /** Operators of a line; the faces it uses are added to `faces`. */
  operators(shape: TextShape, faces: Set<string>): string;
  /** Entry of the resources of a page. */
  resource(faces: ReadonlySet<string>): string;
  end(): void;
}

export function startType(file: PdfFile, fonts: Fonts): PdfType {
  const collected = collectFaces(fonts);
  const numbers = new Map<string, number>();
  return {
    operators: (shape, faces) => {
      for (const { face } of shape.glyphs) {
        faces.add(face);
        if (!numbers.has(face)) numbers.set(face, file.reserve());
      }
      return lineOperators(shape, (face) => collected.use(face));
    },
    resource: (faces) => {
      if (faces.size === 0) return '';
      return `/Font << ${[...faces].map((face) => `${nameOf(face)} ${numbers.get(face) ?? 0} 0 R`).join(' ')} >>`;
    },
    end: () => {
      collected.used().forEach((used, at) => addFont(file, used, at, numbers.get(used.face.name)));
    },
  };
}

const nameOf = (face: string): string => pdfName(`F-${face}`);

/** Runs of one face; between glyphs the difference from their own widths, in thousandths of the em. */
function lineOperators({ glyphs, sizeMm, xMm, yMm }: TextShape, use: (face: string) => UsedFace): string {
  const operators: string[] = [];
  for (let at = 0; at < glyphs.length;) {
    const first = glyphs[at];
    if (first === undefined) break;
    const used = use(first.face);
    const run: PlacedGlyph[] = [];
    for (; glyphs[at]?.face === first.face; at += 1) run.push(...glyphs.slice(at, at + 1));
    const place = `1 0 0 -1 ${xMm + first.xMm} ${yMm} Tm`;
    operators.push(`${nameOf(first.face)} ${sizeMm} Tf ${place} [${shownGlyphs(run, used, sizeMm)}] TJ`);
  }
  return `BT\n${operators.join('\n')}\nET\n`;
}

function shownGlyphs(run: readonly PlacedGlyph[], used: UsedFace, sizeMm: number): string {
  return run
    .map(({ glyph, text, xMm }, at) => {
      const number = used.number(glyph, text);
      const shown = `<${number.toString(16).padStart(4, '0')}>`;
      const next = run[at + 1];
      if (next === undefined) return shown;
      const more = ((used.glyphs[number]?.width ?? 0) - (next.xMm - xMm) / sizeMm) * 1_000;
      return Math.abs(more) < 0.5 ? shown : `${shown} ${more.toFixed(1)}`;
    })
    .join(' ');
}

function addFont(file: PdfFile, used: UsedFace, at: number, number: number | undefined): void {
  const { font, weight } = used.face;
  const name = pdfName(`${tag(at)}+${font.postscriptName}`);
  const em = (units: number): number => Math.round((units / font.unitsPerEm) * 1_000);
  const box = [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(em).join(' ');
  const content = file.addStream('', used.encode());
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${em(font.ascent)} /Descent ${em(font.descent)} /CapHeight ${em(font.capHeight)} /StemV ${weight === 700 ? 140 : 90} /FontFile2 ${content} 0 R >>`,
  );
  const widths = used.glyphs.map(({ width }) => Math.round(width * 1_000)).join(' ');
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /W [0 [${widths}]] >>`,
  );
  const unicode = file.addStream('', characterMap(used));
  file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
    number,
  );
}

/** Six letters before the name of a font say that it is a part of it. */
function tag(at: number): string {
  return Array.from(String(at).padStart(6, '0'), (digit) => String.fromCharCode(65 + Number(digit))).join('');
}

/** Which characters the glyphs show, so that text can be searched and copied. */
function characterMap({ glyphs }: UsedFace): string {
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const rows = glyphs.flatMap(({ text }, number) =>
    text === '' ? [] : [`<${number.toString(16).padStart(4, '0')}> <${hex(text)}>`],
  );
  const blocks: string[] = [];
  // A block holds a hundred at most.
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n',
  ].join('\n');
}
