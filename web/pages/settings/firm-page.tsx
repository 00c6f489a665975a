import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { problemFrom } from '../../client/problem.ts';
import { LANGUAGE_NAMES } from '../../shell/preferences.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import type { About } from './about-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import styles from './settings.module.css';

/** What the firm is called, and how it wants to be spoken to. */
export function FirmPage(): ReactNode {
  const about = useOperation('firm.about', {});
  const mayChange = useMayDo()('administer');
  return (
    <SettingsPage part="firm">
      <Answer of={about}>
        {(kept) => (mayChange ? <FirmForm about={kept} /> : <FirmFacts about={kept} />)}
      </Answer>
    </SettingsPage>
  );
}

function FirmForm({ about }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  const client = useQueryClient();
  const change = useCommand('firm.change');
  const [name, setName] = useState(about.name ?? '');
  const [language, setLanguage] = useState<'en' | 'zh'>(about.language ?? 'en');
  const [timeZone, setTimeZone] = useState(about.timeZone ?? '');
  return (
    <form
      className={`stack ${styles['narrow'] ?? ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        const renamed = (): unknown => client.invalidateQueries({ queryKey: ['house'] });
        change.mutate({ name: name.trim(), language, timeZone }, { onSuccess: renamed });
      }}
    >
      <Section title={t('settings.firm')}>
        <div className="stack">
          <TextInput
            label={t('firm.name')}
            required
            withAsterisk={false}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Select
            label={t('firm.language')}
            description={t('firm.languageHint')}
            data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
            value={language}
            allowDeselect={false}
            onChange={(chosen) => setLanguage(chosen === 'zh' ? 'zh' : 'en')}
          />
          <ZoneField zone={timeZone} setZone={setTimeZone} />
          <p className="soft">{t('firm.units')}</p>
        </div>
      </Section>
      {change.isError && (
        <p role="alert" className="will grave">
          {t(`problem.${problemFrom(change.error).code}`)} <span lang="en">{change.error.message}</span>
        </p>
      )}
      <div className="row">
        <Button type="submit" loading={change.isPending}>
          {t('person.save')}
        </Button>
        <span role="status">{change.isSuccess && t('firm.saved')}</span>
      </div>
    </form>
  );
}

/** Names of today that some browsers list under older ones alone. */
const NEWER = ['Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'Asia/Yangon', 'Asia/Kathmandu', 'Europe/Kyiv'];

function zonesWith(chosen: string): string[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), ...NEWER, chosen]);
  return [...known].filter((zone) => zone !== '').sort();
}

/** The same for people who may not change it. */
function FirmFacts({ about: { name, firm, language, timeZone } }: { readonly about: About }): ReactNode {
  const t = useTranslations();
  return (
    <div className={`stack ${styles['narrow'] ?? ''}`}>
      <Section title={t('settings.firm')} says={t('firm.mayNot')}>
        <dl className="facts">
          <dt>{t('firm.name')}</dt>
          <dd>{name ?? firm}</dd>
          <dt>{t('firm.language')}</dt>
          <dd>{LANGUAGE_NAMES[language ?? 'en']}</dd>
          <dt>{t('firm.zone')}</dt>
          <dd>{timeZone ?? t('firm.zoneOwn')}</dd>
        </dl>
      </Section>
    </div>
  );
}

function ZoneField({
  zone,
  setZone,
}: {
  readonly zone: string;
  readonly setZone: (zone: string) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Select
      label={t('firm.zone')}
      description={t('firm.zoneHint')}
      data={[{ value: '', label: t('firm.zoneOwn') }, ...zonesWith(zone)]}
      value={zone}
      searchable
      allowDeselect={false}
      limit={60}
      onChange={(chosen) => setZone(chosen ?? '')}
    />
  );
}
