import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../client/operation-hooks.ts';
import type { RecordKindName } from '../ui/values.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { useRecordName } from './record-name.ts';
import { ReasonInput, SendBar } from './form-parts.tsx';

/** Withdrawing: names the record and what no longer counting means, and asks why. */
export function WithdrawDialog({
  kind,
  record,
  onClose,
}: {
  readonly kind: RecordKindName;
  readonly record: AnyRecord;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  // Every kind's operation takes the same input.
  const withdraw = useCommand(`${kind}.withdraw` as 'run.withdraw');
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const { id, entry } = record;
  const label = useRecordName()(record);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('form.withdrawTitle', { label })}
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
            withdraw.mutate({ id, reason: reason.trim(), expected: entry }, { onSuccess: onClose });
        }}
      >
        <p className="will grave">{t('form.withdrawWill', { label })}</p>
        <ReasonInput reason={reason} setReason={setReason} isMissing={wasSent && reason.trim() === ''} />
        <SendBar
          faults={0}
          error={withdraw.error}
          isPending={withdraw.isPending}
          isIdle={false}
          isGrave
          says={t('form.submitWithdraw')}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
