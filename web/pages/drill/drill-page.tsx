import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { NoPermission, ProblemState } from '../../ui/states.tsx';
import { DateText, RecordLink } from '../../ui/values.tsx';
import { DrillAnswer } from './drill-answer.tsx';
import { DrillScore } from './drill-score.tsx';

/** Practising: a lot is taken for suspect, the clock runs, and what the record lacked is named. */
export function DrillPage(): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  return (
    <>
      <PageHeader title={t('nav.drill')} lead={t('drill.lead')} />
      <div className="stack">
        <Due />
        {mayDo('audit') && mayDo('trace') ? (
          <Start />
        ) : (
          <NoPermission title={t('problem.forbidden')} says={t('drill.forbidden')} />
        )}
      </div>
    </>
  );
}

function Due(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <Answer of={useOperation('drill.due', {})} lines={2}>
      {({ last, next, isOverdue }) => (
        <Section
          title={t('drill.when')}
          actions={
            <Link to="/firms/$firm/$plural" params={{ firm, plural: 'drills' }} search={{}}>
              {t('drill.all')}
            </Link>
          }
        >
          <p>
            {last === null ? (
              t('drill.none')
            ) : (
              <>
                {t('drill.last')}{' '}
                <RecordLink kind="drill" id={last.id}>
                  <DateText of={last.on} />
                </RecordLink>
              </>
            )}
          </p>
          {next !== null && (
            <p>
              {t('drill.next')} <DateText of={next} />{' '}
              {isOverdue && <span className="tag bad">{t('drill.overdue')}</span>}
            </p>
          )}
        </Section>
      )}
    </Answer>
  );
}

function Start(): ReactNode {
  const t = useTranslations();
  const [code, setCode] = useState('');
  const run = useCommand('drill.run');
  const typed = code.trim();
  const start = (): void => run.mutate(typed === '' ? {} : { code: typed });
  return (
    <>
      <Section title={t('drill.start')} says={t('drill.startSays')}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <TextInput
            label={t('drill.code')}
            description={t('drill.codeHint')}
            value={code}
            maxLength={200}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <div className="row">
            <Button type="submit" loading={run.isPending}>
              {t('drill.go')}
            </Button>
          </div>
        </form>
        {run.error !== null && <ProblemState error={run.error} retry={start} />}
      </Section>
      <div role="status" className="stack">
        {run.data !== undefined && (
          <>
            <DrillScore id={run.data.id} of={run.data.drill} />
            <DrillAnswer of={run.data.result} />
          </>
        )}
      </div>
    </>
  );
}
