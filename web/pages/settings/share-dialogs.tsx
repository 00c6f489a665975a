import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Count, InstantText } from '../../ui/values.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Share } from './share-table.tsx';

interface OfShare {
  readonly share: Share;
  readonly onClose: () => void;
}

/** Takes a link back at once. */
export function ShareEndDialog({ share: { id, to }, onClose }: OfShare): ReactNode {
  const t = useTranslations();
  const revoke = useCommand('share.revoke');
  return (
    <ConfirmDialog
      title={t('share.endNamed', { name: to })}
      will={t('share.endWill', { name: to })}
      submit={t('share.end')}
      sending={revoke}
      send={() => revoke.mutate({ id }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

/** Who opened a link when. */
export function ShareOpeningsDialog({ share: { id, to }, onClose }: OfShare): ReactNode {
  const t = useTranslations();
  const opened = useOperation('share.openings', { id });
  return (
    <Dialog size="lg" title={t('share.openingsNamed', { name: to })} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('share.openingsSays')}</p>
        <Answer of={opened}>{({ openings }) => <Openings openings={openings} />}</Answer>
      </div>
    </Dialog>
  );
}

type Opening = OutputOf<'share.openings'>['openings'][number];

function Openings({ openings }: { readonly openings: readonly Opening[] }): ReactNode {
  const t = useTranslations();
  if (openings.length === 0) return <p>{t('share.noOpenings')}</p>;
  return (
    <PlainTable
      label={t('share.openings')}
      stacks
      rows={openings}
      keyOf={({ at, deed, address, agent }) => `${at} ${deed} ${address} ${agent}`}
      columns={[
        { head: t('share.when'), cell: ({ at }: Opening) => <InstantText of={at} /> },
        { head: t('share.deed'), cell: ({ deed }: Opening) => t(`shareDeed.${deed}`) },
        { head: t('share.opened'), isNumber: true, cell: ({ times }: Opening) => <Count of={times} /> },
        {
          head: t('share.address'),
          cell: ({ address }: Opening) => (address === '' ? t('share.many') : address),
        },
        { head: t('share.agent'), cell: ({ agent }: Opening) => <span className="soft">{agent}</span> },
      ]}
    />
  );
}
