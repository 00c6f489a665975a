import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { ActDialog, SignatureFields, useSignature } from '../../records/act-dialog.tsx';
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
  const signature = useSignature();
  const send = (): void => {
    const said = signature.sign();
    if (said === null) return;
    // What goes wrong is said by the command itself.
    destroy.send({ decidedBy: said.by, reason: said.reason }).then(onClose, () => undefined);
  };
  return (
    <ActDialog
      title={t('keeping.destroyTitle', { count: things.length })}
      will={t('keeping.destroyWill')}
      isGrave
      says={t('keeping.destroy', { count: things.length })}
      sending={destroy}
      send={send}
      onClose={onClose}
    >
      <Names of={things} />
      <SignatureFields of={signature} signer={t('field.decidedBy')} />
    </ActDialog>
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
