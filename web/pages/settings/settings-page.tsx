import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo, useRole } from '../../client/firm.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { isRole } from '../../ui/roles.ts';
import styles from './settings.module.css';

const PARTS = ['people', 'tokens', 'shares', 'firm', 'account', 'about'] as const;
export type SettingsPart = (typeof PARTS)[number];

/** One part of the settings, with the way to the others. */
export function SettingsPage({
  part,
  actions,
  children,
}: {
  readonly part: SettingsPart;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <>
      <PageHeader
        title={t(`settings.${part}`)}
        eyebrow={t('settings.eyebrow')}
        lead={t(`settingsLead.${part}`)}
        {...(actions === undefined ? {} : { actions })}
      />
      <nav className={styles['parts']} aria-label={t('settings.parts')}>
        {PARTS.map((one) => (
          <Link key={one} to="/firms/$firm/settings/$part" params={{ firm, part: one }}>
            {t(`settings.${one}`)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}

/** What only owners see; others are told so, and whom to ask. */
export function OwnersOnly({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations();
  const role = useRole();
  const mayAdminister = useMayDo()('administer');
  if (mayAdminister) return children;
  const name = role !== null && isRole(role) ? t(`role.${role}`) : '';
  return (
    <div className="card">
      <NoPermission title={t('settings.ownersOnly')} says={t('settings.ownersOnlySays', { role: name })} />
    </div>
  );
}
