import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { EndDialog, LinkDialog } from './person-dialogs.tsx';
import { PersonRow } from './person-row.tsx';
import type { Asked, Person } from './person-row.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { OwnersOnly, SettingsPage } from './settings-page.tsx';
import styles from './settings.module.css';

/** Who works with the firm's records, what they may do, and letting people in and out. */
export function PeoplePage(): ReactNode {
  const t = useTranslations();
  const mayAdminister = useMayDo()('administer');
  const [isInviting, setInviting] = useState(false);
  const add = (
    <Button leftSection={<IconUserPlus aria-hidden size={16} />} onClick={() => setInviting(true)}>
      {t('person.add')}
    </Button>
  );
  return (
    <SettingsPage part="people" {...(mayAdminister ? { actions: add } : {})}>
      <OwnersOnly>
        <People />
      </OwnersOnly>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </SettingsPage>
  );
}

function People(): ReactNode {
  const t = useTranslations();
  const list = useOperation('person.list', {});
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <Answer of={list} lines={6}>
      {({ people }) => (
        <div className="card">
          <ul className={styles['people']} aria-label={t('settings.people')}>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isLastOwner={isLastOwner(person, people)}
                onAsk={(what) => ask({ what, person })}
              />
            ))}
          </ul>
          {asked !== null && <AskedDialog asked={asked} onClose={() => ask(null)} />}
        </div>
      )}
    </Answer>
  );
}

function AskedDialog({
  asked: { what, person },
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}): ReactNode {
  if (what === 'role') return <RoleDialog person={person} onClose={onClose} />;
  if (what === 'link') return <LinkDialog person={person} onClose={onClose} />;
  return <EndDialog person={person} onClose={onClose} />;
}

/** The server keeps an owner in every firm; this says so beforehand. */
function isLastOwner(person: Person, people: readonly Person[]): boolean {
  return person.role === 'owner' && people.filter(({ role }) => role === 'owner').length === 1;
}
