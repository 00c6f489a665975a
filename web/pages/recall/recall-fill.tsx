import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Recall } from '../../../src/domain/recall/recall.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ActDialog, SaidInput } from '../../records/act-dialog.tsx';

const FIELDS = [
  ...(['submitter', 'retailPrice', 'marks', 'decipher', 'defect', 'injury', 'obtained'] as const),
  ...(['distribution', 'changes', 'notification', 'details'] as const),
];
type Report = NonNullable<Recall['report']>;

/** What the report asks for and no record tells is filled in by a correction of the recall. */
export function RecallFill({ id, recall }: { readonly id: string; readonly recall: Recall }): ReactNode {
  const t = useTranslations();
  const mayDeclare = useMayDo()('override-release');
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        className="no-print"
        variant="default"
        size="compact-sm"
        leftSection={<IconPencil aria-hidden size={14} />}
        disabled={!mayDeclare}
        onClick={open}
      >
        {t('recall.fill')}
      </Button>
      {isOpen && <FillDialog id={id} recall={recall} onClose={close} />}
    </>
  );
}

function FillDialog({
  id,
  recall,
  onClose,
}: {
  readonly id: string;
  readonly recall: Recall;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const correct = useCommand('recall.correct');
  const [said, setSaid] = useState<Report>(recall.report ?? {});
  const send = (): void => {
    const told = FIELDS.map((field) => [field, (said[field] ?? '').trim()] as const);
    const report: Report = Object.fromEntries(told.filter(([, text]) => text !== ''));
    correct.mutate(
      { id, body: { ...recall, report }, reason: t('recall.fillReason') },
      { onSuccess: onClose },
    );
  };
  return (
    <ActDialog
      title={t('recall.fill')}
      says={t('recall.fill')}
      sending={correct}
      send={send}
      onClose={onClose}
    >
      {FIELDS.map((field) => (
        <SaidInput
          key={field}
          label={t(`field.${field}`)}
          lines={1}
          value={said[field] ?? ''}
          change={(value) => setSaid({ ...said, [field]: value })}
        />
      ))}
    </ActDialog>
  );
}
