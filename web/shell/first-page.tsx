import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../client/firm.ts';
import { PageTitle } from '../ui/page-header.tsx';
import { Empty } from '../ui/states.tsx';
import { lastFirm } from './last-firm.ts';

/** `/`: on to the firm that was open last, or the first one. */
export function FirstPage(): ReactNode {
  const t = useTranslations();
  const { firms } = useSession();
  const last = lastFirm();
  const firm = firms.find((one) => one.firm === last) ?? firms[0];
  if (firm !== undefined)
    return <Navigate to="/firms/$firm" params={{ firm: firm.firm }} search={{}} replace />;
  return (
    <main className="entry-page">
      <PageTitle title={t('access.noFirmTitle')} />
      <Empty title={t('access.noFirmTitle')} says={t('access.noFirmSays')} />
    </main>
  );
}
