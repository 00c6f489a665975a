import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { CallError } from '../../client/problem.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { CartonsOf } from './cartons-of.tsx';
import { MissingDialog } from './missing-dialog.tsx';
import { ScopeActions } from './scope-actions.tsx';
import { ChosenBoundary, ScopeBoundaries } from './scope-boundaries.tsx';
import { ScopeHolders } from './scope-holders.tsx';
import { ScopeMissing } from './scope-missing.tsx';
import { ScopeNarrow } from './scope-narrow.tsx';
import { ScopeQuestion } from './scope-question.tsx';
import { ScopeReasons } from './scope-reasons.tsx';
import { ScopeRuns } from './scope-runs.tsx';
import { narrowingOf } from './scope-search.ts';
import type { Summary } from './scope-search.ts';
import { ScopeTotals } from './scope-totals.tsx';
import { useScopePages, useScopeSearch, useScopeSummary } from './use-scope.ts';
import { useSuspectWords } from './use-suspect-words.ts';
import './scope.css';

/** What a suspect touched: the question, and its answer in every way that somebody has to act on. */
export function ScopePage(): ReactNode {
  const t = useTranslations('scope');
  const mayDo = useMayDo();
  const { search, ask } = useScopeSearch();
  const [isChanging, changing] = useDisclosure(false);
  const isAsked = (search.suspects ?? []).length > 0;
  if (!mayDo('trace'))
    return (
      <>
        <PageHeader title={t('title')} />
        <ProblemState error={FORBIDDEN} />
      </>
    );
  return (
    <div className="scope-page">
      <PageHeader
        title={t('title')}
        lead={isAsked ? undefined : t('lead')}
        actions={isAsked && <ScopeActions />}
      />
      {search.cartonsOf !== undefined && !isAsked && <CartonsOf of={search.cartonsOf} />}
      {isAsked && <Asked isChanging={isChanging} onChange={changing.toggle} />}
      {(isChanging || (!isAsked && search.cartonsOf === undefined)) && (
        <div className="no-print">
          <ScopeQuestion
            key={JSON.stringify(search.suspects ?? [])}
            search={search}
            onAsk={(next) => {
              changing.close();
              ask(next);
            }}
          />
        </div>
      )}
      {isAsked && <AnswerOfScope />}
      {search.form !== undefined && <MissingDialog form={search.form} />}
    </div>
  );
}

const FORBIDDEN = new CallError({ code: 'forbidden', detail: '', faults: [], requestId: null });

/** The question as it was asked, in one place that is printed too. */
function Asked({
  isChanging,
  onChange,
}: {
  readonly isChanging: boolean;
  readonly onChange: () => void;
}): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const words = useSuspectWords();
  return (
    <div className="scope-asked">
      <ul className="row bare">
        {search.suspects?.map((one) => (
          <li key={JSON.stringify(one)} className="chip">
            <strong>{words(one)}</strong>
          </li>
        ))}
      </ul>
      <Button
        className="no-print"
        variant="default"
        size="compact-sm"
        aria-expanded={isChanging}
        onClick={onChange}
      >
        {t('changeQuestion')}
      </Button>
    </div>
  );
}

function AnswerOfScope(): ReactNode {
  const summary = useScopeSummary();
  return (
    <Answer of={summary} lines={10}>
      {(answer) => <Parts summary={answer} />}
    </Answer>
  );
}

function Parts({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const holders = useScopePages('scope.holders', { ...narrowingOf(search), limit: 100 });
  return (
    <div className="stack">
      <p className="soft">
        {t('answerAt', { position: summary.position, strict: summary.strict ? 'yes' : 'no' })}
      </p>
      <MovedOn position={summary.position} />
      <ScopeNarrow summary={summary} />
      <ChosenBoundary summary={summary} />
      <ScopeTotals holders={holders} />
      <ScopeHolders holders={holders} />
      <ScopeMissing summary={summary} />
      <ScopeReasons summary={summary} />
      <ScopeBoundaries summary={summary} />
      <ScopeRuns summary={summary} />
    </div>
  );
}

/** The ledger has entries that the answer does not know of. */
function MovedOn({ position }: { readonly position: number }): ReactNode {
  const t = useTranslations('scope');
  const { narrow } = useScopeSearch();
  const status = useOperation('ledger.status', {});
  const now = status.data?.position ?? position;
  if (now <= position) return null;
  return (
    <div className="will row apart" role="status">
      <span>{t('movedOn', { position: now })}</span>
      <Button className="no-print" size="compact-sm" onClick={() => narrow({ at: undefined })}>
        {t('askNow')}
      </Button>
    </div>
  );
}
