import type { Colour, Language, PrintMethod, Symbology } from './artwork.ts';

export const LAYOUTS = [
  'care-label',
  'sticker-rectangle',
  'sticker-round',
  'moulded',
  'carton-mark',
  'sscc',
  'fit',
] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Dots of a printer an inch, as they are sold: their heads have 8, 12 and 24 dots to the millimetre. */
export type PrinterDpi = 203 | 300 | 600;

export const DOTS_PER_MM: Readonly<Record<PrinterDpi, number>> = { 203: 8, 300: 12, 600: 24 };

export interface LineRequest {
  readonly key: string;
  /** May have line ends of its own. */
  readonly text: string;
  readonly language: Language;
  readonly emphasis?: boolean;
  /** Whether it may go when there is no room: 1 goes first. What has none stays, or the label is refused. */
  readonly mayDrop?: number;
  /** Of a logistic label: which half of its upper zone; absent: the left. */
  readonly column?: 'left' | 'right';
}

/** A field of the middle zone of a logistic label: the words of GS1 for it, and its value without Application Identifier. */
export interface DataField {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

export interface SymbolRequest {
  readonly key: string;
  readonly symbology: Symbology;
  readonly data: string;
  readonly mayDrop?: number;
}

export interface LayoutRequest {
  readonly layout: Layout;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly bleedMm?: number;
  /** What stays free along the edge; without it what the layout is used to. */
  readonly quietMm?: number;
  /** Of a care label, what the seam takes at its top. */
  readonly seamMm?: number;
  readonly printMethod: PrintMethod;
  readonly colour: Colour;
  readonly mirrored?: boolean;
  /** Modules become whole dots of this printer; without it 203 where the method is direct thermal. */
  readonly printerDpi?: PrinterDpi;
  readonly lines: readonly LineRequest[];
  readonly symbols: readonly SymbolRequest[];
  /** With it, the layout `sscc` has the three zones of GS1: lines on top, these in the middle, symbols below, that of the SSCC lowest. */
  readonly data?: readonly DataField[];
  readonly liveText?: boolean;
}

/** What somebody should know before it is printed. */
export interface DrawingWarning {
  readonly code:
    | 'type-below-minimum'
    | 'module-below-minimum'
    | 'bars-short'
    | 'bold-instead'
    | 'no-symbols'
    | 'limits-are-ours';
  readonly key?: string;
  readonly says: string;
  /** The same in Chinese. */
  readonly inChinese: string;
}

/** What had to go, or was left out, and why. */
export interface Dropped {
  readonly key: string;
  readonly says: string;
}
