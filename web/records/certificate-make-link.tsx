import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import type { MakerSearch } from './certificate-search.ts';

/** The way to the maker, for those who may issue. */
export function MakeLink({
  search,
  isMain = false,
}: {
  readonly search: MakerSearch;
  readonly isMain?: boolean;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  if (!useMayDo()('record-firm')) return null;
  return (
    <Button
      className="no-print"
      variant={isMain ? 'filled' : 'default'}
      size={isMain ? 'sm' : 'compact-sm'}
      leftSection={<IconCertificate aria-hidden size={16} />}
      renderRoot={(props) => (
        <Link {...props} to="/firms/$firm/certificate-maker" params={{ firm }} search={search} />
      )}
    >
      {search.supersedes === undefined ? t('certificate.make') : t('certificate.makeNext')}
    </Button>
  );
}
