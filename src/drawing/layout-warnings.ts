import type { Artwork, TextShape } from './artwork.ts';
import type { Weight } from './fonts.ts';
import { METHOD_WORDS } from './instruction-words.ts';
import { leastModuleMm, wantedBarMm } from './layout-defaults.ts';
import type { DrawingWarning, LayoutRequest } from './layout-request.ts';
import { METHOD_LIMITS, minimumSizeMm, POINT_MM } from './print-methods.ts';

/** What GS1 asks of type that is no symbol's on a logistic label, and the height of capitals and digits beside their em. */
const LOGISTIC_TYPE_MM = 3;
export const CAPITAL_EM = 0.714;

const inPoints = (mm: number): string => `${(mm / POINT_MM).toFixed(1)} pt`;

/** What cannot be read at its size, or was made otherwise than asked. */
export function warningsOf(request: LayoutRequest, artwork: Artwork, weight: Weight): DrawingWarning[] {
  const limits = METHOD_LIMITS[request.printMethod];
  const method = METHOD_WORDS[request.printMethod].zh;
  const text = artwork.shapes.filter((shape) => shape.kind === 'text');
  return [
    ...text.flatMap((shape) => smallType(request, shape)),
    ...(request.data === undefined ? [] : text.flatMap((shape) => smallOnLogistic(request, shape))),
    ...symbolWarnings(request, artwork),
    ...(weight === limits.weight
      ? []
      : [
          {
            code: 'bold-instead',
            says: `Type is bold: in regular its thinnest strokes would be under the ${limits.minStrokeMm} mm that ${request.printMethod} holds.`,
            inChinese: `字体用了粗体：常规体最细的笔画会低于${method}能保持的 ${limits.minStrokeMm} 毫米。`,
          } as const,
        ]),
    ...(limits.official
      ? []
      : [
          {
            code: 'limits-are-ours',
            says: `The smallest sizes for ${request.printMethod} are ours (${limits.asOf}), not a standard's: prove them at first article.`,
            inChinese: `${method}的最小尺寸是我们自己定的（${limits.asOf}），不是标准规定：请在首件上验证。`,
          } as const,
        ]),
  ];
}

function smallType({ printMethod }: LayoutRequest, shape: TextShape): DrawingWarning[] {
  const weight = shape.glyphs.every(({ face }) => face.endsWith('700')) ? 700 : 400;
  const least = minimumSizeMm(printMethod, shape.language, weight);
  if (shape.sizeMm >= least - 1e-6) return [];
  const says = `“${shape.text}” is ${inPoints(shape.sizeMm)}; ${printMethod} needs ${inPoints(least)} to be read.`;
  const inChinese = `“${shape.text}”为 ${inPoints(shape.sizeMm)}，${METHOD_WORDS[printMethod].zh}至少要 ${inPoints(least)} 才能看清。`;
  return [{ code: 'type-below-minimum', key: shape.key, says, inChinese }];
}

function smallOnLogistic({ lines }: LayoutRequest, { key, text, sizeMm }: TextShape): DrawingWarning[] {
  const heightMm = sizeMm * CAPITAL_EM;
  if (heightMm >= LOGISTIC_TYPE_MM - 0.01 || !lines.some((line) => line.key === key)) return [];
  const says = `“${text}” is ${heightMm.toFixed(1)} mm high; GS1 asks ${String(LOGISTIC_TYPE_MM)} mm on logistic labels.`;
  const inChinese = `“${text}”字高 ${heightMm.toFixed(1)} 毫米；GS1 要求物流标签上不小于 ${String(LOGISTIC_TYPE_MM)} 毫米。`;
  return [{ code: 'type-below-minimum', key, says, inChinese }];
}

function symbolWarnings(request: LayoutRequest, artwork: Artwork): DrawingWarning[] {
  return artwork.shapes.flatMap((shape): DrawingWarning[] => {
    if (shape.kind !== 'symbol') return [];
    const { key, moduleMm, symbology } = shape;
    const warnings: DrawingWarning[] = [];
    const least = leastModuleMm(request, symbology);
    if (moduleMm < least - 1e-6)
      warnings.push({
        code: 'module-below-minimum',
        key,
        says: `A module is ${moduleMm} mm, as small as is allowed; ${request.printMethod} surely holds ${least} mm. Prove at first article that it is read.`,
        inChinese: `码的模块为 ${moduleMm} 毫米，已是允许的最小值；${METHOD_WORDS[request.printMethod].zh}可靠的最小值是 ${least} 毫米。请在首件上验证能否扫读。`,
      });
    const isLinear = shape.quietMm.top === 0;
    const wanted = wantedBarMm(request, symbology, shape.widthMm);
    if (isLinear && shape.heightMm < wanted - 0.01)
      warnings.push({
        code: 'bars-short',
        key,
        says: `The bars are ${shape.heightMm.toFixed(1)} mm high instead of ${wanted.toFixed(1)} mm: scanners must be aimed better.`,
        inChinese: `条的高度为 ${shape.heightMm.toFixed(1)} 毫米，本应为 ${wanted.toFixed(1)} 毫米：扫描时须对得更准。`,
      });
    if (METHOD_LIMITS[request.printMethod].minModuleMm === null)
      warnings.push({
        code: 'no-symbols',
        key,
        says: `${request.printMethod} does not hold symbols.`,
        inChinese: `${METHOD_WORDS[request.printMethod].zh}做不出清晰的码。`,
      });
    return warnings;
  });
}
