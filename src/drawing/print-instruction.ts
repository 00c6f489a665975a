import type { Artwork, Shape } from './artwork.ts';
import { FIRST_ARTICLE, HEADINGS, METHOD_WORDS, PERMANENCE_WORDS, colourWords } from './instruction-words.ts';
import type { BothWords } from './instruction-words.ts';
import { placesRow, type PlacePicture, type PlacesDrawn } from './instruction-places.ts';
import { INSTRUCTION_PAGE, pictureShapes, type PictureBox } from './instruction-picture.ts';
import { textShape } from './layout-shapes.ts';
import { breakInto, wordsOf, type Region } from './lines-of-type.ts';
import { frame, rectangle } from './path.ts';
import { openTypesetter, type Typesetter } from './typesetter.ts';
import { startPages } from './write-pdf.ts';
import { LotproofError } from '../kit/errors.ts';

/** What a factory is told about one mark. Texts are the firm's own; where Chinese is missing the English stands alone. */
export interface PrintInstruction {
  readonly product: string | BothWords;
  readonly batch: string;
  /** Whether it is approved for print. */
  readonly state?: BothWords;
  /** Names of the files that go with it. */
  readonly files: readonly string[];
  readonly artwork: Artwork;
  /** Where it goes on the product and on each package. */
  readonly places: readonly (BothWords | { readonly en: string; readonly zh?: undefined })[];
  /** The same as pictures, of the places that have one; four at most are drawn. */
  readonly pictures?: readonly PlacePicture[];
  /** Instead of what we expect of the method. */
  readonly permanence?: BothWords;
  /** Besides the checks of every first article. */
  readonly checks?: readonly BothWords[];
  /** Name, and how to reach them. */
  readonly ask: string;
}

const { widthMm, heightMm, marginMm } = INSTRUCTION_PAGE;
const LABEL_MM = 32;

/** One page A4 in English and Chinese. Throws `invalid-input` when the texts are too long for one page. */
export async function drawPrintInstruction(instruction: PrintInstruction): Promise<Uint8Array> {
  const typesetter = await openTypesetter();
  const chunks: Uint8Array[] = [];
  const title = `${HEADINGS.title.en} ${instruction.batch}`;
  const pages = startPages((bytes) => chunks.push(bytes), { title, fonts: typesetter.fonts });
  const { shapes, picture, places } = pageOf(typesetter, instruction);
  const page: Artwork = {
    widthMm,
    heightMm,
    outline: 'rectangle',
    bleedMm: 0,
    quietMm: marginMm,
    colour: { kind: 'black' },
    printMethod: 'sticker',
    mirrored: false,
    liveText: true,
    shapes,
  };
  pages.add(page, [{ artwork: instruction.artwork, ...picture }, ...places.insets], places.images);
  pages.end();
  return Buffer.concat(chunks);
}

interface Page {
  readonly shapes: Shape[];
  readonly picture: PictureBox;
  readonly places: PlacesDrawn;
}

/** Type as large as lets everything stand on the page. */
function pageOf(typesetter: Typesetter, instruction: PrintInstruction): Page {
  for (const sizeMm of [3.2, 3, 2.8, 2.6, 2.4]) {
    for (const pictureMm of [95, 75, 68, 60, 50, 42]) {
      const page = tryPage(typesetter, instruction, sizeMm, pictureMm);
      if (page !== null) return page;
    }
  }
  throw new LotproofError('invalid-input', 'The texts of this print instruction are too long for one page.');
}

function tryPage(
  typesetter: Typesetter,
  instruction: PrintInstruction,
  sizeMm: number,
  pictureMm: number,
): Page | null {
  const writer = startWriter(typesetter, sizeMm);
  writer.heading(HEADINGS.title);
  const { product, batch, state } = instruction;
  writer.row(HEADINGS.product, [typeof product === 'string' ? { en: product, zh: '' } : product]);
  writer.row(HEADINGS.batch, [{ en: batch, zh: '' }]);
  if (state !== undefined) writer.row(HEADINGS.state, [state]);
  const {
    shapes,
    box,
    heightMm: taken,
  } = pictureShapes(typesetter, instruction.artwork, writer.y(), pictureMm);
  writer.skip(taken);
  const places = placesRow(typesetter, instruction.pictures ?? [], writer.y());
  writer.skip(places.heightMm);
  for (const [heading, texts] of rowsOf(instruction)) writer.row(heading, texts);
  if (writer.y() > heightMm - marginMm) return null;
  return { shapes: [...shapes, ...places.shapes, ...writer.shapes], picture: box, places };
}

