import type { messages } from './en.ts';

/** The words of one language, by namespace and key. */
export type Messages = typeof messages;
