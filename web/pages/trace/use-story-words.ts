import { useFormatter, useTranslations } from 'use-intl';
import type { Messages } from '../../locales/messages.ts';
import { isKind } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { totalsOf } from './story-fold.ts';
import type { Place } from './story-fold.ts';
import type { Step, Thing } from './story-graph.ts';

type Word = NonNullable<Step['word']>;
type Relation = keyof Messages['storyRelation'];
type ThingKind = keyof Messages['storyKind'];

const SHOWN_RANGES = 6;

/** Everything a story says, in the language in use. */
export function useStoryWords() {
  const t = useTranslations();
  const format = useFormatter();
  const { choiceWord } = useTradeWords();
  const number = (of: number): string => format.number(of);
  const day = (of: string): string => {
    const time = Date.parse(of.length === 10 ? `${of}T00:00Z` : `${of}Z`);
    if (Number.isNaN(time)) return of;
    const clock = of.length > 10 ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
    return format.dateTime(time, { year: 'numeric', month: 'short', day: 'numeric', ...clock });
  };
  const valueWord = ([name, value]: [string, string | number]): [string, string] => {
    if (typeof value === 'number') return [name, number(value)];
    return [name, name === 'unit' || name === 'choice' ? choiceWord(value) : value];
  };
  const wordText = ({ code, values }: Word): string =>
    t(`storyWord.${code}`, Object.fromEntries(Object.entries(values).map(valueWord)));
  const labelText = ({ label, word }: Pick<Step, 'label' | 'word'>): string =>
    word === undefined ? label : wordText(word);
  const kindText = (kind: string, isMany = false): string => {
    // `has` is what makes this a key of the locale.
    if (t.has(`storyKind.${kind as ThingKind}`))
      // As above.
      return t(`storyKind.${kind as ThingKind}`, { count: isMany ? 2 : 1 });
    return isKind(kind) ? t(`kind.${kind}`) : kind;
  };
  /** A party is called by what it does in this story. */
  const thingKind = (thing: Thing): string => {
    if (thing.kind === 'party' && thing.side === 'source') return 'supplier';
    if (thing.kind === 'party' && thing.side === 'market') return 'consignee';
    return thing.kind;
  };
  const relationText = (relation: string): string =>
    // As above.
    t.has(`storyRelation.${relation as Relation}`)
      ? // As above.
        t(`storyRelation.${relation as Relation}`)
      : choiceWord(relation);
  const dates = (from: string | null | undefined, until: string | null | undefined): string | null => {
    if (from === null || from === undefined)
      return until === null || until === undefined ? null : t('story.until', { date: day(until) });
    return until === null || until === undefined || until === from
      ? day(from)
      : t('story.dates', { from: day(from), until: day(until) });
  };
  /** Days alone, in as few words as the language needs. */
  const days = (from: string | null, until: string | null): string | null => {
    const [start, end] = [from, until ?? from].map((text) =>
      Date.parse(`${text?.slice(0, 10) ?? ''}T00:00Z`),
    );
    if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end))
      return from ?? until;
    const parts = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    return start === end ? format.dateTime(start, parts) : format.dateTimeRange(start, end, parts);
  };
  const rangeText = ({ from, to }: { readonly from: number; readonly to: number }): string =>
    to - from === 1 ? number(from) : `${number(from)}–${number(to - 1)}`;
  const rangesText = (ranges: readonly { readonly from: number; readonly to: number }[]): string => {
    const shown = ranges.slice(0, SHOWN_RANGES).map(rangeText).join(', ');
    const count = ranges.length - SHOWN_RANGES;
    return count <= 0 ? shown : t('story.moreRanges', { shown, count });
  };
  const amounts = ({ quantity, unit, units, cartons }: Step['facts']): string[] => [
    ...(quantity === undefined
      ? []
      : [`${number(quantity)} ${unit === undefined ? '' : choiceWord(unit)}`.trim()]),
    ...(units === undefined ? [] : [t('story.units', { count: units })]),
    ...(cartons === undefined ? [] : [t('story.cartons', { count: cartons })]),
  ];
  /** What is said of one step beside its dates and amounts. */
  const remarks = ({ ranges, span, notes }: Step['facts']): string[] => [
    ...(span === undefined ? [] : [t('story.unitNumbers', { numbers: rangeText(span) })]),
    ...(ranges === undefined ? [] : [t('story.cartonNumbers', { numbers: rangesText(ranges) })]),
    ...(notes ?? []).map(wordText),
  ];
  const totals = (things: Place['things']): { readonly when: string | null; readonly howMuch: string } => {
    const { units, cartons, quantities, isPartly, from, until } = totalsOf(things);
    const parts = [
      ...[...quantities].map(([unit, quantity]) => `${number(quantity)} ${choiceWord(unit)}`),
      ...(units === null ? [] : [t('story.units', { count: units })]),
      ...(cartons === null ? [] : [t('story.cartons', { count: cartons })]),
    ];
    const sum = parts.join(' · ');
    const howMuch = !isPartly ? sum : sum === '' ? t('story.quantityUnknown') : t('story.atLeast', { sum });
    return { when: days(from, until), howMuch };
  };
  const sideText = (side: 'source' | 'market'): string => t(`story.${side}`);
  const againText = (seen: Step['seen']): string[] =>
    seen === 'here' ? [] : [t(seen === 'cycle' ? 'story.cycle' : 'story.again')];
  return {
    sideText,
    againText,
    wordText,
    labelText,
    kindText,
    thingKind,
    relationText,
    dates,
    amounts,
    remarks,
    totals,
    number,
  };
}

export type StoryWords = ReturnType<typeof useStoryWords>;
