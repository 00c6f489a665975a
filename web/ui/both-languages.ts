import { useLocale } from 'use-intl';

/** Words that the server says in both languages, in the one in use. */
export function useBothLanguages(): (words: { readonly en: string; readonly zh: string }) => string {
  const isChinese = useLocale() === 'zh';
  return (words) => (isChinese ? words.zh : words.en);
}
