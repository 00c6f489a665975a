import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Handed } from '../../ui/handed.tsx';

/** The link with which somebody chooses a password; null: they have one already. */
export function HandedLink({
  name,
  link,
  endsAt,
  onDone,
}: {
  readonly name: string;
  readonly link: string | null;
  readonly endsAt: string | null;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  if (link === null || endsAt === null)
    return (
      <div className="stack">
        <p role="status">{t('person.joinedAlready', { name })}</p>
        <div className="row apart">
          <span />
          <Button onClick={onDone} data-autofocus>
            {t('settings.done')}
          </Button>
        </div>
      </div>
    );
  const date = format.dateTime(Date.parse(endsAt), { dateStyle: 'long' });
  return (
    <Handed
      label={t('person.linkReady', { name })}
      says={t('person.linkSays', { date })}
      text={link}
      onDone={onDone}
    />
  );
}
