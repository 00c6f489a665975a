import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';

/** What a manager opens each morning. */
export function OverviewPage(): ReactNode {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t('nav.overview')} />
      <Empty title={t('state.comingTitle')} says={t('state.comingSays')} />
    </>
  );
}
