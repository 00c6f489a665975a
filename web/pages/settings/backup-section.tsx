import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { InstantText } from '../../ui/values.tsx';
import type { About } from './about-page.tsx';
import styles from './settings.module.css';
import { SoundTag } from './sound-tag.tsx';

/** When the firm was last copied to safety, and how to do it where lotproof runs. */
export function BackupSection({ about }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  const { firm } = about;
  return (
    <Section title={t('about.backup')} says={t('about.backupSays')}>
      <div className="stack">
        <LastBackup about={about} />
        <div>
          <p>{t('about.how')}</p>
          <Commands
            lines={[
              `npx lotproof backup ${FOLDER} --firm ${firm}`,
              `npx lotproof backup s3://BUCKET/lotproof --firm ${firm}`,
            ]}
          />
        </div>
        <div>
          <p>{t('about.restore')}</p>
          <Commands
            lines={[
              `npx lotproof verify --data ${FOLDER}`,
              `npx lotproof restore ${FOLDER} ./restored --to 2026-01-05`,
              `npx lotproof copy ${FOLDER}/firms/${firm}.sqlite ${emptyPlace(about)}`,
            ]}
          />
        </div>
        <p className="soft">{t('about.left')}</p>
      </div>
    </Section>
  );
}

/** Where a copy could lie. */
const FOLDER = '/mnt/backup/lotproof';

/** An address that `copy` brings the firm back to, of the kind of database that it is in now. */
function emptyPlace({ database, firm }: About): string {
  return database === 'SQLite'
    ? `lotproof-data/firms/${firm}.sqlite`
    : `'postgres://USER@HOST/DATABASE?schema=firm_${firm}'`;
}

/** Lines to type where lotproof runs. */
export function Commands({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <pre className={styles['commands']}>
      <code>{lines.join('\n')}</code>
    </pre>
  );
}

function LastBackup({ about: { backup, position } }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  if (backup === null) return <p className="unknown">{t('about.never')}</p>;
  return (
    <div>
      <p>
        <SoundTag isSound={backup.sound} /> {t('about.upTo', { position: backup.position })},{' '}
        {t('about.backupFiles', { count: backup.files })} · <InstantText of={backup.at} />
      </p>
      {!backup.sound && <p className="will grave">{t('about.backupBad')}</p>}
      <p className="soft">{t('about.since', { count: Math.max(0, position - backup.position) })}</p>
    </div>
  );
}
