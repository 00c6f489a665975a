import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useTradeWords } from './words.ts';

type Word = NonNullable<OutputOf<'drill.run'>['result']['brokenLinks'][number]['word']>;

interface Language {
  readonly t: ReturnType<typeof useTranslations<never>>;
  readonly format: ReturnType<typeof useFormatter>;
  readonly choiceWord: ReturnType<typeof useTradeWords>['choiceWord'];
}

/** What a story says by code, with its values as people read them. */
export function storyWord({ t, format, choiceWord }: Language, { code, values }: Word): string {
  const valueWord = ([name, value]: [string, string | number]): [string, string] => {
    if (typeof value === 'number') return [name, format.number(value)];
    return [name, name === 'unit' || name === 'choice' ? choiceWord(value) : value];
  };
  return t(`storyWord.${code}`, Object.fromEntries(Object.entries(values).map(valueWord)));
}

/** The same in the language in use; without a word the name, which every language has. */
export function useStoryWord(): (name: string, word: Word | null) => string {
  const language = { t: useTranslations(), format: useFormatter(), choiceWord: useTradeWords().choiceWord };
  return (name, word) => (word === null ? name : storyWord(language, word));
}
