import type { PathShape, Shape, TextShape } from './artwork.ts';
import type { DrawingTools } from './layout.ts';
import { captionSizeMm, DEFAULTS, dotMmOf, moduleMmOf, wantedBarMm } from './layout-defaults.ts';
import type { DataField, LayoutRequest, LineRequest, SymbolRequest } from './layout-request.ts';
import { symbolShapes, textShape } from './layout-shapes.ts';
import { CAPITAL_EM } from './layout-warnings.ts';
import { breakInto, wordsOf, type BrokenLine, type Region } from './lines-of-type.ts';
import { rectangle } from './path.ts';
import { minimumSizeMm } from './print-methods.ts';

/**
 * The zones of a GS1 logistic label (GS1 General Specifications 6.6, Logistic Label Guideline): who sends and receives on top, in the middle the
 * data with their titles, and at the bottom the GS1-128 symbols, of which that of the SSCC is the lowest. X-dimension of 0.495 to 1.016 mm, bars of
 * 31.75 mm, symbols with quiet zones of 165.10 mm at most (5.4.4.3), type of the upper zone of 3 mm; of the data 7 mm where there is room.
 * The figures are from memory of the standard and a guide's excerpts, not checked against its present text.
 */
const MOST_MODULE_MM = 1.016;
const MOST_SYMBOL_MM = 165.1;
const BETWEEN_SYMBOLS_MM = 2.5;
const GAP_MM = 1.6;
const RULE_MM = 0.4;
const TITLE_MM = 3.2;
/** From the top of a title to the top of its data. */
const TITLED_MM = TITLE_MM + 0.7;
const UPPER_MM = { most: 7, wanted: 3 / CAPITAL_EM } as const;

/** Heights of digits in the middle zone and modules, in the order in which they are wanted. */
const TRIES = [7, 6, 5, 4, 3.5, 3].flatMap((dataMm) => [1.25, 1.1, 1].map((times) => ({ dataMm, times })));

/** The shapes of the label; null where it does not fit. `least` is the share of the smallest readable type that will do. */
export function logisticShapes(tools: DrawingTools, request: LayoutRequest, least: number): Shape[] | null {
  let best: Laid | null = null;
  for (const wanted of TRIES) {
    const laid = tryLogistic(tools, request, { ...wanted, least });
    if (laid !== null && laid.upperMm >= UPPER_MM.wanted) return laid.shapes;
    if (laid !== null && (best === null || laid.upperMm > best.upperMm)) best = laid;
  }
  return best?.shapes ?? null;
}

interface Laid {
  readonly shapes: Shape[];
  /** Size of the type of the upper zone. */
  readonly upperMm: number;
}

function tryLogistic(
  tools: DrawingTools,
  request: LayoutRequest,
  wanted: { dataMm: number; times: number; least: number },
): Laid | null {
  const marginMm = request.quietMm ?? DEFAULTS[request.layout].quietMm;
  const symbols = lowerZone(tools, request, request.heightMm - marginMm, wanted.times);
  if (symbols === null) return null;
  const data = middleZone(tools, request, wanted.dataMm, marginMm);
  if (data === null) return null;
  const lowerRuleMm = symbols.topMm - GAP_MM;
  const dataTopMm = lowerRuleMm - GAP_MM - data.heightMm;
  const upperRuleMm = dataTopMm - GAP_MM;
  const upper = upperZone(
    tools,
    request,
    { topMm: marginMm, bottomMm: upperRuleMm - GAP_MM, marginMm },
    wanted.least,
  );
  if (upper === null) return null;
  const hasUpper = request.lines.length > 0;
  const shapes = [
    ...(hasUpper ? [rule(request, marginMm, upperRuleMm)] : []),
    rule(request, marginMm, lowerRuleMm),
    ...upper.shapes,
    ...data.shapes.map((shape) => ({ ...shape, yMm: shape.yMm + dataTopMm })),
    ...symbols.shapes,
  ];
  return { shapes, upperMm: upper.sizeMm };
}

function rule({ widthMm }: LayoutRequest, marginMm: number, yMm: number): PathShape {
  const path = rectangle({ left: 0, top: 0, right: widthMm - 2 * marginMm, bottom: RULE_MM });
  return { kind: 'path', key: 'rule', xMm: marginMm, yMm: yMm - RULE_MM / 2, path };
}

/** Symbols from the bottom up, that of the SSCC first. */
function lowerZone(
  { encode, typesetter }: DrawingTools,
  request: LayoutRequest,
  bottomMm: number,
  times: number,
): { shapes: Shape[]; topMm: number } | null {
  const shapes: Shape[] = [];
  let bottom = bottomMm;
  for (const { key, symbology, data } of fromBelow(request.symbols)) {
    const symbol = encode(symbology, data);
    const moduleMm = moduleMmOf(request, symbology, { times, modules: 'usual' });
    const { left, right } = symbol.quiet;
    const neededMm = (symbol.width + left + right) * moduleMm;
    if (moduleMm > MOST_MODULE_MM || neededMm > Math.min(request.widthMm, MOST_SYMBOL_MM) + 1e-6) return null;
    const widthMm = symbol.width * moduleMm;
    const heightMm = wantedBarMm(request, symbology, widthMm);
    const captionMm = captionSizeMm(request, moduleMm);
    const yMm = bottom - captionMm * 1.05 - heightMm;
    const place = { key, symbol, moduleMm, xMm: (request.widthMm - widthMm) / 2, yMm, heightMm, captionMm };
    shapes.push(...symbolShapes(typesetter, place, dotMmOf(request)));
    bottom = yMm - BETWEEN_SYMBOLS_MM;
  }
  const topMm = shapes.length === 0 ? bottom : bottom + BETWEEN_SYMBOLS_MM;
  return topMm > 0 ? { shapes, topMm } : null;
}

