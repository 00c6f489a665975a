import type { messages } from './en.ts';

/** The words of one language, by namespace and key. */
export type Messages = typeof messages;

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: 'en' | 'zh';
  }
}
