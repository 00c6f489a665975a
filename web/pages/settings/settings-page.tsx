import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';

/** People, tokens, language, time zone. */
export function SettingsPage(): ReactNode {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <Empty title={t('state.comingTitle')} says={t('state.comingSays')} />
    </>
  );
}
