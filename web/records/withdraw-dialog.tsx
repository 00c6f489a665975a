import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../client/operation-hooks.ts';
import type { RecordKindName } from '../ui/values.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { useRecordName } from './record-name.ts';
import { ReasonDialog } from './reason-dialog.tsx';

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
  const { id, entry } = record;
  const label = useRecordName()(record);
  return (
    <ReasonDialog
      title={t('form.withdrawTitle', { label })}
      will={t('form.withdrawWill', { label })}
      submit={t('form.submitWithdraw')}
      sending={withdraw}
      send={(reason) => withdraw.mutate({ id, reason, expected: entry }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
