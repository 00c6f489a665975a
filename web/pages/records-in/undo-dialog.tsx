import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { ReasonInput, SendBar } from '../../records/form-parts.tsx';

export interface Undoable {
  readonly id: string;
  readonly files: string;
  readonly recorded: number;
  readonly corrected: number;
}

/** Undoing an import: names what it will do, and asks why. */
export function UndoDialog({
  of,
  onClose,
}: {
  readonly of: Undoable;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const undo = useCommand('import.undo');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const { id, files, recorded, corrected } = of;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('imports.undoTitle', { files })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setWasSent(true);
          if (reason.trim() !== '')
            undo.mutate({ import: id, reason: reason.trim().slice(0, 1_000) }, { onSuccess: onClose });
        }}
      >
        <p className="will grave">{t('imports.undoWill', { recorded, corrected })}</p>
        <p className="soft">{t('imports.undoRefused')}</p>
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
        <SendBar
          faults={0}
          error={undo.error}
          isPending={undo.isPending}
          isIdle={false}
          isGrave
          says={t('imports.undoSubmit')}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
