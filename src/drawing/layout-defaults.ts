import { DOTS_PER_MM, type Layout, type LayoutRequest } from './layout-request.ts';
import type { SizedSymbol } from './layout-plans.ts';
import type { Upright } from './fit.ts';
import type { Symbology } from './artwork.ts';
import { METHOD_LIMITS, POINT_MM } from './print-methods.ts';
import { rounded } from './path.ts';
import type { Encoder } from './symbol.ts';

/** What a layout is used to where the request does not say. */
export interface LayoutDefaults {
  readonly quietMm: number;
  readonly align: 'left' | 'centre';
  readonly upright: Upright;
  readonly maxTypeMm: number;
  /** How many times the smallest readable type is as large as it needs to be, before symbols take the room. */
  readonly comfort: number;
  readonly emphasisScale: number;
  readonly ruleMm: number;
}

const plain = { align: 'left', upright: 'middle', comfort: 1.35, emphasisScale: 1, ruleMm: 0 } as const;

export const DEFAULTS: Readonly<Record<Layout, LayoutDefaults>> = {
  'care-label': { ...plain, quietMm: 2, align: 'centre', upright: 'top', maxTypeMm: 8 * POINT_MM },
  'sticker-rectangle': { ...plain, quietMm: 1.5, maxTypeMm: 14 * POINT_MM },
  'sticker-round': { ...plain, quietMm: 2, align: 'centre', maxTypeMm: 12 * POINT_MM },
  moulded: { ...plain, quietMm: 0.5, align: 'centre', maxTypeMm: 20 },
  'carton-mark': { ...plain, quietMm: 5, maxTypeMm: 30, comfort: 3, emphasisScale: 1.5, ruleMm: 0.8 },
  sscc: { ...plain, quietMm: 3, upright: 'top', maxTypeMm: 7, comfort: 2, emphasisScale: 1.3, ruleMm: 0.5 },
  fit: { ...plain, quietMm: 1, maxTypeMm: 200 },
};

/** Dot of the printer that the label is made for; 0 for presses, which have no grid. */
export function dotMmOf({ printerDpi, printMethod }: LayoutRequest): number {
  if (printerDpi !== undefined) return 1 / DOTS_PER_MM[printerDpi];
  return printMethod === 'direct-thermal' ? 1 / DOTS_PER_MM[203] : 0;
}

/**
 * Smallest module by use. Logistics: 0.495 mm and 31.75 mm bars (GS1 General Specifications, symbol specification table for general
 * distribution; from memory of the standard, not checked against its text); retail EAN and UPC: 80 % of 0.33 mm (ISO/IEC 15420 as used by GS1).
 */
const LOGISTIC = { moduleMm: 0.495, barMm: 31.75 };
const RETAIL_MODULE_MM = 0.264;

/** The module that a symbol should have at least, so that this way of printing surely holds it. */
export function leastModuleMm({ layout, printMethod }: LayoutRequest, symbology: Symbology): number {
  const byMethod = METHOD_LIMITS[printMethod].minModuleMm ?? 0.5;
  if (isLogistic(layout, symbology)) return Math.max(byMethod, LOGISTIC.moduleMm);
  const isRetail = symbology === 'ean13' || symbology === 'upca';
  // Bars are printed by the same press as modules, and need no more.
  return isRetail ? Math.max(RETAIL_MODULE_MM, Math.min(byMethod, 0.33)) : byMethod;
}

/** Below that even a matrix is beyond the scanners of a warehouse or shop; ours. */
const SMALLEST_MODULE_MM = 0.25;

/**
 * The module that is taken, with a warning, where a symbol has no room at the one it should have: what the standard allows at least, and two
 * thirds of what this way of printing surely holds (ours). On logistic labels there is no smaller one.
 */
function smallestModuleMm(request: LayoutRequest, symbology: Symbology): number {
  const least = leastModuleMm(request, symbology);
  if (isLogistic(request.layout, symbology) || symbology === 'itf14') return least;
  const isRetail = symbology === 'ean13' || symbology === 'upca';
  const allowed = isRetail ? RETAIL_MODULE_MM : SMALLEST_MODULE_MM;
  const held = ((METHOD_LIMITS[request.printMethod].minModuleMm ?? 0.5) * 2) / 3;
  return Math.min(least, Math.max(allowed, held));
}

/** `smallest` is tried where nothing fits with the modules that a symbol should have. */
export type ModuleChoice = 'usual' | 'smallest';

