import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { HandedLink } from './handed-link.tsx';
import type { Person } from './person-row.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Ends what a person may do in the firm. */
export function EndDialog({ person: { id, name }, onClose }: Props): ReactNode {
  const t = useTranslations();
  const session = useSession();
  const client = useQueryClient();
  const end = useCommand('person.disable');
  return (
    <SettingsDialog title={t('person.endTitle', { name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate(
            { id },
            {
              onSuccess: () => {
                onClose();
                // Whoever removed themselves is told by the session what they still belong to.
                if (id === session.id) void client.invalidateQueries({ queryKey: ['session'] });
              },
            },
          );
        }}
      >
        <p className="will grave">
          {t('person.endWill', { name })} {id === session.id && t('person.endSelf')}
        </p>
        <SendBar
          faults={0}
          error={end.error}
          isPending={end.isPending}
          isIdle={false}
          isGrave
          says={t('person.endDo', { name })}
          onClose={onClose}
        />
      </form>
    </SettingsDialog>
  );
}

/** Makes a link with which a person chooses a new password. */
export function LinkDialog({ person: { id, name }, onClose }: Props): ReactNode {
  const t = useTranslations();
  const make = useCommand('person.link');
  const [made, setMade] = useState<{ link: string; linkEndsAt: string } | null>(null);
  return (
    <SettingsDialog title={t('person.linkTitle', { name })} onClose={onClose}>
      {made === null ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ id }, { onSuccess: setMade });
          }}
        >
          <p className="will">{t('person.linkWill', { name })}</p>
          <SendBar
            faults={0}
            error={make.error}
            isPending={make.isPending}
            isIdle={false}
            says={t('person.linkDo')}
            onClose={onClose}
          />
        </form>
      ) : (
        <HandedLink name={name} link={made.link} endsAt={made.linkEndsAt} onDone={onClose} />
      )}
    </SettingsDialog>
  );
}
