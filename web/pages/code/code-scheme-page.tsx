import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { codeSchemeSchema } from '../../../src/domain/code/code-scheme.ts';
import type { CodeScheme } from '../../../src/domain/code/code-scheme.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordFrame } from '../../records/record-frame.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { SchemeNext } from './scheme-next.tsx';
import { SchemeProof } from './scheme-proof.tsx';

/** The page of a scheme: its proof, the next codes, and giving one out. A scheme of codes in use issues none. */
export function CodeSchemePage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  return (
    <RecordFrame
      kind="code-scheme"
      id={id}
      sections={(record) => {
        const scheme = codeSchemeSchema.parse(record.body);
        if (scheme.parts === undefined) return <p className="soft">{t('scheme.inUse')}</p>;
        return (
          <>
            <SchemeNext key={record.entry} id={id} scheme={scheme} />
            <Standing id={id} scheme={scheme} />
          </>
        );
      }}
    />
  );
}

function Standing({ id, scheme }: { readonly id: string; readonly scheme: CodeScheme }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayRecord = useMayDo()('record-firm');
  const proof = useOperation('code-scheme.prove', { body: scheme, id });
  return (
    <Section
      title={t('scheme.proof')}
      actions={
        mayRecord && (
          <Link className="no-print" to="/firms/$firm/code-scheme-builder" params={{ firm }} search={{ id }}>
            {t('scheme.inBuilder')}
          </Link>
        )
      }
    >
      <Answer of={proof}>{(answer) => <SchemeProof proof={answer} />}</Answer>
    </Section>
  );
}
