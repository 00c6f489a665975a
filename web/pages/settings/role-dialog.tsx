import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Person } from './person-row.tsx';
import { givenInput, lacksSites, RoleFields } from './role-fields.tsx';
import type { Given } from './role-fields.tsx';

/** Changes what a person may do in the firm. */
export function RoleDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const client = useQueryClient();
  const session = useSession();
  const change = useCommand('person.role');
  const [given, give] = useState<Given>({ role: person.role, sites: person.sites });
  const [wasSent, setWasSent] = useState(false);
  const isAsItWas = given.role === person.role && given.sites.join('\n') === [...person.sites].join('\n');
  return (
    <Dialog size="lg" title={t('person.changeTitle', { name: person.name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setWasSent(true);
          if (!lacksSites(given))
            change.mutate(
              { id: person.id, ...givenInput(given) },
              {
                onSuccess: () => {
                  onClose();
                  // What one may do oneself is said by the session.
                  if (person.id === session.id) void client.invalidateQueries({ queryKey: ['session'] });
                },
              },
            );
        }}
      >
        <p className="will">{t('person.changeWill')}</p>
        <RoleFields given={given} give={give} wasSent={wasSent} />
        <SendBar
          error={change.error}
          isPending={change.isPending}
          isIdle={isAsItWas}
          says={t('person.save')}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
