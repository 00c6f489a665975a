import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** For how many days something is given out. */
export function DaysField({
  choices,
  days,
  setDays,
}: {
  readonly choices: readonly number[];
  readonly days: number;
  readonly setDays: (days: number) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Select
      label={t('token.days')}
      data={choices.map((count) => ({ value: String(count), label: t('token.daysCount', { count }) }))}
      value={String(days)}
      allowDeselect={false}
      onChange={(chosen) => setDays(Number(chosen))}
    />
  );
}
