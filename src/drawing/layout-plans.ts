import type { PathCommand } from './artwork.ts';
import type { Region, Room } from './lines-of-type.ts';
import type { Upright } from './fit.ts';
import type { EncodedSymbol } from './symbol.ts';
import { frame, type Box } from './path.ts';

/** Where things stand on a label, before its type is set. Several plans are tried, and the best is taken. */
export interface Plan {
  readonly region: Region & { readonly topMm: number };
  readonly align: 'left' | 'centre';
  readonly upright: Upright;
  readonly symbols: readonly SymbolPlace[];
  readonly rules: readonly PathCommand[];
  /** Module of the smallest symbol beside what it should have at least. */
  readonly moduleRatio: number;
}

export interface SymbolPlace {
  readonly key: string;
  readonly symbol: EncodedSymbol;
  readonly moduleMm: number;
  readonly xMm: number;
  readonly yMm: number;
  /** Of the bars; of a matrix all of it. */
  readonly heightMm: number;
  /** Height of the digits below the bars; 0 for none. */
  readonly captionMm: number;
}

/** A symbol with the size that a plan gives it. */
export interface SizedSymbol {
  readonly key: string;
  readonly symbol: EncodedSymbol;
  readonly moduleMm: number;
  readonly barMm: number;
  readonly captionMm: number;
}

export interface PlanSettings {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: number;
  /** Left free at the top on top of the margin. */
  readonly headMm: number;
  readonly align: 'left' | 'centre';
  readonly upright: Upright;
  /** Stroke of a frame along the margin, and of the rule above the bars; 0 for none. */
  readonly ruleMm: number;
  readonly symbols: readonly SizedSymbol[];
  readonly moduleRatio: number;
}

/** Between type and what is not type. */
const GAP_MM = 1;

const widthOf = ({ symbol, moduleMm }: SizedSymbol): number => symbol.width * moduleMm;
const heightOf = ({ symbol, moduleMm, barMm }: SizedSymbol): number =>
  symbol.isMatrix ? symbol.height * moduleMm : barMm;
/** Bars, the gap to their digits, and the digits. */
const heightWithCaption = (sized: SizedSymbol): number =>
  heightOf(sized) + (sized.captionMm > 0 ? sized.captionMm * 1.05 : 0);

/** Bars across the bottom; matrix symbols at the right of the type, or below it. Null when they have no room. */
export function planRectangle(settings: PlanSettings, matrixAt: 'right' | 'below'): Plan | null {
  // Nothing touches a frame.
  const edge = settings.marginMm + (settings.ruleMm > 0 ? settings.ruleMm + 2 : 0);
  const box = {
    left: edge,
    top: edge + settings.headMm,
    right: settings.widthMm - edge,
    bottom: settings.heightMm - edge,
  };
  const linear = placeLinear(settings, box);
  if (linear === null) return null;
  const rules = rulesOf(settings, linear.places.length > 0 ? linear.topMm : null);
  const above = { ...box, bottom: linear.topMm - (rules.length > 0 && linear.places.length > 0 ? 2 : 0) };
  const matrix = placeMatrix(settings, above, matrixAt);
  if (matrix === null) return null;
  const { left, top, right, bottom } = matrix.text;
  if (right - left <= 0 || bottom - top <= 0) return null;
  const room: Room = { leftMm: left, widthMm: right - left };
  return {
    region: { topMm: top, heightMm: bottom - top, room: () => room },
    align: settings.align,
    upright: settings.upright,
    symbols: [...matrix.places, ...linear.places],
    rules,
    moduleRatio: settings.moduleRatio,
  };
}

function rulesOf({ widthMm, heightMm, marginMm, ruleMm }: PlanSettings, topMm: number | null): PathCommand[] {
  if (ruleMm === 0) return [];
  const box = { left: marginMm, top: marginMm, right: widthMm - marginMm, bottom: heightMm - marginMm };
  const across =
    topMm === null
      ? []
      : frame({ left: box.left, top: topMm - ruleMm, right: box.right, bottom: topMm }, ruleMm / 2).slice(
          0,
          5,
        );
  return [...frame(box, ruleMm), ...across];
}

function placeLinear(
  { symbols, widthMm, marginMm, ruleMm }: PlanSettings,
  box: Box,
): { places: SymbolPlace[]; topMm: number } | null {
  const places: SymbolPlace[] = [];
  let bottom = box.bottom;
  for (const sized of symbols.filter(({ symbol }) => !symbol.isMatrix).reverse()) {
    const [width, quiet] = [widthOf(sized), sized.symbol.quiet];
    // The blank margin serves as quiet zone, unless a frame stands in it.
    const free = ruleMm > 0 ? box.right - box.left : widthMm;
    const needed = width + (quiet.left + quiet.right) * sized.moduleMm;
    if (needed > free + 1e-6 || width > widthMm - 2 * marginMm + 1e-6) return null;
    const xMm = (widthMm - width) / 2 + ((quiet.left - quiet.right) * sized.moduleMm) / 2;
    const yMm = bottom - heightWithCaption(sized);
    places.push(placed(sized, xMm, yMm));
    bottom = yMm - GAP_MM * (ruleMm > 0 ? 2 : 1);
  }
  if (places.length > 0 && ruleMm > 0) bottom -= GAP_MM;
  return bottom < box.top ? null : { places, topMm: bottom };
}

