import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import { useFirmNames } from '../client/firm-names.ts';

/** What paper needs and a screen has elsewhere: whose records these are, and when they were printed. */
export function PrintHead(): ReactNode {
  const t = useTranslations('sheet');
  const format = useFormatter();
  const firm = useFirmId();
  const name = useFirmNames().get(firm) ?? firm;
  const on = format.dateTime(new Date(), { dateStyle: 'medium' });
  return <p className="print-only">{t('printed', { firm: name, on })}</p>;
}
