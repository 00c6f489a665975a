import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { FormFields } from '../../records/form-field.tsx';
import { SendBar } from '../../records/form-parts.tsx';
import { loadForm, useFormState } from '../../records/record-form.tsx';
import { usePut } from '../../records/use-put.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { isTaken, proposalsOf } from './report-proposals.ts';
import type { Proposal } from './report-proposals.ts';
import { useRuleName } from '../../records/rule-names.tsx';
import { showPage } from './pdf-pages.tsx';
import styles from './report-entry.module.css';

/** What was read from the report, to be taken one by one, and the form that holds what was taken and typed. */
export function ReportForm({ file }: { readonly file: string }): ReactNode {
  const form = useQuery({
    queryKey: ['form', 'test-report'],
    queryFn: () => loadForm('test-report'),
    staleTime: Infinity,
  });
  return <Answer of={form}>{(loaded) => <Entry file={file} form={loaded} />}</Answer>;
}

const NEW = { does: 'record' } as const;

function Entry({
  file,
  form,
}: {
  readonly file: string;
  readonly form: Awaited<ReturnType<typeof loadForm>>;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [body, setBody] = useState<unknown>({ file });
  const [wasSent, setWasSent] = useState(false);
  const { send, isPending, error } = usePut('test-report', NEW);
  const faults = wasSent ? form.faultsOf(form.schema, body) : new Map<string, z.core.$ZodIssue>();
  const state = useFormState(body, setBody, faults, error);
  const submit = (): void => {
    setWasSent(true);
    if (form.faultsOf(form.schema, body).size > 0) return;
    send({ id: '', body, reason: '' }, (id) => {
      void navigate({
        to: '/firms/$firm/$plural/$id',
        params: { firm, plural: 'test-reports', id },
        search: {},
      });
    });
  };
  return (
    <div className="stack">
      <Proposals file={file} body={body} onTake={setBody} />
      <Section title={t('proof.confirmed')} says={t('proof.confirmedSays')}>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <FormFields fields={form.fields} path={[]} state={state} />
          <SendBar
            faults={faults.size}
            error={error}
            isPending={isPending}
            says={t('form.submitRecord')}
            onClose={() => void navigate({ to: '/firms/$firm/report-entry', params: { firm }, search: {} })}
          />
        </form>
      </Section>
    </div>
  );
}

function Proposals({
  file,
  body,
  onTake,
}: {
  readonly file: string;
  readonly body: unknown;
  readonly onTake: (body: unknown) => void;
}): ReactNode {
  const t = useTranslations();
  const proposed = useOperation('test-report.propose', { file });
  const laboratories = useRecordChoices('laboratory');
  return (
    <Section title={t('proof.read')} says={t('proof.readSays')}>
      <Answer of={proposed} lines={6}>
        {(found) => {
          const list = proposalsOf(found, laboratories);
          if (!found.hasText) return <p role="status">{t('proof.noText')}</p>;
          if (list.length === 0) return <p role="status">{t('proof.nothingRead')}</p>;
          return (
            <ul className="plain">
              {list.map((one) => (
                <li key={one.key} className={styles['proposal']}>
                  <ProposalText of={one} />
                  <TakeButton of={one} body={body} onTake={onTake} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </Section>
  );
}

function ProposalText({ of }: { readonly of: Proposal }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const nameOf = useRuleName();
  const { rule, field, value, quote, page } = of;
  const what = rule === undefined ? fieldWord(field) : rule === null ? t('proof.ruleUnknown') : nameOf(rule);
  return (
    <div>
      <strong>{what}</strong> <span className="code">{value}</span>
      <div>
        <q>{quote}</q>{' '}
        <Button variant="subtle" size="compact-xs" onClick={() => showPage(page)}>
          {t('proof.page', { number: page })}
        </Button>
      </div>
    </div>
  );
}

function TakeButton({
  of,
  body,
  onTake,
}: {
  readonly of: Proposal;
  readonly body: unknown;
  readonly onTake: (body: unknown) => void;
}): ReactNode {
  const t = useTranslations();
  const { take, value } = of;
  if (take === null) return <span className="tag warn">{t('proof.laboratoryUnknown')}</span>;
  if (isTaken(of, body)) return <span className="tag good">{t('proof.taken')}</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('proof.takeThis', { value })}
      onClick={() => onTake(take(body))}
    >
      {t('proof.take')}
    </Button>
  );
}