function placed(sized: SizedSymbol, xMm: number, yMm: number): SymbolPlace {
  const { key, symbol, moduleMm, captionMm } = sized;
  return { key, symbol, moduleMm, xMm, yMm, heightMm: heightOf(sized), captionMm };
}

function placeMatrix(
  settings: PlanSettings,
  box: Box,
  at: 'right' | 'below',
): { places: SymbolPlace[]; text: Box } | null {
  const matrices = settings.symbols.filter(({ symbol }) => symbol.isMatrix);
  if (matrices.length === 0) return { places: [], text: box };
  return at === 'right' ? placeRight(settings, box, matrices) : placeBelow(settings, box, matrices);
}

/** What must stay between a symbol and the edge beyond the margin. */
function beyondMargin(sized: SizedSymbol, { marginMm, ruleMm }: PlanSettings): number {
  const quiet = sized.symbol.quiet.top * sized.moduleMm;
  return ruleMm > 0 ? quiet : Math.max(0, quiet - marginMm);
}

function placeRight(settings: PlanSettings, box: Box, matrices: readonly SizedSymbol[]) {
  const places: SymbolPlace[] = [];
  const width = Math.max(...matrices.map(widthOf));
  const inset = Math.max(...matrices.map((sized) => beyondMargin(sized, settings)));
  const quiet = Math.max(...matrices.map(({ symbol, moduleMm }) => symbol.quiet.left * moduleMm));
  const total = matrices.reduce((sum, sized) => sum + heightOf(sized), 0) + quiet * (matrices.length - 1);
  if (total + 2 * inset > box.bottom - box.top + 1e-6) return null;
  let y = (box.top + box.bottom - total) / 2;
  for (const sized of matrices) {
    places.push(placed(sized, box.right - inset - width + (width - widthOf(sized)) / 2, y));
    y += heightOf(sized) + quiet;
  }
  return { places, text: { ...box, right: box.right - inset - width - Math.max(quiet, GAP_MM) } };
}

function placeBelow(settings: PlanSettings, box: Box, matrices: readonly SizedSymbol[]) {
  const quiet = Math.max(...matrices.map(({ symbol, moduleMm }) => symbol.quiet.left * moduleMm));
  const inset = Math.max(...matrices.map((sized) => beyondMargin(sized, settings)));
  const height = Math.max(...matrices.map(heightOf));
  const total = matrices.reduce((sum, sized) => sum + widthOf(sized), 0) + quiet * (matrices.length - 1);
  if (total + 2 * inset > box.right - box.left + 1e-6) return null;
  const top = box.bottom - inset - height;
  if (top < box.top) return null;
  let x = settings.align === 'centre' ? (settings.widthMm - total) / 2 : box.left + inset;
  const places = matrices.map((sized) => {
    const place = placed(sized, x, top + (height - heightOf(sized)) / 2);
    x += widthOf(sized) + quiet;
    return place;
  });
  return { places, text: { ...box, bottom: top - Math.max(quiet, GAP_MM) } };
}

/** A round label: symbols in a row as low as their corners allow, type in the round above. */
export function planRound(settings: PlanSettings): Plan | null {
  const { widthMm, heightMm, marginMm, symbols } = settings;
  const radius = Math.min(widthMm, heightMm) / 2 - marginMm;
  const [middleX, middleY] = [widthMm / 2, heightMm / 2];
  const gap = Math.max(0, ...symbols.map(({ symbol, moduleMm }) => symbol.quiet.left * moduleMm));
  const total =
    symbols.reduce((sum, sized) => sum + widthOf(sized), 0) + gap * Math.max(0, symbols.length - 1);
  const height = Math.max(0, ...symbols.map(heightWithCaption));
  const reach = total / 2 + Math.max(0, gap - marginMm);
  if (reach >= radius) return null;
  const bottom = symbols.length === 0 ? middleY + radius : middleY + Math.sqrt(radius ** 2 - reach ** 2);
  const top = bottom - height;
  let x = middleX - total / 2;
  const places = symbols.map((sized) => {
    const place = placed(sized, x, top + (height - heightWithCaption(sized)) / 2);
    x += widthOf(sized) + gap;
    return place;
  });
  const textTop = middleY - radius;
  const textBottom = symbols.length === 0 ? bottom : top - Math.max(gap, GAP_MM);
  if (textBottom <= textTop) return null;
  const room = (fromMm: number, toMm: number): Room | null => {
    const far = Math.max(Math.abs(textTop + fromMm - middleY), Math.abs(textTop + toMm - middleY));
    if (far >= radius) return null;
    const half = Math.sqrt(radius ** 2 - far ** 2);
    return { leftMm: middleX - half, widthMm: 2 * half };
  };
  return {
    region: { topMm: textTop, heightMm: textBottom - textTop, room },
    align: 'centre',
    upright: 'middle',
    symbols: places,
    rules: [],
    moduleRatio: settings.moduleRatio,
  };
}
