import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** Whether a ledger, or its copy, was found as it was recorded. */
export function SoundTag({ isSound }: { readonly isSound: boolean }): ReactNode {
  const t = useTranslations();
  return isSound ? (
    <span className="tag good">
      <IconCheck aria-hidden size={14} /> {t('about.sound')}
    </span>
  ) : (
    <span className="tag bad">
      <IconAlertTriangle aria-hidden size={14} /> {t('about.notSound')}
    </span>
  );
}
