import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

const LOOKS = {
  agrees: { Icon: IconCircleCheck, tag: 'tag good' },
  differs: { Icon: IconCircleX, tag: 'tag bad' },
  'not-read': { Icon: IconCircleDashed, tag: 'tag warn' },
  'not-recorded': { Icon: IconCircleDashed, tag: 'tag warn' },
  'not-told': { Icon: IconCircleDashed, tag: 'tag' },
} as const;

/** Whether what is read agrees with the record: a shape and a word, never colour alone. */
export function AgreementMark({ of }: { readonly of: keyof typeof LOOKS }): ReactNode {
  const t = useTranslations();
  const { Icon, tag } = LOOKS[of];
  return (
    <span className={tag}>
      <Icon aria-hidden size={16} />
      {t(`agreement.${of}`)}
    </span>
  );
}
