import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '../../client/call.ts';
import { useFirmId, useSession } from '../../client/firm.ts';
import { useFirmNames } from '../../client/firm-names.ts';
import type { CallError } from '../../client/problem.ts';
import { useSignOut } from '../../client/session.ts';
import { LANGUAGE_NAMES, useLanguage } from '../../shell/preferences.tsx';
import type { Language } from '../../shell/preferences.tsx';
import { Section } from '../../ui/section.tsx';
import { useUnits } from '../../ui/units.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { PasswordForm } from './password-form.tsx';
import { isRole } from '../../ui/roles.ts';
import { SettingsPage } from './settings-page.tsx';
import styles from './settings.module.css';

/** The person's own account: who they are, language, password, and the way out. */
export function AccountPage(): ReactNode {
  const t = useTranslations();
  const signOut = useSignOut();
  return (
    <SettingsPage part="account">
      <div className={`stack ${styles['narrow'] ?? ''}`}>
        <WhoSection />
        <LanguageSection />
        <Section title={t('account.password')} says={t('account.passwordSays')}>
          <PasswordForm />
        </Section>
        <Section title={t('account.leave')} says={t('account.leaveSays')}>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('account.leave')}
          </Button>
        </Section>
      </div>
    </SettingsPage>
  );
}

function WhoSection(): ReactNode {
  const t = useTranslations();
  const { name, firms } = useSession();
  const here = useFirmId();
  const names = useFirmNames();
  return (
    <Section title={t('account.who')}>
      <dl className="facts">
        <dt>{t('settings.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('account.firms')}</dt>
        <dd>
          <ul className={styles['firms']}>
            {firms.map(({ firm, role }) => (
              <li key={firm}>
                {names.get(firm) ?? firm}{' '}
                <span className="tag">{isRole(role) ? t(`role.${role}`) : role}</span>
                {firm === here && <span className="soft"> {t('account.open')}</span>}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </Section>
  );
}

const SCHEMES = [
  { value: 'light', name: 'themeLight' },
  { value: 'dark', name: 'themeDark' },
  { value: 'auto', name: 'themeAuto' },
] as const;

function AppearanceControl(): ReactNode {
  const t = useTranslations();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('shell.theme')}
      data={SCHEMES.map(({ value, name }) => ({ value, label: t(`shell.${name}`) }))}
      value={colorScheme}
      onChange={(chosen) => setColorScheme(SCHEMES.find(({ value }) => value === chosen)?.value ?? 'auto')}
    />
  );
}

function UnitsControl(): ReactNode {
  const t = useTranslations();
  const { system, choose } = useUnits();
  return (
    <div className="stack">
      <SegmentedControl
        aria-label={t('account.units')}
        data={[
          { value: 'metric', label: t('account.unitsMetric') },
          { value: 'us', label: t('account.unitsUs') },
        ]}
        value={system}
        onChange={(chosen) => choose(chosen === 'us' ? 'us' : 'metric')}
      />
      <p className="soft">{t('account.unitsSays')}</p>
    </div>
  );
}

function LanguageSection(): ReactNode {
  const t = useTranslations();
  const { language, speak } = useLanguage();
  const client = useQueryClient();
  const keep = useMutation<unknown, CallError, Language>({
    mutationFn: (chosen) => send('PUT', '/api/v1/session/language', { body: { language: chosen } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <Section title={t('account.speaks')} says={t('account.speaksSays')}>
      <div className="row">
        <SegmentedControl
          aria-label={t('person.language')}
          data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={(chosen) => {
            const wanted = chosen === 'zh' ? 'zh' : 'en';
            speak(wanted);
            keep.mutate(wanted);
          }}
        />
        <AppearanceControl />
      </div>
      <UnitsControl />
      {keep.isError && <ProblemState error={keep.error} />}
    </Section>
  );
}
