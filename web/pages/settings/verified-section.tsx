import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { InstantText } from '../../ui/values.tsx';
import type { About } from './about-page.tsx';
import { SoundTag } from './sound-tag.tsx';

/** When the ledger was last verified and what came out, and doing it now. */
export function VerifiedSection({ about }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  const mayVerify = useMayDo()('audit');
  const verify = useCommand('ledger.verify');
  return (
    <Section title={t('about.verified')} says={t('about.verifySays')}>
      <div className="stack">
        <div role="status">
          {verify.isPending ? (
            <ProgressBar of={['ledger.verify']} says={t('about.verifying')} />
          ) : (
            <LastVerified about={about} />
          )}
        </div>
        {verify.isError && <ProblemState error={verify.error} />}
        {mayVerify ? (
          <div>
            <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({})}>
              {t('about.verifyNow')}
            </Button>
          </div>
        ) : (
          <p className="soft">{t('about.verifyNot')}</p>
        )}
      </div>
    </Section>
  );
}

function LastVerified({ about: { verified, position } }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  if (verified === null) return <p className="unknown">{t('about.never')}</p>;
  return (
    <>
      <p>
        <SoundTag isSound={verified.sound} /> {t('about.upTo', { position: verified.position })} ·{' '}
        <InstantText of={verified.at} />
      </p>
      {verified.says !== null && (
        <p className="will grave" lang="en">
          {verified.says}
        </p>
      )}
      <p className="soft">{t('about.since', { count: Math.max(0, position - verified.position) })}</p>
    </>
  );
}
