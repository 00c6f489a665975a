import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ProblemState } from '../../ui/states.tsx';
import { RecordLink } from '../../ui/values.tsx';

type Units = OutputOf<'recall.units'>;
type Holder = Units['holders'][number];

/** What consignees state by their answers, what of it is not recorded yet, and what cannot be true together with the record. */
export function RecallAnswers({ id, units }: { readonly id: string; readonly units: Units }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const mayRecord = useMayDo()('record-quality');
  const said = (units: number | null): string =>
    units === null ? t('recall.notSaid') : format.number(units);
  const { stated, holders } = units;
  const against = holders.filter(({ told }) => (told?.contradictions ?? []).length > 0);
  const isPlain = holders.some(
    ({ told }) => told !== null && told.toTake.length > 0 && told.contradictions.length === 0,
  );
  if (stated.notices === 0) return null;
  return (
    <section aria-label={t('recall.answers')}>
      <h3>{t('recall.answers')}</h3>
      <p>
        {t('recall.answersState', {
          ...{ answered: stated.answered, notices: stated.notices },
          ...{ found: said(stated.found), isolated: said(stated.isolated), returned: said(stated.returned) },
          ...{ destroyed: said(stated.destroyed), sold: said(stated.sold) },
        })}
      </p>
      {isPlain && <p className="will">{t('recall.notTaken')}</p>}
      {isPlain && mayRecord && <TakeOver recall={id} />}
      {against.map((holder) => (
        <Contradicted key={holder.party?.id ?? ''} recall={id} of={holder} mayRecord={mayRecord} />
      ))}
    </section>
  );
}

function TakeOver({ recall }: { readonly recall: string }): ReactNode {
  const t = useTranslations();
  const take = useCommand('recall.take-over');
  return (
    <>
      <Button className="no-print" loading={take.isPending} onClick={() => take.mutate({ recall })}>
        {t('recall.takeOver')}
      </Button>
      {take.error !== null && <ProblemState error={take.error} />}
    </>
  );
}

/** An answer that speaks against the record: it is taken over as it is, or not at all. */
function Contradicted({
  recall,
  of: { party, told },
  mayRecord,
}: {
  readonly recall: string;
  readonly of: Holder;
  readonly mayRecord: boolean;
}): ReactNode {
  const t = useTranslations();
  const take = useCommand('recall.take-over');
  const [despite, setDespite] = useState('');
  if (party === null || told === null) return null;
  return (
    <div className="will grave">
      <p>
        <RecordLink kind="notice-answer" id={told.answer}>
          {t('recall.answerOf', { name: party.name })}
        </RecordLink>
        {': '}
        {told.contradictions.map(({ says, units }) => t(`recallContradiction.${says}`, { units })).join(' ')}
      </p>
      {mayRecord && told.toTake.length > 0 && (
        <div className="stack no-print">
          <Textarea
            autosize
            label={t('recall.takeOverWhy', { name: party.name })}
            value={despite}
            onChange={(event) => setDespite(event.currentTarget.value)}
          />
          <div>
            <Button
              variant="default"
              disabled={despite.trim() === ''}
              loading={take.isPending}
              onClick={() => take.mutate({ recall, consignees: [party.id], despite: despite.trim() })}
            >
              {t('recall.takeOverDespite')}
            </Button>
          </div>
          {take.error !== null && <ProblemState error={take.error} />}
        </div>
      )}
    </div>
  );
}
