/**
 * The vector model of a label: plain data in millimetres, origin at the top left corner of the trimmed label, y downwards. Every format
 * is written from it, so that all of them agree.
 */

/** What an artwork is printed, woven or moulded with; what each can do is in `print-methods.ts`. */
export const PRINT_METHODS = [
  'screen-print',
  'pad-print',
  'heat-transfer',
  'woven',
  'moulded',
  'engraved',
  'sticker',
  'direct-thermal',
] as const;
export type PrintMethod = (typeof PRINT_METHODS)[number];

/** Inks in percent, 0 to 100. */
export interface Cmyk {
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

/** The one ink of an artwork. A spot colour says what to print where its ink is not to be had. */
export type Colour =
  | { readonly kind: 'black' }
  | { readonly kind: 'spot'; readonly name: string; readonly cmyk: Cmyk }
  | ({ readonly kind: 'cmyk' } & Cmyk);

export type PathCommand =
  | readonly ['M', x: number, y: number]
  | readonly ['L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

/** Closed contours in mm, filled by the nonzero rule. */
export type Path = readonly PathCommand[];

/** What every shape has: the same path may stand in many places, and on many labels. */
interface Placed {
  /** Of which line or symbol of the request. */
  readonly key: string;
  readonly xMm: number;
  readonly yMm: number;
  /** Relative to the place. */
  readonly path: Path;
}

/** A glyph of a line of type, for live text. */
export interface PlacedGlyph {
  /** Of the font file, see `fonts.ts`. */
  readonly face: string;
  readonly glyph: number;
  /** The character that it shows. */
  readonly text: string;
  /** From the beginning of the line. */
  readonly xMm: number;
}

/** A line of type, placed at the left end of its baseline. */
export interface TextShape extends Placed {
  readonly kind: 'text';
  readonly text: string;
  readonly language: Language;
  /** Height of the em. */
  readonly sizeMm: number;
  readonly widthMm: number;
  readonly glyphs: readonly PlacedGlyph[];
}

/** Sides in mm. */
export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The bars or modules of a symbol, placed at the top left of its first module; the quiet zone lies around it. */
export interface SymbolShape extends Placed {
  readonly kind: 'symbol';
  readonly symbology: Symbology;
  readonly data: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Width of the narrowest bar or of one module. */
  readonly moduleMm: number;
  readonly quietMm: Sides;
}

/** A rule, a frame. */
export interface PathShape extends Placed {
  readonly kind: 'path';
}

export type Shape = TextShape | SymbolShape | PathShape;

export const LANGUAGES = ['en', 'zh', 'vi', 'es', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SYMBOLOGIES = [
  'qr',
  'gs1-qr',
  'datamatrix',
  'gs1-datamatrix',
  'code128',
  'gs1-128',
  'ean13',
  'upca',
  'itf14',
] as const;
/** Of those that begin with `gs1-`, the data are element strings with brackets, `(01)09506000134352(10)ABC`; a GS1 Digital Link is the data of a plain `qr` or `datamatrix`. */
export type Symbology = (typeof SYMBOLOGIES)[number];

export interface Artwork {
  /** Of the trimmed label. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** A round label is cut as the ellipse that fills its box. */
  readonly outline: 'rectangle' | 'round';
  /** Drawn around the trimmed label in every format. */
  readonly bleedMm: number;
  /** What stays free of type and symbols along the edge. */
  readonly quietMm: number;
  readonly colour: Colour;
  readonly printMethod: PrintMethod;
  /** Whether it reads right to left, as in a mould or a stamp. */
  readonly mirrored: boolean;
  /** Whether type stays type in PDF and SVG, with the needed part of its fonts inside; otherwise it is outlines. */
  readonly liveText: boolean;
  readonly shapes: readonly Shape[];
}
