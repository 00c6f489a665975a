import { useFormatter, useTranslations } from 'use-intl';
import { useQuantityText } from '../../ui/units.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { amountWords, numberWords } from './story-amount-words.ts';
import { dateWords } from './story-date-words.ts';
import { totalsOf } from './story-fold.ts';
import type { Place } from './story-fold.ts';
import type { Step } from './story-graph.ts';
import { nameWords } from './story-name-words.ts';

/** Everything a story says, in the language in use. */
export function useStoryWords() {
  const t = useTranslations();
  const format = useFormatter();
  const { choiceWord } = useTradeWords();
  const quantityText = useQuantityText();
  const language = { t, format, choiceWord, quantityText };
  const names = nameWords(language);
  const { dates, days } = dateWords(language);
  const { amounts, howMuch } = amountWords(language);
  const numbersText = numberWords(language);
  return {
    ...names,
    dates,
    amounts,
    /** What is said of one step beside its dates and amounts. */
    remarks: (facts: Step['facts']): string[] => [
      ...numbersText(facts),
      ...(facts.notes ?? []).map(names.wordText),
    ],
    totals: (things: Place['things']): { readonly when: string | null; readonly howMuch: string } => {
      const totals = totalsOf(things);
      return { when: days(totals.from, totals.until), howMuch: howMuch(totals) };
    },
    number: (of: number): string => format.number(of),
    sideText: (side: 'source' | 'market'): string => t(`story.${side}`),
    againText: (seen: Step['seen']): string[] =>
      seen === 'here' ? [] : [t(seen === 'cycle' ? 'story.cycle' : 'story.again')],
  };
}

export type StoryWords = ReturnType<typeof useStoryWords>;
