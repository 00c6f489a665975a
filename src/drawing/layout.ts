import type { Artwork } from './artwork.ts';
import { fitCopy, type Fitted } from './fit.ts';
import type { Weight } from './fonts.ts';
import { DEFAULTS, dotMmOf, sizedSymbols, tooWide, type LayoutDefaults } from './layout-defaults.ts';
import { planRectangle, planRound, type Plan, type PlanSettings } from './layout-plans.ts';
import type { DrawingWarning, Dropped, LayoutRequest, LineRequest, SymbolRequest } from './layout-request.ts';
import { mirrored, shapesOf } from './layout-shapes.ts';
import { warningsOf } from './layout-warnings.ts';
import type { Copy } from './lines-of-type.ts';
import { METHOD_LIMITS, minimumSizeMm } from './print-methods.ts';
import { openEncoder, type Encoder } from './symbol.ts';
import { openTypesetter, type Typesetter } from './typesetter.ts';
import { LotproofError } from '../kit/errors.ts';

export interface LaidOut {
  readonly artwork: Artwork;
  readonly warnings: readonly DrawingWarning[];
  readonly dropped: readonly Dropped[];
}

/** What laying out stands on; opening it once serves a whole batch. */
export interface DrawingTools {
  readonly typesetter: Typesetter;
  readonly encode: Encoder;
}

export async function openDrawing(): Promise<DrawingTools> {
  const [typesetter, encode] = await Promise.all([openTypesetter(), openEncoder()]);
  return { typesetter, encode };
}

/**
 * Lays a label out: the largest type that its area holds, within what the layout is used to. Lines that may go do so when type would
 * come out smaller than the print method holds; what must stay is set smaller with a warning. Throws `invalid-input` when it does not fit
 * at all, when no font has a character, or when data cannot be a symbol.
 */
export async function layOut(request: LayoutRequest): Promise<LaidOut> {
  return layOutWith(await openDrawing(), request);
}

export function layOutWith(tools: DrawingTools, request: LayoutRequest): LaidOut {
  const dropped: Dropped[] = [];
  let [lines, symbols] = [request.lines, request.symbols];
  if (request.layout === 'moulded' && symbols.length > 0) {
    dropped.push(...symbols.map(({ key }) => ({ key, says: 'A moulded mark is type only.' })));
    symbols = [];
  }
  for (;;) {
    const readable = fitted(tools, { ...request, lines, symbols }, 1);
    if (readable !== null) return finished(tools, { ...request, lines, symbols }, readable, dropped);
    const next = nextToGo([...lines, ...symbols]);
    if (next === undefined) break;
    dropped.push({ key: next.key, says: 'There was no room for it at the smallest readable type.' });
    lines = lines.filter((line) => line !== next);
    symbols = symbols.filter((symbol) => symbol !== next);
  }
  const left = { ...request, lines, symbols };
  // Half the smallest readable size shows on screen what is wrong; below that there is nothing to show.
  const small = fitted(tools, left, 0.5);
  if (small === null) throw new LotproofError('invalid-input', noRoom(tools, left));
  return finished(tools, left, small, dropped);
}

function nextToGo(parts: readonly (LineRequest | SymbolRequest)[]): LineRequest | SymbolRequest | undefined {
  return parts
    .filter(({ mayDrop }) => mayDrop !== undefined)
    .sort((one, other) => (one.mayDrop ?? 0) - (other.mayDrop ?? 0))[0];
}

/** The area, in the same proportion, that would hold it readably. */
function noRoom(tools: DrawingTools, request: LayoutRequest): string {
  const { widthMm, heightMm } = request;
  const wide = tooWide(tools.encode, request);
  if (wide !== undefined) return wide;
  const says = `This does not fit ${widthMm} × ${heightMm} mm at any readable size, and nothing more may go`;
  for (let times = 1.1; times < 12; times *= 1.1) {
    const [width, height] = [Math.ceil(widthMm * times), Math.ceil(heightMm * times)];
    if (fitted(tools, { ...request, widthMm: width, heightMm: height }, 1) !== null)
      return `${says}. It needs about ${width} × ${height} mm, or fewer lines.`;
  }
  return `${says}.`;
}

interface Choice {
  readonly plan: Plan;
  readonly fitted: Fitted;
  readonly weight: Weight;
}

