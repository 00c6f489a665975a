import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import type { AnyRecord } from './list-columns.tsx';

/** The way from a recall to its notices. */
export function NoticesLink({ record: { kind, id, withdrawn } }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayTrace = useMayDo()('trace');
  if (kind !== 'recall' || withdrawn || !mayTrace) return null;
  return (
    <Button
      className="no-print"
      variant="default"
      leftSection={<IconMail aria-hidden size={16} />}
      renderRoot={(props) => <Link {...props} to="/firms/$firm/recalls/$id/notices" params={{ firm, id }} />}
    >
      {t('notice.title')}
    </Button>
  );
}