function rowsOf(instruction: PrintInstruction): [BothWords, readonly BothWords[]][] {
  const { artwork, places, files, checks = [], ask } = instruction;
  const bleed = artwork.bleedMm === 0 ? '' : ` + ${artwork.bleedMm} mm bleed`;
  const bleedZh = artwork.bleedMm === 0 ? '' : `，出血 ${artwork.bleedMm} 毫米`;
  const size = `${artwork.widthMm} × ${artwork.heightMm}`;
  const mirrored = artwork.mirrored ? { en: ', mirrored as drawn', zh: '，按图镜像' } : { en: '', zh: '' };
  const method = METHOD_WORDS[artwork.printMethod];
  return [
    [HEADINGS.size, [{ en: `${size} mm${bleed}`, zh: `${size} 毫米${bleedZh}` }]],
    [HEADINGS.method, [{ en: method.en + mirrored.en, zh: method.zh + mirrored.zh }]],
    [HEADINGS.colour, [colourWords(artwork.colour)]],
    [HEADINGS.place, places.map(({ en, zh }) => ({ en, zh: zh ?? '' }))],
    [HEADINGS.permanence, [instruction.permanence ?? PERMANENCE_WORDS[artwork.printMethod]]],
    [HEADINGS.check, [...FIRST_ARTICLE, ...checks].map(({ en, zh }) => ({ en: `☐ ${en}`, zh }))],
    [HEADINGS.artwork, [{ en: files.join(', '), zh: '' }]],
    [HEADINGS.ask, [{ en: ask, zh: '' }]],
  ];
}

interface Writer {
  readonly shapes: Shape[];
  y(): number;
  skip(mm: number): void;
  heading(words: BothWords): void;
  row(heading: BothWords, texts: readonly BothWords[]): void;
}

interface Place {
  readonly leftMm: number;
  readonly bold: boolean;
  readonly sizeMm: number;
}

function startWriter(typesetter: Typesetter, sizeMm: number): Writer {
  const shapes: Shape[] = [];
  let y: number = marginMm;
  const write = (words: BothWords, place: Place, gap: number): void => {
    const made = writeBoth(typesetter, words, place, y);
    shapes.push(...made.shapes);
    y = made.toMm + gap;
  };
  return {
    shapes,
    y: () => y,
    skip: (mm) => void (y += mm),
    heading: ({ en, zh }) => {
      write({ en: `${en}   ${zh}`, zh: '' }, { leftMm: marginMm, bold: true, sizeMm: sizeMm * 2 }, 2);
      shapes.push(rule(y));
      y += 2.5;
    },
    row: (heading, texts) => {
      const top = y;
      write(heading, { leftMm: marginMm, bold: true, sizeMm }, 0);
      const labelEnd = y;
      y = top;
      for (const text of texts) write(text, { leftMm: marginMm + LABEL_MM, bold: false, sizeMm }, 0.6);
      y = Math.max(y, labelEnd) + 1.2;
      shapes.push(rule(y));
      y += 1.6;
    },
  };
}

const TICK = '☐ ';

/** English, and Chinese below it; what begins with a box to tick is set beside one. */
function writeBoth(typesetter: Typesetter, words: BothWords, place: Place, fromMm: number): Written {
  const isTicked = words.en.startsWith(TICK);
  const shapes: Shape[] = isTicked ? [tickBox(place.leftMm, fromMm, place.sizeMm)] : [];
  const leftMm = place.leftMm + (isTicked ? place.sizeMm * 1.3 : 0);
  let toMm = fromMm;
  for (const language of ['en', 'zh'] as const) {
    const text = words[language].replace(TICK, '');
    if (text === '') continue;
    const made = paragraph(typesetter, text, { ...place, leftMm, language, y: toMm });
    shapes.push(...made.shapes);
    toMm = made.toMm;
  }
  return { shapes, toMm };
}

interface Written {
  readonly shapes: readonly Shape[];
  readonly toMm: number;
}

function rule(y: number): Shape {
  const path = rectangle({ left: 0, top: 0, right: widthMm - 2 * marginMm, bottom: 0.15 });
  return { kind: 'path', key: 'rule', xMm: marginMm, yMm: y, path };
}

function tickBox(leftMm: number, y: number, sizeMm: number): Shape {
  const side = sizeMm * 0.8;
  return {
    kind: 'path',
    key: 'tick',
    xMm: leftMm,
    yMm: y,
    path: frame({ left: 0, top: 0, right: side, bottom: side }, 0.2),
  };
}

function paragraph(
  typesetter: Typesetter,
  text: string,
  place: Place & { readonly y: number; readonly language: 'en' | 'zh' },
): Written {
  const room = { leftMm: place.leftMm, widthMm: widthMm - marginMm - place.leftMm };
  const region: Region = { heightMm: Infinity, room: () => room };
  const words = wordsOf(typesetter, text, place.language, place.bold ? 700 : 400);
  const copy = [{ key: 'text', scale: 1, words }];
  const broken = breakInto(typesetter, copy, region, { sizeMm: place.sizeMm, fromMm: place.y });
  if (broken === null)
    throw new LotproofError('invalid-input', `“${text}” has a word that is wider than the page.`);
  const shapes = broken.lines.map(({ set, baselineMm }) =>
    textShape(set, { key: 'text', sizeMm: place.sizeMm, xMm: place.leftMm, yMm: baselineMm }),
  );
  return { shapes, toMm: broken.toMm };
}
