import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '../../client/call.ts';
import { problemFrom } from '../../client/problem.ts';
import type { CallError } from '../../client/problem.ts';
import styles from './settings.module.css';

/** As the server has it (src/access/password.ts). */
const LEAST = 12;

const NOTHING = { old: '', fresh: '', again: '' };

/** Changes the person's own password, having asked for the one so far. */
export function PasswordForm(): ReactNode {
  const t = useTranslations();
  const [typed, setTyped] = useState(NOTHING);
  const [wasSent, setWasSent] = useState(false);
  const change = useMutation<unknown, CallError, { old: string; password: string }>({
    mutationFn: (body) => send('PUT', '/api/v1/session/password', { body }),
    onSuccess: () => {
      setTyped(NOTHING);
      setWasSent(false);
    },
    // A wrong password so far is no end of the session.
    meta: { keepsSession: true },
  });
  const { old, fresh, again } = typed;
  const isShort = wasSent && fresh.length < LEAST;
  const isOther = wasSent && fresh !== again;
  const field = (name: keyof typeof NOTHING, says: string, autoComplete: string, error: string | null) => (
    <PasswordInput
      label={says}
      autoComplete={autoComplete}
      required
      withAsterisk={false}
      maxLength={500}
      value={typed[name]}
      error={error}
      onChange={(event) => {
        change.reset();
        setTyped({ ...typed, [name]: event.target.value });
      }}
    />
  );
  return (
    <form
      className={styles['password']}
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (fresh.length >= LEAST && fresh === again) change.mutate({ old, password: fresh });
      }}
    >
      {field('old', t('account.old'), 'current-password', null)}
      {field('fresh', t('account.fresh'), 'new-password', isShort ? t('account.short') : null)}
      {field('again', t('account.again'), 'new-password', isOther ? t('account.differ') : null)}
      <PasswordProblem error={change.error} />
      {change.isSuccess && (
        <p role="status" className="will">
          {t('account.changed')}
        </p>
      )}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('account.change')}
        </Button>
      </div>
    </form>
  );
}

function PasswordProblem({ error }: { readonly error: CallError | null }): ReactNode {
  const t = useTranslations();
  if (error === null) return null;
  const { code, detail } = problemFrom(error);
  return (
    <p role="alert" className="will grave">
      {code === 'unauthenticated' ? (
        t('account.wrongOld')
      ) : (
        <>
          {t(`problem.${code}`)} {t(`todo.${code}`)} <span lang="en">{detail}</span>
        </>
      )}
    </p>
  );
}
