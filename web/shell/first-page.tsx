import { Button } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../client/firm.ts';
import { useSignOut } from '../client/session.ts';
import { Empty, Loading } from '../ui/states.tsx';
import { EntryCard } from './entry-card.tsx';
import { lastFirm } from './last-firm.ts';

const FirstFirm = lazy(async () => ({ default: (await import('./first-firm.tsx')).FirstFirm }));

/** The demo firm that its guide and the README speak of, as in src/demo/demo-firm.ts. */
const DEMO_FIRM = 'brightwater';

/** `/`: on to the firm that was open last, or the first one. */
export function FirstPage(): ReactNode {
  const t = useTranslations();
  const { firms, founder } = useSession();
  const signOut = useSignOut();
  const last = lastFirm();
  const known = [last, DEMO_FIRM].flatMap((id) => firms.find((one) => one.firm === id) ?? []);
  const firm = known[0] ?? firms[0];
  if (firm !== undefined)
    return <Navigate to="/firms/$firm" params={{ firm: firm.firm }} search={{}} replace />;
  return (
    <EntryCard title={t(founder ? 'start.firmTitle' : 'access.noFirmTitle')}>
      {founder ? (
        <Suspense fallback={<Loading />}>
          <FirstFirm />
        </Suspense>
      ) : (
        <Empty title={t('access.noFirmTitle')} says={t('access.noFirmSays')} />
      )}
      <Button variant="subtle" color="gray" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('shell.signOut')}
      </Button>
    </EntryCard>
  );
}
