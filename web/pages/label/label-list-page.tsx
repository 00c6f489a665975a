import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { RecordListPage } from '../../records/record-list-page.tsx';

/** All labels, with the way to print many at once; each is made on the page of its run. */
export function LabelListPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <RecordListPage
      kind="label"
      lead={t('label.listLead')}
      empty={t('label.listLead')}
      actions={
        <>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to="/firms/$firm/$plural" params={{ firm, plural: 'label-templates' }} />
            )}
          >
            {t('kinds.label-template')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter aria-hidden size={16} />}
            renderRoot={(props) => <Link {...props} to="/firms/$firm/label-batch" params={{ firm }} />}
          >
            {t('labelBatch.open')}
          </Button>
        </>
      }
    />
  );
}
