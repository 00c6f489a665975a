import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecalledCode } from '../../records/recalled-note.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import styles from './code.module.css';
import { DecodedCode } from './decoded-code.tsx';

/** Where a lot code is taken apart: what each part means, what the record says, and where the two disagree. */
export function DecodePage(): ReactNode {
  const t = useTranslations();
  const { code } = useSearch({ from: '/firms/$firm/decode' });
  return (
    <>
      <PageHeader title={t('decode.title')} lead={t('decode.lead')} />
      <div className="stack">
        <CodeForm key={code ?? ''} code={code ?? ''} />
        <div aria-live="polite" className="stack">
          {code !== undefined && <RecalledCode code={code} />}
          {code !== undefined && <Decoded code={code} />}
        </div>
      </div>
    </>
  );
}

function CodeForm({ code }: { readonly code: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  return (
    <form
      className={styles['add']}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = typed.trim();
        if (wanted !== '')
          void navigate({ to: '/firms/$firm/decode', params: { firm }, search: { code: wanted } });
      }}
    >
      <TextInput
        label={t('decode.code')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{t('decode.submit')}</Button>
    </form>
  );
}

function Decoded({ code }: { readonly code: string }): ReactNode {
  const answer = useOperation('code.decode', { code });
  return <Answer of={answer}>{(decoded) => <DecodedCode decoded={decoded} />}</Answer>;
}
