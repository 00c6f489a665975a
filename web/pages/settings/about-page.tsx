import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Code } from '../../ui/values.tsx';
import { BackupSection } from './backup-section.tsx';
import { RestoreTestSection } from './restore-test-section.tsx';
import { SettingsPage } from './settings-page.tsx';
import styles from './settings.module.css';
import { VerifiedSection } from './verified-section.tsx';

export type About = OutputOf<'firm.about'>;

/** What keeps the firm's records, where the ledger stands, and how it is looked after. */
export function AboutPage(): ReactNode {
  const about = useOperation('firm.about', {});
  return (
    <SettingsPage part="about">
      <Answer of={about} lines={8}>
        {(kept) => (
          <div className={`stack ${styles['narrow'] ?? ''}`}>
            <ProgramSection about={kept} />
            <LedgerSection about={kept} />
            <VerifiedSection about={kept} />
            <BackupSection about={kept} />
            <RestoreTestSection about={kept} />
          </div>
        )}
      </Answer>
    </SettingsPage>
  );
}

function ProgramSection({ about: { version, database, firm } }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('about.program')}>
      <dl className="facts">
        <dt>{t('about.version')}</dt>
        <dd>{version ?? <span className="unknown">{t('about.versionUnknown')}</span>}</dd>
        <dt>{t('about.database')}</dt>
        <dd>{database}</dd>
        <dt>{t('about.firmId')}</dt>
        <dd>
          <Code>{firm}</Code>
        </dd>
      </dl>
    </Section>
  );
}

function LedgerSection({ about: { position, head } }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('about.ledger')} says={t('about.ledgerSays')}>
      <dl className="facts">
        <dt>{t('about.position')}</dt>
        <dd>{t('about.positionIs', { count: position })}</dd>
        <dt>{t('about.head')}</dt>
        <dd>
          {head === null ? (
            <span className="unknown">{t('about.noHead')}</span>
          ) : (
            <>
              <Code>{head}</Code>
              <p className="soft">{t('about.headSays')}</p>
            </>
          )}
        </dd>
      </dl>
    </Section>
  );
}
