import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SessionContext } from '../client/firm.ts';
import { problemFrom } from '../client/problem.ts';
import { useEscapeHeld, useSessionState, useSignIn } from '../client/session.ts';
import { Loading, ProblemState } from '../ui/states.tsx';
import { EntryCard } from './entry-card.tsx';
import { useLanguage } from './preferences.tsx';

/** Over every dialog of a page, whose form waits under it. */
const OVER_ALL = 1_000;

/** Shows the app to people who are signed in, and the way in to others. A session that ends is renewed over the page. */
export function SignedIn({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations();
  const state = useSessionState();
  const { suggest } = useLanguage();
  useEscapeHeld();
  const language = state.data?.session?.language;
  useEffect(() => {
    if (language !== undefined) suggest(language);
  }, [language, suggest]);
  if (state.data === undefined)
    return state.isError ? (
      <ProblemState error={state.error} retry={() => void state.refetch()} />
    ) : (
      <Loading />
    );
  const { session, ended } = state.data;
  if (session === null) return <SignInPage />;
  return (
    <SessionContext value={session}>
      {children}
      <Modal
        opened={ended}
        onClose={() => undefined}
        zIndex={OVER_ALL}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title={t('access.endedTitle')}
      >
        <p className="soft">{t('access.endedSays')}</p>
        <SignInForm />
      </Modal>
    </SessionContext>
  );
}

function SignInPage(): ReactNode {
  const t = useTranslations();
  return (
    <EntryCard title={t('access.title')}>
      <div>
        <h1>{t('access.title')}</h1>
        <p className="soft">{t('access.says')}</p>
      </div>
      <SignInForm />
      <p className="soft">{t('access.first')}</p>
    </EntryCard>
  );
}

function SignInForm(): ReactNode {
  const t = useTranslations();
  const signIn = useSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const code = signIn.isError ? problemFrom(signIn.error).code : null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ login, password });
      }}
    >
      <TextInput
        label={t('access.login')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <PasswordInput
        label={t('access.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {code !== null && (
        <p role="alert" className="will grave">
          {code === 'unauthenticated' ? t('access.wrong') : `${t(`problem.${code}`)} ${t(`todo.${code}`)}`}
        </p>
      )}
      <Button type="submit" loading={signIn.isPending}>
        {t('access.submit')}
      </Button>
    </form>
  );
}
