import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { IncidentOpenDialog } from './incident-open-dialog.tsx';
import type { AnyRecord } from './list-columns.tsx';

/** Kinds of goods that an incident is opened from. */
const GOODS: readonly string[] = ['run', 'material-lot', 'carton-series', 'shipment'];

/** Opens an incident; from the page of goods, or from a code that was looked up, with the code in it. */
export function IncidentOpenButton({
  record,
  typed,
}: {
  readonly record?: AnyRecord;
  /** A code as somebody read it from the goods. */
  readonly typed?: string;
}): ReactNode {
  const t = useTranslations();
  const allowed = useMayDo()('record-incidents');
  const [isOpen, { open, close }] = useDisclosure(false);
  if (record !== undefined && (record.withdrawn || !allowed || !GOODS.includes(record.kind))) return null;
  const code = typed ?? record?.body['code'];
  return (
    <>
      <Button
        variant={record === undefined && typed === undefined ? 'filled' : 'default'}
        leftSection={<IconAlertTriangle aria-hidden size={16} />}
        disabled={!allowed}
        onClick={open}
      >
        {t('incident.open')}
      </Button>
      {isOpen && <IncidentOpenDialog code={typeof code === 'string' ? code : ''} onClose={close} />}
    </>
  );
}
