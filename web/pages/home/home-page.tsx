import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { BeginHere } from '../../records/begin-here.tsx';
import { useIsEmptyFirm } from '../../records/use-empty-firm.ts';
import { rememberCode } from '../../shell/recent-codes.ts';
import { ScanButton, useScanning } from '../../scan/scan-button.tsx';
import { pictureIn, useDroppedPicture } from '../../scan/use-dropped-picture.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageTitle } from '../../ui/page-header.tsx';
import { FoundAnswer } from './found-answer.tsx';
import { TryCodes } from './try-codes.tsx';

/** The first page: one box for any code, and what the code means. */
export function HomePage(): ReactNode {
  const t = useTranslations();
  const { code } = useSearch({ from: '/firms/$firm/' });
  return (
    <div className={code === undefined ? 'find-page' : 'find-page answered'}>
      <PageTitle title={code ?? t('find.title')} />
      <div className="find-intro">
        <h1 tabIndex={-1}>{t('find.title')}</h1>
        {code === undefined && <p>{t('find.lead')}</p>}
      </div>
      <FindForm key={code ?? ''} code={code ?? ''} />
      {code === undefined ? <BeginWhenEmpty /> : <Found code={code} />}
    </div>
  );
}

/** What to begin with: where nothing can be found yet, the first records. */
function BeginWhenEmpty(): ReactNode {
  const isEmpty = useIsEmptyFirm();
  return isEmpty ? <BeginHere /> : <TryCodes />;
}

function FindForm({ code }: { readonly code: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const find = (wanted: string): void =>
    void navigate({ to: '/firms/$firm', params: { firm }, search: { code: wanted } });
  const { scan, dialog } = useScanning(find);
  useDroppedPicture(scan, false);
  return (
    <div>
      {dialog}
      <form
        role="search"
        className="find-box"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typed.trim();
          if (wanted !== '') find(wanted);
        }}
      >
        <input
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            const photo = pictureIn(event.clipboardData);
            if (photo !== null) scan(photo);
          }}
        />
        <ScanButton onScan={() => scan(null)} />
        <Button type="submit">{t('find.submit')}</Button>
      </form>
    </div>
  );
}

function Found({ code }: { readonly code: string }): ReactNode {
  const firm = useFirmId();
  const answer = useOperation('code.find', { code });
  const isThere = answer.data !== undefined && answer.data.answer !== 'none';
  useEffect(() => {
    if (isThere) rememberCode(firm, code);
  }, [firm, code, isThere]);
  return (
    <div aria-live="polite" className="stack">
      <Answer of={answer}>{(found) => <FoundAnswer found={found} />}</Answer>
    </div>
  );
}
