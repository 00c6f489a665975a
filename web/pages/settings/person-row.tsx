import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useSession } from '../../client/firm.ts';
import { useSiteNames } from './role-fields.tsx';
import styles from './settings.module.css';

export type Person = OutputOf<'person.list'>['people'][number];

/** What is asked to be done for whom. */
export interface Asked {
  readonly what: 'role' | 'link' | 'end';
  readonly person: Person;
}

/** One person: who, as what, and what can be done; or why nothing can. */
export function PersonRow({
  person,
  isLastOwner,
  onAsk,
}: {
  readonly person: Person;
  readonly isLastOwner: boolean;
  readonly onAsk: (what: Asked['what']) => void;
}): ReactNode {
  const t = useTranslations();
  const session = useSession();
  const { name, login, role, joined, founder } = person;
  const isFixed = founder || isLastOwner;
  return (
    <li>
      <div className={styles['person']}>
        <strong>{name}</strong> {person.id === session.id && <span className="tag">{t('person.you')}</span>}{' '}
        {!joined && <span className="tag warn">{t('person.invited')}</span>}
        <div className="soft">{login}</div>
      </div>
      <span className="tag">{t(`role.${role}`)}</span>
      {isFixed ? (
        <span className={styles['no-action']} />
      ) : (
        <PersonMenu label={t('person.actions', { name })} onAsk={onAsk} />
      )}
      <PersonNote person={person} isLastOwner={isLastOwner} />
    </li>
  );
}

function PersonNote({
  person: { founder, role, sites },
  isLastOwner,
}: {
  readonly person: Person;
  readonly isLastOwner: boolean;
}): ReactNode {
  const t = useTranslations();
  const names = useSiteNames();
  const says = founder
    ? t('person.founder')
    : isLastOwner
      ? t('person.lastOwner')
      : role === 'factory'
        ? t('person.onlySites', { sites: sites.map((site) => names.get(site) ?? site).join(', ') })
        : null;
  return says === null ? null : <p className={styles['note']}>{says}</p>;
}

function PersonMenu({
  label,
  onAsk,
}: {
  readonly label: string;
  readonly onAsk: (what: Asked['what']) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} title={label}>
          <IconDots aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('role')}>{t('person.change')}</Menu.Item>
        <Menu.Item onClick={() => onAsk('link')}>{t('person.link')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onAsk('end')}>{t('person.end')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
