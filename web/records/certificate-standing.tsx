import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconFileCheck,
  IconReplace,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Messages } from '../locales/messages.ts';

type Standing = keyof Messages['certificateStanding'];

const LOOKS = {
  latest: { icon: IconFileCheck, tag: 'tag' },
  valid: { icon: IconCircleCheck, tag: 'tag good' },
  superseded: { icon: IconReplace, tag: 'tag' },
  withdrawn: { icon: IconCircleOff, tag: 'tag bad' },
  'does-not-cover': { icon: IconCircleOff, tag: 'tag bad' },
  none: { icon: IconCircleDashed, tag: 'tag warn' },
} as const;

/** How a certificate stands: a shape and a word, never colour alone. */
export function CertificateStanding({ of }: { readonly of: Standing }): ReactNode {
  const t = useTranslations();
  const { icon: Icon, tag } = LOOKS[of];
  return (
    <span className={tag}>
      <Icon aria-hidden size={14} /> {t(`certificateStanding.${of}`)}
    </span>
  );
}
