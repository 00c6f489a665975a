import type { Artwork, Shape } from './artwork.ts';
import { fitCopy, type Fitted } from './fit.ts';
import type { Weight } from './fonts.ts';
import {
  DEFAULTS,
  dotMmOf,
  hasSmaller,
  sizedSymbols,
  tooWide,
  type LayoutDefaults,
  type ModuleChoice,
} from './layout-defaults.ts';
import { planRectangle, planRound, type Plan, type PlanSettings } from './layout-plans.ts';
import type { DrawingWarning, Dropped, LayoutRequest, LineRequest, SymbolRequest } from './layout-request.ts';
import { mirrored, shapesOf } from './layout-shapes.ts';
import { warningsOf } from './layout-warnings.ts';
import { wordsOf, type Copy } from './lines-of-type.ts';
import { logisticShapes } from './logistic-label.ts';
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
    const readable = laid(tools, { ...request, lines, symbols }, 1);
    if (readable !== null) return { ...readable, dropped };
    const next = nextToGo([...lines, ...symbols]);
    if (next === undefined) break;
    dropped.push({ key: next.key, says: whyGone(tools, request, next) });
    lines = lines.filter((line) => line !== next);
    symbols = symbols.filter((symbol) => symbol !== next);
  }
  const left = { ...request, lines, symbols };
  // Half the smallest readable size shows on screen what is wrong; below that there is nothing to show.
  const small = laid(tools, left, 0.5);
  if (small === null) throw noRoom(tools, left);
  return { ...small, dropped };
}

/** Laid out at a share of the smallest readable size; symbols with smaller modules only where the usual ones have no room. */
function laid(tools: DrawingTools, request: LayoutRequest, least: number): Omit<LaidOut, 'dropped'> | null {
  if (request.data !== undefined) {
    const shapes = logisticShapes(tools, request, least);
    return shapes === null ? null : finished(request, shapes, 400);
  }
  const choice =
    fitted(tools, request, { least, modules: 'usual' }) ??
    (hasSmaller(request) ? fitted(tools, request, { least, modules: 'smallest' }) : null);
  if (choice === null) return null;
  const shapes = shapesOf(tools.typesetter, choice.plan, choice.fitted, dotMmOf(request));
  return finished(request, shapes, choice.weight);
}

function whyGone(tools: DrawingTools, request: LayoutRequest, part: LineRequest | SymbolRequest): string {
  const says = 'There was no room for it at the smallest readable type.';
  if (!('symbology' in part)) return says;
  return tooWide(tools.encode, { ...request, symbols: [part] }) ?? says;
}

function nextToGo(parts: readonly (LineRequest | SymbolRequest)[]): LineRequest | SymbolRequest | undefined {
  return parts
    .filter(({ mayDrop }) => mayDrop !== undefined)
    .sort((one, other) => (one.mayDrop ?? 0) - (other.mayDrop ?? 0))[0];
}

/** The area, in the same proportion, that would hold it readably. */
function noRoom(tools: DrawingTools, request: LayoutRequest): LotproofError {
  const { widthMm, heightMm } = request;
  const wide = tooWide(tools.encode, request);
  if (wide !== undefined) return new LotproofError('invalid-input', wide);
  const says = `This does not fit ${widthMm} × ${heightMm} mm at any readable size, and nothing more may go`;
  for (let times = 1.1; times < 12; times *= 1.1) {
    const [width, height] = [Math.ceil(widthMm * times), Math.ceil(heightMm * times)];
    if (laid(tools, { ...request, widthMm: width, heightMm: height }, 1) !== null)
      return refusedSize(`${says}. It needs about ${width} × ${height} mm, or fewer lines.`, {
        found: `${widthMm} × ${heightMm}`,
        expected: `${width} × ${height}`,
      });
  }
  return refusedSize(`${says}.`, { found: `${widthMm} × ${heightMm}` });
}

/** The refusal with both sizes in mm by themselves, for whoever says it in another language. */
function refusedSize(says: string, sizes: { found: string; expected?: string }): LotproofError {
  return new LotproofError('invalid-input', says, [{ at: 'size', ...sizes, says }]);
}

