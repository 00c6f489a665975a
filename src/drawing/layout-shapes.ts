import type { Path, PathCommand, Shape, SymbolShape, TextShape } from './artwork.ts';
import type { Fitted } from './fit.ts';
import type { Plan, SymbolPlace } from './layout-plans.ts';
import { rounded, transformed } from './path.ts';
import type { SetText, Typesetter } from './typesetter.ts';

/** Makes the shapes of a plan with its type. */
export function shapesOf(typesetter: Typesetter, plan: Plan, fitted: Fitted, dotMm: number): Shape[] {
  const { lines, sizeMm } = fitted;
  const text = lines.map(({ set, key, scale, room, baselineMm }): TextShape => {
    const size = sizeMm * scale;
    const slack = room.widthMm - set.widthEm * size;
    const xMm = room.leftMm + (plan.align === 'centre' ? slack / 2 : 0);
    return textShape(set, { key, sizeMm: size, xMm, yMm: plan.region.topMm + baselineMm });
  });
  const symbols = plan.symbols.flatMap((place) => symbolShapes(typesetter, place, dotMm));
  const rules: Shape[] =
    plan.rules.length === 0 ? [] : [{ kind: 'path', key: 'frame', xMm: 0, yMm: 0, path: plan.rules }];
  return [...rules, ...text, ...symbols];
}

/** A symbol and what people read below it. */
export function symbolShapes(typesetter: Typesetter, place: SymbolPlace, dotMm: number): Shape[] {
  return [symbolShape(place, dotMm), ...captionShapes(typesetter, place)];
}

/** Outlines of what was set before at that size: the same words on many labels share them. */
const scaled = new WeakMap<SetText, Map<number, Path>>();

interface TextPlace {
  readonly key: string;
  readonly sizeMm: number;
  readonly xMm: number;
  readonly yMm: number;
}

export function textShape(set: SetText, { key, sizeMm, xMm, yMm }: TextPlace): TextShape {
  const sizes = scaled.get(set) ?? new Map<number, Path>();
  const path = sizes.get(sizeMm) ?? transformed(set.path, { scaleX: sizeMm, scaleY: sizeMm, x: 0, y: 0 });
  scaled.set(set, sizes.set(sizeMm, path));
  return {
    kind: 'text',
    key,
    text: set.text,
    language: set.language,
    sizeMm,
    widthMm: rounded(set.widthEm * sizeMm),
    xMm: rounded(xMm),
    yMm: rounded(yMm),
    path,
    glyphs: set.glyphs.map(({ face, glyph, text, xEm }) => ({
      face,
      glyph,
      text,
      xMm: rounded(xEm * sizeMm),
    })),
  };
}

const sizedSymbols = new WeakMap<Path, Map<string, Path>>();

function symbolShape(place: SymbolPlace, dotMm: number): SymbolShape {
  const { key, symbol, moduleMm, heightMm } = place;
  const { quiet } = symbol;
  // On a printer's grid, bars begin where dots begin.
  const onGrid = (mm: number): number => rounded(dotMm > 0 ? Math.round(mm / dotMm) * dotMm : mm);
  const scaleY = symbol.isMatrix ? moduleMm : heightMm;
  const sizes = sizedSymbols.get(symbol.path) ?? new Map<string, Path>();
  const name = `${moduleMm} ${scaleY}`;
  const path = sizes.get(name) ?? [
    ...transformed(symbol.path, { scaleX: moduleMm, scaleY, x: 0, y: 0 }),
    // Five modules longer than the others.
    ...transformed(symbol.guards, { scaleX: moduleMm, scaleY: 5 * moduleMm, x: 0, y: heightMm }),
  ];
  sizedSymbols.set(symbol.path, sizes.set(name, path));
  return {
    kind: 'symbol',
    key,
    symbology: symbol.symbology,
    data: symbol.data,
    xMm: onGrid(place.xMm),
    yMm: onGrid(place.yMm),
    widthMm: rounded(symbol.width * moduleMm),
    heightMm: rounded(heightMm),
    moduleMm,
    quietMm: {
      top: quiet.top * moduleMm,
      right: quiet.right * moduleMm,
      bottom: quiet.bottom * moduleMm,
      left: quiet.left * moduleMm,
    },
    path,
  };
}

/** What people read below the bars; smaller where it would be wider than its room. */
function captionShapes(typesetter: Typesetter, place: SymbolPlace): TextShape[] {
  if (place.captionMm === 0) return [];
  return place.symbol.caption.map(({ text, at, width }) => {
    const set = typesetter.set(text, 'en', 400);
    const sizeMm = Math.min(place.captionMm, (width * place.moduleMm) / set.widthEm);
    return textShape(set, {
      key: `${place.key}.caption`,
      sizeMm,
      xMm: place.xMm + at * place.moduleMm - (set.widthEm * sizeMm) / 2,
      yMm: place.yMm + place.heightMm + place.captionMm * 0.92,
    });
  });
}

/** Left and right exchanged, as a mould or a stamp needs it. */
export function mirrored(shapes: readonly Shape[], widthMm: number): Shape[] {
  return shapes.map((shape) => ({
    ...shape,
    xMm: rounded(widthMm - shape.xMm),
    path: mirroredPath(shape.path),
  }));
}

function mirroredPath(path: Path): PathCommand[] {
  return transformed(path, { scaleX: -1, scaleY: 1, x: 0, y: 0 });
}
