import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
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
    <SettingsDialog title={t('token.endTitle', { name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          revoke.mutate({ id }, { onSuccess: onClose });
        }}
      >
        <p className="will grave">{t('token.endWill', { name })}</p>
        <SendBar
          faults={0}
          error={revoke.error}
          isPending={revoke.isPending}
          isIdle={false}
          isGrave
          says={t('token.end')}
          onClose={onClose}
        />
      </form>
    </SettingsDialog>
  );
}
