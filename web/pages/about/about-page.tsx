import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';

/** Version, ledger position, verification. */
export function AboutPage(): ReactNode {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t('nav.about')} />
      <Empty title={t('state.comingTitle')} says={t('state.comingSays')} />
    </>
  );
}
