import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty } from '../../ui/states.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { SchemeBuilder } from './scheme-builder.tsx';

/** Where a scheme of lot codes is built from parts, or the parts of one are corrected, with its codes and the proof beside it. */
export function SchemeBuilderPage(): ReactNode {
  const t = useTranslations();
  const { id } = useSearch({ from: '/firms/$firm/code-scheme-builder' });
  if (id !== undefined) return <CorrectScheme key={id} id={id} />;
  return (
    <>
      <PageHeader title={t('scheme.build')} lead={t('scheme.lead')} />
      <SchemeBuilder mode={{ does: 'record', from: BEGINNING }} />
    </>
  );
}

const BEGINNING = {
  from: `${String(new Date().getFullYear())}-01-01`,
  reset: 'month',
  parts: [
    { kind: 'year', length: 2 },
    { kind: 'month' },
    { kind: 'text', text: '-' },
    { kind: 'sequence', length: 3 },
  ],
};

function CorrectScheme({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const shown = useOperation('code-scheme.show', { id });
  return (
    <Answer of={shown}>
      {(record) => (
        <>
          <PageHeader
            eyebrow={<RecordLink kind="code-scheme" id={id} />}
            title={t('scheme.correct', { name: record.label })}
            lead={t('scheme.lead')}
          />
          {record.withdrawn || record.body.parts === undefined ? (
            <Empty title={t('scheme.noParts')} says={t('scheme.noPartsSays')} />
          ) : (
            <SchemeBuilder mode={{ does: 'correct', record }} />
          )}
        </>
      )}
    </Answer>
  );
}
