import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { ROLES } from '../../client/generated/permissions.ts';
import type { Permission } from '../../client/generated/permissions.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
import { Handed } from '../../ui/handed.tsx';
import { DaysField } from '../../records/days-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PermissionFields } from './permission-fields.tsx';
import { givenInput, lacksSites, RoleFields } from './role-fields.tsx';
import type { Given } from './role-fields.tsx';

const DAYS = [30, 90, 365, 730] as const;

/** Makes a token, and shows its secret this once. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations();
  const [made, setMade] = useState<OutputOf<'token.make'> | null>(null);
  return (
    <Dialog size="lg" title={t('token.make')} onClose={onClose}>
      {made === null ? (
        <TokenForm onClose={onClose} onMade={setMade} />
      ) : made.secret === null ? (
        <p role="status">{t('token.shownBefore')}</p>
      ) : (
        <Handed label={t('token.ready')} says={t('token.readySays')} text={made.secret} onDone={onClose} />
      )}
    </Dialog>
  );
}

function TokenForm({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (made: OutputOf<'token.make'>) => void;
}): ReactNode {
  const t = useTranslations();
  const make = useCommand('token.make');
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [given, give] = useState<Given>({ role: 'viewer', sites: [] });
  const [without, setWithout] = useState<readonly Permission[]>([]);
  const [wasSent, setWasSent] = useState(false);
  const ofRole = ROLES[given.role] ?? [];
  const kept = ofRole.filter((one) => !without.includes(one));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (lacksSites(given) || kept.length === 0) return;
        const fewer = kept.length < ofRole.length ? { permissions: kept } : {};
        make.mutate({ name, days, ...givenInput(given), ...fewer }, { onSuccess: onMade });
      }}
    >
      <p className="will">{t('token.makeWill')}</p>
      <div className="fields">
        <NameField name={name} setName={setName} />
        <DaysField choices={DAYS} days={days} setDays={setDays} />
      </div>
      <RoleFields given={given} give={give} wasSent={wasSent} />
      <PermissionFields ofRole={ofRole} without={without} setWithout={setWithout} />
      <SendBar error={make.error} isPending={make.isPending} says={t('token.makeDo')} onClose={onClose} />
    </form>
  );
}

function NameField({
  name,
  setName,
}: {
  readonly name: string;
  readonly setName: (name: string) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <TextInput
      label={t('settings.name')}
      description={t('token.nameHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      maxLength={120}
      autoComplete="off"
      data-autofocus
      value={name}
      onChange={(event) => setName(event.target.value)}
    />
  );
}
