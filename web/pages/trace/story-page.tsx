import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';
import { AsOf } from './as-of.tsx';
import { Balance } from './story-balance.tsx';
import { useLyingPaper } from './use-lying-paper.ts';
import { StoryView } from './story-view.tsx';
import { useStoryWords } from './use-story-words.ts';

/** The story of a thing: what it was made of, and where it went. */
export function StoryPage(): ReactNode {
  const t = useTranslations('story');
  const mayTrace = useMayDo()('trace');
  const { code, kind, id } = useSearch({ from: '/firms/$firm/trace' });
  const isAsked = code !== undefined || (kind !== undefined && id !== undefined);
  if (!mayTrace) return <Unasked title={t('factoryTitle')} says={t('factorySays')} />;
  return isAsked ? <AskedStory /> : <Unasked title={t('askTitle')} says={t('askSays')} />;
}

function Unasked({ title, says }: { readonly title: string; readonly says: string }): ReactNode {
  const t = useTranslations('story');
  const firm = useFirmId();
  const find = (
    <Button renderRoot={(props) => <Link {...props} to="/firms/$firm" params={{ firm }} search={{}} />}>
      {t('find')}
    </Button>
  );
  return (
    <>
      <PageHeader title={title} />
      <Empty title={title} says={says} action={find} />
    </>
  );
}

function AskedStory(): ReactNode {
  useLyingPaper();
  const t = useTranslations('story');
  const words = useStoryWords();
  const navigate = useNavigate({ from: '/firms/$firm/trace' });
  const { code, kind, id, asOf, view } = useSearch({ from: '/firms/$firm/trace' });
  const asked = {
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(id === undefined ? {} : { id }),
  };
  const answer = useOperation('trace.story', asked, { asOf });
  const { data } = answer;
  const title = t('title', { label: data?.thing.label ?? code ?? id ?? '' });
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={data === undefined ? undefined : words.kindText(data.thing.kind)}
        lead={t('lead')}
        actions={<AsOf asOf={asOf} position={data?.position ?? null} />}
      />
      <Answer of={answer} lines={8}>
        {(story) => (
          <div className="stack">
            <StoryView
              key={`${story.thing.kind} ${story.thing.id}`}
              story={story}
              asOf={asOf}
              look={view ?? 'graph'}
              onLook={(look) =>
                void navigate({
                  search: ({ view: _, ...rest }) => (look === 'table' ? { ...rest, view: look } : rest),
                  replace: true,
                })
              }
            />
            {story.balance !== null && <Balance balance={story.balance} />}
          </div>
        )}
      </Answer>
    </>
  );
}