/** The best of all plans; `least` is the share of the smallest readable size that will do. */
function fitted(tools: DrawingTools, request: LayoutRequest, least: number): Choice | null {
  const usual = METHOD_LIMITS[request.printMethod].weight;
  for (const weight of usual === 400 ? ([400, 700] as const) : ([700] as const)) {
    const choices = plansOf(tools, request).flatMap((plan) =>
      choicesOf(tools, request, { plan, weight, least }),
    );
    const best = choices.sort((one, other) => score(request, other) - score(request, one))[0];
    if (best !== undefined) return best;
  }
  return null;
}

function choicesOf(
  tools: DrawingTools,
  request: LayoutRequest,
  { plan, weight, least }: { plan: Plan; weight: Weight; least: number },
): Choice[] {
  const copy = copyOf(request, weight);
  const minMm = smallestMm(request, weight) * least;
  const { maxTypeMm } = DEFAULTS[request.layout];
  const maxMm = Math.max(minMm, Math.min(maxTypeMm, plan.region.heightMm));
  const found = fitCopy(tools.typesetter, copy, plan.region, { minMm, maxMm, upright: plan.upright });
  return found === null ? [] : [{ plan, fitted: found, weight }];
}

/** Comfortable type first, then larger modules, then larger type; the fitting layout goes by type alone. */
function score(request: LayoutRequest, { plan, fitted: { sizeMm }, weight }: Choice): number {
  const ratio = sizeMm / smallestMm(request, weight);
  if (request.layout === 'fit') return ratio * 100 + plan.moduleRatio;
  return (
    Math.min(ratio, DEFAULTS[request.layout].comfort) * 1_000 + Math.min(plan.moduleRatio, 3) * 50 + ratio
  );
}

/** Chinese needs larger type than Latin for the same legibility, up to a third. */
function copyOf({ lines, printMethod, layout }: LayoutRequest, usual: Weight): Copy[] {
  const { emphasisScale } = DEFAULTS[layout];
  return lines.flatMap(({ key, text, language, emphasis }) => {
    const weight = emphasis === true ? 700 : usual;
    const apart =
      minimumSizeMm(printMethod, language, weight) /
      minimumSizeMm(printMethod, 'en', language === 'zh' ? weight : usual);
    const scale =
      (language === 'zh' ? Math.min(Math.max(apart, 1), 1.33) : 1) * (emphasis === true ? emphasisScale : 1);
    return text
      .split('\n')
      .filter((part) => part.trim() !== '')
      .map((part) => ({ key, text: part.trim(), language, weight, scale }));
  });
}

/** The size of the block at which every line of it is held by the print method. */
function smallestMm(request: LayoutRequest, usual: Weight): number {
  return Math.max(
    0.5,
    ...copyOf(request, usual).map(
      ({ language, weight, scale }) => minimumSizeMm(request.printMethod, language, weight) / scale,
    ),
  );
}

function plansOf(tools: DrawingTools, request: LayoutRequest): Plan[] {
  const defaults: LayoutDefaults = DEFAULTS[request.layout];
  return sizedSymbols(tools.encode, request).flatMap(({ symbols, moduleRatio }) => {
    const settings: PlanSettings = {
      widthMm: request.widthMm,
      heightMm: request.heightMm,
      marginMm: request.quietMm ?? defaults.quietMm,
      headMm: request.layout === 'care-label' ? (request.seamMm ?? 6) : 0,
      align: defaults.align,
      upright: defaults.upright,
      ruleMm: defaults.ruleMm,
      symbols,
      moduleRatio,
    };
    if (request.layout === 'sticker-round') return [planRound(settings)].filter((plan) => plan !== null);
    const plans = [planRectangle(settings, 'right'), planRectangle(settings, 'below')];
    return plans.filter((plan) => plan !== null);
  });
}

function finished(
  tools: DrawingTools,
  request: LayoutRequest,
  { plan, fitted: found, weight }: Choice,
  dropped: readonly Dropped[],
): LaidOut {
  const shapes = shapesOf(tools.typesetter, plan, found, dotMmOf(request));
  const isMirrored = request.mirrored ?? false;
  const artwork: Artwork = {
    widthMm: request.widthMm,
    heightMm: request.heightMm,
    outline: request.layout === 'sticker-round' ? 'round' : 'rectangle',
    bleedMm: request.bleedMm ?? 0,
    quietMm: request.quietMm ?? DEFAULTS[request.layout].quietMm,
    colour: request.colour,
    printMethod: request.printMethod,
    mirrored: isMirrored,
    // What reads right to left is no type any more.
    liveText: (request.liveText ?? false) && !isMirrored,
    shapes: isMirrored ? mirrored(shapes, request.widthMm) : shapes,
  };
  return { artwork, warnings: warningsOf(request, artwork, weight), dropped };
}
