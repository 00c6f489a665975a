import type { Language, PrintMethod } from './artwork.ts';
import type { Weight } from './fonts.ts';

/** Points of 1/72 inch in mm. */
export const POINT_MM = 25.4 / 72;

/** What a way of printing can hold, on the material it is used on. */
export interface MethodLimits {
  /** Smallest type that is read after the use a child's product sees, in points. */
  readonly minTypePt: number;
  /** The same for Chinese characters, which have more strokes in the same square. */
  readonly minHanPt: number;
  /** Thinnest line that stays. */
  readonly minStrokeMm: number;
  /** Smallest module of a symbol; null where symbols are not to be had. */
  readonly minModuleMm: number | null;
  /** Which weight of the font is the ordinary one. */
  readonly weight: Weight;
  readonly source: string;
  /** Whether somebody with authority says so; ours are rules of the trade and to be proved at first article. */
  readonly official: boolean;
  readonly asOf: string;
}

const ours = {
  source: 'lotproof, from the usual data sheets of printers; no official source; prove at first article',
  official: false,
  asOf: '2026-11-21',
} as const;

/** No law says a size for tracking labels: they are to be visible and legible. These say what stays legible. */
export const METHOD_LIMITS: Readonly<Record<PrintMethod, MethodLimits>> = {
  'screen-print': { minTypePt: 6, minHanPt: 7, minStrokeMm: 0.15, minModuleMm: 0.5, weight: 400, ...ours },
  'pad-print': { minTypePt: 5, minHanPt: 6, minStrokeMm: 0.12, minModuleMm: 0.4, weight: 400, ...ours },
  'heat-transfer': {
    minTypePt: 5.5,
    minHanPt: 6.5,
    minStrokeMm: 0.14,
    minModuleMm: 0.45,
    weight: 400,
    ...ours,
  },
  woven: { minTypePt: 7, minHanPt: 10, minStrokeMm: 0.25, minModuleMm: 0.8, weight: 700, ...ours },
  moulded: { minTypePt: 6, minHanPt: 9, minStrokeMm: 0.2, minModuleMm: null, weight: 700, ...ours },
  engraved: { minTypePt: 5, minHanPt: 8, minStrokeMm: 0.15, minModuleMm: 0.4, weight: 700, ...ours },
  sticker: { minTypePt: 4.5, minHanPt: 5.5, minStrokeMm: 0.1, minModuleMm: 0.33, weight: 400, ...ours },
  'direct-thermal': {
    minTypePt: 6,
    minHanPt: 8,
    minStrokeMm: 0.125,
    minModuleMm: 0.375,
    weight: 400,
    ...ours,
  },
};

/**
 * Thinnest strokes of our fonts in em, measured from their outlines: the crossbars of e and H, for Chinese the horizontal strokes.
 * Measured once, by hand: with other fonts, measure again.
 */
const THINNEST_STROKE_EM: Readonly<Record<'latin' | 'han', Readonly<Record<Weight, number>>>> = {
  latin: { 400: 0.072, 700: 0.11 },
  han: { 400: 0.05, 700: 0.075 },
};

/** The smallest em in mm at which a line of a language, in a weight, is held by a method. */
export function minimumSizeMm(method: PrintMethod, language: Language, weight: Weight): number {
  const { minTypePt, minHanPt, minStrokeMm } = METHOD_LIMITS[method];
  const isHan = language === 'zh';
  const stroke = THINNEST_STROKE_EM[isHan ? 'han' : 'latin'][weight];
  return Math.max((isHan ? minHanPt : minTypePt) * POINT_MM, minStrokeMm / stroke);
}
