import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Code, InstantText } from '../../ui/values.tsx';

export type Share = OutputOf<'share.list'>['shares'][number];

/** Links that all stand or have all ended, with what each opens, for whom, until when, and how often it was opened. */
export function ShareTable({
  label,
  shares,
  onEnd,
  onLook,
}: {
  readonly label: string;
  readonly shares: readonly Share[];
  readonly onEnd: (share: Share) => void;
  readonly onLook: (share: Share) => void;
}): ReactNode {
  const t = useTranslations();
  const haveEnded = shares.every(({ stands }) => !stands);
  return (
    <PlainTable
      label={label}
      stacks
      rows={shares}
      keyOf={({ id }) => id}
      columns={[
        { head: t('share.to'), cell: ({ to }: Share) => <strong>{to}</strong> },
        { head: t('share.what'), cell: ({ name }: Share) => <Code>{name}</Code> },
        {
          head: t(haveEnded ? 'share.endedOn' : 'share.ends'),
          cell: ({ revokedAt, endsAt }: Share) => <InstantText of={revokedAt ?? endsAt} />,
        },
        { head: t('share.opened'), cell: (share: Share) => <Opened share={share} onLook={onLook} /> },
        ...(haveEnded
          ? []
          : [
              {
                head: t('share.end'),
                isTool: true,
                cell: (share: Share) => <EndButton share={share} onEnd={onEnd} />,
              },
            ]),
      ]}
    />
  );
}

function Opened({
  share,
  onLook,
}: {
  readonly share: Share;
  readonly onLook: (share: Share) => void;
}): ReactNode {
  const t = useTranslations();
  const { looked, fetched, to } = share;
  return (
    <div>
      <div>{t('share.times', { looked, fetched })}</div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('share.openingsNamed', { name: to })}
        onClick={() => onLook(share)}
      >
        {t('share.openings')}
      </Button>
    </div>
  );
}

function EndButton({
  share,
  onEnd,
}: {
  readonly share: Share;
  readonly onEnd: (share: Share) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('share.endNamed', { name: share.to })}
      onClick={() => onEnd(share)}
    >
      {t('share.end')}
    </Button>
  );
}
