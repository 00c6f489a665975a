import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { InstantText } from '../../ui/values.tsx';
import type { About } from './about-page.tsx';
import { Commands } from './backup-section.tsx';
import { SoundTag } from './sound-tag.tsx';

/** When a backup was last restored for a trial, what came out, and how to do it. */
export function RestoreTestSection({ about }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('about.restoreTest')} says={t('about.restoreTestSays')}>
      <div className="stack">
        <LastTest of={about.restoreTest} />
        <div>
          <p>{t('about.everyWeek')}</p>
          <Commands lines={[`npx lotproof restore test --firm ${about.firm}`]} />
        </div>
      </div>
    </Section>
  );
}

function LastTest({ of }: { readonly of: About['restoreTest'] }): ReactNode {
  const t = useTranslations();
  if (of === null) return <p className="unknown">{t('about.never')}</p>;
  const { sound, says, position, files, at, passedAt } = of;
  return (
    <div>
      <p>
        <SoundTag isSound={sound} /> {t('about.upTo', { position })},{' '}
        {t('about.backupFiles', { count: files })} · <InstantText of={at} />
      </p>
      {says !== null && (
        <p className="will grave" lang="en">
          {says}
        </p>
      )}
      {!sound && (
        <p>
          {t('about.lastPassed')}{' '}
          {passedAt === null ? (
            <span className="unknown">{t('about.neverPassed')}</span>
          ) : (
            <InstantText of={passedAt} />
          )}
        </p>
      )}
    </div>
  );
}
