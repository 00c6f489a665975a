import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Empty, ProblemState } from '../../ui/states.tsx';
import { CheckStep, RefusedFile } from './check-step.tsx';
import { FileDrop, Templates } from './file-drop.tsx';
import { ByKind, Figures } from './import-figures.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PastImports } from './past-imports.tsx';
import styles from './records-in.module.css';
import { useTaking } from './use-taking.ts';
import type { Report, TakingSteps } from './use-taking.ts';

/** Getting workbooks in: choose, look at the mapping, check, record; and undo. */
export function RecordsInPage(): ReactNode {
  const t = useTranslations();
  const mayImport = useMayDo()('import');
  const steps = useTaking();
  const { stage, files } = steps.taking;
  const named = files.map(({ name }) => name).join(', ');
  return (
    <>
      <PageHeader
        title={t('nav.recordsIn')}
        lead={stage === 'choose' ? t('imports.lead') : named}
        actions={
          stage !== 'choose' && (
            <Button variant="default" onClick={steps.startAgain}>
              {t('imports.startAgain')}
            </Button>
          )
        }
      />
      {mayImport ? (
        <Steps steps={steps} />
      ) : (
        <Empty title={t('problem.forbidden')} says={t('imports.notAllowed')} />
      )}
    </>
  );
}

function Steps({ steps }: { readonly steps: TakingSteps }): ReactNode {
  const t = useTranslations();
  const { taking, busy, error, begin } = steps;
  const { stage, proposal, report } = taking;
  return (
    <div className="stack">
      {busy !== null && (
        <div role="status" className={styles['working']}>
          <ProgressBar of={['import.preview', 'import.run']} says={t(`imports.${busy}`)} />
        </div>
      )}
      {error !== null && busy === null && <ProblemState error={error} />}
      {stage === 'choose' && (
        <>
          <FileDrop begin={begin} isBusy={busy !== null} />
          <Templates />
          <PastImports />
        </>
      )}
      {stage === 'several' && <SeveralMappings steps={steps} />}
      {stage === 'mapping' && proposal !== null && <MappingStep proposal={proposal} steps={steps} />}
      {stage === 'check' && report !== null && <CheckStep report={report} steps={steps} />}
      {stage === 'done' && report !== null && <Done report={report} />}
    </div>
  );
}

/** Which of the mappings on record is meant. */
function SeveralMappings({ steps }: { readonly steps: TakingSteps }): ReactNode {
  const t = useTranslations();
  const mappings = useRecordChoices('mapping');
  return (
    <Section title={t('imports.mapping')}>
      <NativeSelect
        label={t('imports.severalMappings')}
        data={[
          { value: '', label: t('form.choose') },
          ...mappings.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={({ target }) => {
          if (target.value !== '') steps.check(target.value);
        }}
      />
    </Section>
  );
}

function Done({ report }: { readonly report: Report }): ReactNode {
  const t = useTranslations();
  const { recorded, position } = report;
  const says = recorded ? t('imports.donePosition', { position: position ?? 0 }) : t('imports.doneNothing');
  return (
    <>
      <Section title={t('imports.done')} says={says}>
        <div className="stack">
          <Figures counts={report.counts} />
          <div className="row">
            <RefusedFile report={report} />
          </div>
        </div>
      </Section>
      <ByKind report={report} />
      <PastImports />
    </>
  );
}
