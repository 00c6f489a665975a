import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';

type Ran = OutputOf<'drill.run'>;

/** What a drill came to: time, units accounted for, links broken, records missing. */
export function DrillScore({ id, of }: { readonly id: string; readonly of: Ran['drill'] }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const seconds = (milliseconds: number): string =>
    t('drill.seconds', { seconds: format.number(milliseconds / 1_000, { maximumFractionDigits: 1 }) });
  const share = of.madeUnits === 0 ? null : of.accountedUnits / of.madeUnits;
  const byStep = of.tookMsByStep;
  const steps =
    byStep === undefined
      ? []
      : (['traceMs', 'scopeMs', 'packMs', 'checkMs'] as const).map(
          (step) => `${t(`field.${step}`)} ${seconds(byStep[step])}`,
        );
  return (
    <Section title={t('drill.score')}>
      <p>
        <RecordLink kind={of.of.kind} id={of.of.id} />{' '}
        {of.isDrawn && <span className="tag">{t('drill.drawn')}</span>}{' '}
        <RecordLink kind="drill" id={id}>
          {t('drill.kept')}
        </RecordLink>
      </p>
      <dl className="facts">
        <dt>{t('drill.took')}</dt>
        <dd>
          <strong>{seconds(of.tookMs)}</strong>
          {steps.length > 0 && <div className="soft">{steps.join(' · ')}</div>}
        </dd>
        <dt>{t('field.accountedUnits')}</dt>
        <dd>
          <strong>{t('drill.unitsOf', { accounted: of.accountedUnits, made: of.madeUnits })}</strong>{' '}
          {share !== null &&
            format.number(Math.floor(share * 1_000) / 1_000, { style: 'percent', maximumFractionDigits: 1 })}
        </dd>
        <dt>{t('field.brokenLinks')}</dt>
        <dd>{format.number(of.brokenLinks)}</dd>
        <dt>{t('field.missingRecords')}</dt>
        <dd>{format.number(of.missingRecords)}</dd>
        <dt>{t('field.packSound')}</dt>
        <dd>
          <span className={of.packSound ? 'tag good' : 'tag bad'}>
            {t(of.packSound ? 'drill.sound' : 'drill.unsound')}
          </span>
        </dd>
      </dl>
    </Section>
  );
}