/** The module of a symbol on the grid of its printer, so many times the least. */
export function moduleMmOf(
  request: LayoutRequest,
  symbology: Symbology,
  { times, modules }: { times: number; modules: ModuleChoice },
): number {
  const grid = dotMmOf(request) || 0.01;
  const least = (modules === 'usual' ? leastModuleMm : smallestModuleMm)(request, symbology);
  return rounded(Math.ceil((least * times) / grid - 1e-6) * grid);
}

function isLogistic(layout: Layout, symbology: Symbology): boolean {
  return (
    (layout === 'sscc' || layout === 'carton-mark') && ['gs1-128', 'itf14', 'code128'].includes(symbology)
  );
}

/** How high the bars should be: for their scanners, or 15 % of their width and 6 mm at least. */
export function wantedBarMm(request: LayoutRequest, symbology: Symbology, widthMm: number): number {
  if (isLogistic(request.layout, symbology)) return LOGISTIC.barMm;
  if (symbology === 'ean13' || symbology === 'upca') return widthMm * 0.69;
  return Math.max(6, widthMm * 0.15);
}

const MATRIX_TIMES = [2.4, 2, 1.6, 1.3, 1.15, 1];
const LINEAR_TIMES = [1.25, 1.1, 1];

/** The symbols in the sizes that are tried, largest first. Sizes are whole dots of a printer, or hundredths of a millimetre. */
export function sizedSymbols(
  encode: Encoder,
  request: LayoutRequest,
  modules: ModuleChoice,
): { symbols: SizedSymbol[]; moduleRatio: number }[] {
  const encoded = request.symbols.map(({ key, symbology, data }) => ({
    key,
    symbol: encode(symbology, data),
  }));
  if (encoded.length === 0) return [{ symbols: [], moduleRatio: 1 }];
  const hasMatrix = encoded.some(({ symbol }) => symbol.isMatrix);
  const isMatrixOnly = encoded.every(({ symbol }) => symbol.isMatrix);
  const usual = hasMatrix ? MATRIX_TIMES : LINEAR_TIMES;
  return (modules === 'smallest' ? [1] : usual).flatMap((times) =>
    (isMatrixOnly ? [1] : [1, 0.6, 0.35]).map((bars) => ({
      moduleRatio: times * (0.5 + bars / 2),
      symbols: encoded.map(({ key, symbol }): SizedSymbol => {
        const grown = symbol.isMatrix || !hasMatrix ? times : Math.min(times, 1.25);
        const moduleMm = moduleMmOf(request, symbol.symbology, { times: grown, modules });
        const barMm = symbol.isMatrix
          ? 0
          : wantedBarMm(request, symbol.symbology, symbol.width * moduleMm) * bars;
        const captionMm = symbol.caption.length === 0 ? 0 : captionSizeMm(request, moduleMm);
        return { key, symbol, moduleMm, barMm, captionMm };
      }),
    })),
  );
}

/** Whether there is a smaller module than the usual to fall back on. */
export function hasSmaller(request: LayoutRequest): boolean {
  return request.symbols.some(({ symbology }) => {
    const module = (modules: ModuleChoice): number => moduleMmOf(request, symbology, { times: 1, modules });
    return module('smallest') < module('usual');
  });
}

/** Digits below the bars: 3 mm at least on logistic units (GS1), elsewhere nine modules as EAN has them. */
export function captionSizeMm({ layout }: LayoutRequest, moduleMm: number): number {
  return layout === 'sscc' || layout === 'carton-mark' ? 4.2 : Math.max(1.8, moduleMm * 9);
}

/** Says which symbol is wider than the label even with its smallest modules; undefined when none is. */
export function tooWide(encode: Encoder, request: LayoutRequest): string | undefined {
  for (const { key, symbology, data } of request.symbols) {
    const { width, quiet } = encode(symbology, data);
    const moduleMm = moduleMmOf(request, symbology, { times: 1, modules: 'smallest' });
    const needed = (width + quiet.left + quiet.right) * moduleMm;
    if (needed <= request.widthMm) continue;
    const says = `The symbol ${key} needs ${needed.toFixed(1)} mm with its quiet zones at the smallest module of ${moduleMm.toFixed(3)} mm`;
    return `${says}, and the label is ${request.widthMm} mm wide. Take a wider label, or put the data into two symbols.`;
  }
  return undefined;
}
