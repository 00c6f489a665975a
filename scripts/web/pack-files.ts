import { messages as english } from '../../web/locales/en.ts';
import { messages as chinese } from '../../web/locales/zh.ts';
import { packScript } from './pack-script.ts';

/** What evidence packs say in words that the web app has too. */
const GROUPS = [
  ...(['kind', 'kinds', 'field', 'choice', 'storyRelation', 'storyWord'] as const),
  ...(['scopeClass', 'scopeClassSays', 'scopeReason', 'scopePlace', 'missing', 'slotState'] as const),
];

/** The generated files of evidence packs by their path under src/pack/generated/: one set of words for one trade, and the script of their check. */
export function packFiles(): Map<string, string> {
  const words = Object.fromEntries(
    GROUPS.map((group) => [group, { en: sorted(english[group]), zh: sorted(chinese[group]) }]),
  );
  return new Map([
    ['words.json', `${JSON.stringify(words, null, 1)}\n`],
    ['verify.js', packScript()],
  ]);
}

function sorted(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).sort(([left], [right]) => (left < right ? -1 : 1)));
}
