import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { first as firstWords } from '../locales/en-first.ts';
import type { rest as restWords } from '../locales/en-rest.ts';
import type { Messages } from '../locales/messages.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: 'en' | 'zh';
  }
}

export type Language = 'en' | 'zh';

type First = typeof firstWords;
type Rest = typeof restWords;

/** The words of the first page come first, those of all others after it, or the first page would wait for them. */
const FIRST: Readonly<Record<Language, () => Promise<{ first: First }>>> = {
  en: () => import('../locales/en-first.ts'),
  zh: () => import('../locales/zh-first.ts'),
};
const REST: Readonly<Record<Language, () => Promise<{ rest: Rest }>>> = {
  en: () => import('../locales/en-rest.ts'),
  zh: () => import('../locales/zh-rest.ts'),
};
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '简体中文' };
const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };
const STORED = 'lotproof-language';

interface Speaking {
  readonly language: Language;
  /** Whether the words of every page are here, not those of the first page alone. */
  readonly isWhole: boolean;
  readonly speak: (language: Language) => void;
  /** The language of the person's account: used unless another was chosen in this browser. */
  readonly suggest: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking>({
  language: 'en',
  isWhole: false,
  speak: () => undefined,
  suggest: () => undefined,
});

/** The language in use, and how to change it at once. */
export function useLanguage(): Speaking {
  return useContext(SpeakingContext);
}

function chosenBefore(): Language | null {
  const stored = localStorage.getItem(STORED);
  return stored === 'en' || stored === 'zh' ? stored : null;
}

function preferred(): Language {
  return (
    chosenBefore() ??
    (navigator.languages.some((tag) => /^zh\b/i.test(tag)) && !/^en\b/i.test(navigator.language)
      ? 'zh'
      : 'en')
  );
}

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
  readonly isWhole: boolean;
}

/** At first the words of the first page, then all; another language later at once. */
async function loadWords(
  language: Language,
  say: (change: (before: Spoken | null) => Spoken) => void,
): Promise<void> {
  const { first } = await FIRST[language]();
  document.documentElement.lang = TAGS[language];
  // Pages that ask for more are not drawn before it is there.
  say((before) => before ?? { language, messages: first as Messages, isWhole: false });
  const { rest } = await REST[language]();
  const choice = { ...rest.choice, ...first.choice };
  const field = { ...rest.field, ...first.field };
  const kind = { ...rest.kind, ...first.kind };
  say(() => ({ language, messages: { ...first, ...rest, choice, field, kind }, isWhole: true }));
}

/** Holds the words of one language at a time; the other one is loaded when it is asked for. */
export function Languages({ children }: { readonly children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  const load = useCallback((language: Language) => void loadWords(language, setSpoken), []);
  useEffect(() => load(preferred()), [load]);
  const speaking = useMemo<Speaking>(
    () => ({
      language: spoken?.language ?? 'en',
      isWhole: spoken?.isWhole ?? false,
      speak: (language) => {
        localStorage.setItem(STORED, language);
        load(language);
      },
      suggest: (language) => {
        if (chosenBefore() === null) load(language);
      },
    }),
    [spoken, load],
  );
  if (spoken === null) return null;
  return (
    <SpeakingContext value={speaking}>
      <IntlProvider locale={spoken.language} messages={spoken.messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </SpeakingContext>
  );
}
