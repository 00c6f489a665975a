import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';

/** Getting workbooks in. */
export function RecordsInPage(): ReactNode {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t('nav.recordsIn')} />
      <Empty title={t('state.comingTitle')} says={t('state.comingSays')} />
    </>
  );
}
