import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Loading } from '../../ui/states.tsx';
import type { StoryLook } from '../trace/story-view.tsx';

const StoryView = lazy(async () => ({ default: (await import('../trace/story-view.tsx')).StoryView }));

/** What a code names opens with its story. */
export function FoundStory({ kind, id }: { readonly kind: string; readonly id: string }): ReactNode {
  const t = useTranslations('story');
  const firm = useFirmId();
  const [look, setLook] = useState<StoryLook>('graph');
  const answer = useOperation('trace.story', { kind, id });
  // Not everything that has a code is about goods; then there is no story to tell.
  if (answer.error?.problem.code === 'invalid-input') return null;
  const alone = (
    <Link to="/firms/$firm/trace" params={{ firm }} search={{ kind, id }}>
      {t('alone')}
    </Link>
  );
  return (
    <Section title={t('section')} says={t('lead')} actions={alone}>
      <Answer of={answer} lines={8}>
        {(story) => (
          <Suspense fallback={<Loading lines={8} />}>
            <StoryView story={story} asOf={undefined} look={look} onLook={setLook} />
          </Suspense>
        )}
      </Answer>
    </Section>
  );
}
