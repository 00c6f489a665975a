import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';

/** The story of a thing. */
export function StoryPage(): ReactNode {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t('nav.home')} />
      <Empty title={t('state.comingTitle')} says={t('state.comingSays')} />
    </>
  );
}
