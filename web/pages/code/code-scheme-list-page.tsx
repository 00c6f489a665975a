import { Button } from '@mantine/core';
import { IconHammer } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All schemes of lot codes, with the way to the builder; codes in use are recorded by the form. */
export function CodeSchemeListPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayRecord = useMayDo()('record-firm');
  return (
    <RecordListPage
      kind="code-scheme"
      lead={t('scheme.listLead')}
      actions={
        mayRecord && (
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/firms/$firm/code-scheme-builder" params={{ firm }} />
            )}
            leftSection={<IconHammer aria-hidden size={16} />}
          >
            {t('scheme.build')}
          </Button>
        )
      }
    />
  );
}
