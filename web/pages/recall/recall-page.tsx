import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { recallSchema } from '../../../src/domain/recall/recall.ts';
import type { Recall } from '../../../src/domain/recall/recall.ts';
import { useMayDo } from '../../client/firm.ts';
import { RecordFrame } from '../../records/record-frame.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { Count, DateText, RecordLink } from '../../ui/values.tsx';
import { RecallConsignees } from './recall-consignees.tsx';
import { RecallReport } from './recall-report.tsx';
import { RecallSince } from './recall-since.tsx';
import { RecallProgress, RecallUnits } from './recall-units.tsx';

/** The page of a recall: what is recalled, within which boundary, where it is, who is told, and the report with its blanks. */
export function RecallPage({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  return (
    <RecordFrame
      kind="recall"
      id={id}
      hasFacts={false}
      sections={({ body }) => {
        if (!mayTrace)
          return <NoPermission title={t('recall.noPermission')} says={t('recall.noPermissionSays')} />;
        const recall = recallSchema.parse(body);
        return (
          <>
            <Declared recall={recall} />
            <RecallUnits id={id} />
            <RecallProgress id={id} />
            <RecallConsignees id={id} />
            <RecallSince id={id} />
            <Boundaries recall={recall} />
            <RecallReport id={id} recall={recall} />
          </>
        );
      }}
    />
  );
}

const RUNS_SHOWN = 50;

function Declared({ recall }: { readonly recall: Recall }): ReactNode {
  const t = useTranslations();
  const { reason, advice, adviceChinese, declaredOn, declaredBy, role, boundary, runs, units, despite } =
    recall;
  const cartons = recall.cartons.reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    <Section title={t('recall.what')}>
      <p className="will grave">{t('recall.stopped')}</p>
      <dl className="facts">
        <dt>{t('field.reason')}</dt>
        <dd>{reason}</dd>
        {advice !== undefined && (
          <>
            <dt>{t('field.advice')}</dt>
            <dd>{advice}</dd>
          </>
        )}
        {adviceChinese !== undefined && (
          <>
            <dt>{t('field.adviceChinese')}</dt>
            <dd lang="zh">{adviceChinese}</dd>
          </>
        )}
        <dt>{t('field.declaredOn')}</dt>
        <dd>
          <DateText of={declaredOn} />, {[declaredBy, role].filter((part) => part !== undefined).join(', ')}
        </dd>
        <dt>{t('field.boundary')}</dt>
        <dd>
          {t(`boundary.${boundary}`)}
          {despite !== undefined && <div className="soft">{despite}</div>}
        </dd>
        <dt>{t('recall.takesIn')}</dt>
        <dd>
          {t('recall.unitsAndCartons', { units, cartons })}
          <div>
            {runs.slice(0, RUNS_SHOWN).map(({ run, whole }) => (
              <span key={run} className="chip">
                <RecordLink kind="run" id={run} /> {whole ? '' : t('recall.inPart')}
              </span>
            ))}
            {runs.length > RUNS_SHOWN && t('recall.moreRuns', { count: runs.length - RUNS_SHOWN })}
          </div>
        </dd>
      </dl>
    </Section>
  );
}

/** What was weighed when it was declared: each boundary with its price. */
function Boundaries({ recall: { scope, boundary } }: { readonly recall: Recall }): ReactNode {
  const t = useTranslations();
  if (scope === undefined) return null;
  return (
    <Section
      title={t('field.choices')}
      says={t('recall.weighedAt', { position: scope.position, strict: scope.strict ? 'yes' : 'no' })}
    >
      <PlainTable
        label={t('field.choices')}
        stacks
        rows={scope.choices}
        keyOf={(choice) => choice.boundary}
        columns={[
          {
            head: t('field.boundary'),
            cell: (choice) => (
              <>
                {t(`boundary.${choice.boundary}`)}{' '}
                {choice.boundary === boundary && <span className="tag good">{t('recall.chosen')}</span>}
                {!choice.allowed && <span className="tag bad">{t('scope.notAllowed')}</span>}
              </>
            ),
          },
          { head: t('recall.units'), isNumber: true, cell: ({ units }) => <Count of={units} /> },
          { head: t('recall.cartons'), isNumber: true, cell: ({ cartons }) => <Count of={cartons} /> },
          {
            head: t('field.clearedInside'),
            isNumber: true,
            cell: ({ clearedInside }) => <Count of={clearedInside} />,
          },
          {
            head: t('field.notClearedOutside'),
            isNumber: true,
            cell: ({ notClearedOutside }) => <Count of={notClearedOutside} />,
          },
        ]}
      />
    </Section>
  );
}
