import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { ReasonDialog } from '../../records/reason-dialog.tsx';

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
  const { id, files, recorded, corrected } = of;
  return (
    <ReasonDialog
      title={t('imports.undoTitle', { files })}
      will={t('imports.undoWill', { recorded, corrected })}
      more={t('imports.undoRefused')}
      submit={t('imports.undoSubmit')}
      sending={undo}
      send={(reason) => undo.mutate({ import: id, reason: reason.slice(0, 1_000) }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
