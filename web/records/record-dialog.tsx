import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Answer } from '../ui/answer.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import type { DialogMode } from './dialog-mode.ts';
import { loadForm, RecordForm } from './record-form.tsx';
import { useRecordName } from './record-name.ts';

/** Recording and correcting: a form made from the schema, that names what it will do and keeps what was typed until it is done. */
export function RecordDialog({
  kind,
  mode,
  onClose,
  onRecorded,
}: {
  readonly kind: RecordKindName;
  readonly mode: DialogMode;
  readonly onClose: () => void;
  /** What happens once it is recorded; without it the new record's page is shown. */
  readonly onRecorded?: (() => void) | undefined;
}): ReactNode {
  const t = useTranslations();
  const nameOf = useRecordName();
  const form = useQuery({ queryKey: ['form', kind], queryFn: () => loadForm(kind), staleTime: Infinity });
  const title =
    mode.does === 'record'
      ? t('form.recordTitle', { kind: t(`kind.${kind}`) })
      : t('form.correctTitle', { label: nameOf(mode.record) });
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <Answer of={form}>
        {(loaded) => (
          <RecordForm kind={kind} mode={mode} form={loaded} onClose={onClose} onRecorded={onRecorded} />
        )}
      </Answer>
    </Dialog>
  );
}
