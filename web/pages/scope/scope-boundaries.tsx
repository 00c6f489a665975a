import { Button } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { Count } from '../../ui/values.tsx';
import { ScopeRecall } from './scope-recall.tsx';
import type { Summary } from './scope-search.ts';
import { useScopeSearch } from './use-scope.ts';

type Choice = Summary['boundaries'][number];

/** The choices of boundary side by side: what each takes in, its price, what it leaves out, and the evidence for it. */
export function ScopeBoundaries({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations('scope');
  return (
    <Section title={t('boundaries')} says={t('boundariesSays')}>
      <div className="scope-boundaries">
        {summary.boundaries.map((choice) => (
          <BoundaryCard key={choice.boundary} choice={choice} />
        ))}
      </div>
    </Section>
  );
}

function BoundaryCard({ choice }: { readonly choice: Choice }): ReactNode {
  const t = useTranslations();
  const { search, narrow } = useScopeSearch();
  const { boundary, because } = choice;
  const isChosen = search.boundary === boundary;
  const name = t(`boundary.${boundary}`);
  return (
    <article className={isChosen ? 'scope-boundary chosen' : 'scope-boundary'} aria-label={name}>
      <h3>{name}</h3>
      <p>
        <span className={choice.allowed ? 'tag good' : 'tag bad'}>
          {choice.allowed ? <IconCheck aria-hidden size={13} /> : <IconBan aria-hidden size={13} />}
          {t(choice.allowed ? 'scope.allowed' : 'scope.notAllowed')}
        </span>
      </p>
      <dl>
        <dt>{t('scope.takesIn')}</dt>
        <dd>
          {t('scope.unitCount', { count: choice.units })}
          <br />
          {t('scope.cartonCount', { count: choice.cartons })}
        </dd>
        <dt>{t('scope.clearedInside')}</dt>
        <dd>
          <Count of={choice.clearedInside} />
        </dd>
        <dt>{t('scope.leftOut')}</dt>
        <dd>
          <Count of={choice.notClearedOutside} />
        </dd>
      </dl>
      <p className="soft">{t(`boundaryWhy.${because.says}`, { count: because.count ?? 0 })}</p>
      <Button
        className="no-print"
        variant={isChosen ? 'filled' : 'default'}
        size="compact-sm"
        aria-pressed={isChosen}
        aria-label={`${t('scope.choose')}: ${name}`}
        onClick={() => narrow({ boundary: isChosen ? undefined : boundary })}
      >
        {t('scope.choose')}
      </Button>
    </article>
  );
}

/** The boundary that is chosen, above the answer. */
export function ChosenBoundary({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const { search } = useScopeSearch();
  const choice = summary.boundaries.find(({ boundary }) => boundary === search.boundary);
  if (choice === undefined) return null;
  return (
    <div className={choice.allowed ? 'will' : 'will grave'} role="status">
      <strong>{t('scope.chosen', { name: t(`boundary.${choice.boundary}`) })}</strong>{' '}
      {t(choice.allowed ? 'scope.allowed' : 'scope.notAllowed')}.{' '}
      {t('scope.chosenSays', {
        units: format.number(choice.units),
        cartons: format.number(choice.cartons),
        cleared: format.number(choice.clearedInside),
      })}{' '}
      {t(`boundaryWhy.${choice.because.says}`, { count: choice.because.count ?? 0 })}
      <ScopeRecall choice={choice} />
    </div>
  );
}
