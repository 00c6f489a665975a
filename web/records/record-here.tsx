import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import type { RecordKindName } from '../ui/values.tsx';
import { RecordDialog } from './record-dialog.tsx';

/** Records a record of a kind from the page it belongs to: what the page knows is filled in, and the page stays. */
export function RecordHere({
  kind,
  from,
  says,
}: {
  readonly kind: RecordKindName;
  readonly from: Readonly<Record<string, unknown>>;
  /** The word on the button, where it is not the usual one. */
  readonly says?: string;
}): ReactNode {
  const t = useTranslations();
  const allowed = useMayDo()(RECORD_KINDS[kind].permission);
  const [isOpen, { open, close }] = useDisclosure(false);
  const word = says ?? t('sheet.record');
  return (
    <>
      <Button
        className="no-print"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus aria-hidden size={14} />}
        aria-label={t('sheet.recordKind', { word, kind: t(`kind.${kind}`) })}
        disabled={!allowed}
        title={allowed ? undefined : t('record.notAllowed')}
        onClick={open}
      >
        {word}
      </Button>
      {isOpen && (
        <RecordDialog
          kind={kind}
          mode={{ does: 'record', from }}
          onClose={close}
          onRecorded={() => undefined}
        />
      )}
    </>
  );
}