function fromBelow(symbols: readonly SymbolRequest[]): SymbolRequest[] {
  const isSscc = ({ data }: SymbolRequest): boolean => data.startsWith('(00)');
  return [...symbols.filter((one) => !isSscc(one)), ...symbols.filter(isSscc)].reverse();
}

/** Fields in rows from the top, two in a row where both are short; heights are of digits. */
function middleZone(
  { typesetter }: DrawingTools,
  { data = [], widthMm }: LayoutRequest,
  dataMm: number,
  marginMm: number,
): { shapes: TextShape[]; heightMm: number } | null {
  const fullMm = widthMm - 2 * marginMm;
  const halfMm = (fullMm - 2 * GAP_MM) / 2;
  const sizeMm = dataMm / CAPITAL_EM;
  const rowMm = TITLED_MM + dataMm + GAP_MM;
  const shapes: TextShape[] = [];
  let [y, isRight] = [0, false];
  const put = ({ key, title, text }: DataField): boolean => {
    const set = typesetter.set(text, 'en', 700);
    const width = set.widthEm * sizeMm;
    if (width > fullMm) return false;
    const isShort = width <= halfMm;
    if (isRight && !isShort) [y, isRight] = [y + rowMm, false];
    const xMm = marginMm + (isRight ? halfMm + 2 * GAP_MM : 0);
    const titleSet = typesetter.set(title, 'en', 400);
    shapes.push(
      textShape(titleSet, { key: `${key}.title`, sizeMm: TITLE_MM, xMm, yMm: y + TITLE_MM * 0.78 }),
    );
    shapes.push(textShape(set, { key: `${key}.data`, sizeMm, xMm, yMm: y + TITLED_MM + dataMm }));
    if (isShort && !isRight) isRight = true;
    else [y, isRight] = [y + rowMm, false];
    return true;
  };
  if (!data.every(put)) return null;
  return { shapes, heightMm: (isRight ? y + rowMm : y) - GAP_MM };
}

interface UpperRoom {
  readonly topMm: number;
  readonly bottomMm: number;
  readonly marginMm: number;
}

/** Sender and receiver beside each other in one size, the largest that both fit in. */
function upperZone(
  tools: DrawingTools,
  request: LayoutRequest,
  room: UpperRoom,
  least: number,
): { shapes: Shape[]; sizeMm: number } | null {
  const { lines, widthMm } = request;
  if (lines.length === 0) return room.bottomMm < room.topMm ? null : { shapes: [], sizeMm: UPPER_MM.most };
  const [left, right] = [
    lines.filter((one) => one.column !== 'right'),
    lines.filter((one) => one.column === 'right'),
  ];
  const fullMm = widthMm - 2 * room.marginMm;
  const halfMm = (fullMm - 2 * GAP_MM) / 2;
  const isHalved = left.length > 0 && right.length > 0;
  const blocks = [
    { lines: left, leftMm: room.marginMm },
    { lines: right, leftMm: room.marginMm + (isHalved ? halfMm + 2 * GAP_MM : 0) },
  ].filter((block) => block.lines.length > 0);
  const smallestMm =
    Math.max(...lines.map(({ language }) => minimumSizeMm(request.printMethod, language, 400))) * least;
  for (let sizeMm = UPPER_MM.most; sizeMm >= smallestMm - 1e-9; sizeMm -= 0.1) {
    const set = blocks.map((block) =>
      setBlock(tools, block.lines, {
        ...room,
        leftMm: block.leftMm,
        widthMm: isHalved ? halfMm : fullMm,
        sizeMm,
      }),
    );
    if (set.every((shapes) => shapes !== null)) return { shapes: set.flat(), sizeMm };
  }
  return null;
}

function setBlock(
  { typesetter }: DrawingTools,
  lines: readonly LineRequest[],
  {
    topMm,
    bottomMm,
    leftMm,
    widthMm,
    sizeMm,
  }: Omit<UpperRoom, 'marginMm'> & { leftMm: number; widthMm: number; sizeMm: number },
): TextShape[] | null {
  const region: Region = { heightMm: bottomMm - topMm, room: () => ({ leftMm, widthMm }) };
  const copy = lines.map(({ key, text, language, emphasis }) => ({
    key,
    scale: 1,
    words: wordsOf(typesetter, text, language, emphasis === true ? 700 : 400),
  }));
  const broken = breakInto(typesetter, copy, region, { sizeMm, fromMm: 0 });
  if (broken === null) return null;
  return broken.lines.map(({ set, key, baselineMm }: BrokenLine) =>
    textShape(set, { key, sizeMm, xMm: leftMm, yMm: topMm + baselineMm }),
  );
}
