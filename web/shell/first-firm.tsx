import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../client/call.ts';
import type { CallError } from '../client/problem.ts';
import { problemFrom } from '../client/problem.ts';
import { DemoDo } from '../records/demo-choice.tsx';
import { firmIdFrom } from './firm-id.ts';

/** For who set lotproof up and has no firm yet: make one, or have a look at the demo. */
export function FirstFirm(): ReactNode {
  const t = useTranslations();
  const [name, setName] = useState('');
  const [ownId, setOwnId] = useState<string | null>(null);
  const create = useCreateFirm();
  const id = ownId ?? firmIdFrom(name);
  const problem = create.isError ? problemFrom(create.error) : null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ id, name: name.trim() });
      }}
    >
      <div>
        <h1>{t('start.firmTitle')}</h1>
        <p className="soft">{t('start.firmSays')}</p>
      </div>
      <TextInput
        label={t('start.firmName')}
        required
        withAsterisk={false}
        maxLength={200}
        autoComplete="organization"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextInput
        label={t('start.firmId')}
        description={t('start.firmIdHint')}
        required
        withAsterisk={false}
        maxLength={40}
        pattern="[a-z][a-z0-9_]*"
        autoComplete="off"
        spellCheck={false}
        value={id}
        onChange={(event) => setOwnId(event.target.value)}
      />
      {problem !== null && (
        <p role="alert" className="will grave">
          {t(`problem.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
      <Button type="submit" loading={create.isPending}>
        {t('start.firmDo')}
      </Button>
      <div className="stack">
        <p className="soft">{t('start.or')}</p>
        <DemoDo />
      </div>
    </form>
  );
}

function useCreateFirm() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation<unknown, CallError, { id: string; name: string }>({
    mutationFn: (input) => callOperation('firm.create', { firm: null, input }),
    onSuccess: async (_made, { id }) => {
      await client.invalidateQueries({ queryKey: ['session'] });
      await client.invalidateQueries({ queryKey: ['house'] });
      await navigate({ to: '/firms/$firm', params: { firm: id }, search: {} });
    },
  });
}
