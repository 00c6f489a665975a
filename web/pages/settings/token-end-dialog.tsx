import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Token } from './token-list.tsx';

/** Ends a token at once. */
export function TokenEndDialog({
  token: { id, name },
  onClose,
}: {
  readonly token: Token;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const revoke = useCommand('token.revoke');
  return (
    <ConfirmDialog
      title={t('token.endTitle', { name })}
      will={t('token.endWill', { name })}
      submit={t('token.end')}
      sending={revoke}
      send={() => revoke.mutate({ id }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
