import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoryWord } from '../domain/trace/story-words.ts';
import { unitWord } from '../kit/quantity.ts';

/** Languages of a pack. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const inBoth = z.object({ en: z.record(z.string(), z.string()), zh: z.record(z.string(), z.string()) });
const GROUPS = [
  ...(['kind', 'kinds', 'field', 'choice', 'storyRelation', 'storyWord'] as const),
  ...(['scopeClass', 'scopeClassSays', 'scopeReason', 'scopePlace', 'missing', 'slotState'] as const),
];
type Group = (typeof GROUPS)[number];

let read: Readonly<Record<string, z.infer<typeof inBoth>>> | undefined;

/** The words of the web app, which `npm run docs` writes beside this file. */
function words(): NonNullable<typeof read> {
  const text = (): string => readFileSync(new URL('generated/words.json', import.meta.url), 'utf8');
  read ??= z.record(z.enum(GROUPS), inBoth).parse(JSON.parse(text()));
  return read;
}

/** The word for a name of the record; the name itself where nobody has a word for it. */
export function wordOf(language: Language, group: Group, name: string): string {
  return words()[group]?.[language][name] ?? name;
}

/** What a step of a story says, in that language. */
export function storyWordText(language: Language, { code, values }: StoryWord): string {
  return wordOf(language, 'storyWord', code).replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (name !== 'unit') return name === 'choice' ? wordOf(language, 'choice', value) : value;
    return language === 'en' ? unitWord(value) : wordOf(language, 'choice', value);
  });
}

export function unitText(language: Language, unit: string | undefined): string {
  if (unit === undefined) return '';
  return language === 'en' ? unitWord(unit) : wordOf(language, 'choice', unit);
}
