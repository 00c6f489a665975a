import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { HereOnlyNote } from '../../records/here-only-note.tsx';
import { LANGUAGE_NAMES, useLanguage } from '../../shell/preferences.tsx';
import type { Language } from '../../shell/preferences.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { HandedLink } from './handed-link.tsx';
import { givenInput, lacksSites, RoleFields } from './role-fields.tsx';
import type { Given } from './role-fields.tsx';

/** Adds a person to the firm; afterwards the link to hand to them. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations();
  const [added, setAdded] = useState<{ name: string; answer: OutputOf<'person.invite'> } | null>(null);
  return (
    <Dialog size="lg" title={t('person.addTitle')} onClose={onClose}>
      {added === null ? (
        <InviteForm onClose={onClose} onAdded={(name, answer) => setAdded({ name, answer })} />
      ) : (
        <HandedLink
          name={added.name}
          link={added.answer.link}
          endsAt={added.answer.linkEndsAt}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}

/** What the firm says, where that is known already; else the language in use. */
function useFirmLanguage(): Language {
  const { language } = useLanguage();
  return useOperation('firm.about', {}).data?.language ?? language;
}

function InviteForm({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (name: string, answer: OutputOf<'person.invite'>) => void;
}): ReactNode {
  const t = useTranslations();
  const invite = useCommand('person.invite');
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [language, setLanguage] = useState<Language>(useFirmLanguage());
  const [given, give] = useState<Given>({ role: 'operations', sites: [] });
  const [wasSent, setWasSent] = useState(false);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (lacksSites(given)) return;
        const input = { name, login, language, ...givenInput(given) };
        invite.mutate(input, { onSuccess: (answer) => onAdded(name, answer) });
      }}
    >
      <p className="will">{t('person.addWill')}</p>
      <HereOnlyNote />
      <div className="fields">
        <TextInput
          label={t('settings.name')}
          required
          maxLength={120}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <LoginField login={login} setLogin={setLogin} />
        <LanguageField language={language} choose={setLanguage} />
      </div>
      <RoleFields given={given} give={give} wasSent={wasSent} />
      <SendBar error={invite.error} isPending={invite.isPending} says={t('person.add')} onClose={onClose} />
    </form>
  );
}

function LanguageField({
  language,
  choose,
}: {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Select
      label={t('person.language')}
      data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
      value={language}
      allowDeselect={false}
      onChange={(chosen) => choose(chosen === 'zh' ? 'zh' : 'en')}
    />
  );
}

function LoginField({
  login,
  setLogin,
}: {
  readonly login: string;
  readonly setLogin: (login: string) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <TextInput
      label={t('person.login')}
      description={t('person.loginHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      type="email"
      required
      maxLength={200}
      autoComplete="off"
      value={login}
      onChange={(event) => setLogin(event.target.value)}
    />
  );
}
