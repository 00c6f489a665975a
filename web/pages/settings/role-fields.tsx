import { Checkbox, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { isRole, ROLE_NAMES } from '../../ui/roles.ts';
import type { RoleName } from '../../ui/roles.ts';
import styles from './settings.module.css';

/** A role, and for a factory's people the sites they are limited to. */
export interface Given {
  readonly role: RoleName;
  readonly sites: readonly string[];
}

/** As operations take it: sites go with the role factory and no other. */
export function givenInput({ role, sites }: Given): { role: RoleName; sites?: readonly string[] } {
  return role === 'factory' ? { role, sites } : { role };
}

export function lacksSites({ role, sites }: Given): boolean {
  return role === 'factory' && sites.length === 0;
}

/** The choice of a role, each with what it allows. */
export function RoleFields({
  given,
  give,
  wasSent,
}: {
  readonly given: Given;
  readonly give: (given: Given) => void;
  readonly wasSent: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <>
      <Radio.Group
        label={t('settings.role')}
        value={given.role}
        onChange={(role) => {
          if (isRole(role)) give({ ...given, role });
        }}
      >
        <div className="stack" style={{ gap: '0.625rem', paddingTop: '0.5rem' }}>
          {ROLE_NAMES.map((role) => (
            <Radio key={role} value={role} label={t(`role.${role}`)} description={t(`roleSays.${role}`)} />
          ))}
        </div>
      </Radio.Group>
      {given.role === 'factory' && <SiteField given={given} give={give} wasSent={wasSent} />}
    </>
  );
}

function SiteField({
  given,
  give,
  wasSent,
}: {
  readonly given: Given;
  readonly give: (given: Given) => void;
  readonly wasSent: boolean;
}): ReactNode {
  const t = useTranslations();
  const sites = useSiteNames();
  if (sites.size === 0) return <p className="will">{t('settings.noSites')}</p>;
  return (
    <Checkbox.Group
      label={t('settings.sites')}
      description={t('settings.sitesHint')}
      value={[...given.sites]}
      onChange={(chosen) => give({ ...given, sites: chosen })}
      error={wasSent && given.sites.length === 0 ? t('settings.sitesNeeded') : null}
    >
      <div className={styles['sites']}>
        {[...sites].map(([id, name]) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Names of the firm's sites by their ids. */
export function useSiteNames(): ReadonlyMap<string, string> {
  return new Map(useRecordChoices('site').map(({ id, label }) => [id, label]));
}
