import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CallError } from '../client/problem.ts';
import { PageTitle } from '../ui/page-header.tsx';
import { ProblemState } from '../ui/states.tsx';

/** An address that leads nowhere. */
export function NothingHere(): ReactNode {
  const t = useTranslations();
  const error = new CallError({ code: 'not-found', detail: '', faults: [], requestId: null });
  return (
    <div className="stack">
      <PageTitle title={t('problem.not-found')} />
      <VisuallyHidden component="h1" tabIndex={-1}>
        {t('problem.not-found')}
      </VisuallyHidden>
      <ProblemState error={error} />
      <div className="row" style={{ justifyContent: 'center' }}>
        <Button component="a" href="/" variant="default">
          {t('state.home')}
        </Button>
      </div>
    </div>
  );
}
