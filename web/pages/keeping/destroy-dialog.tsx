import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { ReasonInput, SendBar } from '../../records/form-parts.tsx';
import type { Thing } from './kept-things.tsx';

/** The decision to destroy what is marked: names it, and asks who decides and why. */
export function DestroyDialog({
  things,
  onClose,
}: {
  readonly things: readonly Thing[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const destroy = useDestroy(things);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const send = (): void => {
    setWasSent(true);
    const decision = { decidedBy: by.trim(), reason: reason.trim() };
    if (Object.values(decision).includes('')) return;
    // What goes wrong is said by the command itself.
    destroy.send(decision).then(onClose, () => undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keeping.destroyTitle', { count: things.length })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="will grave">{t('keeping.destroyWill')}</p>
        <Names of={things} />
        <TextInput
          label={t('field.decidedBy')}
          withAsterisk
          maxLength={200}
          value={by}
          error={wasSent && by.trim() === '' ? t('form.reasonNeeded') : null}
          onChange={(event) => setBy(event.target.value)}
        />
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
        <SendBar
          error={destroy.error}
          isPending={destroy.isPending}
          isGrave
          says={t('keeping.destroy', { count: things.length })}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}

/** Files in one decision, samples one after the other. */
function useDestroy(things: readonly Thing[]) {
  const remove = useCommand('keeping.remove');
  const dispose = useCommand('keeping.dispose');
  const send = async (decision: { decidedBy: string; reason: string }): Promise<void> => {
    const idsOf = (what: Thing['what']): string[] =>
      things.filter((thing) => thing.what === what).map(({ record }) => record.id);
    const files = idsOf('file');
    if (files.length > 0) await remove.mutateAsync({ files, ...decision });
    for (const sample of idsOf('sample')) await dispose.mutateAsync({ sample, ...decision });
  };
  return { send, error: remove.error ?? dispose.error, isPending: remove.isPending || dispose.isPending };
}

function Names({ of }: { readonly of: readonly Thing[] }): ReactNode {
  return (
    <ul>
      {of.map(({ record }) => (
        <li key={`${record.kind} ${record.id}`}>{record.name}</li>
      ))}
    </ul>
  );
}
