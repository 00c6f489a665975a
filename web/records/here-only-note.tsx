import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../client/operation-hooks.ts';

/** Before links are made: that they would lead nobody here, as things are set up. */
export function HereOnlyNote(): ReactNode {
  const t = useTranslations();
  const { data } = useOperation('firm.about', {});
  return data?.hereOnly === true && <p className="will grave">{t('share.hereOnly')}</p>;
}
