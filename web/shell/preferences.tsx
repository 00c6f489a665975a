import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Messages } from '../locales/messages.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: 'en' | 'zh';
  }
}

export type Language = 'en' | 'zh';

const LOADERS: Readonly<Record<Language, () => Promise<{ messages: Messages }>>> = {
  en: () => import('../locales/en.ts'),
  zh: () => import('../locales/zh.ts'),
};
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '简体中文' };
const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };
const STORED = 'lotproof-language';

interface Speaking {
  readonly language: Language;
  readonly speak: (language: Language) => void;
  /** The language of the person's account: used unless another was chosen in this browser. */
  readonly suggest: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking>({
  language: 'en',
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

/** Holds the words of one language at a time; the other one is loaded when it is asked for. */
export function Languages({ children }: { readonly children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState<{ language: Language; messages: Messages } | null>(null);
  const load = useCallback((language: Language) => {
    void LOADERS[language]().then(({ messages }) => {
      document.documentElement.lang = TAGS[language];
      setSpoken({ language, messages });
    });
  }, []);
  useEffect(() => load(preferred()), [load]);
  const speaking = useMemo<Speaking>(
    () => ({
      language: spoken?.language ?? 'en',
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
