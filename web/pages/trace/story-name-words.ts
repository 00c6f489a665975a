import type { Messages } from '../../locales/messages.ts';
import { storyWord } from '../../ui/story-word.ts';
import { isKind } from '../../ui/values.tsx';
import type { Step, Thing } from './story-graph.ts';
import type { StoryLanguage } from './story-language.ts';

type Word = NonNullable<Step['word']>;
type Relation = keyof Messages['storyRelation'];
type ThingKind = keyof Messages['storyKind'];

/** How a story calls things, their kinds and how they belong together. */
export function nameWords({ t, format, choiceWord }: StoryLanguage) {
  const wordText = (word: Word): string => storyWord({ t, format, choiceWord }, word);
  const labelText = ({ label, word }: Pick<Step, 'label' | 'word'>): string =>
    word === undefined ? label : wordText(word);
  const kindText = (kind: string, isMany = false): string => {
    // `has` is what makes this a key of the locale.
    if (t.has(`storyKind.${kind as ThingKind}`))
      // As above.
      return t(`storyKind.${kind as ThingKind}`, { count: isMany ? 2 : 1 });
    return isKind(kind) ? t(`kind.${kind}`) : kind;
  };
  const relationText = (relation: string): string =>
    // As above.
    t.has(`storyRelation.${relation as Relation}`)
      ? // As above.
        t(`storyRelation.${relation as Relation}`)
      : choiceWord(relation);
  return { wordText, labelText, kindText, thingKind, relationText };
}

/** A party is called by what it does in this story. */
function thingKind(thing: Thing): string {
  if (thing.kind === 'party' && thing.side === 'source') return 'supplier';
  if (thing.kind === 'party' && thing.side === 'market') return 'consignee';
  return thing.kind;
}
