import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';

/** The way from a code to what each of its parts means. */
export function DecodeLink({ code }: { readonly code: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <Link className="no-print" to="/firms/$firm/decode" params={{ firm }} search={{ code }}>
      {t('decode.link')}
    </Link>
  );
}
