import type { Totals } from './story-fold.ts';
import type { Step } from './story-graph.ts';
import type { StoryLanguage } from './story-language.ts';

const SHOWN_RANGES = 6;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How a story says how much of something there is, of one step and of several things together. */
export function amountWords({ t, format, quantityText }: StoryLanguage) {
  const unitsText = (count: number): string => t('story.units', { count });
  const cartonsText = (count: number): string => t('story.cartons', { count });
  const amounts = ({ quantity, unit, units, cartons }: Step['facts']): string[] => [
    ...(quantity === undefined
      ? []
      : [unit === undefined ? format.number(quantity) : quantityText(quantity, unit)]),
    ...(units === undefined ? [] : [unitsText(units)]),
    ...(cartons === undefined ? [] : [cartonsText(cartons)]),
  ];
  const howMuch = ({ units, cartons, quantities, isPartly }: Totals): string => {
    const sum = [
      ...[...quantities].map(([unit, quantity]) => quantityText(quantity, unit)),
      ...(units === null ? [] : [unitsText(units)]),
      ...(cartons === null ? [] : [cartonsText(cartons)]),
    ].join(' · ');
    if (!isPartly) return sum;
    return sum === '' ? t('story.quantityUnknown') : t('story.atLeast', { sum });
  };
  return { amounts, howMuch };
}

/** How a story says which numbers of units and cartons. */
export function numberWords({ t, format }: StoryLanguage) {
  const rangeText = ({ from, to }: Range): string =>
    to - from === 1 ? format.number(from) : `${format.number(from)}–${format.number(to - 1)}`;
  const rangesText = (ranges: readonly Range[]): string => {
    const shown = ranges.slice(0, SHOWN_RANGES).map(rangeText).join(', ');
    const count = ranges.length - SHOWN_RANGES;
    return count <= 0 ? shown : t('story.moreRanges', { shown, count });
  };
  return ({ ranges, span }: Step['facts']): string[] => [
    ...(span === undefined ? [] : [t('story.unitNumbers', { numbers: rangeText(span) })]),
    ...(ranges === undefined ? [] : [t('story.cartonNumbers', { numbers: rangesText(ranges) })]),
  ];
}
