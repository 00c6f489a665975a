import type { Artwork, Colour, Path, Shape } from './artwork.ts';
import type { Fonts } from './fonts.ts';
import { startType } from './pdf-type.ts';
import { inksOf, platesOf } from './colour.ts';
import { pdfName, pdfText, startPdf, type PdfFile, type Sink } from './pdf-file.ts';
import { addLayers, addMetadata, NO_LAYERS } from './pdf-layers.ts';
import type { PhotoImage } from './photo-image.ts';
import { POINT_MM } from './print-methods.ts';

/** Another artwork drawn on a page, in its own ink, larger or smaller. */
export interface Inset {
  readonly artwork: Artwork;
  readonly xMm: number;
  readonly yMm: number;
  readonly scale: number;
}

/** A photo on a page, in mm, under everything else. */
export interface PlacedImage {
  readonly image: PhotoImage;
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A PDF of one or many labels, a page each. */
export interface PdfPages {
  add(artwork: Artwork, insets?: readonly Inset[], images?: readonly PlacedImage[]): void;
  end(): void;
}

/** What opens the file: a press, or Illustrator, which gets layers, its art box and the names of the plates. */
export type Flavour = 'pdf' | 'ai';

/** One label as a PDF for a press: trim and bleed boxes, one ink, type as outlines. */
export function writePdf(
  artwork: Artwork,
  title: string,
  fonts: Fonts,
  flavour: Flavour = 'pdf',
): Uint8Array {
  const chunks: Uint8Array[] = [];
  const pages = startPages((bytes) => chunks.push(bytes), { title, fonts, flavour });
  pages.add(artwork);
  pages.end();
  return Buffer.concat(chunks);
}

/** How many paths that came once a file remembers: what stands on every label is drawn once and used on each, serials come once and are forgotten. */
const REMEMBERED = 1_000;

/** Begins a PDF that is written page by page; `fonts` are for live text, which .ai files never have. */
export function startPages(
  sink: Sink,
  { title, fonts, flavour = 'pdf' }: { title: string; fonts: Fonts; flavour?: Flavour },
): PdfPages {
  const file = startPdf(sink, '1.6');
  const tree = file.reserve();
  const pages: number[] = [];
  const inks = new Map<string, Ink>();
  const plates = new Set<string>();
  const formOf = rememberForms(file);
  const type = startType(file, fonts);
  const layers = flavour === 'ai' ? addLayers(file) : NO_LAYERS;
  return {
    add: (artwork, insets = [], images = []) => {
      const forms = new Set<number>();
      const faces = new Set<string>();
      const isLive = artwork.liveText && flavour === 'pdf';
      const body = layers.body(artwork.shapes, (shape) =>
        isLive && shape.kind === 'text' ? type.operators(shape, faces) : shapeOperators(shape, formOf, forms),
      );
      const drawn = insets.map(({ artwork: { shapes, colour }, ...place }) => {
        const operators = shapes.map((shape) => shapeOperators(shape, formOf, forms)).join('');
        return insetOperators(place, `${inkOf(file, colour, inks).operator}\n${operators}`);
      });
      const { operator } = inkOf(file, artwork.colour, inks);
      const photos = images.map((placed) => imageOperator(file, placed, forms)).join('');
      const operators = `${placement(artwork)}${photos}${operator}\n${body}${drawn.join('')}`;
      const content = file.addStream('', operators);
      const resource = inkResource(inks);
      const resources = `<< ${resource} ${layers.resource} ${formResource(forms)} ${type.resource(faces)} >>`;
      const page = `/Type /Page /Parent ${tree} 0 R ${boxes(artwork)} /Resources ${resources} /Contents ${content} 0 R`;
      pages.push(file.add(`<< ${page} >>`));
      for (const plate of platesOf(artwork.colour)) plates.add(plate);
    },
    end: () => {
      type.end();
      finish(file, tree, { title, pages, plates: [...plates], catalogue: layers.catalogue });
    },
  };
}

function insetOperators({ xMm, yMm, scale }: Omit<Inset, 'artwork'>, operators: string): string {
  return `q ${scale} 0 0 ${scale} ${short(xMm)} ${short(yMm)} cm\n${operators}Q\n`;
}

/** The square of an image stands on its lower edge, and the page counts downwards. */
function imageOperator(
  file: PdfFile,
  { image, xMm, yMm, widthMm, heightMm }: PlacedImage,
  forms: Set<number>,
): string {
  const number = file.addPacked(image.dictionary, image.bytes);
  forms.add(number);
  const [a, b, c, d, e, f] = image.turn;
  const matrix = [
    widthMm * a,
    -heightMm * b,
    widthMm * c,
    -heightMm * d,
    xMm + widthMm * e,
    yMm + heightMm * (1 - f),
  ];
  return `q ${matrix.map(short).join(' ')} cm /X${number} Do Q\n`;
}

function finish(
  file: PdfFile,
  tree: number,
  of: { title: string; pages: readonly number[]; plates: readonly string[]; catalogue: string },
): void {
  const kids = of.pages.map((page) => `${page} 0 R`).join(' ');
  file.add(`<< /Type /Pages /Count ${of.pages.length} /Kids [${kids}] >>`, tree);
  const metadata = addMetadata(file, of.title, of.plates);
  const root = file.add(`<< /Type /Catalog /Pages ${tree} 0 R /Metadata ${metadata} 0 R ${of.catalogue} >>`);
  file.end(root, file.add(`<< /Title ${pdfText(of.title)} /Producer (lotproof) /Trapped /False >>`));
}

function formResource(forms: ReadonlySet<number>): string {
  if (forms.size === 0) return '';
  return `/XObject << ${[...forms].map((form) => `/X${form} ${form} 0 R`).join(' ')} >>`;
}

/** Gives a path that comes a second time as a form of its own; null the first time. */
function rememberForms(file: PdfFile): (path: Path) => number | null {
  const forms = new WeakMap<Path, number>();
  const once = new Set<Path>();
  return (path) => {
    const known = forms.get(path);
    if (known !== undefined) return known;
    if (!once.delete(path)) {
      once.add(path);
      for (const oldest of once) {
        if (once.size <= REMEMBERED) break;
        once.delete(oldest);
      }
      return null;
    }
    const form = file.addStream(formDictionary(path), `${pathOperators(path)}f`);
    forms.set(path, form);
    return form;
  };
}

/** Points of a length, to a ten-thousandth. */
function points(mm: number): string {
  return short(mm / POINT_MM);
}

function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function boxes({ widthMm, heightMm, bleedMm }: Artwork): string {
  const all = `[0 0 ${points(widthMm + 2 * bleedMm)} ${points(heightMm + 2 * bleedMm)}]`;
  const trim = `[${points(bleedMm)} ${points(bleedMm)} ${points(bleedMm + widthMm)} ${points(bleedMm + heightMm)}]`;
  return `/MediaBox ${all} /BleedBox ${all} /TrimBox ${trim} /ArtBox ${trim}`;
}

/** From here on lengths are mm from the top left corner of the label, downwards. */
function placement({ heightMm, bleedMm }: Artwork): string {
  const scale = (1 / POINT_MM).toFixed(9);
  return `${scale} 0 0 -${scale} ${points(bleedMm)} ${points(bleedMm + heightMm)} cm\n`;
}

/** A separation names its ink and says what stands for it; black and CMYK are the process inks themselves. */
function inkOf(file: PdfFile, colour: Colour, known: Map<string, Ink>): { operator: string } {
  const { c, m, y, k } = inksOf(colour);
  const inks = [c, m, y, k].map(short).join(' ');
  if (colour.kind !== 'spot') return { operator: `${inks} k` };
  const key = `${colour.name} ${inks}`;
  const ink = known.get(key) ?? { name: `/Spot${known.size}`, space: separation(file, colour.name, inks) };
  known.set(key, ink);
  return { operator: `${ink.name} cs 1 scn` };
}

interface Ink {
  readonly name: string;
  readonly space: string;
}

function inkResource(inks: ReadonlyMap<string, Ink>): string {
  if (inks.size === 0) return '';
  return `/ColorSpace << ${[...inks.values()].map(({ name, space }) => `${name} ${space}`).join(' ')} >>`;
}

function separation(file: PdfFile, name: string, inks: string): string {
  const tint = `<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [${inks}] /N 1 >>`;
  return `${file.add(`[/Separation ${pdfName(name)} /DeviceCMYK ${tint}]`)} 0 R`;
}

function shapeOperators(
  { path, xMm, yMm }: Shape,
  formOf: (path: Path) => number | null,
  forms: Set<number>,
): string {
  if (path.length === 0) return '';
  const form = formOf(path);
  if (form === null) return `q 1 0 0 1 ${xMm} ${yMm} cm\n${pathOperators(path)}f\nQ\n`;
  forms.add(form);
  return `q 1 0 0 1 ${xMm} ${yMm} cm /X${form} Do Q\n`;
}

function formDictionary(path: Path): string {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const command of path)
    for (let at = 1; at < command.length; at += 2) {
      left = Math.min(left, Number(command[at]));
      right = Math.max(right, Number(command[at]));
      top = Math.min(top, Number(command[at + 1]));
      bottom = Math.max(bottom, Number(command[at + 1]));
    }
  return `/Type /XObject /Subtype /Form /BBox [${left - 1} ${top - 1} ${right + 1} ${bottom + 1}] /Resources << >>`;
}

const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

const written = new WeakMap<Path, string>();

function pathOperators(path: Path): string {
  const known = written.get(path);
  if (known !== undefined) return known;
  const text = path.map(([letter, ...numbers]) => `${numbers.join(' ')} ${OPERATORS[letter]}\n`).join('');
  written.set(path, text);
  return text;
}