interface Choice {
  readonly plan: Plan;
  readonly fitted: Fitted;
  readonly weight: Weight;
  /** How many times the smallest readable type it has. */
  readonly ratio: number;
}

/** The best of all plans; `least` is the share of the smallest readable size that will do. */
function fitted(
  tools: DrawingTools,
  request: LayoutRequest,
  { least, modules }: { least: number; modules: ModuleChoice },
): Choice | null {
  const usual = METHOD_LIMITS[request.printMethod].weight;
  const plans = plansOf(tools, request, modules);
  for (const weight of usual === 400 ? ([400, 700] as const) : ([700] as const)) {
    const best = bestOf(tools, request, plans, { weight, least });
    if (best !== null) return best;
  }
  return null;
}

/** Plans come with the largest symbols first; one that cannot be better than the best so far is not tried. */
function bestOf(
  tools: DrawingTools,
  request: LayoutRequest,
  plans: readonly Plan[],
  { weight, least }: { weight: Weight; least: number },
): Choice | null {
  const copy = copyOf(tools, request, weight);
  const readableMm = smallestMm(request, copy);
  const minMm = readableMm * least;
  let best: Choice | null = null;
  for (const plan of plans) {
    const maxMm = Math.max(minMm, Math.min(DEFAULTS[request.layout].maxTypeMm, plan.region.heightMm));
    if (best !== null && score(request, plan, maxMm / readableMm) <= score(request, best.plan, best.ratio))
      continue;
    const found = fitCopy(tools.typesetter, copy, plan.region, { minMm, maxMm, upright: plan.upright });
    if (found === null) continue;
    const ratio = found.sizeMm / readableMm;
    if (best === null || score(request, plan, ratio) > score(request, best.plan, best.ratio))
      best = { plan, fitted: found, weight, ratio };
  }
  return best;
}

/** Comfortable type first, then larger modules, then larger type; the fitting layout goes by type alone. */
function score({ layout }: LayoutRequest, { moduleRatio }: Plan, ratio: number): number {
  if (layout === 'fit') return ratio * 100 + moduleRatio;
  return Math.min(ratio, DEFAULTS[layout].comfort) * 1_000 + Math.min(moduleRatio, 3) * 50 + ratio;
}

/** Chinese needs larger type than Latin for the same legibility, up to a third. */
function copyOf(tools: DrawingTools, { lines, printMethod, layout }: LayoutRequest, usual: Weight): Copy[] {
  const { emphasisScale } = DEFAULTS[layout];
  return lines.flatMap(({ key, text, language, emphasis }) => {
    const weight = emphasis === true ? 700 : usual;
    const latin = minimumSizeMm(printMethod, 'en', language === 'zh' ? weight : usual);
    const apart = minimumSizeMm(printMethod, language, weight) / latin;
    const scale =
      (language === 'zh' ? Math.min(Math.max(apart, 1), 1.33) : 1) * (emphasis === true ? emphasisScale : 1);
    return text
      .split('\n')
      .filter((part) => part.trim() !== '')
      .map((part) => ({ key, scale, words: wordsOf(tools.typesetter, part.trim(), language, weight) }));
  });
}

/** The size of the block at which every line of it is held by the print method. */
function smallestMm({ printMethod }: LayoutRequest, copy: readonly Copy[]): number {
  const sizes = copy.map(
    ({ words, scale }) => minimumSizeMm(printMethod, words.language, words.weight) / scale,
  );
  return Math.max(0.5, ...sizes);
}

function plansOf(tools: DrawingTools, request: LayoutRequest, modules: ModuleChoice): Plan[] {
  const defaults: LayoutDefaults = DEFAULTS[request.layout];
  return sizedSymbols(tools.encode, request, modules).flatMap(({ symbols, moduleRatio }) => {
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
  request: LayoutRequest,
  shapes: readonly Shape[],
  weight: Weight,
): Omit<LaidOut, 'dropped'> {
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
  return { artwork, warnings: warningsOf(request, artwork, weight) };
}
