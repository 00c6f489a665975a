import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordDialog } from '../../records/record-dialog.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { missingFix } from './run-missing-form.ts';
import type { MissingOfRun } from './run-missing-form.ts';

/** The form that would settle what is missing, filled in with what is known. */
export function RunMissingFix({
  run,
  missing,
}: {
  readonly run: string;
  readonly missing: MissingOfRun;
}): ReactNode {
  const fix = missingFix(run, missing);
  if (fix === null) return null;
  if (fix.does === 'correct') return <CorrectRun id={run} />;
  return <RecordHere kind={fix.kind} from={fix.from} />;
}

function CorrectRun({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const allowed = useMayDo()('record-production');
  const [isOpen, { open, close }] = useDisclosure(false);
  const { data } = useOperation('run.show', { id });
  return (
    <>
      <Button
        className="no-print"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil aria-hidden size={14} />}
        disabled={!allowed}
        title={allowed ? undefined : t('record.notAllowed')}
        onClick={open}
      >
        {t('sheet.correctRun')}
      </Button>
      {isOpen && data !== undefined && (
        <RecordDialog kind="run" mode={{ does: 'correct', record: data }} onClose={close} />
      )}
    </>
  );
}
