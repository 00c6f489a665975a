import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { HereOnlyNote } from '../../records/here-only-note.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { HandedLink } from './handed-link.tsx';
import type { Person } from './person-row.tsx';

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
  const onSuccess = (): void => {
    onClose();
    // Whoever removed themselves is told by the session what they still belong to.
    if (id === session.id) void client.invalidateQueries({ queryKey: ['session'] });
  };
  const will = t('person.endWill', { name });
  return (
    <ConfirmDialog
      title={t('person.endTitle', { name })}
      will={id === session.id ? `${will} ${t('person.endSelf')}` : will}
      submit={t('person.endDo', { name })}
      sending={end}
      send={() => end.mutate({ id }, { onSuccess })}
      onClose={onClose}
    />
  );
}

/** Makes a link with which a person chooses a new password. */
export function LinkDialog({ person: { id, name }, onClose }: Props): ReactNode {
  const t = useTranslations();
  const make = useCommand('person.link');
  const [made, setMade] = useState<{ link: string; linkEndsAt: string } | null>(null);
  return (
    <Dialog size="lg" title={t('person.linkTitle', { name })} onClose={onClose}>
      {made === null ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ id }, { onSuccess: setMade });
          }}
        >
          <p className="will">{t('person.linkWill', { name })}</p>
          <HereOnlyNote />
          <SendBar
            error={make.error}
            isPending={make.isPending}
            says={t('person.linkDo')}
            onClose={onClose}
          />
        </form>
      ) : (
        <HandedLink name={name} link={made.link} endsAt={made.linkEndsAt} onDone={onClose} />
      )}
    </Dialog>
  );
}
